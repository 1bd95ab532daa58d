using SemSpace.Fl.Data;
using SemSpace.Semantic.Quality;

namespace SemSpace.Semantic.Baselines;

/// <summary>
/// What a codec must beat: PSNR, as the task scores it (rounded to 8 bits, averaged over images), of codecs that learn nothing. Pure functions.
/// Not modelled: the losses of a real channel code, fading.
/// </summary>
internal static class PlainCodecs
{
    private const float Peak = 255;

    /// <summary>The PSNR of sending each image's mean colour, 8 bits a colour, and nothing else, dB.</summary>
    public static double MeanColourDb(ImageSet images) => MeanDb(images, image => MeanColour(image, images));

    /// <summary>
    /// The PSNR of JPEG with as many channel uses as the codec has, under an ideal code: R n uses carry R n log2(1 + SNR) bits (Shannon, 1948, for additive
    /// white Gaussian noise). An image that not even the lowest quality brings into them is sent as its mean colour. Null for images that JPEG does not take.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="bandwidthRatio">Channel uses per image value, R.</param>
    /// <param name="snrDb">Signal-to-noise ratio, dB.</param>
    public static double? JpegDb(ImageSet images, double bandwidthRatio, double snrDb)
    {
        ImageSize size = new(images.Channels, images.Height, images.Width);
        if (size.Channels is not (1 or 3)) return null;
        double bits = bandwidthRatio * images.PixelsPerImage * Math.Log2(1 + Math.Pow(10, snrDb / 10));
        return MeanDb(images, image => JpegImage.WithinBits(image, size, bits) ?? MeanColour(image, images));
    }

    private static double MeanDb(ImageSet images, Func<float[], float[]> send)
    {
        int length = images.PixelsPerImage;
        double sum = 0;
        for (int i = 0; i < images.Count; i++)
        {
            float[] image = images.Pixels[(i * length)..((i + 1) * length)];
            sum += Psnr.FromErrorDb(Psnr.MeanSquaredError(ToEightBit(image), ToEightBit(send(image))), Peak);
        }

        return sum / images.Count;
    }

    private static float[] MeanColour(float[] image, ImageSet images)
    {
        int plane = images.Height * images.Width;
        float[] means = [.. image.Chunk(plane).Select(colour => colour.Average())];
        return [.. Enumerable.Range(0, image.Length).Select(i => means[i / plane])];
    }

    private static float[] ToEightBit(float[] values) => [.. values.Select(value => MathF.Round(Peak * Math.Clamp(value, 0, 1)))];
}
