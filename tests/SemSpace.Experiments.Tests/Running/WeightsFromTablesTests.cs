using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// The weights of a run worked out anew from its tables alone, as a reader of a paper could: staleness from versions, masses from samples,
/// (1 + staleness at the cloud)^-1/2, over the mass of the cloud version. Tables are read as plain text, without SemSpace's own readers.
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
        Scenario scenario = Examples.Legal(
            Examples.Small, "duration_h=5", "aggregation.rule=trajectory", "aggregation.period_min=60", $"aggregation.trajectory.variant={variant}", "sensing.capture_interval_s=60",
            "learning={local_epochs: 1, test_images: 24, centralised_baseline: false}");
        string run = ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), folder.In("run"), 2, null, new Progress<RunProgress>(), TestContext.Current.CancellationToken).Folder;
        Dictionary<string, string>[] updates = Table(run, "updates.csv"), merges = Table(run, "edge_rounds.csv");
        Dictionary<string, string>[] merged = [.. updates.Where(update => update["fate"] == "merged")];
        Assert.True(merged.Length > 10);
        Assert.Equal(variant == "edge", merges.Length > 0);

        foreach (IGrouping<string, Dictionary<string, string>> version in merged.GroupBy(update => update["merged_version"]))
        {
            double mass = version.Sum(update => Whole(update, "samples"));
            foreach (Dictionary<string, string> update in version)
            {
                int ofCloud = Whole(update, "merged_version") - 1 - Whole(update, "base_version"), ofEdge = MergesBehind(update, merges);
                Assert.Equal((ofCloud, ofEdge, Math.Max(ofCloud, ofEdge)), (Whole(update, "cloud_staleness_versions"), Whole(update, "edge_staleness_versions"), Whole(update, "staleness_versions")));
                Assert.Equal(Whole(update, "samples") / Math.Sqrt(1 + ofCloud) / mass, Number(update, "weight"), Rounding);
            }
        }
    }

    /// <summary>Merges of the gateway's own that came before the update's, less those that its base had: its own, or those before the cloud's version.</summary>
    private static int MergesBehind(Dictionary<string, string> update, Dictionary<string, string>[] merges)
    {
        if (update["edge_version"].Length == 0) return 0;
        int had = update["base_gateway"] == update["gateway"]
            ? Whole(update, "base_edge_version")
            : merges.Count(merge => merge["gateway"] == update["gateway"] && Whole(merge, "cloud_version") < Whole(update, "base_version"));
        return Whole(update, "edge_version") - 1 - had;
    }

    private static Dictionary<string, string>[] Table(string run, string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(run, file)), names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary())];
    }

    private static int Whole(Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
