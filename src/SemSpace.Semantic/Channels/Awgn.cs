using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Channels;

/// <summary>Additive white Gaussian noise: h = 1.</summary>
public sealed record Awgn : Channel
{
    /// <summary>No keys.</summary>
    public static Section<Awgn> Keys { get; } = new("White noise.", () => new());

    /// <inheritdoc/>
    public override Tensor Transmit(Tensor sent, IReadOnlyList<double> snrDb, RandomStream random)
    {
        (int images, int symbols) = ChannelNoise.Count(sent, snrDb);
        float[] noise = new float[images * 2 * symbols];
        for (int image = 0; image < images; image++)
            random.FillGaussian(noise.AsSpan(image * 2 * symbols, 2 * symbols), ChannelNoise.DeviationPerPart(snrDb[image]));
        return ChannelNoise.Add(sent, tensor(noise, sent.shape));
    }
}
