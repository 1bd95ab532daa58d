using SemSpace.Fl.Data;
using SemSpace.Semantic.Quality;
using SemSpace.Semantic.Tests.Reference;

namespace SemSpace.Semantic.Tests.Quality;

public class SsimTests
{
    /// <summary>Rounding of float64 sums over a thousand positions.</summary>
    private const double Rounding = 1e-12;

    [Fact]
    public void Equal_images_score_one()
    {
        (float[] x, _) = QualityOracleTests.Pattern();
        Assert.Equal(1, Ssim.Mean(x, x, new(1, 32, 32), 255), Rounding);
    }

    [Fact]
    public void Colour_channels_are_averaged()
    {
        (float[] x, float[] y) = QualityOracleTests.Pattern();
        double one = Ssim.Mean(x, y, new(1, 32, 32), 255);
        Assert.Equal((1 + one) / 2, Ssim.Mean([.. x, .. x], [.. x, .. y], new(2, 32, 32), 255), Rounding);
    }

    [Fact]
    public void Height_and_width_are_not_confused()
    {
        (float[] x, float[] y) = QualityOracleTests.Pattern();
        ImageSize wide = new(1, 16, 32), tall = new(1, 32, 16);
        float[] Transposed(float[] image) => [.. Enumerable.Range(0, 512).Select(i => image[(i % 16 * 32) + (i / 16)])];
        Assert.Equal(Ssim.Mean(x.AsSpan(0, 512), y.AsSpan(0, 512), wide, 255), Ssim.Mean(Transposed(x), Transposed(y), tall, 255), Rounding);
    }

    [Fact]
    public void Images_smaller_than_the_window_are_refused()
        => Assert.Throws<ArgumentException>(() => Ssim.Mean(new float[100], new float[100], new(1, 10, 10), 255));

    [Fact]
    public void Images_of_different_sizes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Psnr.MeanSquaredError(new float[3], new float[4]));
        Assert.Throws<ArgumentException>(() => Ssim.Mean(new float[144], new float[145], new(1, 12, 12), 255));
    }
}
