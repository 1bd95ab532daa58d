using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class ContactsTests : IDisposable
{
    private const string Header = "satellite,gateway,aos_utc,los_utc,culmination_utc,max_elevation_deg,duration_s,cut_at_start,cut_at_end";

    private readonly TestFolder _folder = new();

    [Fact]
    public void The_plan_is_written_and_statistics_are_printed_for_gateways_and_satellites()
    {
        Outcome outcome = CommandLine.Run("contacts", CommandLine.Quickstart, "--out", _folder.In("new/plan.csv"), "--statistics", _folder.In("statistics.csv"));
        Assert.Equal(0, outcome.ExitCode);
        string[] lines = File.ReadAllLines(_folder.In("new/plan.csv"));
        Assert.Equal(Header, lines[0]);
        Assert.Equal("P03-S03,Hartebeesthoek,2025-07-01T00:00:00.000Z,2025-07-01T00:01:44.819Z,2025-07-01T00:00:00.000Z,17.196847,104.819,true,false", lines[1]);
        Assert.Equal(474, lines.Length);
        Assert.Contains("473 contacts of 24 satellites with 5 gateways in 24 h", outcome.Output, StringComparison.Ordinal);
        foreach (string shown in new[] { "Redu", "P06-S04", "longest gap, h", "median, min", "15.95" }) Assert.Contains(shown, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1 + 5 + 24, File.ReadAllLines(_folder.In("statistics.csv")).Length);
        Assert.DoesNotContain('\u001b', outcome.Output + outcome.Error);
    }

    [Fact]
    public void Without_a_file_only_statistics_are_printed_and_long_tables_are_cut()
    {
        Outcome outcome = CommandLine.Run("contacts", Path.Combine(GoldenText.Root, "scenarios", "iridium.yaml"), "--set", "duration_h=1");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("The first 40 of 67 satellites; --statistics FILE writes all of them.", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("in 1 h", outcome.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_drawn_beside_the_plan()
    {
        Outcome outcome = CommandLine.Run("contacts", CommandLine.Quickstart, "--set", "duration_h=2", "--plot", "--out", _folder.In("plan.csv"));
        Assert.Equal(0, outcome.ExitCode);
        string[] figures = [.. new[] { "contacts", "map" }.SelectMany(name => new[] { "pdf", "svg", "png" }.Select(kind => $"quickstart-{name}.{kind}"))];
        Assert.Equal(figures.Append("plan.csv").Order(StringComparer.Ordinal), Directory.EnumerateFiles(_folder.Path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_plan_can_be_replayed_and_written_again()
    {
        string first = _folder.In("first.csv"), second = _folder.In("second.csv");
        Assert.Equal(0, CommandLine.Run("contacts", CommandLine.Quickstart, "--out", first).ExitCode);
        Outcome again = CommandLine.Run("contacts", CommandLine.Quickstart, "--set", $"contact_plan={first}", "--out", second);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
    }

    [Fact]
    public void A_warning_says_what_of_a_plan_lies_outside()
    {
        string plan = _folder.In("plan.csv");
        Assert.Equal(0, CommandLine.Run("contacts", CommandLine.Quickstart, "--out", plan).ExitCode);
        Outcome valid = CommandLine.Run("validate", CommandLine.Quickstart, "--set", $"contact_plan={plan}", "--set", "duration_h=3");
        Assert.Equal(0, valid.ExitCode);
        Assert.Contains("windows lie outside the scenario's time and were left out", valid.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P01-S1,Redu,2025-07-01T01:00:00Z,2025-07-01T01:05:00Z", "plan.csv:2: satellite is P01-S1")]
    [InlineData("P01-S01,Redu,2025-07-01T01:00:00Z,2025-07-01T00:05:00Z", "must be after aos_utc")]
    [InlineData("P01-S01,Redu,yesterday,2025-07-01T01:05:00Z", "aos_utc is yesterday; must be a UTC time")]
    [InlineData("P01-S01,Redu,2025-07-01T01:00:00Z,2025-07-01T01:05:00Z\nP01-S01,Redu,2025-07-01T01:04:00Z,2025-07-01T01:09:00Z", "plan.csv:3: the window of P01-S01 with Redu begins at")]
    [InlineData("P01-S01,Redu", "has 2 fields; must have 4")]
    [InlineData("P01-S01,Redu,\"2025-07-01T01:00:00Z,2025-07-01T01:05:00Z", "plan.csv")]
    public void A_plan_that_cannot_be_is_refused(string rows, string fault)
    {
        string plan = _folder.Write("plan.csv", $"satellite,gateway,aos_utc,los_utc\n{rows}\n");
        foreach (string command in new[] { "contacts", "run", "validate" })
        {
            Outcome outcome = CommandLine.Run(command, CommandLine.Quickstart, "--set", $"contact_plan={plan}");
            AssertRefused(outcome);
            Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_plan_that_is_not_there_is_refused()
    {
        Outcome outcome = CommandLine.Run("contacts", CommandLine.Quickstart, "--set", "contact_plan=no-such.csv");
        AssertRefused(outcome);
        Assert.Contains("contact_plan is no-such.csv; must be an existing file", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_and_nothing_is_left_there()
    {
        string file = _folder.Write("file", "");
        foreach (string place in new[] { Path.Combine(file, "plan.csv"), _folder.Path })
        {
            foreach (string option in new[] { "--out", "--statistics" })
            {
                Outcome outcome = CommandLine.Run("contacts", CommandLine.Quickstart, "--set", "duration_h=1", option, place);
                AssertRefused(outcome);
                Assert.Contains($"Results cannot be written to {place}", outcome.Error, StringComparison.Ordinal);
            }
        }

        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void The_scenario_itself_is_no_place_for_a_plan()
    {
        string scenario = _folder.Write("s.yaml", File.ReadAllText(CommandLine.Quickstart));
        foreach (string option in new[] { "--out", "--statistics" }) AssertRefused(CommandLine.Run("contacts", scenario, option, scenario));
        AssertRefused(CommandLine.Run("orbit", "export", scenario, "--format", "tle", "--out", scenario));
        Assert.Equal(File.ReadAllText(CommandLine.Quickstart), File.ReadAllText(scenario));
    }

    [Fact]
    public async Task Stopping_leaves_nothing_and_keeps_what_was_there()
    {
        string plan = _folder.Write("plan.csv", "an earlier plan\n");
        using CancellationTokenSource stop = new();
        using StringWriter output = new(), error = new();
        await stop.CancelAsync();
        Assert.Equal(3, Application.Run(["contacts", CommandLine.Quickstart, "--out", plan], output, error, stop.Token));
        Assert.Equal("an earlier plan\n", await File.ReadAllTextAsync(plan, TestContext.Current.CancellationToken));
        Assert.Equal([plan], Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task A_plan_can_be_piped()
    {
        using Process process = CommandLine.Start("contacts", CommandLine.Quickstart, "--set", "duration_h=1", "--out", "/dev/stdout");
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith(Header + "\n", output, StringComparison.Ordinal);
        Assert.All(output.TrimEnd('\n').Split('\n'), line => Assert.Equal(9, line.Split(',').Length));
        Assert.Contains("in 1 h", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_output_that_takes_nothing_more_is_no_bug()
    {
        using StringWriter error = new() { NewLine = "\n" };
        using FullWriter output = new();
        Assert.Equal(2, Application.Run(["contacts", CommandLine.Quickstart, "--set", "duration_h=1"], output, error));
        Assert.Equal("Standard output cannot be written: the disk is full.\n", error.ToString());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A writer on a full disk.</summary>
    private sealed class FullWriter : StringWriter
    {
        private const int NoSpace = 28;

        public override void Write(char value) => throw new IOException("No space left on device", NoSpace);

        public override void Write(string? value) => throw new IOException("No space left on device", NoSpace);
    }

    private static void AssertRefused(Outcome outcome)
    {
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.NotEmpty(outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Bug in SemSpace", outcome.Error, StringComparison.Ordinal);
    }
}
