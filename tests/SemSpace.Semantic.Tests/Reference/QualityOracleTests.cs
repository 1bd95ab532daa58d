using SemSpace.Fl.Data;
using SemSpace.Semantic.Quality;

namespace SemSpace.Semantic.Tests.Reference;

/// <summary>
/// Known PSNR and SSIM. The two-image numbers were computed in float64 with numpy 1.24 and scipy 1.10 from the formulas of Wang et
/// al. 2004 (the settings of scikit-image's gaussian_weights and of pytorch-msssim), apart from this code.
/// </summary>
public class QualityOracleTests
{
    /// <summary>The numbers are given to six decimals.</summary>
    private const double Printed = 1e-6;

    private static readonly ImageSize Grey32 = new(1, 32, 32);

    [Theory, InlineData(65.025, 255, 30), InlineData(0.01, 1, 20), InlineData(0, 255, 100), InlineData(1e-9, 255, 100), InlineData(double.NaN, 255, double.NaN)]
    public void Psnr_of_known_errors(double meanSquaredError, double peak, double expectedDb)
        => Assert.Equal(expectedDb, Psnr.FromErrorDb(meanSquaredError, peak), Printed);

    [Fact]
    public void A_disturbed_pattern_scores_as_known()
    {
        (float[] x, float[] y) = Pattern();
        double error = Psnr.MeanSquaredError(x, y);
        Assert.Equal(97.027344, error, Printed);
        Assert.Equal(28.261862, Psnr.FromErrorDb(error, 255), Printed);
        Assert.Equal(.942911, Ssim.Mean(x, y, Grey32, 255), Printed);
    }

    [Fact]
    public void Constant_images_differ_in_luminance_alone()
    {
        float[] x = [.. Enumerable.Repeat(100f, Grey32.Values)], y = [.. Enumerable.Repeat(120f, Grey32.Values)];
        Assert.Equal(.983611, Ssim.Mean(x, y, Grey32, 255), Printed);
    }

    [Fact]
    public void The_window_is_the_published_one()
        => Assert.Equal([.001028, .007599, .036001, .109361, .213006, .266012], Ssim.Window[..6], (a, b) => Math.Abs(a - b) < Printed);

    /// <summary>C1 = 6.5025 and C2 = 58.5225 for 8 bits: with black against constant a, SSIM = C1 / (a^2 + C1).</summary>
    [Fact]
    public void The_constant_of_luminance_is_the_published_one()
    {
        float[] black = new float[Grey32.Values], grey = [.. Enumerable.Repeat(10f, Grey32.Values)];
        Assert.Equal(6.5025 / (100 + 6.5025), Ssim.Mean(black, grey, Grey32, 255), Printed);
    }

    internal static (float[] X, float[] Y) Pattern()
    {
        float[] x = new float[32 * 32], y = new float[32 * 32];
        for (int i = 0; i < 32; i++)
        {
            for (int j = 0; j < 32; j++)
            {
                x[(i * 32) + j] = ((7 * i) + (13 * j)) % 256;
                y[(i * 32) + j] = Math.Clamp(x[(i * 32) + j] + (10 * ((2 * ((i + j) % 2)) - 1)), 0, 255);
            }
        }

        return (x, y);
    }
}
