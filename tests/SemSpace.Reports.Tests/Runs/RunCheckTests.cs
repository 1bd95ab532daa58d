using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Reports.Tests.Runs;

public sealed class RunCheckTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Run => _folder.In("run");

    public RunCheckTests()
    {
        using ResultFolder results = ResultFolder.Begin(Run);
        results.Write(SampleRecords.Run);
        results.WriteText(Summary.FileName, Summariser.Of(SampleRecords.Facts, SampleRecords.Run).ToJson());
        results.WriteText(Schedule.FileName, new Schedule { Scenario = "sample", Seed = 1, Fingerprint = "00", Parameters = 10, UpdateBytes = 40, Epochs = 1, FlopPerSample = 0, NonFiniteUpdates = 0, Choices = new Dictionary<string, string>() }.ToJson());
        foreach (string file in new[] { ModelFile.Last, ModelFile.Best }) results.Write(file, path => ModelFile.Write(path, SampleRecords.Model));
        results.WriteText(Manifest.FileName, """
            {"scenario": "s", "scenario_hash": "0", "seed": 1, "fingerprint": "0", "semspace_version": "0", "dotnet_version": "0",
            "torchsharp_version": "0", "operating_system": "0", "workers": 1, "wall_time_s": {}}
            """);
        results.Complete();
    }

    [Fact]
    public void A_whole_run_is_whole() => Assert.Null(RunCheck.Damage(Run));

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("summary.json")]
    [InlineData("schedule.json")]
    [InlineData("contacts.csv")]
    [InlineData("updates.csv")]
    [InlineData("rounds.csv")]
    [InlineData("energy.csv")]
    [InlineData("satellites.csv")]
    [InlineData("downloads.csv")]
    [InlineData("edge_rounds.csv")]
    [InlineData("regions.csv")]
    [InlineData("activity.csv")]
    [InlineData("interruptions.csv")]
    public void A_file_that_is_gone_empty_or_cut_short_is_named(string file)
    {
        string path = Path.Combine(Run, file), text = File.ReadAllText(path);
        string[] lines = text.TrimEnd('\n').Split('\n');
        string[] damaged = ["", text[..(text.Length / 2)], text.TrimEnd('\n')[..^1], string.Join('\n', lines[..^1]) + "\n"];
        foreach (string damage in damaged)
        {
            File.WriteAllText(path, damage);
            Assert.StartsWith(path, RunCheck.Damage(Run), StringComparison.Ordinal);
        }

        File.Delete(path);
        Assert.Equal($"{path} cannot be read: it is not there", RunCheck.Damage(Run));
    }

    /// <summary>As many rows as there should be, of which one is not what other tables and the summary count.</summary>
    [Theory]
    [InlineData(",brownout,", ",put_off,", "1 of 2 brown-outs")]
    [InlineData(",put_off,", ",training,", "0 of 1 trainings that were put off")]
    [InlineData(",lost,", ",unfinished,", "0 of 1 lost trainings")]
    [InlineData(",given_up,", ",unfinished,", "1 of 2 updates that were given up")]
    [InlineData(",update,scenario_end,", ",training,scenario_end,", "6 of 7 updates that were trained, with those that arrived")]
    [InlineData(",idle,0,", ",idle,5,", "1 of 2 satellites with all energy that was not served")]
    public void A_row_that_is_another_than_was_counted_is_told(string old, string replacement, string lacks)
    {
        string path = Path.Combine(Run, "interruptions.csv"), text = File.ReadAllText(path);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + replacement + text[(at + old.Length)..]);
        Assert.Equal($"{path} has {lacks}", RunCheck.Damage(Run));
    }

    [Theory]
    [InlineData("contacts.csv", "0 of 2 rows")]
    [InlineData("updates.csv", "0 of 4 rows")]
    [InlineData("rounds.csv", "0 of 3 rows")]
    [InlineData("energy.csv", "0 of 2 rows")]
    [InlineData("satellites.csv", "0 of 2 rows")]
    [InlineData("activity.csv", "0 of 2 rows")]
    [InlineData("interruptions.csv", "0 of 7 rows")]
    [InlineData("downloads.csv", "0 of 2 contacts with all that was sent up in them")]
    [InlineData("edge_rounds.csv", "0 of 3 updates in gateways' merges")]
    [InlineData("classes.csv", "0 of 1 last versions")]
    [InlineData("regions.csv", "0 of 4 images")]
    public void A_table_of_which_only_the_head_is_left_is_named_with_what_it_lacks(string file, string lacks)
    {
        string path = Path.Combine(Run, file);
        File.WriteAllText(path, File.ReadAllLines(path)[0] + "\n");
        Assert.Equal($"{path} has {lacks}", RunCheck.Damage(Run));
        Assert.Equal($"{path} has {lacks}.", Assert.Throws<ResultsException>(() => RunCheck.Read(Run, SampleRecords.Summary)).Message);
    }

    [Theory]
    [InlineData(ModelFile.Last)]
    [InlineData(ModelFile.Best)]
    public void A_model_that_is_cut_short_or_gone_is_named(string file)
    {
        string path = Path.Combine(Run, file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        Assert.Equal($"{path} cannot be read: it ends too early", RunCheck.Damage(Run));
        File.Delete(path);
        Assert.Equal($"{path} cannot be read: it is not there", RunCheck.Damage(Run));
    }

    public void Dispose() => _folder.Dispose();
}
