using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Comparison;

/// <summary>Performance profiles: of each arm the share of runs above each value of a measure (Agarwal et al., NeurIPS 2021), with a bootstrap that draws runs within tasks.</summary>
internal static class ProfilePlot
{
    /// <summary>A step curve an arm. What runs differ in beside the arms makes tasks.</summary>
    /// <exception cref="ResultsException">The runs do not differ in a key that is to make arms, or none has the measure.</exception>
    public static MeasureChart Of(RunGrid grid, PlotSpec spec)
    {
        string[] arms = spec.Arms.Count == 0 ? grid.Keys : [.. spec.Arms.Select(name => grid.Key("arms", name))], rest = [.. grid.Keys.Except(arms)];
        FoundRun[][] groups = grid.Groups(arms);
        string[] labels = arms.Length == 0 ? [""] : grid.Labels([.. groups.Select(arm => arm[0])], arms);
        Measured[][][] cells = [.. groups.Select(arm => arm.GroupBy(run => grid.Point(run, rest)).Select(task => MeasurePlot.Cell([.. task], spec.Y)).Where(task => task.Length > 0).ToArray())];
        (double? limit, Measured[][] restricted) = Measured.Restricted([.. cells.SelectMany(arm => arm)]);
        double[][] values = [.. restricted.Select(task => task.Select(one => one.Value).ToArray())];
        double[][][] tasks = [.. cells.Select((arm, i) => values.Skip(cells.Take(i).Sum(before => before.Length)).Take(arm.Length).ToArray())];
        double[] places = [.. tasks.SelectMany(arm => arm.SelectMany(task => task)).Distinct().Order()];
        if (places.Length == 0) throw MeasurePlot.Nothing(spec.Y, grid.Runs);
        double margin = Math.Max((places[^1] - places[0]) * 0.03, Math.Abs(places[0]) * 1e-3);
        double first = places[0] >= 0 ? Math.Max(0, places[0] - margin) : places[0] - margin;
        places = [.. places.Prepend(first).Append(places[^1] + margin).Distinct()];
        List<ChartSeries> series = [];
        foreach ((double[][] arm, string label) in tasks.Zip(labels).Where(arm => arm.First.Length > 0)) series.Add(new(label, [.. places.Zip(Shares(arm, places, spec.Band), (at, share) => new ChartPoint(Estimate.Exactly(at), share, true))]));
        int runs = tasks.Sum(arm => arm.Sum(task => task.Length)), most = tasks.Max(arm => arm.Length);
        string meaning = $"share of {Counted.Of(runs, "run")}{(most > 1 ? $" in {most} tasks" : "")}{(spec.Band == PlotBand.None ? "" : "; 95 % bootstrap")}";
        return new(new(MeasurePlot.Or(spec.XLabel, MeasurePlot.UpTo(spec.Y.Label(grid.Runs), limit))), new(MeasurePlot.Or(spec.YLabel, "share of runs above")), series, meaning, [], spec.Preset) { IsCurve = true };
    }

    private static IEnumerable<Estimate> Shares(double[][] tasks, double[] places, PlotBand band) => band == PlotBand.None
        ? ManyTasks.Profile([.. tasks.SelectMany(task => task)], places).Select(Estimate.Exactly)
        : ManyTasks.Stratified(tasks, scores => ManyTasks.Profile(scores, places), new SeedTree(1), ArmComparison.Level).Select(share => new Estimate(share.Mean, share.Low, share.High));
}
