using CsCheck;
using SemSpace.Fl.Randomness;
using SemSpace.Semantic.Channels;
using SemSpace.Semantic.Codecs;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests.Properties;

public class TransmissionPropertyTests
{
    private const int Runs = 50;
    private static readonly Gen<float[]> GenLatent = Gen.Float[-10, 10].Array[2 * 4 * 3 * 3]
        .Where(values => values[..36].Any(v => Math.Abs(v) > .01f) && values[36..].Any(v => Math.Abs(v) > .01f));

    [Fact]
    public void Every_image_has_mean_power_one() => GenLatent.Sample(values =>
    {
        const double float32Sum = 1e-5;
        using var scope = NewDisposeScope();
        Tensor symbols = PowerNormalisation.Apply(tensor(values, [2, 4, 3, 3]));
        float[] power = symbols.mul(symbols).sum([1, 2, 3]).data<float>().ToArray();
        Assert.All(power, p => Assert.Equal(1, p / 18, float32Sum));
    }, iter: Runs);

    /// <summary>Symbols are float32 near 1, so that identity is to 1e-6 of them, not to float64 precision.</summary>
    [Fact]
    public void At_200_dB_without_fading_the_channel_is_the_identity() => Gen.Select(GenLatent, Gen.ULong).Sample((values, seed) =>
    {
        const float float32 = 1e-6f;
        using var scope = NewDisposeScope();
        Tensor sent = PowerNormalisation.Apply(tensor(values, [2, 4, 3, 3]));
        Tensor received = new Awgn().Transmit(sent, [200, 200], new SeedTree(seed).Stream("noise"));
        Assert.True((received - sent).abs().max().item<float>() <= float32);
    }, iter: Runs);

    /// <summary>The receiver undoes fading: at 200 dB and with |h| of 0.001 or more, what is left of the noise is below 1e-6.</summary>
    [Fact]
    public void At_200_dB_the_receiver_undoes_fading() => Gen.Select(GenLatent, Gen.ULong).Sample((values, seed) =>
    {
        const float float32 = 1e-6f;
        RandomStream fading = new SeedTree(seed).Stream("fade");
        (double real, double imaginary) = Rayleigh.DrawFading(fading);
        if ((real * real) + (imaginary * imaginary) < 1e-6) return;
        using var scope = NewDisposeScope();
        Tensor sent = PowerNormalisation.Apply(tensor(values, [2, 4, 3, 3]))[..1];
        Tensor received = new Rayleigh(Fading.Block).Transmit(sent, [200], new SeedTree(seed).Stream("fade"));
        Assert.True((received - sent).abs().max().item<float>() <= float32);
    }, iter: Runs);

    /// <summary>Central differences in float64, with the same stream and so the same noise each time.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void Gradients_flow_through_normalisation_and_channel(bool fading)
    {
        const double step = 1e-6, differenceError = 1e-6;
        Channel channel = fading ? new Rayleigh(Fading.Fast) : new Awgn();
        using var scope = NewDisposeScope();
        Tensor weights = tensor(Enumerable.Range(0, 18).Select(i => i - 7.3).ToArray(), [1, 2, 3, 3]);
        Tensor Objective(Tensor latent)
        {
            Tensor received = channel.Transmit(PowerNormalisation.Apply(latent), [5], new SeedTree(4).Stream("link"));
            return received.mul(received).mul(weights).sum();
        }

        double[] point = [.. Enumerable.Range(0, 18).Select(i => Math.Sin(i + 1.0))];
        Tensor latent = tensor(point, [1, 2, 3, 3], dtype: ScalarType.Float64, requires_grad: true);
        Objective(latent).backward();
        double[] gradient = latent.grad!.data<double>().ToArray();
        for (int i = 0; i < point.Length; i++)
        {
            double At(double offset) => Objective(tensor([.. point.Select((v, j) => j == i ? v + offset : v)], [1, 2, 3, 3], dtype: ScalarType.Float64)).item<double>();
            double slope = (At(step) - At(-step)) / (2 * step);
            Assert.Equal(slope, gradient[i], differenceError * Math.Max(1, Math.Abs(slope)));
        }
    }
}
