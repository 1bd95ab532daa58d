using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// Batteries over time: (a) the charge of each satellite where they are few, else the median, a band from the 5th to the 95th percentile, and the lowest; (b) the share of satellites in the
/// Earth's shadow.
/// </summary>
internal static class BatteryFigure
{
    private const double HeightIn = 2.6;
    private const int MostLines = 6;
    private const float FirstPanel = 0.66f;

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<ChargeRecord> charges)
    {
        Epoch start = charges.Min(record => record.Time);
        string[] names = [.. charges.Select(record => record.Satellite).Distinct()];
        Moment[] moments = [.. charges.GroupBy(record => record.Time).OrderBy(group => group.Key).Select(group => new Moment((group.Key - start).TotalHours, [.. group]))];
        List<LegendEntry> legend = [];
        Plot charge = PaperStyle.NewPlot("", "charge");
        if (names.Length <= MostLines) AddEach(charge, moments, names, legend);
        else AddBand(charge, moments, legend);
        Plot shadow = PaperStyle.NewPlot("time (h)", names.Length == 1 ? "in shadow" : "share in shadow");
        FillY dark = shadow.Add.FillY([.. moments.Select(moment => moment.Hours)], [.. moments.Select(_ => 0.0)], [.. moments.Select(moment => 1 - moment.Records.Average(record => record.SunShare))]);
        dark.FillColor = PaperStyle.Grey;
        dark.LineWidth = 0;
        double end = Math.Max(moments[^1].Hours, 1e-3);
        foreach (Plot plot in new[] { charge, shadow })
        {
            Ticks.Plain(plot.Axes.Bottom, 0, end);
            Ticks.Plain(plot.Axes.Left, 0, 1.03, 4);
        }

        return new(HeightIn, new(legend), [new(charge, (0, 0, 1, FirstPanel), "(a)"), new(shadow, (0, FirstPanel, 1, 1), "(b)")]);
    }

    private static void AddEach(Plot plot, Moment[] moments, string[] names, List<LegendEntry> legend)
    {
        foreach ((int i, string name) in names.Index())
        {
            Coordinates[] points = [.. moments.SelectMany(moment => moment.Records.Where(record => record.Satellite == name).Select(record => new Coordinates(moment.Hours, record.Charge)))];
            AddLine(plot, points, i);
            legend.Add(new(name, LegendMark.Line, PaperStyle.ColorOf(i), PaperStyle.PatternOf(i)));
        }
    }

    private static void AddBand(Plot plot, Moment[] moments, List<LegendEntry> legend)
    {
        double[][] sorted = [.. moments.Select(moment => moment.Records.Select(record => record.Charge).Order().ToArray())];
        Color color = PaperStyle.ColorOf(0), band = color.WithAlpha(0.25);
        FillY between = plot.Add.FillY([.. moments.Select(moment => moment.Hours)], [.. sorted.Select(all => Summariser.Percentile(all, 0.05))], [.. sorted.Select(all => Summariser.Percentile(all, 0.95))]);
        between.FillColor = band;
        between.LineWidth = 0;
        AddLine(plot, [.. moments.Zip(sorted, (moment, all) => new Coordinates(moment.Hours, Summariser.Percentile(all, 0.5)))], 0);
        AddLine(plot, [.. moments.Zip(sorted, (moment, all) => new Coordinates(moment.Hours, all[0]))], 1);
        legend.Add(new("median of satellites", LegendMark.Line, color, PaperStyle.PatternOf(0)));
        legend.Add(new("5th to 95th percentile", LegendMark.Box, band));
        legend.Add(new("lowest", LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(1)));
    }

    private static void AddLine(Plot plot, Coordinates[] points, int style)
    {
        Scatter line = plot.Add.ScatterLine(points);
        line.Color = PaperStyle.ColorOf(style);
        line.LinePattern = PaperStyle.PatternOf(style);
        line.LineWidth = PaperStyle.LineWidth;
    }

    /// <summary>All satellites at a time.</summary>
    private sealed record Moment(double Hours, IReadOnlyList<ChargeRecord> Records);
}
