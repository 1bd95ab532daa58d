using System.Globalization;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Statistics;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
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
        RunGrid grid = Grid(runs, spec);
        if (spec.Measures.FirstOrDefault(measure => measure.HasTarget && !grid.Runs.Any(run => measure.Of(run) is not null)) is { } never) throw Nothing(never, grid.Runs);
        return spec.Kind switch
        {
            PlotKind.Lines when RunProgress.Named(spec.X) is { } progress && ArmLabels.Named(spec.X, grid.Keys).Length == 0
                => FigureCatalogue.WriteMeasure(folder, Name(spec, $"{spec.Y.Name}-over-{spec.X}"), CoursePlot.Of(grid, spec, progress)),
            PlotKind.Lines => FigureCatalogue.WriteMeasure(folder, Name(spec, $"{spec.Y.Name}-against-{spec.X}"), Lines(grid, spec)),
            PlotKind.HeatMap => FigureCatalogue.WriteHeatMap(folder, Name(spec, $"{spec.Y.Name}-over-{spec.X}-{spec.Rows}"), HeatMap(grid, spec)),
            PlotKind.Ranks => WriteRanks(folder, Name(spec, $"{spec.Y.Name}-ranks"), ArmRanking.Of(grid.Runs, spec.Arms, [spec.Y]), spec.Preset),
            PlotKind.Profile => FigureCatalogue.WriteMeasure(folder, Name(spec, $"{spec.Y.Name}-profile"), ProfilePlot.Of(grid, spec)),
            PlotKind.Pareto => FigureCatalogue.WriteMeasure(folder, Name(spec, $"{spec.Y.Name}-against-{spec.X}"), Pareto(grid, spec)),
        };
    }

    /// <summary>The runs that the figure asks for by their keys, with its target.</summary>
    internal static RunGrid Grid(IReadOnlyList<FoundRun> runs, PlotSpec spec)
    {
        RunGrid grid = RunGrid.Of(runs);
        if (spec.Only.Count > 0) grid = grid.Only(spec.Only);
        return spec.Target is { } target ? RunGrid.Of([.. grid.Runs.Select(run => run.Aiming(target))]) : grid;
    }

    /// <summary>Writes a critical-difference diagram.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="ranking">What to draw.</param>
    /// <param name="preset">The figure's size.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">All arms have too few tasks in common, or a file cannot be written.</exception>
    public static IReadOnlyList<string> WriteRanks(string folder, string name, ArmRanking ranking, FigurePreset preset)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        if (ranking.Ranks is not { } ranks) throw new ResultsException($"All arms have fewer than {ShapiroWilk.Fewest} tasks in common, too few for a critical difference.");
        RankedLabel[] arms = [.. ranking.Arms.Zip(ranks.Ranks, (arm, rank) => new RankedLabel(arm.Label, rank))];
        string[] meaning = [$"mean rank over {Counted.Of(ranks.Tasks, "task")}, 1 is best; Friedman's p {ComparisonText.PValue(ranks.Omnibus, inWords: true)}", "bars: not found to differ (Nemenyi's test, 0.05)"];
        return FigureCatalogue.WriteRanks(folder, name, new(arms, ranks.Critical, [.. ranks.Alike.Select(group => (group.Min(arm => ranks.Ranks[arm]), group.Max(arm => ranks.Ranks[arm])))], meaning, preset));
    }

    /// <summary>The measure against a key, an arm a line.</summary>
    internal static MeasureChart Lines(RunGrid grid, PlotSpec spec)
    {
        string x = grid.Key("x", spec.X);
        string[] arms = grid.Arms(spec.Arms, x), values = grid.Values(x);
        bool isNumber = values.All(value => Number(value) is not null);
        FoundRun[][] groups = grid.Groups(arms);
        string[] labels = arms.Length == 0 ? [""] : grid.Labels([.. groups.Select(arm => arm[0])], arms);
        Measured[][] cells = [.. groups.SelectMany(arm => values.Select(value => Cell([.. arm.Where(run => grid.Value(run, x) == value)], spec.Y)))];
        (double? limit, Measured[][] restricted) = Measured.Restricted(cells);
        ChartSeries[] series = [.. labels.Select((label, i) => new ChartSeries(label, [.. values.Index().Where(value => restricted[At(i, value.Index)].Length > 0).Select(value => Point(i, value.Index))])).Where(one => one.Points.Count > 0)];
        if (series.Length == 0) throw Nothing(spec.Y, grid.Runs);
        return new(
            new(Or(spec.XLabel, Words(x, grid)), isNumber ? null : values), new(Or(spec.YLabel, UpTo(spec.Y.Label(grid.Runs), limit))), series, Meaning(spec.Band, [.. restricted.Where(cell => cell.Length > 0).Select(Numbers)]), [], spec.Preset);

        int At(int arm, int place) => (arm * values.Length) + place;
        ChartPoint Point(int arm, int place)
            => new(Estimate.Exactly(isNumber ? Number(values[place])!.Value : place), Around(restricted[At(arm, place)], spec.Band, spec.Y.Bounds(grid.Runs[0].Summary, limit)), cells[At(arm, place)].All(one => one.Reached));
    }

    /// <summary>One measure against another, an arm a point.</summary>
    internal static MeasureChart Pareto(RunGrid grid, PlotSpec spec)
    {
        ComparedMeasure of = ComparedMeasure.Named(spec.X)!;
        string[] arms = grid.Arms(spec.Arms);
        FoundRun[][] groups = grid.Groups(arms);
        string[] labels = arms.Length == 0 ? [grid.Runs[0].Summary.Scenario] : grid.Labels([.. groups.Select(arm => arm[0])], arms);
        Measured[][] across = [.. groups.Select(arm => Cell(arm, of))], upwards = [.. groups.Select(arm => Cell(arm, spec.Y))];
        Measured[][] allX = [.. across.Zip(upwards, Common)], allY = [.. upwards.Zip(across, Common)];
        ((double? limitX, Measured[][] x), (double? limitY, Measured[][] y)) = (Measured.Restricted(allX), Measured.Restricted(allY));
        int[] shown = [.. Enumerable.Range(0, groups.Length).Where(arm => x[arm].Length > 0)];
        if (shown.Length == 0) throw new ResultsException($"None of the runs has both {of.Name} and {spec.Y.Name}; choose other measures.");
        Summary first = grid.Runs[0].Summary;
        ChartSeries[] series = [.. shown.Select(arm => new ChartSeries(labels[arm], [new(Around(x[arm], spec.Band, of.Bounds(first, limitX)), Around(y[arm], spec.Band, spec.Y.Bounds(first, limitY)), allX[arm].Concat(allY[arm]).All(one => one.Reached))]))];
        return new(
            new(Or(spec.XLabel, UpTo(of.Label(grid.Runs), limitX))), new(Or(spec.YLabel, UpTo(spec.Y.Label(grid.Runs), limitY))), series, Meaning(spec.Band, [.. shown.SelectMany(arm => new[] { y[arm], x[arm] }).Select(Numbers)]),
            Front([.. series.Select(one => (one.Points[0].X.Middle, one.Points[0].Y.Middle))], of.IsHigherBetter, spec.Y.IsHigherBetter), spec.Preset);

        static Measured[] Common(Measured[] one, Measured[] other) => [.. one.Where(run => other.Any(match => match.Seed == run.Seed)).OrderBy(run => run.Seed)];
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
        if (!values.Any(row => row.Any(double.IsFinite)))
            throw spec.Y.HasTarget ? new ResultsException($"In no cell of the heat map all runs reach {spec.Y.Goal(grid.Runs)}; choose another target or another kind of figure.") : Nothing(spec.Y, grid.Runs);
        return new(new(Or(spec.XLabel, Words(x, grid)), columns), new(Or(spec.YLabel, Words(rows, grid)), lines), values, spec.Y.Label(grid.Runs), spec.Preset);
    }

    /// <summary>Points that no other beats in one measure and equals or beats in the other, from left to right.</summary>
    internal static IReadOnlyList<(double X, double Y)> Front(IReadOnlyList<(double X, double Y)> points, bool isHigherXBetter, bool isHigherYBetter)
    {
        (double X, double Y) Worth((double X, double Y) point) => (isHigherXBetter ? point.X : -point.X, isHigherYBetter ? point.Y : -point.Y);
        return [.. points.Where(point => !points.Any(other => Beats(Worth(other), Worth(point)))).Distinct().Order()];
        static bool Beats((double X, double Y) one, (double X, double Y) other) => one.X >= other.X && one.Y >= other.Y && one != other;
    }

    /// <summary>A value a seed, in the measure's unit. All must be runs of one scenario.</summary>
    internal static Measured[] Cell(FoundRun[] runs, ComparedMeasure measure)
    {
        MustBeOne(runs);
        return [.. measure.Values(runs.DistinctBy(run => run.Summary.Seed)).Select(one => one with { Value = one.Value / measure.Unit.Size })];
    }

    /// <summary>Refuses runs of several scenarios.</summary>
    internal static void MustBeOne(FoundRun[] runs)
    {
        string[] others = ArmFinder.Choices(runs);
        if (others.Length > 0) throw new ResultsException($"Runs that differ in {Counted.First(others, 5)} would be one point; name them apart.");
    }

    private static double[] Numbers(Measured[] cell) => [.. cell.Select(one => one.Value)];

    private static Estimate Around(Measured[] cell, PlotBand band, (double Least, double Most) bounds) => Around(Numbers(cell), band, bounds);

    /// <summary>The middle of some values and what is around it, within what is possible.</summary>
    internal static Estimate Around(double[] all, PlotBand band, (double Least, double Most) bounds)
    {
        double[] values = [.. all.Order()];
        if (band is PlotBand.Ci95 && SampleStatistics.Student(values, ArmComparison.Level).Within(bounds.Least, bounds.Most) is var mean) return new(mean.Mean, mean.Low, mean.High);
        if (band is PlotBand.None) return Estimate.Exactly(values.Average());
        double margin = Margin(band);
        return new(Summariser.Percentile(values, 0.5), Summariser.Percentile(values, margin), Summariser.Percentile(values, 1 - margin));
    }

    /// <summary>The share of values below a band between quantiles, and above it.</summary>
    private static double Margin(PlotBand band) => band switch
    {
        PlotBand.Quartiles => 0.25,
        PlotBand.Q80 => 0.1,
        PlotBand.Q90 => 0.05,
        PlotBand.Range or PlotBand.Ci95 or PlotBand.None => 0,
    };

    /// <summary>What middles and bands are, and of the middle 80 and 90 % how many runs that are left out lie in the band of the others.</summary>
    /// <param name="band">The band.</param>
    /// <param name="cells">The values of each point.</param>
    internal static string Meaning(PlotBand band, double[][] cells)
    {
        (int least, int most) = (cells.Min(cell => cell.Length), cells.Max(cell => cell.Length));
        if (most < 2) return "";
        string over = Counted.Between(least, most, "seed");
        return band switch
        {
            PlotBand.Ci95 => $"mean and 95 % interval (t) of {over}",
            PlotBand.Quartiles => $"median and quartiles of {over}",
            PlotBand.Q80 => $"median and middle 80 % of {over}{Coverage()}",
            PlotBand.Q90 => $"median and middle 90 % of {over}{Coverage()}",
            PlotBand.Range => $"median, lowest and highest of {over}",
            PlotBand.None => $"mean of {over}",
        };

        string Coverage() => BandCoverage.LeaveOneOut(cells, Margin(band)) is { } share ? FormattableString.Invariant($"; it holds {share * 100:0} % of runs left out") : "";
    }

    /// <summary>A measure's title with the limit up to which runs count.</summary>
    internal static string UpTo(string title, double? limit) => limit is { } most ? FormattableString.Invariant($"{title}, up to {most:0.###}") : title;

    /// <summary>The fault that none of the runs has a measure.</summary>
    internal static ResultsException Nothing(ComparedMeasure measure, IReadOnlyList<FoundRun> runs) => new(
        !measure.HasTarget ? $"None of the runs has {measure.Name}; choose another measure."
        : measure.Goal(runs) is { Length: > 0 } goal ? $"None of the runs reaches {goal}, so none has {measure.Name}; choose another target." : $"None of the runs has a target, to which {measure.Name} is reckoned; give one by --target.");

    /// <summary>A key's last parts as words with its unit, as in "min elevation (deg)".</summary>
    private static string Words(string key, RunGrid grid)
    {
        string last = ArmLabels.ShortKey(key, grid.Keys);
        (string ending, string unit) = Units.FirstOrDefault(known => last.EndsWith("_" + known.Ending, StringComparison.Ordinal));
        string words = ending is null ? last : last[..^(ending.Length + 1)];
        string text = words.Replace('_', ' ').Replace(".*.", " ", StringComparison.Ordinal);
        return unit is null ? text : $"{text} ({unit})";
    }

    internal static string Or(string given, string otherwise) => given.Length > 0 ? given : otherwise;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static string Name(PlotSpec spec, string otherwise)
        => spec.Name.Length > 0 ? spec.Name : string.Concat(otherwise.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).Replace(".-.", ".", StringComparison.Ordinal);
}
