using CsCheck;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Comparison;

public sealed class FairnessTests : IDisposable
{
    private static readonly Dictionary<string, string> NoSettings = [];

    /// <summary>Hours of arrival of each satellite's merged updates; the run has 12 h. The first policy leaves A without any and gives B, with one of eight, just half of the fair share of two.</summary>
    private static readonly double[][] Uneven = [[], [9], [1, 2, 11], [2, 4, 6, 8]], Even = [[3, 10], [4, 9], [1, 11], [6, 7]], None = [[], [], []];

    private readonly TestFolder _folder = new();

    private int _runs;

    [Fact]
    public void Who_starves_comes_first()
    {
        ArmFairness arm = Assert.Single(Of(0.5, Arm("greedy", Uneven)));
        Assert.Equal([("A", 0, true), ("B", 1, false), ("C", 3, false), ("D", 4, false)], arm.Satellites.Select(row => (row.Satellite, row.MergedUpdates, row.IsStarving)));
        Assert.Equal([0, 0.125, 0.375, 0.5], arm.Satellites.Select(row => row.Share!.Value));
        Assert.Equal([0, 0.5, 1.5, 2], arm.Satellites.Select(row => row.OfFairShare!.Value));
        Assert.Equal([12.0, 9, 9, 4], arm.Satellites.Select(row => Math.Round(row.LongestGapH, 6)));
        Assert.Equal([12.0, 3, 1, 4], arm.Satellites.Select(row => Math.Round(row.SinceLastH, 6)));
        Assert.Equal(new("greedy", 1, 4, 8, 1, 1, 0, 14.0 / 32, 14.0 / 32, "A", 0, 12), arm.Summary); // Gini: (−3·0 − 1·1 + 1·3 + 3·4) / (4 · 8)
        Assert.Equal(["A", "B", "C", "D"], Assert.Single(Of(1, Arm("greedy", Uneven))).Satellites.Select(row => row.Satellite));
        Assert.Equal(2, Assert.Single(Of(0.51, Arm("greedy", Uneven))).Summary.Starving);
    }

    /// <summary>What a satellite waited, saw and lost is its own of the run's tables.</summary>
    [Fact]
    public void What_else_came_of_a_satellite_is_beside_it()
    {
        FoundRun run = Kept(SampleRecords.Run, SampleRecords.Summary);
        SatelliteFairness[] rows = [.. Assert.Single(ArmFairness.Of([new("a", NoSettings, [run])], 0.5)).Satellites];
        Assert.Equal(["SAT-02", "SAT-01"], rows.Select(row => row.Satellite));
        Assert.Equal((1, 0, 0, 2, 1, 0), (rows[0].Plane, rows[0].MergedUpdates, rows[0].Updates, rows[0].GivenUpUpdates, rows[0].PartialDownloads, rows[0].Preemptions));
        Assert.Equal((0, 600.0 / 3600, 60.0 / 3600), (rows[0].AntennaWaitH, Math.Round(rows[0].InViewH, 12), rows[0].ServedH), Near);
        Assert.Equal((4.0 / 3600, 600.0 / 3600, 300.0 / 3600), (rows[1].AntennaWaitH, rows[1].InViewH, rows[1].ServedH), Near);

        static bool Near((double, double, double) one, (double, double, double) other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) + Math.Abs(one.Item3 - other.Item3) < 1e-9;
    }

    [Fact]
    public void Seeds_are_pooled_and_each_is_judged_by_itself()
    {
        ArmFairness arm = Assert.Single(Of(0.5, Arm("both", Uneven, Even)));
        Assert.Equal([("A", 2, false, 1), ("B", 3, false, 0), ("C", 5, false, 0), ("D", 6, false, 0)], arm.Satellites.Select(row => (row.Satellite, row.MergedUpdates, row.IsStarving, row.StarvingSeeds)));
        Assert.Equal((2, 16, 0), (arm.Summary.Seeds, arm.Summary.MergedUpdates, arm.Summary.Starving));
        Assert.Equal((14.0 / 32 + 0) / 2, arm.Summary.RunGini!.Value, 1e-12);
        Assert.Equal(14.0 / 64, arm.Summary.Gini!.Value, 1e-12); // (−3·2 − 1·3 + 1·5 + 3·6) / (4 · 16)
    }

    [Fact]
    public void A_figure_shows_means_of_the_seeds_and_the_same_that_starve()
    {
        FairnessChart chart = FairnessPlot.Chart(Of(0.5, Arm("both", Uneven, Even), Arm("one", Uneven)), 0.5, FigurePreset.All[0]);
        Assert.Equal([("A", 1), ("B", 1.5), ("C", 2.5), ("D", 3)], chart.Arms[0].Satellites);
        Assert.Equal([("A", 0.0), ("B", 1), ("C", 3), ("D", 4)], chart.Arms[1].Satellites);
        Assert.Equal([0, 1], chart.Arms.Select(arm => arm.Starving));
        Assert.Equal("mean of 1 to 2 seeds", chart.Meaning);
        Assert.Equal("", FairnessPlot.Chart(Of(0.5, Arm("one", Uneven)), 0.5, FigurePreset.All[0]).Meaning);
    }

