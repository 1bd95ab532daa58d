using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Files;

namespace SemSpace.Experiments.Tests.Scenarios;

/// <summary>What editors are told is held against what the program reads, by JsonSchema.Net.</summary>
public sealed class SchemaDocumentTests
{
    private static readonly JsonSchema Scenario = JsonSchema.FromText(SchemaDocument.Scenario), Sweep = JsonSchema.FromText(SchemaDocument.Sweep);

    public static TheoryData<string> Files
        => [.. Directory.EnumerateFiles(Path.Combine(GoldenText.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(GoldenText.Root, path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void Every_file_in_scenarios_is_legal_by_the_schema(string file)
    {
        FaultList faults = new();
        ConfigNode root = ConfigFile.Read(Path.Combine(GoldenText.Root, file), "a file", faults, FileLimits.Scenario)!;

        if (Path.GetFileName(Path.GetDirectoryName(file)) == "parts") root = Tree("extends: quickstart\n" + File.ReadAllText(Path.Combine(GoldenText.Root, file)));
        Assert.True(IsLegal(ConfigFile.IsSweep(root) ? Sweep : Scenario, root));
        Assert.False(IsLegal(ConfigFile.IsSweep(root) ? Scenario : Sweep, root));
    }

    /// <summary>Every key with its default, too.</summary>
    [Fact]
    public void An_expanded_scenario_is_legal_by_the_schema() => Assert.True(IsLegal(Scenario, Tree(ScenarioWriter.Expand(Examples.Legal(Examples.Small)))));

    [Theory]
    [InlineData("energy:\n  battery_wh: 15", "energy:\n  battery_wh: -1")]
    [InlineData("battery_wh", "batery_wh")]
    [InlineData("duration_h: 12", "duration_h: long")]
    [InlineData("duration_h: 12", "duration_h: 0")]
    [InlineData("duration_h: 12\n", "")]
    [InlineData("antennas: 2", "antennas: 1.5")]
    [InlineData("    longitude_deg: 15.39\n", "")]
    [InlineData("    planes: 6\n", "")]
    [InlineData("start_utc: 2025-07-01T00:00:00Z", "start_utc: tomorrow")]
    [InlineData("name: small", "name: a/b")]
    [InlineData("energy:", "aggregation: {rule: fedbuf}\nenergy:")]
    [InlineData("energy:", "clients: []\nenergy:")]
    [InlineData("constellation:\n", "constellation:\n  walker_star: {satellites: 2, planes: 1, inclination_deg: 1, altitude_km: 500}\n")]
    public void What_the_reader_refuses_the_schema_refuses(string old, string replacement)
    {
        string text = Examples.Small.Replace(old, replacement, StringComparison.Ordinal);

        Assert.NotEqual(Examples.Small, text);
        Assert.NotEmpty(Examples.Read(text).Faults);
        Assert.False(IsLegal(Scenario, Tree(text)));
    }

    [Fact]
    public void A_file_that_extends_another_may_leave_out_what_must_be_given()
    {
        Assert.True(IsLegal(Scenario, Tree("extends: quickstart\nconstellation: {walker_delta: {planes: 3}}\n")));
        Assert.False(IsLegal(Scenario, Tree("constellation: {walker_delta: {planes: 3}}\n")));
        Assert.False(IsLegal(Scenario, Tree("extends: quickstart\ngateways: [{name: A}]\n")));
        Assert.True(IsLegal(Scenario, Tree("extends: [quickstart, ka-band]\ngateways: {network: ksat, stations: Troll}\ngateway_defaults: {antennas: 2}\n")));
        Assert.False(IsLegal(Scenario, Tree("extends: []\n")));
        Assert.False(IsLegal(Scenario, Tree("extends: quickstart\ngateways: {network: esa}\n")));
        Assert.False(IsLegal(Sweep, Tree("name: s\nscenario: a.yaml\nseeds: one\n")));
    }

    [Theory]
    [InlineData("gateways.*.min_elevation_deg", "gateways.*.min_elevation_deg")]
    [InlineData("gateways.St. Louis.min_elevation_deg", "gateways.*.min_elevation_deg")]
    [InlineData("gateways.0.mask.1.azimuth_deg", "gateways.*.mask.*.azimuth_deg")]
    [InlineData("seeds", "seeds")]
    [InlineData("gateways[].min_elevation_deg", "gateways.*.min_elevation_deg")]
    [InlineData("gateways[0].mask[].azimuth_deg", "gateways.*.mask.*.azimuth_deg")]
    [InlineData("gateway_defaults.antennas", "gateway_defaults.antennas")]
    [InlineData("gateway_defaults.mask.azimuth_deg", "gateway_defaults.mask.*.azimuth_deg")]
    [InlineData("outages[].from_h", "outages.*.from_h")]
    [InlineData("data.maps.7", "data.maps")]
    [InlineData("grid.learning.learning_rate", "grid")]
    public void A_key_is_found_by_its_path(string path, string found) => Assert.Equal(found, Assert.Single(KeyBook.Find(path)).Path);

    /// <summary>Items of lists as stars, and any name where the schema takes any.</summary>
    [Theory]
    [InlineData("scenario", 300)]
    [InlineData("sweep", 15)]
    public void Every_key_that_the_schema_takes_can_be_explained(string file, int least)
    {
        string[] paths = [.. Paths(JsonNode.Parse(file == "sweep" ? SchemaDocument.Sweep : SchemaDocument.Scenario)!, "").Distinct()];

        Assert.True(paths.Length >= least);
        Assert.DoesNotContain(paths, path => !KeyBook.Find(path).Any(entry => entry.File == file));
    }

    private static IEnumerable<string> Paths(JsonNode node, string path)
    {
        string Below(string name) => path.Length == 0 ? name : $"{path}.{name}";
        if (node is not JsonObject schema) yield break;
        foreach ((string name, JsonNode? inner) in schema["properties"] as JsonObject ?? [])
        {
            yield return Below(name);
            foreach (string deeper in Paths(inner!, Below(name))) yield return deeper;
        }

        foreach (JsonNode? one in schema["anyOf"] as JsonArray ?? [])
        {
            foreach (string deeper in Paths(one!, path)) yield return deeper;
        }

        if (schema["items"] is { } item)
        {
            foreach (string deeper in Paths(item, Below("*"))) yield return deeper;
        }

        if (schema["additionalProperties"] is not JsonObject any) yield break;
        yield return Below("some");
        foreach (string deeper in Paths(any, Below("some"))) yield return deeper;
    }

    [Fact]
    public void A_key_tells_when_it_applies_and_an_unknown_one_what_is_near()
    {
        Assert.Equal("aggregation.rule is fedbuff", Assert.Single(KeyBook.Find("aggregation.fedbuff.buffer_size")).Where);
        Assert.Equal("updates.stages holds top_k", Assert.Single(KeyBook.Find("updates.top_k.fraction")).Where);
        Assert.Null(Assert.Single(KeyBook.Find("energy.battery_wh")).Where);
        Assert.Equal(["scenario", "sweep"], KeyBook.Find("name").Select(entry => entry.File));
        Assert.Empty(KeyBook.Find("energy.batery_wh"));
        Assert.Equal(["energy.battery_wh"], KeyBook.Near("energy.batery_wh"));
        Assert.Equal(["energy.battery_wh"], KeyBook.Near("battery_wh"));
        Assert.Equal(["gateways.*.altitude_m"], KeyBook.Near("gateways.altitude_deg"));
        Assert.Empty(KeyBook.Near("zzzzzzzz"));
    }

    private static ConfigNode Tree(string yaml) => YamlTree.Read(yaml, "a.yaml", new())!;

    private static bool IsLegal(JsonSchema schema, ConfigNode tree)
    {
        using JsonDocument json = JsonDocument.Parse(YamlText.Json(tree));
        return schema.Evaluate(json.RootElement).IsValid;
    }
}
