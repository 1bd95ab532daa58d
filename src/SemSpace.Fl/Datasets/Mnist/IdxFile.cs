using System.Buffers.Binary;
using SemSpace.Fl.Data;

namespace SemSpace.Fl.Datasets.Mnist;

/// <summary>
/// The IDX format of LeCun, Cortes and Burges, "The MNIST database of handwritten digits": two zero bytes, the type of the values (8: bytes), the number of
/// dimensions, their sizes (32 bits each, the highest byte first), and the values. Files may be packed by gzip.
/// </summary>
internal static class IdxFile
{
    private const byte ByteValues = 8;

    private static readonly string[] Parts = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>The four files of a folder, packed or not; null where one is missing.</summary>
    public static string[]? Find(string folder)
    {
        string[] places = Directory.Exists(folder) ? [folder, .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : [];
        return places.Select(place => Parts.Select(part => First(Path.Combine(place, part))).OfType<string>().ToArray()).FirstOrDefault(found => found.Length == Parts.Length);

        static string? First(string path) => ((string[])[path, path + ".gz"]).FirstOrDefault(File.Exists);
    }

    /// <summary>Training and test images of the four files.</summary>
    /// <exception cref="DatasetException">A file is damaged.</exception>
    public static (PackedImages Train, PackedImages Test) Read(string[] files, int classes)
        => (Labelled(files[0], files[1], classes), Labelled(files[2], files[3], classes));

    private static PackedImages Labelled(string imageFile, string labelFile, int classes)
    {
        (int[] sizes, byte[] pixels) = Values(imageFile, dimensions: 3);
        byte[] labels = Values(labelFile, dimensions: 1).Values;
        if (labels.Length != sizes[0]) throw DatasetBytes.Fault(labelFile, FormattableString.Invariant($"holds {labels.Length} labels; must hold one for each of {sizes[0]} images"));
        if (labels.Any(label => label >= classes)) throw DatasetBytes.Fault(labelFile, FormattableString.Invariant($"holds the label {labels.Max()}; must hold 0 to {classes - 1}"));
        return new(new(1, sizes[1], sizes[2]), pixels, [.. labels]);
    }

    private static (int[] Sizes, byte[] Values) Values(string path, int dimensions)
    {
        byte[] bytes = DatasetBytes.Read(path);
        int start = sizeof(int) * (1 + dimensions);
        bool isIdx = bytes.Length >= start && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == ByteValues && bytes[3] == dimensions;
        if (!isIdx) throw DatasetBytes.Fault(path, FormattableString.Invariant($"is no IDX file of bytes with {dimensions} dimensions"));
        int[] sizes = [.. Enumerable.Range(1, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(sizeof(int) * i)))];
        double count = sizes.Aggregate(1.0, (all, size) => all * size);
        if (sizes.Min() < 1 || count != bytes.Length - start)
            throw DatasetBytes.Fault(path, FormattableString.Invariant($"holds {bytes.Length - start} values; must hold {string.Join(" x ", sizes)}"));
        return (sizes, bytes[start..]);
    }
}
