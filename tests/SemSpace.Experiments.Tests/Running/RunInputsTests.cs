using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Runs;

namespace SemSpace.Experiments.Tests.Running;

public sealed class RunInputsTests
{
    [Fact]
    public void Copies_of_input_files_have_names_of_their_own()
    {
        using TestFolder folder = new();
        string[] maps = ["2-a.png", "a.png", "x/a.png", "x/A.PNG"];
        foreach (string map in maps) folder.Write(map, map);
        string list = string.Join(", ", maps.Select((map, i) => $"{i + 1}: {map}"));
        string path = folder.Write("s.yaml", $$"""
            {name: s, start_utc: 2022-02-22, duration_h: 1, constellation: {walker_delta: {satellites: 1, planes: 1, inclination_deg: 50, altitude_km: 500} },
            gateways: [{name: A, latitude_deg: 0, longitude_deg: 0}], data: {maps: { {{list}} } } }
            """);
        Scenario scenario = ScenarioReader.Read(path, []).Scenario!;
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        RunInputs.Write(results, scenario);
        results.Complete();

        Assert.Equal(["2-a.png", "a.png", "3-a.png", "4-A.PNG"], results.Inputs);
        Assert.Equal(maps, results.Inputs.Select(name => File.ReadAllText(folder.In($"run/inputs/{name}"))));
    }

    [Fact]
    public void The_folder_alone_is_enough_to_run_the_scenario_again()
    {
        using TestFolder folder = new();
        folder.Write("a/earth.jpg", "january");
        folder.Write("b/earth.jpg", "july");
        folder.Write("iridium.tle", "elements");
        string path = folder.Write("s.yaml", "name: s\nstart_utc: 2022-02-22\nduration_h: 1\nconstellation: {elements: {file: iridium.tle}}\ngateways: [{name: A, latitude_deg: 0, longitude_deg: 0}]\ndata: {maps: {1: a/earth.jpg, 7: b/earth.jpg}}\n");
        Scenario scenario = ScenarioReader.Read(path, []).Scenario!;
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        RunInputs.Write(results, scenario);
        results.Complete();
        Directory.Move(results.FullPath, folder.In("elsewhere"));

        ScenarioReadResult again = ScenarioReader.Read(folder.In("elsewhere/scenario.yaml"), []);

        Assert.Empty(again.Faults);
        Assert.Equal(ScenarioWriter.Hash(scenario), ScenarioWriter.Hash(again.Scenario!));
        Assert.Equal(["january", "july"], again.Scenario!.Data.Maps.Select(map => File.ReadAllText(map.Image.FullPath)));
    }
}
