using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SemSpace.Fl.Data;

/// <summary>
/// Many images of one size with a class label each, a byte a value: a quarter of what an <see cref="ImageSet"/> of them takes. Immutable once made,
/// so thread-safe.
/// </summary>
public sealed class PackedImages
{
    private const float White = byte.MaxValue;

    private readonly byte[] _pixels;
    private readonly int[] _labels;
    private readonly Lazy<string> _key;

    /// <summary>Takes images over.</summary>
    /// <param name="size">The size of each.</param>
    /// <param name="pixels">N * C * H * W values, 0 to 255: for each image its channel planes, row by row.</param>
    /// <param name="labels">N class indices from 0.</param>
    /// <exception cref="ArgumentException">There are not as many pixels as the labels ask for.</exception>
    public PackedImages(ImageSize size, byte[] pixels, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (pixels.LongLength != (long)size.Values * labels.Length)
            throw new ArgumentException($"{labels.Length} images of {size.Values} values have not {pixels.LongLength} values.", nameof(pixels));
        (Size, _pixels, _labels) = (size, pixels, labels);
        _key = new(Hash);
    }

    /// <summary>The size of each image.</summary>
    public ImageSize Size { get; }

    /// <summary>The number of images N.</summary>
    public int Count => _labels.Length;

    /// <summary>The class of each image.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>SHA-256 of sizes, pixels and labels, 64 lower-case hexadecimal digits.</summary>
    public string Key => _key.Value;

    /// <summary>The images at some places, in that order, values in [0, 1].</summary>
    public ImageSet Pick(IReadOnlyList<int> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        int length = Size.Values;
        float[] pixels = new float[places.Count * length];
        for (int i = 0; i < places.Count; i++)
        {
            ReadOnlySpan<byte> from = _pixels.AsSpan(places[i] * length, length);
            Span<float> to = pixels.AsSpan(i * length, length);
            for (int j = 0; j < length; j++) to[j] = from[j] / White;
        }

        return new(Size.Channels, Size.Height, Size.Width, pixels, [.. places.Select(place => (long)_labels[place])]);
    }

    /// <summary>The images at some places, in that order, as bytes.</summary>
    public PackedImages Select(IReadOnlyList<int> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        int length = Size.Values;
        byte[] pixels = new byte[places.Count * length];
        for (int i = 0; i < places.Count; i++) _pixels.AsSpan(places[i] * length, length).CopyTo(pixels.AsSpan(i * length));
        return new(Size, pixels, [.. places.Select(place => _labels[place])]);
    }

    private string Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] number = new byte[sizeof(int)];
        foreach (int value in (int[])[Size.Channels, Size.Height, Size.Width, .. _labels])
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, value);
            hash.AppendData(number);
        }

        hash.AppendData(_pixels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
