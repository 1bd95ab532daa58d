using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// How stale merged updates were: (a) in versions, as shares of the updates; (b) in time, as the share that is at most so old, with median
/// and 95th percentile marked.
/// </summary>
internal static class StalenessFigure
{
    private const double HeightIn = 1.75;
    private const double MinutesBelowH = 3;
    private const string NoUpdates = "no update was merged";

    /// <summary>More bars than this would be hairs; then each covers several versions.</summary>
    private const int MostBars = 40;

    /// <summary>More steps than this nobody can tell apart, and those of 100,000 updates would fill a file of megabytes.</summary>
    private const int MostSteps = 1000;

    /// <summary>The figure.</summary>
    public static Figure Of(IEnumerable<UpdateRecord> updates)
    {
        List<int> staleness = [];
        List<double> hours = [];
        foreach (UpdateRecord update in updates.Where(u => u.Fate == UpdateFate.Merged))
        {
            staleness.Add(update.StalenessVersions);
            hours.Add(update.StalenessSeconds / 3600);
        }

        hours.Sort();
        List<LegendEntry> legend = [];
        Panel versions = new(Versions(staleness), (0, 0, 0.5f, 1), "(a)");
        Panel time = new(Time(hours, legend), (0.5f, 0, 1, 1), "(b)");
        return new(HeightIn, new(legend), [versions, time]);
    }

    private static Plot Versions(List<int> staleness)
    {
        Plot plot = PaperStyle.NewPlot("staleness (versions)", "share of updates");
        int most = staleness.DefaultIfEmpty(0).Max(), width = (most / MostBars) + 1;
        Bar[] bars =
        [
            .. staleness.GroupBy(s => s / width).Select(group => new Bar
            {
                Position = (group.Key * width) + ((width - 1) / 2.0),
                Value = (double)group.Count() / staleness.Count,
                Size = 0.8 * width,
                FillColor = PaperStyle.ColorOf(0),
                LineWidth = 0,
            }),
        ];
        _ = plot.Add.Bars(bars);
        if (staleness.Count == 0) PaperStyle.Note(plot, NoUpdates);
        Ticks.Plain(plot.Axes.Bottom, -0.7, Math.Max(most + 0.7, 3.7), 5, whole: true);
        Ticks.Plain(plot.Axes.Left, 0, Math.Min(1, bars.Select(b => b.Value).DefaultIfEmpty(1).Max() * 1.08), 4);
        return plot;
    }

    private static Plot Time(List<double> hours, List<LegendEntry> legend)
    {
        bool inMinutes = hours.DefaultIfEmpty(0).Max() < MinutesBelowH;
        double[] ages = [.. hours.Select(h => inMinutes ? h * 60 : h)];
        Plot plot = PaperStyle.NewPlot($"staleness ({(inMinutes ? "min" : "h")})", "cumulative share");
        double end = ages.Length == 0 ? 1 : Math.Max(ages[^1] * 1.05, 1e-3);
        if (ages.Length == 0)
        {
            PaperStyle.Note(plot, NoUpdates);
        }
        else
        {
            int drawn = Math.Min(ages.Length, MostSteps);
            Coordinates[] steps = [new(0, 0), .. Enumerable.Range(1, drawn).Select(step => (int)((long)ages.Length * step / drawn)).Select(rank => new Coordinates(ages[rank - 1], (double)rank / ages.Length)), new(end, 1)];
            Scatter line = plot.Add.ScatterLine(steps);
            line.ConnectStyle = ConnectStyle.StepHorizontal;
            line.Color = PaperStyle.ColorOf(0);
            line.LineWidth = PaperStyle.LineWidth;
            AddMark(plot, legend, "median", Summariser.Percentile(ages, 0.5), 1);
            AddMark(plot, legend, "95th percentile", Summariser.Percentile(ages, 0.95), 2);
        }

        Ticks.Plain(plot.Axes.Bottom, 0, end, 5);
        Ticks.Plain(plot.Axes.Left, 0, 1.03, 4);
        return plot;
    }

    private static void AddMark(Plot plot, List<LegendEntry> legend, string name, double at, int style)
    {
        LinePlot line = plot.Add.Line(at, 0, at, 1.03);
        line.LineColor = PaperStyle.ColorOf(style);
        line.LineWidth = PaperStyle.ThinWidth;
        line.LinePattern = PaperStyle.PatternOf(style);
        legend.Add(new($"{name} (b)", LegendMark.Line, line.LineColor, line.LinePattern, PaperStyle.ThinWidth));
    }
}
