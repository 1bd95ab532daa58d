using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class ScenarioWriterTests
{
    private const string TleScenario =
        """
        name: iridium
        start_utc: 2022-02-22T00:00:00Z
        duration_h: 6
        earth_orientation: eop.csv
        constellation: {elements: {file: iridium.tle}}
        gateways: [{name: "a \"quoted\": name #1", latitude_deg: 0, longitude_deg: 0}]
        data: {maps: {1: a.jpg, 7: b.jpg}}
        """;

    [Fact]
    public void The_hash_does_not_depend_on_where_files_lie_but_on_what_they_hold()
    {
        using TestFolder here = Folder("elements"), there = Folder("elements"), other = Folder("other elements");

        Assert.Equal(HashIn(here), HashIn(there));
        Assert.NotEqual(HashIn(here), HashIn(other));
        Assert.Matches("^[0-9a-f]{64}$", HashIn(here));
    }

    [Fact]
    public void The_hash_depends_on_seed_and_name()
    {
        string[] hashes = [.. new[] { "seed=1", "seed=2", "name=other" }.Select(change => ScenarioWriter.Hash(Examples.Legal(Examples.Small, change)))];

        Assert.Equal(3, hashes.Distinct().Count());
    }

    /// <summary>So a key that SemSpace gets later, whose default nobody gave, leaves finished runs valid.</summary>
    [Theory]
    [InlineData("description=other words")]
    [InlineData("energy.initial_charge=0.8")]
    [InlineData("aggregation.rule=trajectory")]
    [InlineData("aggregation.fedbuff.buffer_size=3")]
    [InlineData("aggregation={fedavg: {late: carry}, scaffold: {server_learning_rate: 0.5}}")]
    [InlineData("semantic.snr_high_db=30")]
    [InlineData("learning.fedprox.mu=0.5")]
    [InlineData("updates.top_k.fraction=0.5")]
    public void What_is_a_default_or_not_chosen_is_no_part_of_a_run_s_identity(string change)
        => Assert.Equal(ScenarioWriter.Hash(Examples.Legal(Examples.Small)), ScenarioWriter.Hash(Examples.Legal(Examples.Small, change)));

    [Theory]
    [InlineData("energy.battery_wh=21")]
    [InlineData("aggregation.rule=fedbuff")]
    [InlineData("aggregation={rule: fedbuff, fedbuff: {buffer_size: 3}}")]
    [InlineData("learning.objective=fedprox")]
    [InlineData("learning.task=semantic")]
    [InlineData("updates.stages=[float16]")]
    [InlineData("updates={stages: [top_k], top_k: {fraction: 0.5}}")]
    [InlineData("clients.train_again=each_version")]
    [InlineData("gateways.0.antennas=7")]
    public void What_is_chosen_is_part_of_it(string change)
        => Assert.NotEqual(ScenarioWriter.Hash(Examples.Legal(Examples.Small)), ScenarioWriter.Hash(Examples.Legal(Examples.Small, change)));

    [Fact]
    public void A_scenario_with_files_reads_back_equal()
    {
        using TestFolder folder = Folder("elements");
        Scenario scenario = ScenarioReader.Read(folder.In("a.yaml"), []).Scenario!;

        string copy = folder.Write("elsewhere/copy.yaml", ScenarioWriter.Expand(scenario));

        Assert.Equal(scenario, ScenarioReader.Read(copy, []).Scenario);
        Assert.Equal([folder.In("eop.csv"), folder.In("iridium.tle"), folder.In("a.jpg"), folder.In("b.jpg")], ScenarioWriter.InputFiles(scenario).Select(f => f.FullPath));
    }

    private static TestFolder Folder(string elements)
    {
        TestFolder folder = new();
        folder.Write("a.yaml", TleScenario);
        folder.Write("iridium.tle", elements);
        folder.Write("eop.csv", "orientation");
        folder.Write("a.jpg", "a");
        folder.Write("b.jpg", "b");
        return folder;
    }

    private static string HashIn(TestFolder folder) => ScenarioWriter.Hash(ScenarioReader.Read(folder.In("a.yaml"), []).Scenario!);
}
