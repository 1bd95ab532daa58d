using System.Buffers.Binary;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Small data sets made on the spot: ten classes that differ in where their bright stripe stands.</summary>
internal static class SmallDataset
{
    private const int Side = 28, Classes = 10;

    /// <summary>Writes IDX files, as Fashion-MNIST has them.</summary>
    /// <returns>Their folder.</returns>
    public static string WriteIdx(TestFolder folder, int train = 2000, int test = 200)
    {
        string root = folder.In("images");
        _ = Directory.CreateDirectory(root);
        foreach ((string part, int count) in new[] { ("train", train), ("t10k", test) })
        {
            byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % Classes))];
            File.WriteAllBytes(Path.Combine(root, $"{part}-images-idx3-ubyte"), [.. Header(count, Side, Side), .. labels.SelectMany((label, i) => Image(label, i))]);
            File.WriteAllBytes(Path.Combine(root, $"{part}-labels-idx1-ubyte"), [.. Header(count), .. labels]);
        }

        return root;
    }

    private static byte[] Header(params int[] sizes)
    {
        byte[] header = [0, 0, 8, (byte)sizes.Length, .. new byte[4 * sizes.Length]];
        foreach ((int i, int size) in sizes.Index()) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), size);
        return header;
    }

    private static byte[] Image(int label, int number)
        => [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)((pixel % Side / 2 == label ? 200 : 20) + (((pixel * 31) + (number * 17)) % 50)))];
}
