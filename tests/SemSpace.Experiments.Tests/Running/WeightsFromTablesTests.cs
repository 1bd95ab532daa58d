using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// The weights of a run worked out anew from its tables alone, as a reader of a paper could: staleness from versions, masses from samples,
/// (1 + staleness at the cloud)^-1/2, over the mass of the cloud version, and the rest on the old model. Tables are read as plain text, without SemSpace's own readers.
/// </summary>
public sealed class WeightsFromTablesTests
{
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData("samples")]
    [InlineData("edge")]
    public void Weights_and_staleness_follow_from_the_tables(string variant)
    {
        using TestFolder folder = new();
        string run = Run(folder, Examples.Legal(
            Examples.Small, "duration_h=5", "aggregation.rule=trajectory", "aggregation.period_min=60", $"aggregation.trajectory.variant={variant}", "sensing.capture_interval_s=60",
            "learning={local_epochs: 1, test_images: 24, centralised_baseline: false}"));
        Row[] merged = CheckedMerged(run, (update, _) => Whole(update, "samples"));
        Assert.Contains(merged, update => Whole(update, "cloud_staleness_versions") > 0);
        Assert.Equal(variant == "edge", merged.Any(update => Whole(update, "edge_staleness_versions") > 0));
        Assert.Equal(variant == "edge", Table(run, "edge_rounds.csv").Length > 0);
    }

    /// <summary>Every upload carries all that its satellite has, so that each has an equal part of it.</summary>
    [Fact]
    public void Samples_that_several_uploads_carry_count_once_in_a_version()
    {
        using TestFolder folder = new();
        ScenarioReadResult read = ScenarioReader.Read(
            Path.Combine(GoldenText.Root, "scenarios", "fashion.yaml"),
            [$"data.path={SmallDataset.WriteIdx(folder)}", "data.arrival=all", "aggregation.trajectory.variant=samples", "aggregation.trajectory.conserve=samples", "aggregation.trajectory.shares=deferred"]);
        Assert.Empty(read.Faults);
        string run = Run(folder, QuickMode.Shrink(read.Scenario!));
        Dictionary<string, int> has = Table(run, "partition.csv").GroupBy(row => row["satellite"]).ToDictionary(rows => rows.Key, rows => rows.Sum(row => Whole(row, "samples")));
        Assert.All(Table(run, "updates.csv"), update => Assert.Equal(has[update["satellite"]], Whole(update, "samples")));

        Row[] merged = CheckedMerged(run, (update, version) => (double)has[update["satellite"]] / version.Count(other => other["satellite"] == update["satellite"]));
        Assert.Contains(merged, update => Whole(update, "cloud_staleness_versions") > 0);
        Assert.Contains(merged.GroupBy(update => (update["merged_version"], update["satellite"])), uploads => uploads.Count() > 1);
    }

    private static string Run(TestFolder folder, Scenario scenario)
        => ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), folder.In("run"), new RunMeans(2), new Progress<RunProgress>(), TestContext.Current.CancellationToken).Folder;

    /// <summary>The merged updates of a run, held to the mass that each has among those of its version.</summary>
    private static Row[] CheckedMerged(string run, Func<Row, Row[], double> massIn)
    {
        Row[] merges = Table(run, "edge_rounds.csv"), rounds = Table(run, "rounds.csv");
        Row[] merged = [.. Table(run, "updates.csv").Where(update => update["fate"] == "merged")];
        Assert.True(merged.Length > 10);
        Assert.Equal(merged.Length, rounds.Sum(round => Whole(round, "updates")));

        foreach (Row round in rounds.Skip(1))
        {
            Row[] version = [.. merged.Where(update => update["merged_version"] == round["version"])];
            Assert.Equal(Whole(round, "updates"), version.Length);
            double mass = version.Sum(update => massIn(update, version));
            foreach (Row update in version)
            {
                int ofCloud = Whole(update, "merged_version") - 1 - Whole(update, "base_version"), ofEdge = MergesBehind(update, merges);
                Assert.Equal((ofCloud, ofEdge, Math.Max(ofCloud, ofEdge)), (Whole(update, "cloud_staleness_versions"), Whole(update, "edge_staleness_versions"), Whole(update, "staleness_versions")));
                Assert.Equal(massIn(update, version) / Math.Sqrt(1 + ofCloud) / mass, Number(update, "weight"), Rounding);
            }

            Assert.Equal(1 - version.Sum(update => Number(update, "weight")), Number(round, "anchor_weight"), Rounding);
        }

        return merged;
    }

    /// <summary>Merges of the gateway's own that came before the update's, less those that its base had: its own, or those before the cloud's version.</summary>
    private static int MergesBehind(Row update, Row[] merges)
    {
        if (update["edge_version"].Length == 0) return 0;
        int had = update["base_gateway"] == update["gateway"]
            ? Whole(update, "base_edge_version")
            : merges.Count(merge => merge["gateway"] == update["gateway"] && Whole(merge, "cloud_version") < Whole(update, "base_version"));
        return Whole(update, "edge_version") - 1 - had;
    }

    private static Row[] Table(string run, string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(run, file)), names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary())];
    }

    private static int Whole(Row row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    private static double Number(Row row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
