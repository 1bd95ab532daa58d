using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Experiments.Results;

namespace SemSpace.Experiments.Plots;

/// <summary>
/// What the arms of a sweep cost: (a) mean staleness of merged updates, (b) mean energy that a satellite used. A dot is the median
/// over seeds, a bar goes from the lowest seed to the highest.
/// </summary>
internal static class ArmCostsFigure
{
    private const double RowIn = 0.16;
    private const double RestIn = 0.62;
    private const float FirstPanel = 0.62f;
    private const float LabelWidth = 92;
    private const double JoulesPerKilojoule = 1e3;

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<ArmRuns> arms)
    {
        Plot staleness = Dots(arms, "mean staleness (h)", s => s.StalenessS?.Mean / 3600);
        Plot energy = Dots(arms, "energy (kJ per satellite)", s => s.EnergyPerSatelliteJ?.Mean / JoulesPerKilojoule);
        Ticks.Named(staleness.Axes.Left, arms.Count - 0.4, -0.6, arms.Select((arm, i) => ((double)i, TextSize.Fitted(arm.Label, PaperStyle.SmallSize, LabelWidth))));
        Ticks.Named(energy.Axes.Left, arms.Count - 0.4, -0.6, arms.Select((_, i) => ((double)i, "")));
        return new("arm-costs", RestIn + (RowIn * arms.Count), new([]), [new(staleness, (0, 0, FirstPanel, 1), "(a)"), new(energy, (FirstPanel, 0, 1, 1), "(b)")]);
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

        double high = costs.SelectMany(c => c).DefaultIfEmpty(1).Max();
        Ticks.Plain(plot.Axes.Bottom, 0, Math.Max(high * 1.1, 1e-9), 3);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return plot;
    }
}
