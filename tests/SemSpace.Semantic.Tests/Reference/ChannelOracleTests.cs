using SemSpace.Fl.Randomness;
using SemSpace.Semantic.Channels;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests.Reference;

/// <summary>
/// Channel statistics in closed form. Every bound is five standard deviations of the mean of the samples drawn: the seed is fixed,
/// and another would fail once in two million.
/// </summary>
public class ChannelOracleTests
{
    private const int Draws = 200_000;
    private const double Sigmas = 5, Snr = 10;

    /// <summary>e^(1/snr) E1(1/snr) / ln 2 at 10 dB, by scipy 1.10 in float64.</summary>
    private const double RayleighCapacity = 2.906515;

    private static readonly double[] Powers = DrawPowers();

    /// <summary>
    /// The trap: noise of variance sigma^2 per real part, or of half the power per real element, is 3 dB off. |w|^2 is exponential, so its
    /// mean over N symbols has relative deviation 1 / sqrt(N).
    /// </summary>
    [Theory, InlineData(0), InlineData(10), InlineData(-5)]
    public void The_measured_ratio_is_the_labelled_one(double snrDb)
    {
        const int images = 4;
        using var scope = NewDisposeScope();
        Tensor sent = tensor([.. Enumerable.Repeat(MathF.Sqrt(0.5f), 2 * Draws)], [images, 2, 1, Draws / images]);
        Tensor received = new Awgn().Transmit(sent, [.. Enumerable.Repeat(snrDb, images)], new SeedTree(5).Stream("noise"));
        double noisePower = 2 * MeanSquare(received - sent);
        Assert.Equal(1, noisePower / Math.Pow(10, -snrDb / 10), Sigmas / Math.Sqrt(Draws));
    }

    [Fact]
    public void Each_image_has_its_own_ratio()
    {
        using var scope = NewDisposeScope();
        Tensor sent = zeros(2, 2, 1, Draws / 2);
        Tensor received = new Awgn().Transmit(sent, [0, 20], new SeedTree(5).Stream("noise"));
        double[] power = [2 * MeanSquare(received[0]), 2 * MeanSquare(received[1])];
        Assert.Equal(1, power[0], Sigmas / Math.Sqrt(Draws / 2));
        Assert.Equal(1, power[1] / 0.01, Sigmas / Math.Sqrt(Draws / 2));
    }

    /// <summary>|h|^2 is exponential: variance 1, fourth-moment mean 2, whose own variance is 24 - 4 = 20.</summary>
    [Fact]
    public void Rayleigh_fading_has_mean_power_one()
    {
        Assert.Equal(1, Powers.Average(), Sigmas / Math.Sqrt(Draws));
        Assert.Equal(2, Powers.Average(p => p * p), Sigmas * Math.Sqrt(20.0 / Draws));
    }

    [Fact]
    public void Rayleigh_fading_fades_below_a_tenth_as_often_as_it_should()
    {
        double expected = 1 - Math.Exp(-0.1);
        Assert.Equal(.095163, expected, 1e-6);
        Assert.Equal(expected, Powers.Count(p => p < 0.1) / (double)Draws, Sigmas * Math.Sqrt(expected * (1 - expected) / Draws));
    }

    [Fact]
    public void The_ergodic_capacity_of_the_fading_is_the_known_one()
    {
        double[] capacities = [.. Powers.Select(p => Math.Log2(1 + (Snr * p)))];
        double mean = capacities.Average(), deviation = Math.Sqrt(capacities.Average(c => (c - mean) * (c - mean)));
        Assert.Equal(RayleighCapacity, mean, Sigmas * deviation / Math.Sqrt(Draws));
    }

    /// <summary>The capacity of the noise that awgn really adds, from its measured power; relative deviation as above, slope below 1/ln 2.</summary>
    [Fact]
    public void The_capacity_without_fading_is_the_known_one()
    {
        using var scope = NewDisposeScope();
        Tensor noise = new Awgn().Transmit(zeros(1, 2, 1, Draws), [10], new SeedTree(6).Stream("noise"));
        double measured = Math.Log2(1 + (1 / (2.0 * MeanSquare(noise))));
        Assert.Equal(3.459432, measured, Sigmas / Math.Sqrt(Draws) / Math.Log(2));
    }

    /// <summary>With h known, equalised noise power is sigma^2 / |h|^2: seen through the receiver, y/h - z times h is the noise again.</summary>
    [Theory, InlineData(Fading.Block), InlineData(Fading.Fast)]
    public void Rayleigh_noise_has_the_labelled_power_before_the_equaliser(Fading fading)
    {
        const int images = 40, symbols = 5000;
        using var scope = NewDisposeScope();
        double[] quiet = [.. Enumerable.Repeat(0.0, images)];
        float[] noise = new Rayleigh(fading).Transmit(zeros(images, 2, 1, symbols), quiet, new SeedTree(8).Stream("fade")).data<float>().ToArray();
        var random = new SeedTree(8).Stream("fade");
        double sum = 0;
        (double Real, double Imaginary) h = default;
        for (int i = 0; i < images * symbols; i++)
        {
            if (fading == Fading.Fast || i % symbols == 0) h = Rayleigh.DrawFading(random);
            _ = random.NextGaussianPair();
            int at = (i / symbols * 2 * symbols) + (i % symbols);
            double power = (noise[at] * (double)noise[at]) + (noise[at + symbols] * (double)noise[at + symbols]);
            sum += power * ((h.Real * h.Real) + (h.Imaginary * h.Imaginary));
        }

        Assert.Equal(1, sum / (images * symbols), Sigmas / Math.Sqrt(images * symbols));
    }

    private static double[] DrawPowers()
    {
        RandomStream random = new SeedTree(7).Stream("rayleigh");
        return [.. Enumerable.Range(0, Draws).Select(_ =>
        {
            (double real, double imaginary) = Rayleigh.DrawFading(random);
            return (real * real) + (imaginary * imaginary);
        })];
    }

    private static double MeanSquare(Tensor values) => values.mul(values).mean().item<float>();
}
