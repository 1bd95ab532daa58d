using TorchSharp;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Channels;

/// <summary>The noise that a ratio stands for, and the shape of symbols.</summary>
public static class ChannelNoise
{
    private static readonly Scalar Once = 1.ToScalar();

    /// <summary>Standard deviation of the real and of the imaginary part: sqrt(sigma^2 / 2) with sigma^2 = 10^(-SNR/10).</summary>
    public static double DeviationPerPart(double snrDb) => Math.Sqrt(Math.Pow(10, -snrDb / 10) / 2);

    /// <summary>Signal and noise. The plus of TorchSharp 0.107 converts a factor 1 for each call, which the collector may free before it is read.</summary>
    public static Tensor Add(Tensor signal, Tensor noise) => signal.add(noise, Once);

    /// <summary>The numbers of images and of complex symbols in each.</summary>
    /// <exception cref="ArgumentException">The channels of the latent image are odd, or the ratios are not one an image.</exception>
    public static (int Images, int Symbols) Count(Tensor sent, IReadOnlyList<double> snrDb)
    {
        int images = (int)sent.shape[0], symbols = (int)(sent.numel() / images / 2);
        if (sent.shape[1] % 2 != 0) throw new ArgumentException($"Real and imaginary parts do not pair up in {sent.shape[1]} channels.", nameof(sent));
        if (snrDb.Count != images) throw new ArgumentException($"{snrDb.Count} ratios for {images} images.", nameof(snrDb));
        return (images, symbols);
    }
}
