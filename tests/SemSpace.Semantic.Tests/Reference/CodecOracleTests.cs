using SemSpace.Fl.Randomness;
using SemSpace.Semantic.Codecs;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests.Reference;

/// <summary>Shapes, sizes and numbers that follow from the DeepJSCC architecture (Bourtsoulatze et al. 2019), worked out by hand.</summary>
public class CodecOracleTests
{
    /// <summary>Float32 rounding of numbers near 1.</summary>
    private const float Float32 = 1e-6f;

    [Fact]
    public void Four_latent_channels_take_71725_and_71719_parameters()
    {
        using var model = new DeepJscc(3, 4, new SeedTree(1));
        long Count(string half) => model.named_parameters().Where(p => p.name.StartsWith(half, StringComparison.Ordinal)).Sum(p => p.parameter.numel());
        Assert.Equal(71725, Count("encoder"));
        Assert.Equal(71719, Count("decoder"));
    }

    [Theory, InlineData(1.0 / 12, 4), InlineData(1.0 / 6, 8), InlineData(0.0833, 4)]
    public void Bandwidth_ratios_name_latent_channels(double ratio, int latent)
        => Assert.Equal(latent, BandwidthRatio.LatentChannels(ratio, 3));

    [Fact]
    public void A_32_by_32_image_becomes_64_symbols_a_latent_channel()
    {
        using var scope = NewDisposeScope();
        using var model = new DeepJscc(3, 4, new SeedTree(1));
        Tensor symbols = model.Encode(ones(2, 3, 32, 32));
        Assert.Equal([2, 8, 8, 8], symbols.shape);
        Assert.Equal([2, 3, 32, 32], model.Decode(symbols).shape);
    }

    [Fact]
    public void Symbols_are_scaled_to_mean_power_one()
    {
        using var scope = NewDisposeScope();
        Tensor latent = tensor([3f, 0, 1, 4, 0, -1], [1, 2, 1, 3]);
        float[] expected = [1, 0, 1 / 3f, 4 / 3f, 0, -1 / 3f];
        Assert.All(PowerNormalisation.Apply(latent).data<float>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Float32));
    }
}
