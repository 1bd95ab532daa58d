using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SemSpace.Fl.Data;

/// <summary>Images of one size with a class label each, channel planes in order (N, C, H, W), pixel values in [0, 1].</summary>
/// <param name="Channels">Colour channels C.</param>
/// <param name="Height">Rows H.</param>
/// <param name="Width">Columns W.</param>
/// <param name="Pixels">N * C * H * W values.</param>
/// <param name="Labels">N class indices from 0.</param>
public sealed record ImageSet(int Channels, int Height, int Width, float[] Pixels, long[] Labels)
{
    private const int IdentityDigits = 16;

    /// <summary>The number of images N.</summary>
    public int Count => Labels.Length;

    /// <summary>Pixel values in one image.</summary>
    public int PixelsPerImage => Channels * Height * Width;

    /// <summary>The share of the most frequent class, from 0 to 1: what a model scores that always names that class; 0 without images.</summary>
    public double MajorityClassShare => Count == 0 ? 0 : (double)Labels.CountBy(label => label).Max(entry => entry.Value) / Count;

    /// <summary>Names the set by its size, labels and pixels: the beginning of their SHA-256, 16 hexadecimal digits.</summary>
    public string Identity
    {
        get
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(MemoryMarshal.AsBytes<int>([Channels, Height, Width]));
            hash.AppendData(MemoryMarshal.AsBytes(Labels.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(Pixels.AsSpan()));
            return Convert.ToHexStringLower(hash.GetHashAndReset())[..IdentityDigits];
        }
    }

    /// <summary>The number of images of each class.</summary>
    /// <param name="classes">The number of classes; labels lie below it.</param>
    public int[] ClassCounts(int classes)
    {
        int[] counts = new int[classes];
        foreach (long label in Labels) counts[label]++;
        return counts;
    }
}
