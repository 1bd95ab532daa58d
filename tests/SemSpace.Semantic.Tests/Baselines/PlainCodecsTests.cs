using SemSpace.Fl.Data;
using SemSpace.Semantic.Baselines;

namespace SemSpace.Semantic.Tests.Baselines;

public sealed class PlainCodecsTests
{
    /// <summary>Half of each plane is black, half of it white: the mean is 127.5, which is sent as 128, and errors are 128 and 127.</summary>
    [Fact]
    public void The_mean_colour_of_black_and_white_is_grey()
    {
        ImageSet images = new(3, 16, 16, [.. Enumerable.Range(0, 3 * 256).Select(i => i % 2 == 0 ? 0f : 1f)], [0]);
        Assert.Equal(10 * Math.Log10(255 * 255 / (((128.0 * 128) + (127 * 127)) / 2)), PlainCodecs.MeanColourDb(images), 1e-9);
    }

    [Fact]
    public void Images_of_one_colour_are_sent_as_they_are()
        => Assert.Equal(100, PlainCodecs.MeanColourDb(new(3, 8, 8, [.. Enumerable.Repeat(0.2f, 2 * 192)], [0, 1])));

    [Fact]
    public void Jpeg_gets_better_with_the_channel_and_is_the_mean_colour_where_nothing_fits()
    {
        ImageSet images = new(3, 32, 32, [.. Enumerable.Range(0, 3072).Select(i => (float)(0.5 + (0.5 * Math.Sin(i / 3.0) * Math.Cos(i / 40.0))))], [0]);
        double[] scores = [.. new[] { -30.0, 0, 10, 20 }.Select(snrDb => PlainCodecs.JpegDb(images, 1.0 / 6, snrDb)!.Value)];
        Assert.Equal(PlainCodecs.MeanColourDb(images), scores[0]);
        Assert.Equal(scores.Order(), scores);
        Assert.True(scores[3] > scores[1]);
        Assert.Null(PlainCodecs.JpegDb(new(2, 8, 8, new float[128], [0]), 1.0 / 6, 10));
    }
}
