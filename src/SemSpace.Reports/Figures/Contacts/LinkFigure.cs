using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>The link over a pass: (a) elevation, (b) signal to noise, (c) rate, both directions; where their medians differ by a factor of 30 from the highest rate, by powers of ten.</summary>
internal static class LinkFigure
{
    private const double HeightIn = 3.3, ZenithDeg = 90;
    private const float FirstPanel = 0.28f, SecondPanel = 0.61f;

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<LinkMoment> moments)
    {
        double[] minutes = [.. moments.Select(m => (m.Time - moments[0].Time).TotalSeconds / 60)];
        double[] down = [.. moments.Select(m => m.Downlink.RateBps)], up = [.. moments.Select(m => m.Uplink.RateBps)];
        RateScale scale = new([MedianOfSome(down), MedianOfSome(up)], Math.Max(down.Max(), up.Max()));
        Plot height = PaperStyle.NewPlot("", "elevation (deg)"), signal = PaperStyle.NewPlot("", "SNR (dB)"), rate = PaperStyle.NewPlot("time since AOS (min)", $"rate ({scale.Unit})");
        Add(height, minutes, moments.Select(m => m.Downlink.Angles.ElevationDeg), Colors.Black, LinePattern.Solid);
        AddBoth(signal, minutes, moments, m => m.Downlink.SnrDb, m => m.Uplink.SnrDb);
        AddBoth(rate, minutes, moments, m => scale.Of(m.Downlink.RateBps), m => scale.Of(m.Uplink.RateBps));
        Ticks.Named(height.Axes.Left, 0, ZenithDeg, Enumerable.Range(0, 4).Select(i => (ZenithDeg * i / 3, (ZenithDeg * i / 3).ToString("0", CultureInfo.InvariantCulture))));
        double[] ratios = [.. moments.SelectMany(m => new[] { m.Downlink.SnrDb, m.Uplink.SnrDb })];
        Ticks.Plain(signal.Axes.Left, Math.Floor(ratios.Min()) - 1, Math.Ceiling(ratios.Max()) + 1, most: 4);
        scale.Set(rate.Axes.Left);
        foreach (Plot plot in new[] { height, signal, rate }) Ticks.Plain(plot.Axes.Bottom, 0, Math.Max(minutes[^1], 1e-3), most: 8);
        FigureLegend legend = new(
        [
            new("downlink", LegendMark.Line, PaperStyle.ColorOf(0)),
            new("uplink", LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(1)),
        ]);
        return new(HeightIn, legend, [new(height, (0, 0, 1, FirstPanel), "(a)"), new(signal, (0, FirstPanel, 1, SecondPanel), "(b)"), new(rate, (0, SecondPanel, 1, 1), "(c)")]);
    }

    /// <summary>The median of rates above 0; 0 where there are none.</summary>
    private static double MedianOfSome(double[] rates)
    {
        double[] some = [.. rates.Where(bps => bps > 0).Order()];
        return some.Length == 0 ? 0 : some[some.Length / 2];
    }

    private static void AddBoth(Plot plot, double[] minutes, IReadOnlyList<LinkMoment> moments, Func<LinkMoment, double> down, Func<LinkMoment, double> up)
    {
        Add(plot, minutes, moments.Select(down), PaperStyle.ColorOf(0), LinePattern.Solid);
        Add(plot, minutes, moments.Select(up), PaperStyle.ColorOf(1), PaperStyle.PatternOf(1));
    }

    private static void Add(Plot plot, double[] minutes, IEnumerable<double> values, Color color, LinePattern pattern)
    {
        Scatter line = plot.Add.ScatterLine(minutes, [.. values]);
        (line.Color, line.LinePattern, line.LineWidth) = (color, pattern, PaperStyle.LineWidth);
    }
}
