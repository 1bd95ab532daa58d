using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// How busy gateways are, the busiest at the top, forty at most: (a) the share of the antennas' time for which they are given to satellites, over that with a satellite in view; (b) how long
/// satellites wait for an antenna, on average and at most, or a word where none got one; (c) how many wait on average over time.
/// </summary>
internal static class OccupationFigure
{
    private const double RowIn = 0.16, RestIn = 0.72;
    private const double SecondsPerMinute = 60, BarHeight = 0.7, Margin = 0.07;
    private const float WidestLabel = 128;
    private const int Most = 40;

    /// <summary>The figure.</summary>
    /// <param name="gateways">The gateways.</param>
    /// <param name="hours">Simulated time, h.</param>
    public static Figure Of(IReadOnlyList<GatewayRecord> gateways, double hours)
    {
        GatewayRecord[] rows = [.. gateways.OrderByDescending(gateway => gateway.BusyShare).ThenBy(gateway => gateway.Gateway, StringComparer.Ordinal).Take(Most)];
        Color busy = PaperStyle.ColorOf(0), inView = busy.WithAlpha(0.25), wait = PaperStyle.ColorOf(1);
        Plot share = PaperStyle.NewPlot("share of time", ""), waits = PaperStyle.NewPlot("wait (min)", ""), queues = PaperStyle.NewPlot("mean queue", "");
        double seconds = hours * 3600;
        AddBars(share, rows, gateway => gateway.InViewSeconds / seconds, inView);
        AddBars(share, rows, gateway => gateway.BusyShare, busy);
        AddBars(queues, rows, gateway => gateway.MeanWaiting, wait);
        double longest = 0;
        foreach ((int i, GatewayRecord gateway) in rows.Index())
        {
            if (gateway.Grants == 0)
            {
                AddWord(waits, gateway.InViewSeconds == 0 ? "none in view" : "none served", i);
                continue;
            }

            double mean = gateway.WaitSeconds / gateway.Grants / SecondsPerMinute, most = gateway.LongestWaitSeconds / SecondsPerMinute;
            longest = Math.Max(longest, most);
            LinePlot range = waits.Add.Line(mean, i, most, i);
            range.LineColor = wait;
            range.LineWidth = PaperStyle.LineWidth;
            _ = waits.Add.Marker(mean, i, MarkerShape.FilledCircle, 4 * PaperStyle.Point, wait);
        }

        string[] labels = [.. rows.Select(gateway => TextSize.Shortened(gateway.Gateway, PaperStyle.SmallSize, WidestLabel))];
        Ticks.Named(share.Axes.Left, rows.Length - 0.4, -0.6, labels.Select((label, i) => ((double)i, label)));
        foreach (Plot plot in new[] { waits, queues }) Ticks.Named(plot.Axes.Left, rows.Length - 0.4, -0.6, labels.Select((_, i) => ((double)i, "")));
        double widest = Math.Max(rows.Select(gateway => Math.Max(gateway.BusyShare, gateway.InViewSeconds / seconds)).DefaultIfEmpty(1).Max() * 1.05, 1e-6);
        Ticks.Plain(share.Axes.Bottom, 0, Math.Min(widest, 1.02), 3);
        double latest = longest > 0 ? longest * 1.1 : 1;
        Ticks.Plain(waits.Axes.Bottom, -latest * Margin, latest, 3);
        double fullest = rows.Select(gateway => gateway.MeanWaiting).DefaultIfEmpty(0).Max();
        Ticks.Plain(queues.Axes.Bottom, 0, fullest > 0 ? fullest * 1.1 : 1, 3);
        foreach (Plot plot in new[] { share, waits, queues }) plot.Axes.Left.MajorTickStyle.Length = 0;
        float names = Ticks.Widest(share.Axes.Left) / PaperStyle.ColumnPx, panel = (1 - names) / 3, first = names + panel, second = first + panel;
        FigureLegend legend = new([new("antennas given", LegendMark.Box, busy), new("satellite in view", LegendMark.Box, inView), new("waits: mean to longest, and mean queue", LegendMark.Line, wait)]);
        return new(RestIn + (RowIn * rows.Length), legend, [new(share, (0, 0, first, 1), "(a)"), new(waits, (first, 0, second, 1), "(b)"), new(queues, (second, 0, 1, 1), "(c)")]);
    }

    /// <summary>What stands for the wait where no satellite got an antenna, so that there is none.</summary>
    private static void AddWord(Plot plot, string word, int row)
    {
        Text text = plot.Add.Text(word, 0, row);
        (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (PaperFonts.Family, PaperStyle.SmallSize, PaperStyle.Grey, Alignment.MiddleLeft);
        text.LabelBackgroundColor = Colors.White; // the row's line is not to strike it out
    }

    private static void AddBars(Plot plot, GatewayRecord[] rows, Func<GatewayRecord, double> value, Color color)
    {
        Bar[] bars = [.. rows.Select((gateway, i) => new Bar { Position = i, Value = value(gateway), Size = BarHeight, FillColor = color, LineWidth = 0, Orientation = Orientation.Horizontal })];
        _ = plot.Add.Bars(bars);
    }
}
