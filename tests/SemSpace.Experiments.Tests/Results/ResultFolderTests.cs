using SemSpace.Experiments.Results;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Results;

public sealed class ResultFolderTests
{
    [Fact]
    public void Nothing_is_seen_until_the_run_is_complete()
    {
        using TestFolder folder = new();
        using (ResultFolder results = ResultFolder.Begin(folder.In("a/run")))
        {
            results.WriteText("x.txt", "x");
            Assert.False(Directory.Exists(folder.In("a/run")));
            results.Complete();
        }

        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(folder.In("a")).Select(Path.GetFileName));
        Assert.Equal("x", File.ReadAllText(folder.In("a/run/x.txt")));
    }

    [Fact]
    public void A_run_that_is_given_up_leaves_nothing()
    {
        using TestFolder folder = new();
        using (ResultFolder results = ResultFolder.Begin(folder.In("run"))) results.WriteText("x.txt", "x");

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void What_a_killed_run_left_is_swept_away()
    {
        using TestFolder folder = new();
        folder.Write(".run.partial/old.txt", "old");
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        results.Complete();

        Assert.Empty(Directory.EnumerateFileSystemEntries(results.FullPath));
    }

    [Fact]
    public void An_earlier_result_is_replaced_at_the_end_only()
    {
        using TestFolder folder = new();
        folder.Write("run/manifest.json", "old");
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        results.WriteText("manifest.json", "new");

        Assert.Equal("old", File.ReadAllText(folder.In("run/manifest.json")));
        results.Complete();
        Assert.Equal("new", File.ReadAllText(folder.In("run/manifest.json")));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_never_touched()
    {
        using TestFolder folder = new();
        folder.Write("photos/july.jpg", "precious");

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("photos")));

        Assert.Equal($"Results cannot be written to {folder.In("photos")}: it holds something else (no manifest.json). Choose another folder.", fault.Message);
        Assert.Equal("precious", File.ReadAllText(folder.In("photos/july.jpg")));
    }

    [Fact]
    public void Two_runs_do_not_write_to_one_folder_at_a_time()
    {
        using TestFolder folder = new();
        using ResultFolder first = ResultFolder.Begin(folder.In("run"));

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("run")));

        Assert.Equal($"Results cannot be written to {folder.In("run")}: another run is writing there.", fault.Message);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_one_clear_fault()
    {
        using TestFolder folder = new();
        string file = folder.Write("file", "");

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(Path.Combine(file, "run")));

        Assert.StartsWith($"Results cannot be written to {file}/run: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void A_full_disk_is_one_clear_fault()
    {
        const string fullDevice = "/dev/full";
        Assert.SkipUnless(File.Exists(fullDevice), "No device that is always full on this system.");
        using TestFolder folder = new();
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        File.CreateSymbolicLink(folder.In(".run.partial/contacts.csv"), fullDevice);

        ResultsException fault = Assert.Throws<ResultsException>(() => SampleRecords.Run.Write(results));

        Assert.Equal($"Results cannot be written to {folder.In("run/contacts.csv")}: the disk is full.", fault.Message);
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
        results.WriteScenario(scenario);
        results.Complete();
        Directory.Move(results.FullPath, folder.In("elsewhere"));

        ScenarioReadResult again = ScenarioReader.Read(folder.In("elsewhere/scenario.yaml"), []);

        Assert.Empty(again.Faults);
        Assert.Equal(ScenarioWriter.Hash(scenario), ScenarioWriter.Hash(again.Scenario!));
        Assert.Equal(["january", "july"], again.Scenario!.Data.Maps.Select(map => File.ReadAllText(map.Image.FullPath)));
    }
}
