using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>The link over a pass: (a) elevation, (b) signal to noise, (c) rate, both directions.</summary>
internal static class LinkFigure
{
    private const double HeightIn = 3.3;
    private const float FirstPanel = 0.28f, SecondPanel = 0.61f;

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<LinkMoment> moments)
    {
        double[] minutes = [.. moments.Select(m => (m.Time - moments[0].Time).TotalSeconds / 60)];
        double most = Math.Max(moments.Max(m => m.Downlink.RateBps), moments.Max(m => m.Uplink.RateBps));
        (double perUnit, string unit) = most >= 2e9 ? (1e9, "Gbit/s") : most >= 2e6 ? (1e6, "Mbit/s") : (1e3, "kbit/s");
        Plot height = PaperStyle.NewPlot("", "elevation (deg)"), signal = PaperStyle.NewPlot("", "SNR (dB)"), rate = PaperStyle.NewPlot("time since AOS (min)", $"rate ({unit})");
        Add(height, minutes, moments.Select(m => m.Downlink.Angles.ElevationDeg), Colors.Black, LinePattern.Solid);
        AddBoth(signal, minutes, moments, m => m.Downlink.SnrDb, m => m.Uplink.SnrDb);
        AddBoth(rate, minutes, moments, m => m.Downlink.RateBps / perUnit, m => m.Uplink.RateBps / perUnit);
        Ticks.Plain(height.Axes.Left, 0, 90, most: 3);
        double[] ratios = [.. moments.SelectMany(m => new[] { m.Downlink.SnrDb, m.Uplink.SnrDb })];
        Ticks.Plain(signal.Axes.Left, Math.Floor(ratios.Min()) - 1, Math.Ceiling(ratios.Max()) + 1, most: 4);
        Ticks.Plain(rate.Axes.Left, 0, Math.Max(most / perUnit * 1.08, 1e-9), most: 4);
        foreach (Plot plot in new[] { height, signal, rate }) Ticks.Plain(plot.Axes.Bottom, 0, Math.Max(minutes[^1], 1e-3), most: 8);
        FigureLegend legend = new(
        [
            new("downlink", LegendMark.Line, PaperStyle.ColorOf(0)),
            new("uplink", LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(1)),
        ]);
        return new(HeightIn, legend, [new(height, (0, 0, 1, FirstPanel), "(a)"), new(signal, (0, FirstPanel, 1, SecondPanel), "(b)"), new(rate, (0, SecondPanel, 1, 1), "(c)")]);
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
