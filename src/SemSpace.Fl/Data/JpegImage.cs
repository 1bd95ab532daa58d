using SkiaSharp;

namespace SemSpace.Fl.Data;

/// <summary>
/// An image through JPEG (ITU-T T.81, baseline, optimised Huffman tables, colour at half resolution) within a number of bits. Only the coded data of
/// the scan count as bits: headers and tables, some 600 bytes that are much the same for all images, are taken as known to the receiver, which is in
/// JPEG's favour. Pure functions, safe from any thread.
/// </summary>
public static class JpegImage
{
    private const int HighestQuality = 100, MarkerBytes = 2, BitsPerByte = 8;

    /// <summary>
    /// What a receiver sees of the highest quality, found by bisection, whose data fit; null where not even the lowest quality fits, or for images that have
    /// neither one colour nor three.
    /// </summary>
    /// <param name="pixels">The image, planes of values in [0, 1].</param>
    /// <param name="size">Its size.</param>
    /// <param name="bits">What can be sent.</param>
    /// <returns>Planes of values in [0, 1], whole multiples of 1/255.</returns>
    public static float[]? WithinBits(ReadOnlySpan<float> pixels, ImageSize size, double bits)
    {
        if (size.Channels is not (1 or 3)) return null;
        using SKBitmap image = Bitmap(pixels, size);
        byte[]? best = null;
        for ((int low, int high) = (0, HighestQuality); low <= high;)
        {
            int quality = (low + high) / 2;
            byte[] file = Encode(image, quality);
            bool fits = ScanBits(file) <= bits;
            if (fits) (best, low) = (file, quality + 1);
            else high = quality - 1;
        }

        return best is null ? null : Decode(best, size);
    }

    /// <summary>Bits of the coded data: from the end of the scan's header to the end marker.</summary>
    internal static int ScanBits(ReadOnlySpan<byte> file)
    {
        int at = MarkerBytes; // after the start of the image, segments of a marker and a length follow
        while (true)
        {
            bool isScan = file[at + 1] == 0xDA;
            at += MarkerBytes + (file[at + MarkerBytes] << 8) + file[at + MarkerBytes + 1];
            if (isScan) return BitsPerByte * (file.Length - at - MarkerBytes);
        }
    }

    private static SKBitmap Bitmap(ReadOnlySpan<float> pixels, ImageSize size)
    {
        int plane = size.Height * size.Width;
        SKBitmap image = new(size.Width, size.Height, size.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque);
        Span<byte> bytes = image.GetPixelSpan();
        for (int i = 0; i < plane; i++)
        {
            if (size.Channels == 1) bytes[i] = ToByte(pixels[i]);
            else (bytes[4 * i], bytes[(4 * i) + 1], bytes[(4 * i) + 2], bytes[(4 * i) + 3]) = (ToByte(pixels[i]), ToByte(pixels[i + plane]), ToByte(pixels[i + (2 * plane)]), byte.MaxValue);
        }

        return image;
    }

    private static byte[] Encode(SKBitmap image, int quality)
    {
        using SKPixmap pixels = image.PeekPixels();
        using SKData file = pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("Bug in SemSpace: an image cannot be encoded as JPEG.");
        return file.ToArray();
    }

    private static float[] Decode(byte[] file, ImageSize size)
    {
        using SKBitmap image = SKBitmap.Decode(file, new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("Bug in SemSpace: a JPEG file of its own cannot be decoded.");
        ReadOnlySpan<byte> bytes = image.GetPixelSpan();
        int plane = size.Height * size.Width;
        float[] pixels = new float[size.Channels * plane];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = bytes[(4 * (i % plane)) + (i / plane)] / (float)byte.MaxValue;
        return pixels;
    }

    private static byte ToByte(float value) => (byte)MathF.Round(byte.MaxValue * Math.Clamp(value, 0, 1));
}
