using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Channels;

/// <summary>
/// A radio channel y = h z + w with its receiver. The noise w is circular complex Gaussian with variance 10^(-SNR/10) per complex
/// symbol, half of it in each of the real and imaginary part; symbols have mean power 1 and h mean power 1. The record holds options,
/// no state, and serves all threads.
/// </summary>
public abstract record Channel
{
    /// <summary>What the receiver makes of the symbols: y / h, from a perfectly known h. Gradients flow back to what was sent.</summary>
    /// <param name="sent">(B, 2c, h, w): the first c channels are real parts, the others imaginary parts.</param>
    /// <param name="snrDb">Signal-to-noise ratio of each image, dB.</param>
    /// <param name="random">The source of fading and noise, drawn in the order of images, then symbols.</param>
    public abstract Tensor Transmit(Tensor sent, IReadOnlyList<double> snrDb, RandomStream random);
}
