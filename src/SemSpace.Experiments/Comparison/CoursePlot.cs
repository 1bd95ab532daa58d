using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Comparison;

/// <summary>Scores over the course of runs: over hours, versions, bytes or joules.</summary>
internal static class CoursePlot
{
    /// <summary>A step curve an arm, from where all its runs have a version that was trained to where the first of them ends. A version is in force until the next.</summary>
    /// <exception cref="ResultsException">The measure is none of a version, or no run has one.</exception>
    public static MeasureChart Of(RunGrid grid, PlotSpec spec, RunProgress progress)
    {
        if (spec.Y.OfVersion is not { } score)
            throw new ResultsException($"y is {spec.Y.Name}, which a version on the way has not; must be one of {string.Join(", ", ComparedMeasure.All.Where(measure => measure.OfVersion is not null).Select(measure => measure.Name))} over {progress.Name}.");
        string[] arms = grid.Arms(spec.Arms);
        FoundRun[][] groups = grid.Groups(arms);
        string[] labels = arms.Length == 0 ? [""] : grid.Labels([.. groups.Select(arm => arm[0])], arms);
        List<ChartSeries> series = [];
        List<double[]> cells = [];
        foreach ((FoundRun[] arm, string label) in groups.Zip(labels))
        {
            MeasurePlot.MustBeOne(arm);
            (double At, double Score)[][] curves = [.. arm.DistinctBy(run => run.Summary.Seed).Select(run => Curve(run, progress, score)).Where(curve => curve.Length > 1)];
            if (curves.Length == 0) continue;
            (double from, double to) = (curves.Max(curve => curve[0].At), curves.Min(curve => curve[^1].At));
            double[] places = [.. curves.SelectMany(curve => curve.Select(point => point.At)).Append(from).Append(to).Where(at => at >= from && at <= to).Distinct().Order()];
            double[][] values = [.. places.Select(at => curves.Select(curve => curve.Last(point => point.At <= at).Score).ToArray())];
            if (places.Length == 0) continue;
            cells.AddRange(values);
            series.Add(new(label, [.. places.Zip(values, (at, scores) => new ChartPoint(Estimate.Exactly(at), MeasurePlot.Around(scores, spec.Band, spec.Y.Bounds(grid.Runs[0].Summary, null)), true))]));
        }

        if (series.Count == 0) throw MeasurePlot.Nothing(spec.Y, grid.Runs);
        string title = spec.Y.Title(grid.Runs).Replace("final ", "", StringComparison.Ordinal);
        return new(new(MeasurePlot.Or(spec.XLabel, progress.Label)), new(MeasurePlot.Or(spec.YLabel, title)), series, MeasurePlot.Meaning(spec.Band, [.. cells]), [], spec.Preset) { IsCurve = true };
    }

    /// <summary>The trained versions of a run, and the last again at its end.</summary>
    private static (double At, double Score)[] Curve(FoundRun run, RunProgress progress, Func<RoundRecord, double> score)
    {
        (double At, double Score)[] points = [.. run.Records.Rounds.Where(version => version.Version > 0 && double.IsFinite(score(version))).Select(version => (progress.At(run, version), score(version)))];
        return points.Length == 0 ? points : [.. points, (Math.Max(points[^1].At, progress.AtEnd(run)), points[^1].Score)];
    }
}
