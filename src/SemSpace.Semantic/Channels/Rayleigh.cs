using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Channels;

/// <summary>How long a channel keeps its fading.</summary>
public enum Fading
{
    /// <summary>One h an image.</summary>
    Block,

    /// <summary>One h a symbol.</summary>
    Fast,
}

/// <summary>
/// Rayleigh fading with a receiver that knows h: h is circular complex Gaussian with mean power 1. The receiver divides by h, but
/// never by less than 0.001 in magnitude.
/// Not modelled: a line of sight, correlation in time, estimation error of h.
/// </summary>
/// <param name="Fading">How long h lasts.</param>
public sealed record RayleighOptions(Fading Fading = Fading.Block) : ChannelOptions
{
    internal override IChannel CreateChannel() => new Rayleigh(Fading);
}

/// <summary>The channel of <see cref="RayleighOptions"/>.</summary>
internal sealed class Rayleigh(Fading fading) : IChannel
{
    private const double LeastMagnitude = 1e-3;

    /// <summary>y / h = g z + w / h in real numbers, with g = 1 wherever |h| is not below the least.</summary>
    public Tensor Transmit(Tensor sent, IReadOnlyList<double> snrDb, RandomStream random)
    {
        (int images, int symbols) = ChannelNoise.Count(sent, snrDb);
        float[] gain = new float[images * 2 * symbols], noise = new float[gain.Length];
        for (int image = 0; image < images; image++)
        {
            int start = image * 2 * symbols;
            Fill(gain.AsSpan(start, 2 * symbols), noise.AsSpan(start, 2 * symbols), ChannelNoise.DeviationPerPart(snrDb[image]), random);
        }

        return ChannelNoise.Add(sent * tensor(gain, sent.shape), tensor(noise, sent.shape));
    }

    /// <summary>Draws h, circular complex Gaussian with mean power 1.</summary>
    public static (double Real, double Imaginary) DrawFading(RandomStream random)
    {
        (double real, double imaginary) = random.NextGaussianPair();
        return (real * Math.Sqrt(0.5), imaginary * Math.Sqrt(0.5));
    }

    private void Fill(Span<float> gain, Span<float> noise, double deviation, RandomStream random)
    {
        int symbols = gain.Length / 2;
        (double hReal, double hImaginary) = (0, 0);
        for (int i = 0; i < symbols; i++)
        {
            if (i == 0 || fading == Fading.Fast) (hReal, hImaginary) = DrawFading(random);
            (double wReal, double wImaginary) = random.NextGaussianPair();
            double power = (hReal * hReal) + (hImaginary * hImaginary), divisor = Math.Max(power, LeastMagnitude * LeastMagnitude);
            gain[i] = gain[symbols + i] = (float)(power / divisor);
            noise[i] = (float)(deviation * ((wReal * hReal) + (wImaginary * hImaginary)) / divisor);
            noise[symbols + i] = (float)(deviation * ((wImaginary * hReal) - (wReal * hImaginary)) / divisor);
        }
    }
}