    [Fact]
    public void Table_and_sentence_are_as_they_were()
    {
        IReadOnlyList<ArmFairness> arms = Of(0.5, Arm("greedy, 1", Uneven, Uneven), Arm("fair", Even, Even));
        string csv = _folder.In("fairness.csv");
        FairnessTable.Write(csv, arms.SelectMany(arm => arm.Satellites));
        GoldenText.MatchesBeside("Golden/fairness.csv", File.ReadAllText(csv));
        using StringWriter ofArms = new();
        FairnessTable.Write(ofArms, arms.Select(arm => arm.Summary));
        GoldenText.MatchesBeside("Golden/fairness.md", $"{FairnessText.Table(arms, 0.5).Markdown()}\n{FairnessText.Sentence(arms)}\n\n```\n{ofArms}```\n");
    }

    [Fact]
    public void A_sentence_says_who_starves_where()
    {
        Assert.Equal("1 of 4 satellites starves: A (0).", FairnessText.Sentence(Of(0.5, Arm("a", Uneven))));
        Assert.Equal("Of 4 satellites none starves.", FairnessText.Sentence(Of(0.5, Arm("a", Even))));
        Assert.Equal("Of 4 satellites none starves under any arm.", FairnessText.Sentence(Of(0.5, Arm("a", Even), Arm("b", Even))));
        Assert.Equal("Of 4 satellites 1 starves under “a, 1”: A (0); 1 under b: A (0). Under all arms starves A.", FairnessText.Sentence(Of(0.5, Arm("a, 1", Uneven), Arm("b", Uneven))));
        Assert.Equal("Of 4 satellites 1 starves under a: A (0); 1 under b: D (0). No satellite starves under all arms.", FairnessText.Sentence(Of(0.5, Arm("a", Uneven), Arm("b", Uneven.Reverse().ToArray()))));
        Assert.Equal("No update was merged: all satellites starve.", FairnessText.Sentence(Of(0.5, Arm("a", None))));
    }

    [Fact]
    public void Without_updates_all_starve_and_nothing_is_shared()
    {
        ArmFairness arm = Assert.Single(Of(0.5, Arm("nothing", None)));
        Assert.Equal((3, 3, null, null, null), (arm.Summary.Starving, arm.Summary.WithNone, arm.Summary.Gini, arm.Summary.LowestTenthShare, arm.Summary.RunGini));
        Assert.All(arm.Satellites, row => Assert.Equal((null, null, true, 12.0), (row.Share, row.OfFairShare, row.IsStarving, row.LongestGapH)));
    }

    /// <summary>Lorenz's curve of 0, 1, 3, 4 at a tenth is 0; of twenty equal ones 0.1; of 1, 1, 2 at a half 1.5 of 4.</summary>
    [Fact]
    public void The_lowest_part_is_linear_between_satellites()
    {
        Assert.Equal(0, ArmFairness.LowestShare([0, 1, 3, 4], 0.1));
        Assert.Equal(0.1, ArmFairness.LowestShare([.. Enumerable.Repeat(3.0, 20)], 0.1)!.Value, 1e-12);
        Assert.Equal(1.5 / 4, ArmFairness.LowestShare([1, 1, 2], 0.5)!.Value, 1e-12);
        Assert.Equal(1, ArmFairness.LowestShare([1, 1, 2], 1));
        Assert.Null(ArmFairness.LowestShare([0, 0], 0.1));
    }

    [Fact]
    public void Shares_sum_to_one_and_the_coefficient_is_the_runs()
        => Gen.Select(Gen.Int[0, 9].Array[1, 12], Gen.Double[0.05, 1]).Sample(
            (counts, below) =>
            {
                double[][] hours = [.. counts.Select(count => Enumerable.Range(1, count).Select(i => (double)i).ToArray())];
                FoundArm made = Arm("a", hours);
                ArmFairness arm = Assert.Single(Of(below, made));
                int total = counts.Sum();
                if (total > 0) Assert.Equal(1, arm.Satellites.Sum(row => row.Share!.Value), 1e-12);
                Assert.Equal(made.Runs[0].Summary.ParticipationGini ?? double.NaN, arm.Summary.Gini ?? double.NaN, 1e-12);
                Assert.Equal(made.Runs[0].Summary.MergedUpdates, arm.Summary.MergedUpdates);
                Assert.Equal(counts.Count(count => count == 0 || count < below * total / counts.Length - 1e-9), arm.Summary.Starving);
                Assert.Equal(arm.Summary.Starving, arm.Satellites.TakeWhile(row => row.IsStarving).Count());
                Assert.Equal(counts.Order(), arm.Satellites.Select(row => row.MergedUpdates));
                Assert.Equal(Enumerable.Range(1, counts.Length), arm.Satellites.Select(row => row.Rank));
                Assert.True(arm.Summary.LowestTenthShare is null or <= 0.1 + 1e-12);
            },
            iter: 60);

