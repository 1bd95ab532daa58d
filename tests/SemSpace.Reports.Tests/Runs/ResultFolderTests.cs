using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Reports.Tests.Runs;

public sealed class ResultFolderTests
{
    private const string SampleManifest = """
        {"scenario": "s", "scenario_hash": "0", "seed": 1, "fingerprint": "0", "semspace_version": "0", "dotnet_version": "0", "torchsharp_version": "0",
        "operating_system": "0", "workers": 1, "wall_time_s": {}, "warnings": [], "inputs": ["a.tle"]}
        """;

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
        folder.Write(".semspace-run.partial/.made-by-semspace", "");
        folder.Write(".semspace-run.partial/inputs/half.txt", "old");
        folder.Write(".semspace-run.lock", "");
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        results.Complete();
        results.Dispose();

        Assert.Equal([results.FullPath], Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(results.FullPath));
    }

    [Fact]
    public void An_earlier_result_is_replaced_at_the_end_only()
    {
        using TestFolder folder = new();
        folder.Write("run/manifest.json", SampleManifest);
        folder.Write("run/summary.json", "old");
        folder.Write("run/inputs/a.tle", "old");
        using (ResultFolder results = ResultFolder.Begin(folder.In("run")))
        {
            results.WriteText("summary.json", "new");

            Assert.Equal("old", File.ReadAllText(folder.In("run/summary.json")));
            results.Complete();
        }

        Assert.Equal("new", File.ReadAllText(folder.In("run/summary.json")));
        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.False(Path.Exists(folder.In("run/inputs")));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_never_touched()
    {
        using TestFolder folder = new();
        folder.Write("photos/july.jpg", "precious");

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("photos")));

        Assert.Equal($"Results cannot be written to {folder.In("photos")}: it holds july.jpg, which SemSpace did not write. Choose another folder.", fault.Message);
        Assert.Equal("precious", File.ReadAllText(folder.In("photos/july.jpg")));
    }

    [Theory]
    [InlineData("notes.txt", "notes.txt")]
    [InlineData("mine/thesis.txt", "mine")]
    [InlineData("inputs/b.tle", "inputs/b.tle")]
    [InlineData("inputs/mine/thesis.txt", "inputs/mine")]
    public void A_run_beside_which_somebody_keeps_something_is_never_replaced(string own, string named)
    {
        using TestFolder folder = new();
        folder.Write("run/manifest.json", SampleManifest);
        folder.Write("run/inputs/a.tle", "");
        string kept = folder.Write($"run/{own}", "precious");

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("run")));

        Assert.Equal($"Results cannot be written to {folder.In("run")}: it holds {named}, which SemSpace did not write. Choose another folder.", fault.Message);
        Assert.Equal("precious", File.ReadAllText(kept));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\": \"some other program\"}")]
    public void A_manifest_of_something_else_makes_no_run(string manifest)
    {
        using TestFolder folder = new();
        folder.Write("run/manifest.json", manifest);

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("run")));

        Assert.Contains("its manifest.json is missing or damaged", fault.Message, StringComparison.Ordinal);
        Assert.Equal([folder.In("run")], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_link_in_a_run_is_somebodys_own()
    {
        using TestFolder folder = new();
        folder.Write("run/manifest.json", SampleManifest);
        File.CreateSymbolicLink(folder.In("run/updates.csv"), folder.Write("precious.csv", "precious"));

        Assert.Contains("it holds updates.csv", Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("run"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_puts_there_during_the_run_is_kept()
    {
        using TestFolder folder = new();
        folder.Write("run/manifest.json", SampleManifest);
        using (ResultFolder results = ResultFolder.Begin(folder.In("run")))
        {
            results.WriteText("manifest.json", "new");
            folder.Write("run/notes.txt", "precious");

            Assert.Contains("it holds notes.txt", Assert.Throws<ResultsException>(results.Complete).Message, StringComparison.Ordinal);
        }

        Assert.Equal("precious", File.ReadAllText(folder.In("run/notes.txt")));
        Assert.Equal(SampleManifest, File.ReadAllText(folder.In("run/manifest.json")));
        Assert.Equal([folder.In("run")], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(".semspace-run.partial/thesis.txt")]
    [InlineData(".semspace-run.old/thesis.txt")]
    [InlineData(".semspace-run.partial")]
    [InlineData(".semspace-run.lock")]
    public void What_is_not_of_SemSpace_stays_whatever_its_name(string own)
    {
        using TestFolder folder = new();
        string kept = folder.Write(own, "precious");

        ResultsException fault = Assert.Throws<ResultsException>(() => ResultFolder.Begin(folder.In("run")));

        Assert.Contains(folder.In(own.Split('/')[0]), fault.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(kept));
    }

    [Fact]
    public void A_run_that_was_being_replaced_when_the_process_was_killed_is_put_back()
    {
        using TestFolder folder = new();
        folder.Write(".semspace-run.old/manifest.json", SampleManifest);
        folder.Write(".semspace-run.old/summary.json", "old");
        folder.Write(".semspace-run.partial/manifest.json", SampleManifest);
        ResultFolder.Begin(folder.In("run")).Dispose();

        Assert.Equal(["run"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Equal("old", File.ReadAllText(folder.In("run/summary.json")));
    }

    [Fact]
    public void A_link_to_a_results_folder_stays_a_link()
    {
        using TestFolder folder = new();
        folder.Write("disk/run/manifest.json", SampleManifest);
        Directory.CreateSymbolicLink(folder.In("run"), "disk/run");
        using (ResultFolder results = ResultFolder.Begin(folder.In("run")))
        {
            results.WriteText("summary.json", "new");
            results.Complete();
        }

        Assert.Equal("disk/run", new DirectoryInfo(folder.In("run")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(folder.In("disk/run/summary.json")));
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
        File.CreateSymbolicLink(folder.In(".semspace-run.partial/contacts.csv"), fullDevice);

        ResultsException fault = Assert.Throws<ResultsException>(() => results.Write(SampleRecords.Run));

        Assert.Equal($"Results cannot be written to {folder.In("run/contacts.csv")}: the disk is full.", fault.Message);
    }
}
