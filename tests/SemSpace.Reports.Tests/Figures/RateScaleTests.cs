using System.Globalization;
using ScottPlot;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Tests.Figures;

/// <summary>Rates on an axis.</summary>
public sealed class RateScaleTests
{
    /// <summary>220 Mbit/s and 0.25: five ticks, 0.1 to 1000, on which the slow one stands at log10(0.25) and silence at the end.</summary>
    [Fact]
    public void Rates_that_are_far_apart_have_powers_of_ten()
    {
        RateScale scale = new([220e6, 0.25e6], 221e6);
        Assert.Equal("Mbit/s", scale.Unit);
        Assert.Equal([Math.Log10(0.25), Math.Log10(220), -1], new[] { scale.Of(0.25e6), scale.Of(220e6), scale.Of(0) });
        Assert.Equal(["0.1", "1", "10", "100", "1000"], Labels(scale));
    }

    /// <summary>Below a factor of 30 an axis begins at 0; a direction that is silent all the time is not told from that.</summary>
    [Theory]
    [InlineData(29e6, 1e6, "Mbit/s", 29)]
    [InlineData(2.5e9, 0, "Gbit/s", 2.5)]
    [InlineData(500, 100, "bit/s", 500)]
    public void Rates_that_are_near_stand_from_none_on(double fast, double slow, string unit, double at)
    {
        RateScale scale = new([fast, slow], fast);
        Assert.Equal((unit, at, 0), (scale.Unit, scale.Of(fast), scale.Of(0)));
        Assert.Equal(0, double.Parse(Labels(scale)[0], CultureInfo.InvariantCulture));
    }

    /// <summary>A link that hardly works does not push the other out of the picture.</summary>
    [Fact]
    public void No_axis_has_more_than_six_decades()
        => Assert.Equal(7, Labels(new([100e6, 1e-3], 100e6)).Length);

    private static string[] Labels(RateScale scale)
    {
        Plot plot = new();
        scale.Set(plot.Axes.Left);
        return [.. plot.Axes.Left.TickGenerator.Ticks.Select(tick => tick.Label)];
    }
}
