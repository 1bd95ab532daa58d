using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class ReportTests(ReportedRun reported) : IClassFixture<ReportedRun>
{
    [Fact]
    public void A_page_reads_nothing_and_lets_no_name_become_markup()
    {
        string page = reported.Page;
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        Assert.All(["<link", "@import", "fetch(", "src=\"http"], part => Assert.DoesNotContain(part, page, StringComparison.Ordinal));
        Assert.All(["<h1>quickstart</h1>", "id=\"globe\"", ">Gateways</caption>", ">Satellites</caption>", "aria-label=\"score of the global model"], part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_stand_to_the_left_and_numbers_to_the_right()
    {
        Assert.Contains("<th scope=\"col\" class=\"text\"><button type=\"button\">meaning</button></th>", reported.Page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\"><button type=\"button\" title=\"contact windows\">contacts</button></th>", reported.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_runs_give_the_same_bytes() => Assert.Equal(reported.Page, reported.Report("again.html"));

    [Theory]
    [InlineData("contacts.csv", "Kourou", "Nowhere", "Nowhere is no gateway of the scenario")]
    [InlineData("updates.csv", "P0", "Q0", "is no satellite of the scenario")]
    [InlineData("contacts.csv", null, null, "contacts.csv has 0 of ")]
    [InlineData("rounds.csv", null, null, "rounds.csv has 0 of ")]
    [InlineData("downloads.csv", null, null, "That run is damaged: make it again, or leave it out.")]
    public void Tables_that_contradict_each_other_are_told(string table, string? from, string? to, string told)
    {
        using TestFolder folder = Copy();
        string text = File.ReadAllText(folder.In(table));
        File.WriteAllText(folder.In(table), from is null ? text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)] : text.Replace(from, to, StringComparison.Ordinal));
        Outcome outcome = CommandLine.Run("report", folder.Path, "--out", folder.In("report.html"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.In("report.html")));
    }

    [Fact]
    public void A_run_whose_scenario_was_changed_is_refused_by_all_that_read_runs()
    {
        using TestFolder folder = Copy();
        Change(folder, "scenario.yaml", "duration_h: 1.5", "duration_h: 2");
        foreach (string[] command in new string[][] { ["report", folder.Path], ["artifact", folder.Path], ["plot", folder.Path], ["compare", folder.Path], ["table", folder.Path] })
        {
            Outcome outcome = CommandLine.Run(command);
            Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
            Assert.StartsWith($"{folder.In("scenario.yaml")} is not what was run: its hash is not that in manifest.json.", outcome.Error, StringComparison.Ordinal);
        }

        Change(folder, "manifest.json", $"\"identity_version\": {ScenarioWriter.IdentityVersion},", "");
        Change(folder, "manifest.json", "\"semspace_version\": \"", "\"semspace_version\": \"0.0.1-");
        Outcome older = CommandLine.Run("report", folder.Path, "--out", folder.In("report.html"));
        Assert.Equal(0, older.ExitCode);
        Assert.StartsWith($"Warning: {folder.Path}: scenario.yaml may not be what was run: its hash is not that in manifest.json. It was changed afterwards, or SemSpace 0.0.1-", older.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_counts_for_no_hash_may_be_changed()
    {
        using TestFolder folder = Copy();
        File.AppendAllText(folder.In("scenario.yaml"), "# a note\n");
        Assert.Equal(("", 0), CommandLine.Run("report", folder.Path, "--output", folder.In("report.html")) is var report ? (report.Error, report.ExitCode) : default);
    }

    [Fact]
    public void Runs_of_different_length_are_shown_with_all_lengths()
    {
        using TestFolder folder = Copy();
        Change(folder, "summary.json", "\"duration_h\": 1.5", "\"duration_h\": 2");
        Outcome report = CommandLine.Run("report", reported.Folder.In("run"), folder.Path, "--out", folder.In("report.html"));
        Assert.Equal(0, report.ExitCode);
        string page = File.ReadAllText(folder.In("report.html"));
        Assert.All(["<dt>simulated</dt><dd>1.5, 2 h from 2025-07-01T00:00:00.000Z</dd>", "<dt>satellites</dt><dd>24</dd>", "<dt>runs</dt><dd>2</dd>"], part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_input_is_told_and_writes_nothing()
    {
        Assert.All(
            [
                (["report", "nowhere"], "nowhere is not there"),
                (["report", reported.Folder.In("run"), "--out", reported.Folder.In("run")], "it is a folder"),
                (["report", reported.Folder.In("run"), "--out", reported.Folder.In("run/rounds.csv")], "it is read here"),
                (["report", reported.Folder.In("run"), "--globe", "nowhere"], "--globe is nowhere, which is none of the runs; must be the folder of one, such as "),
                (["report"], "Required argument 'result' missing"),
            ],
            ((string[] Arguments, string Told) wrong) =>
            {
                Outcome outcome = CommandLine.Run(wrong.Arguments);
                Assert.Equal(2, outcome.ExitCode);
                Assert.Contains(wrong.Told, outcome.Error, StringComparison.Ordinal);
            });
        Assert.False(File.Exists("report.html"));
    }

    /// <summary>A copy of the run.</summary>
    private TestFolder Copy()
    {
        TestFolder folder = new();
        foreach (string file in Directory.EnumerateFiles(reported.Folder.In("run"))) File.Copy(file, folder.In(Path.GetFileName(file)));
        return folder;
    }

    private static void Change(TestFolder folder, string file, string from, string to)
    {
        string text = File.ReadAllText(folder.In(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(folder.In(file), text.Replace(from, to, StringComparison.Ordinal));
    }
}
