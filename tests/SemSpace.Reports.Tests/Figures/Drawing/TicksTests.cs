using ScottPlot;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Tests.Figures.Drawing;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.2, 0.2, 4, "\u22120.2 \u22120.1 0.0 0.1 0.2")]
    [InlineData(0.71, 0.79, 4, "0.72 0.74 0.76 0.78")]
    [InlineData(0, 1300, 4, "0 500 1000")]
    [InlineData(-4.5, 4.5, 4, "\u22124 \u22122 0 2 4")]
    [InlineData(0.1, 1.9, 1, "0.5 1.0 1.5")]
    public void Numbers_are_round_and_have_the_same_decimals(double min, double max, int most, string expected)
        => Assert.Equal(expected, Labels(axis => Ticks.Plain(axis, min, max, most)));

    [Fact]
    public void Counts_have_no_fractions() => Assert.Equal("0 1 2", Labels(axis => Ticks.Plain(axis, -0.7, 2.7, 8, whole: true)));

    [Theory]
    [InlineData(24, "0 3 6 9 12 15 18 21 24")]
    [InlineData(0.5, "0.00 0.25 0.50")]
    [InlineData(168, "0 24 48 72 96 120 144 168")]
    [InlineData(8784, "0 2000 4000 6000 8000")]
    public void Hours_step_as_clocks_and_calendars_do(double max, string expected)
        => Assert.Equal(expected, Labels(axis => Ticks.Hours(axis, max)));

    [Fact]
    public void Powers_of_ten_are_written_out() => Assert.Equal("0.01 0.1 1 10 100 1000", Labels(axis => Ticks.Powers(axis, -2, 3)));

    private static string Labels(Action<IAxis> set)
    {
        using Plot plot = PaperStyle.NewPlot("x", "y");
        set(plot.Axes.Bottom);
        return string.Join(' ', plot.Axes.Bottom.TickGenerator.Ticks.Select(tick => tick.Label));
    }
}
