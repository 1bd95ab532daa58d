using SemSpace.Fl.Randomness;
using static TorchSharp.torch;
using Is = SemSpace.Keys.Keys<SemSpace.Semantic.Channels.Rayleigh>;

namespace SemSpace.Semantic.Channels;

/// <summary>How long a channel keeps its fading.</summary>
public enum Fading
{
    /// <summary>One h per image.</summary>
    Block,

    /// <summary>One h per symbol.</summary>
    Fast,
}

/// <summary>
/// Rayleigh fading with a receiver that knows h: h is circular complex Gaussian with mean power 1. The receiver divides by h, but
/// never by less than 0.001 in magnitude.
/// Not modelled: a line of sight, correlation in time, estimation error of h.
/// </summary>
/// <param name="Fading">How long h lasts.</param>
public sealed record Rayleigh(Fading Fading = Fading.Block) : Channel
{
    private const double LeastMagnitude = 1e-3;

    /// <summary>The keys.</summary>
    public static Section<Rayleigh> Keys { get; } = new(
        "Rayleigh fading with a receiver that knows the gain.",
        () => new(),
        Is.Of("fading", new ChoiceKind<Fading>(("block", Fading.Block), ("fast", Fading.Fast)), "one gain per image, or one per symbol",
            r => r.Fading, (r, v) => r with { Fading = v }));

    /// <inheritdoc/>
    /// <remarks>y / h = g z + w / h in real numbers, with g = 1 wherever |h| is not below the least.</remarks>
    public override Tensor Transmit(Tensor sent, IReadOnlyList<double> snrDb, RandomStream random)
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
            if (i == 0 || Fading == Fading.Fast) (hReal, hImaginary) = DrawFading(random);
            (double wReal, double wImaginary) = random.NextGaussianPair();
            double power = (hReal * hReal) + (hImaginary * hImaginary), divisor = Math.Max(power, LeastMagnitude * LeastMagnitude);
            gain[i] = gain[symbols + i] = (float)(power / divisor);
            noise[i] = (float)(deviation * ((wReal * hReal) + (wImaginary * hImaginary)) / divisor);
            noise[symbols + i] = (float)(deviation * ((wImaginary * hReal) - (wReal * hImaginary)) / divisor);
        }
    }
}
