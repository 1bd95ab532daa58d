using System.Globalization;
using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>An arm's places over tasks.</summary>
/// <param name="Label">The arm.</param>
/// <param name="Tasks">Tasks that it has with another arm.</param>
/// <param name="Place">Its place in Kemeny's order, 1 for the best.</param>
/// <param name="Borda">Mean centred rank, -1/2 to 1/2, with the bootstrap's interval.</param>
/// <param name="Strength">Log strength of Plackett and Luce with the bootstrap's interval.</param>
public sealed record RankedArm(string Label, int Tasks, int Place, MeanInterval Borda, MeanInterval Strength);

/// <summary>
/// Arms ranked over tasks with different metrics, some perhaps missing. A task is what runs differ in beside the arms, by each measure; an arm's value in it is the mean over its seeds, so that no two
/// numbers of different units are ever added. The bootstrap draws tasks.
/// </summary>
/// <param name="Arms">The arms in Kemeny's order.</param>
/// <param name="Tasks">How many tasks have two arms or more.</param>
/// <param name="Differing">The keys by which tasks differ.</param>
/// <param name="Measures">The measures.</param>
/// <param name="Agreement">Kendall's tau of Kemeny's order with Borda's, and with that of Plackett and Luce.</param>
/// <param name="Test">How the arms' ranks were tested over the tasks that all have; null where these are too few.</param>
public sealed record ArmRanking(
    IReadOnlyList<RankedArm> Arms, int Tasks, IReadOnlyList<string> Differing, IReadOnlyList<ComparedMeasure> Measures, (double Borda, double PlackettLuce) Agreement, ArmTest? Test)
{
    private const int Resamples = 1000, MostNamed = 5;

    /// <summary>The arms' mean ranks over the tasks that all have; null where these are too few to be tested.</summary>
    public MeanRanks? Ranks { get; private init; }

    /// <summary>Ranks arms.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="arms">The keys that make arms, by their paths or the ends of them.</param>
    /// <param name="measures">By what; at least one.</param>
    /// <exception cref="ResultsException">The runs do not differ in such a key, there is one arm, or no task has two.</exception>
    public static ArmRanking Of(IReadOnlyList<FoundRun> runs, IReadOnlyList<string> arms, IReadOnlyList<ComparedMeasure> measures)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(measures);
        RunGrid grid = RunGrid.Of(runs);
        string[] keys = [.. arms.Select(name => grid.Key("arms", name))], differing = [.. grid.Keys.Except(keys)];
        FoundRun[][] groups = grid.Groups(keys);
        ILookup<string, FoundRun>[] byTask = [.. groups.Select(group => group.ToLookup(run => grid.Point(run, differing)))];
        string[] tasks = [.. runs.Select(run => grid.Point(run, differing)).Distinct()];
        double[][] all = [.. tasks.SelectMany(task => measures.Select(measure => TaskValues([.. byTask.Select(group => group[task].ToArray())], measure)))];
        double[][] table = [.. all.Where(row => row.Count(double.IsFinite) > 1)];
        if (groups.Length < 2 || table.Length == 0) throw new ResultsException("There is nothing to rank: two arms or more must have a task in common.");
        int[] order = Kemeny.Of(table).Order;
        (MeanInterval[] borda, MeanInterval[] strengths) = (Resampled(table, Counts), Resampled(table, Strengths));
        (double Score, int Tasks)[] counts = Borda.Centred(table);
        double[] places = [.. Enumerable.Range(0, groups.Length).Select(arm => -(double)Array.IndexOf(order, arm))];
        string[] labels = grid.Labels([.. groups.Select(group => group[0])], keys);
        return new(
            [.. order.Select((arm, place) => new RankedArm(labels[arm], counts[arm].Tasks, place + 1, borda[arm], strengths[arm]))],
            table.Length, differing, measures, (KendallTau.Of(places, [.. borda.Select(one => one.Mean)]), KendallTau.Of(places, [.. strengths.Select(one => one.Mean)])), Tested(table, order))
        {
            Ranks = MeanRanks.Of(Whole(table, order)),
        };
    }

    /// <summary>One sentence that says which arm is ahead, and of which others that can be told.</summary>
    public string Sentence()
    {
        string first = ArmNames.Quoted(Arms[0].Label), borda = ArmNames.Quoted(Arms.MaxBy(arm => arm.Borda.Mean)!.Label), over = Counted.Of(Tasks, "task");
        string ahead = first == borda ? $"{first} is first over {over}, in Kemeny's order and in Borda's" : $"{first} is first over {over} in Kemeny's order, {borda} in Borda's";
        if (Test is not { } test) return $"{ahead}; with so few that all arms have in common nothing can be tested, three are the least.";
        string[] behind = [.. Arms.Skip(1).Where((_, i) => test.Omnibus < 1 - ArmComparison.Level && test.Pairs(0, i + 1) < 1 - ArmComparison.Level).Select(arm => arm.Label)];
        string found = behind.Length == 0 ? $"that {first} differs from any other arm was not found" : $"{first} differs from {ArmNames.First(behind, MostNamed)}";
        return $"{ahead}: {found} (Friedman's test, p {ComparisonText.PValue(test.Omnibus, inWords: true)}, Nemenyi's test).";
    }

    /// <summary>The table for people.</summary>
    public PaperTable Table() => new(
        $"Arms over {Counted.Of(Tasks, "task")}.",
        ["arm", "tasks", "Kemeny", "Borda", "95 %", "Plackett-Luce", "95 %"],
        [.. Arms.Select((arm, i) => (IReadOnlyList<PaperCell>)[new(arm.Label, i == 0), new($"{arm.Tasks}"), new($"{arm.Place}"), new(Number(arm.Borda.Mean)), new(Interval(arm.Borda)), new(Number(arm.Strength.Mean)), new(Interval(arm.Strength))])],
        $"A task is {(Differing.Count == 0 ? "a measure" : $"what runs differ in beside the arms ({Counted.First(Differing, MostNamed)})")}{(Measures.Count > 1 ? ", by each measure" : "")}: {string.Join(", ", Measures.Select(measure => measure.Name))}, the mean over seeds. Kemeny: place in the order with the fewest disagreements. "
        + $"Borda: mean centred rank, −0.5 to 0.5. Plackett-Luce: log strength. Intervals draw tasks {Resamples} times. Kendall's tau of Kemeny's order with Borda's: {Number(Agreement.Borda)}, with that of Plackett and Luce: {Number(Agreement.PlackettLuce)}.");

    /// <summary>The same in full numbers.</summary>
    public IEnumerable<RankingRow> Rows() => Arms.Select(arm => new RankingRow(
        arm.Label, arm.Tasks, arm.Place, arm.Borda.Mean, arm.Borda.Low, arm.Borda.High, arm.Strength.Mean, arm.Strength.Low, arm.Strength.High));

    /// <summary>The arms' means in a task, up to a common limit where some run never came to a value; higher is better.</summary>
    private static double[] TaskValues(FoundRun[][] arms, ComparedMeasure measure)
        => [.. Measured.Restricted([.. arms.Select(arm => MeasurePlot.Cell(arm, measure))]).Groups.Select(arm => arm.Length == 0 ? double.NaN : arm.Average(one => one.Value) * (measure.IsHigherBetter ? 1 : -1))];

    private static double[] Counts(double[][] table) => [.. Borda.Centred(table).Select(one => one.Score)];

    private static double[] Strengths(double[][] table) => PlackettLuce.Fit(table[0].Length, [.. table.SelectMany(task => PlackettLuce.Rankings(task))]);

    /// <summary>A number of each arm with the percentile interval of a bootstrap over tasks; draws in which the arm has no task are left out.</summary>
    private static MeanInterval[] Resampled(double[][] table, Func<double[][], double[]> score)
    {
        RandomStream random = new SeedTree(1).Stream("ranking bootstrap");
        double[][] draws = [.. Enumerable.Range(0, Resamples).Select(_ => score([.. table.Select(_ => table[random.NextInt32(table.Length)])]))];
        const double tail = (1 - ArmComparison.Level) / 2;
        return [.. score(table).Select((value, arm) => draws.Select(draw => draw[arm]).Where(double.IsFinite).Order().ToArray() is { Length: > 0 } known
            ? new MeanInterval(value, Summariser.Percentile(known, tail), Summariser.Percentile(known, 1 - tail))
            : new MeanInterval(value, double.NaN, double.NaN))];
    }

    /// <summary>Friedman's and Nemenyi's tests: numbers of different units have no common distribution that others could use.</summary>
    private static ArmTest? Tested(double[][] table, int[] order)
    {
        double[][] whole = Whole(table, order);
        return whole.Length < ShapiroWilk.Fewest ? null : ArmTest.ByRanks(whole);
    }

    /// <summary>The tasks that all arms have, arms in Kemeny's order.</summary>
    private static double[][] Whole(double[][] table, int[] order) => [.. table.Where(row => row.All(double.IsFinite)).Select(row => order.Select(arm => row[arm]).ToArray())];

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') : "";

    private static string Interval(MeanInterval interval) => double.IsFinite(interval.Low) ? $"{Number(interval.Low)} to {Number(interval.High)}" : "";
}
