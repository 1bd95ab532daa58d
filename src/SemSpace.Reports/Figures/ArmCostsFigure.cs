using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Figures;

/// <summary>
/// What the arms of a sweep cost: (a) mean staleness of merged updates, (b) energy that a satellite used for training and radio, the mean: the platform's is the same in all arms. A dot is the median
/// over seeds, a bar goes from the lowest seed to the highest.
/// </summary>
internal static class ArmCostsFigure
{
    private const double RowIn = 0.16;
    private const double RestIn = 0.62;
    private const float WidestLabel = 128;
    private const double JoulesPerKilojoule = 1e3, Margin = 0.03;

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<ArmRuns> arms)
    {
        Plot staleness = Dots(arms, "staleness (h)", s => s.StalenessS?.Mean / 3600);
        Plot energy = Dots(arms, "energy (kJ/satellite)", s => s.Satellites == 0 ? null : s.Joules / s.Satellites / JoulesPerKilojoule);
        string[] labels = [.. arms.Select(arm => TextSize.Shortened(arm.Label, PaperStyle.SmallSize, WidestLabel))];
        Ticks.Named(staleness.Axes.Left, arms.Count - 0.4, -0.6, labels.Select((label, i) => ((double)i, label)));
        Ticks.Named(energy.Axes.Left, arms.Count - 0.4, -0.6, labels.Select((_, i) => ((double)i, "")));
        float border = (1 + (Ticks.Widest(staleness.Axes.Left) / PaperStyle.ColumnPx)) / 2;
        return new(RestIn + (RowIn * arms.Count), new([]), [new(staleness, (0, 0, border, 1), "(a)"), new(energy, (border, 0, 1, 1), "(b)")]);
    }

    private static Plot Dots(IReadOnlyList<ArmRuns> arms, string label, Func<Summary, double?> cost)
    {
        Plot plot = PaperStyle.NewPlot(label, "");
        double[][] costs = [.. arms.Select(arm => arm.Runs.Select(run => cost(run.Summary)).OfType<double>().Order().ToArray())];
        for (int i = 0; i < costs.Length; i++)
        {
            if (costs[i].Length == 0) continue;
            LinePlot range = plot.Add.Line(costs[i][0], i, costs[i][^1], i);
            range.LineColor = PaperStyle.ColorOf(i);
            range.LineWidth = PaperStyle.LineWidth;
            _ = plot.Add.Marker(Summariser.Percentile(costs[i], 0.5), i, MarkerShape.FilledCircle, 4 * PaperStyle.Point, PaperStyle.ColorOf(i));
        }

        double high = Math.Max(costs.SelectMany(c => c).DefaultIfEmpty(1).Max() * 1.1, 1e-9);
        Ticks.Plain(plot.Axes.Bottom, -high * Margin, high, 3);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return plot;
    }
}
