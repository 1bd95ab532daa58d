using System.Globalization;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Statistics;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>Draws figures of many runs as their author asks for them. Runs that differ in more than the seed are never one point.</summary>
public static class MeasurePlot
{
    /// <summary>Ends of keys that are units, the longest first, with how they are written.</summary>
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("bps_per_hz", "bit/s/Hz"), ("kbps", "kbit/s"), ("mbps", "Mbit/s"), ("bps", "bit/s"), ("ghz", "GHz"), ("mhz", "MHz"), ("khz", "kHz"), ("hz", "Hz"), ("dbm", "dBm"), ("dbw", "dBW"), ("db", "dB"),
        ("mib", "MiB"), ("min", "min"), ("deg", "deg"), ("km", "km"), ("ms", "ms"), ("wh", "Wh"), ("h", "h"), ("s", "s"), ("m", "m"), ("w", "W"), ("j", "J"),
    ];

    /// <summary>Writes the figure.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="spec">What to draw.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">The runs do not differ as the figure asks, none has the measure, or a file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<FoundRun> runs, PlotSpec spec)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(spec);
        RunGrid grid = RunGrid.Of(runs);
        return spec.Kind switch
        {
            PlotKind.Lines => FigureCatalogue.WriteMeasure(folder, Name(spec, $"{spec.Y.Name}-against-{spec.X}"), Lines(grid, spec)),
            PlotKind.HeatMap => FigureCatalogue.WriteHeatMap(folder, Name(spec, $"{spec.Y.Name}-over-{spec.X}-{spec.Rows}"), HeatMap(grid, spec)),
            PlotKind.Pareto => FigureCatalogue.WriteMeasure(folder, Name(spec, $"{spec.Y.Name}-against-{spec.X}"), Pareto(grid, spec)),
        };
    }

    /// <summary>The measure against a key, an arm a line.</summary>
    internal static MeasureChart Lines(RunGrid grid, PlotSpec spec)
    {
        string x = grid.Key("x", spec.X);
        string[] arms = grid.Arms(spec.Arms, x), values = grid.Values(x);
        bool isNumber = values.All(value => Number(value) is not null);
        FoundRun[][] groups = grid.Groups(arms);
        string[] labels = arms.Length == 0 ? [""] : grid.Labels([.. groups.Select(arm => arm[0])], arms);
        List<ChartSeries> series = [];
        List<int> seeds = [];
        foreach ((FoundRun[] arm, string label) in groups.Zip(labels))
        {
            List<ChartPoint> points = [];
            foreach ((int place, string value) in values.Index())
            {
                if (Cell([.. arm.Where(run => grid.Value(run, x) == value)], spec.Y) is not { Length: > 0 } cell) continue;
                seeds.Add(cell.Length);
                points.Add(new(Estimate.Exactly(isNumber ? Number(value)!.Value : place), Around(cell, spec.Band), cell.All(one => one.Reached)));
            }

            if (points.Count > 0) series.Add(new(label, points));
        }

        if (series.Count == 0) throw Nothing(spec.Y);
        return new(new(Or(spec.XLabel, Words(x, grid)), isNumber ? null : values), new(Or(spec.YLabel, spec.Y.Title(grid.Runs[0].Summary))), series, Meaning(spec.Band, seeds), [], spec.Preset);
    }

    /// <summary>One measure against another, an arm a point.</summary>
    internal static MeasureChart Pareto(RunGrid grid, PlotSpec spec)
    {
        ComparedMeasure of = ComparedMeasure.Named(spec.X)!;
        string[] arms = grid.Arms(spec.Arms);
        FoundRun[][] groups = grid.Groups(arms);
        string[] labels = arms.Length == 0 ? [grid.Runs[0].Summary.Scenario] : grid.Labels([.. groups.Select(arm => arm[0])], arms);
        List<ChartSeries> series = [];
        List<int> seeds = [];
        foreach ((FoundRun[] arm, string label) in groups.Zip(labels))
        {
            Dictionary<ulong, Measured> across = Cell(arm, of).ToDictionary(one => one.Seed);
            Measured[] y = [.. Cell(arm, spec.Y).Where(one => across.ContainsKey(one.Seed))], x = [.. y.Select(one => across[one.Seed])];
            if (y.Length == 0) continue;
            seeds.Add(y.Length);
            series.Add(new(label, [new(Around(x, spec.Band), Around(y, spec.Band), x.Concat(y).All(one => one.Reached))]));
        }

        if (series.Count == 0) throw new ResultsException($"None of the runs has both {of.Name} and {spec.Y.Name}; choose other measures.");
        Summary first = grid.Runs[0].Summary;
        return new(
            new(Or(spec.XLabel, of.Title(first))), new(Or(spec.YLabel, spec.Y.Title(first))), series, Meaning(spec.Band, seeds),
            Front([.. series.Select(one => one.Points[0]).Where(point => point.IsWhole).Select(point => (point.X.Middle, point.Y.Middle))], of.IsHigherBetter, spec.Y.IsHigherBetter), spec.Preset);
    }

    /// <summary>The measure's mean over two keys.</summary>
    internal static HeatMapChart HeatMap(RunGrid grid, PlotSpec spec)
    {
        (string x, string rows) = (grid.Key("x", spec.X), grid.Key("rows", spec.Rows));
        if (x == rows) throw new ResultsException($"rows is {spec.Rows}, and so is x; must be another key.");
        if (grid.Arms([], x, rows) is { Length: > 0 } others) throw new ResultsException($"The runs differ in {Counted.First(others, 5)}, too, which a heat map of {x} and {rows} cannot show; name runs that are alike in that.");
        string[] columns = grid.Values(x), lines = grid.Values(rows);
        double[][] values = [.. lines.Select(line => columns.Select(column => Cell([.. grid.Runs.Where(run => grid.Value(run, x) == column && grid.Value(run, rows) == line)], spec.Y) is { Length: > 0 } cell && cell.All(one => one.Reached)
            ? cell.Average(one => one.Value)
            : double.NaN).ToArray())];
        if (!values.Any(row => row.Any(double.IsFinite))) throw Nothing(spec.Y);
        return new(new(Or(spec.XLabel, Words(x, grid)), columns), new(Or(spec.YLabel, Words(rows, grid)), lines), values, spec.Y.Title(grid.Runs[0].Summary), spec.Preset);
    }

    /// <summary>Points that no other beats in one measure and equals or beats in the other, from left to right.</summary>
    internal static IReadOnlyList<(double X, double Y)> Front(IReadOnlyList<(double X, double Y)> points, bool isHigherXBetter, bool isHigherYBetter)
    {
        (double X, double Y) Worth((double X, double Y) point) => (isHigherXBetter ? point.X : -point.X, isHigherYBetter ? point.Y : -point.Y);
        return [.. points.Where(point => !points.Any(other => Beats(Worth(other), Worth(point)))).Distinct().Order()];
        static bool Beats((double X, double Y) one, (double X, double Y) other) => one.X >= other.X && one.Y >= other.Y && one != other;
    }

    /// <summary>A value a seed. All must be runs of one scenario.</summary>
    internal static Measured[] Cell(FoundRun[] runs, ComparedMeasure measure)
    {
        string[] others = ArmFinder.Differing(runs, run => run.Settings);
        if (others.Length > 0) throw new ResultsException($"Runs that differ in {Counted.First(others, 5)} would be one point; name them apart.");
        return [.. measure.Values(runs.DistinctBy(run => run.Summary.Seed))];
    }

    private static Estimate Around(Measured[] cell, PlotBand band)
    {
        double[] values = [.. cell.Select(one => one.Value).Order()];
        if (band is PlotBand.Ci95 && SampleStatistics.Student(values, ArmComparison.Level) is var mean) return new(mean.Mean, mean.Low, mean.High);
        if (band is PlotBand.None) return Estimate.Exactly(values.Average());
        double margin = band is PlotBand.Quartiles ? 0.25 : 0;
        return new(Summariser.Percentile(values, 0.5), Summariser.Percentile(values, margin), Summariser.Percentile(values, 1 - margin));
    }

    private static string Meaning(PlotBand band, List<int> seeds)
    {
        (int least, int most) = (seeds.Min(), seeds.Max());
        if (most < 2) return "";
        string over = least == most ? FormattableString.Invariant($"{most} seeds") : FormattableString.Invariant($"{least} to {most} seeds");
        return band switch
        {
            PlotBand.Ci95 => $"mean and 95 % interval (t) of {over}",
            PlotBand.Quartiles => $"median and quartiles of {over}",
            PlotBand.Range => $"median, lowest and highest of {over}",
            PlotBand.None => $"mean of {over}",
        };
    }

    private static ResultsException Nothing(ComparedMeasure measure) => new($"None of the runs has {measure.Name}; choose another measure.");

    /// <summary>A key's last parts as words with its unit, as in "min elevation (deg)".</summary>
    private static string Words(string key, RunGrid grid)
    {
        string last = ArmLabels.ShortKey(key, grid.Keys);
        (string ending, string unit) = Units.FirstOrDefault(known => last.EndsWith("_" + known.Ending, StringComparison.Ordinal));
        string words = ending is null ? last : last[..^(ending.Length + 1)];
        string text = words.Replace('_', ' ').Replace(".*.", " ", StringComparison.Ordinal);
        return unit is null ? text : $"{text} ({unit})";
    }

    private static string Or(string given, string otherwise) => given.Length > 0 ? given : otherwise;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static string Name(PlotSpec spec, string otherwise)
        => spec.Name.Length > 0 ? spec.Name : string.Concat(otherwise.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).Replace(".-.", ".", StringComparison.Ordinal);
}
