using SemSpace.Fl.Randomness;
using SemSpace.Semantic.Channels;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests.Channels;

public class ChannelTests
{
    public static TheoryData<Channel> Every => [.. ChannelCatalogue.All.Select(member => member.Blank), new Rayleigh(Fading.Fast)];

    [Theory, MemberData(nameof(Every))]
    public void The_same_stream_makes_the_same_noise(Channel channel)
    {
        using var scope = NewDisposeScope();
        float[] Received(ulong step) => channel.Transmit(ones(2, 4, 3, 3), [5, 9], new SeedTree(2).Stream("link", step)).data<float>().ToArray();
        Assert.Equal(Received(1), Received(1));
        Assert.NotEqual(Received(1), Received(2));
    }

    [Theory, MemberData(nameof(Every))]
    public void Symbols_that_do_not_pair_up_are_refused(Channel channel)
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => channel.Transmit(ones(1, 3, 2, 2), [5], new SeedTree(2).Stream("link")));
        Assert.Throws<ArgumentException>(() => channel.Transmit(ones(2, 4, 2, 2), [5], new SeedTree(2).Stream("link")));
    }

    /// <summary>In block fading the equalised noise of an image has one power; noise of images far apart in fading differs.</summary>
    [Fact]
    public void Block_fading_lasts_an_image()
    {
        const int images = 50, symbols = 2000;
        using var scope = NewDisposeScope();
        double[] snrDb = [.. Enumerable.Repeat(0.0, images)];
        Tensor noise = new Rayleigh(Fading.Block).Transmit(zeros(images, 2, 1, symbols), snrDb, new SeedTree(3).Stream("fade"));
        float[] halves = noise.mul(noise).reshape(images, 2, 2, symbols / 2).mean([1, 3]).data<float>().ToArray();
        double fiveSigmaOfRatio = 5 * Math.Sqrt(2.0 / (symbols / 2));
        for (int image = 0; image < images; image++) Assert.Equal(1, halves[2 * image] / halves[(2 * image) + 1], fiveSigmaOfRatio);
        Assert.True(halves.Max() > 10 * halves.Min());
    }
}