    [Fact]
    public void Runs_of_other_satellites_are_refused_with_one_that_is_missing()
    {
        FoundArm three = Arm("three", Even[..3]), four = Arm("four", Even);
        string[] folders = [three.Runs[0].Folder, four.Runs[0].Folder];
        Assert.Equal($"The runs do not have the same satellites: D is in {folders[1]}, but not in {folders[0]}. Who starves is told of runs of one constellation; name such runs.", Refused(three, four));
        Assert.Equal($"The runs do not have the same satellites: D is in {folders[1]}, but not in {folders[0]}. Who starves is told of runs of one constellation; name such runs.", Refused(four, three));
    }

    [Fact]
    public void A_run_that_lacks_a_table_is_refused()
    {
        FoundArm arm = Arm("a", Even);
        string folder = arm.Runs[0].Folder;
        File.WriteAllLines(Path.Combine(folder, "activity.csv"), File.ReadAllLines(Path.Combine(folder, "activity.csv")).Select(line => line.Replace("D,", "X,", StringComparison.Ordinal)));
        Assert.Equal($"{folder}/activity.csv has no row of D.", Refused(arm));
        File.Delete(Path.Combine(folder, "satellites.csv"));
        Assert.Contains($"{folder}/satellites.csv", Refused(arm), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Contention and the number of stations decide who is served; of other constellations nobody can be told to starve in one and not in the other.</summary>
    [Theory]
    [InlineData(true, "gateways.Redu.contention")]
    [InlineData(true, "gateways", "seed")]
    [InlineData(false, "aggregation.rule")]
    [InlineData(false, "gateways.Redu.contention", "constellation.walker_delta.satellites")]
    [InlineData(false, "gateways.Redu.contention", "start_utc")]
    public void A_report_tells_who_starves_where_gateways_differ_and_satellites_do_not(bool tells, params string[] keys)
    {
        FoundArm arm = new("one", keys.ToDictionary(key => key, _ => "1"), []);

        Assert.Equal(tells, ArmFairness.IsWorthTelling([arm, arm]));
        Assert.False(ArmFairness.IsWorthTelling([arm]));
    }

    private static IReadOnlyList<ArmFairness> Of(double below, params FoundArm[] arms) => ArmFairness.Of(arms, below);

    private static string Refused(params FoundArm[] arms) => Assert.Throws<ResultsException>(() => Of(0.5, arms)).Message;

    /// <summary>An arm whose runs, one a seed, merged each satellite's updates when these arrived, at given hours.</summary>
    private FoundArm Arm(string label, params double[][][] seeds) => new(label, NoSettings, [.. seeds.Select(Run)]);

    private FoundRun Run(double[][] hours)
    {
        string[] names = [.. Enumerable.Range(0, hours.Length).Select(k => $"{(char)('A' + k)}")];
        RunRecords sample = SampleRecords.Run;
        UpdateRecord[] updates = [.. hours.SelectMany((own, k) => own.Select(hour => sample.Updates[0] with { Satellite = names[k], Arrival = SampleRecords.Start + Duration.FromHours(hour), EdgeVersion = null, Fate = UpdateFate.Merged })).Select((update, id) => update with { UpdateId = id })];
        RunRecords records = new(sample.Metrics, [], updates, [], [sample.Rounds[0]], [], [.. names.Select(name => sample.Energy[0] with { Satellite = name, EnergyGatedTrainings = 0 })])
        {
            Activities = [.. names.Select((name, k) => sample.Activities[0] with { Satellite = name, Plane = k })],
            Satellites = [.. names.Select((name, k) => sample.Satellites[0] with { Satellite = name, Updates = hours[k].Length, MergedUpdates = hours[k].Length })],
            Gateways = [sample.Gateways[0] with { Updates = updates.Length }],
        };
        return Kept(records, Summariser.Of(SampleRecords.Facts with { MajorityClassShare = null, Trainings = [.. updates.Select(update => SampleRecords.Facts.Trainings.First() with { UpdateId = update.UpdateId })] }, records));
    }

    /// <summary>The run as it is found on the disk.</summary>
    private FoundRun Kept(RunRecords records, Summary summary)
    {
        string folder = _folder.In($"run-{_runs++}");
        Directory.CreateDirectory(folder);
        foreach ((string name, Action<string> write) in records.Files) write(Path.Combine(folder, name));
        return ComparisonTests.Run(1) with { Place = RunPlace.Alone(folder), Summary = summary };
    }
}
