using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void A_run_ends_with_a_summary_and_its_folder_and_can_be_plotted_again()
    {
        Outcome run = CommandLine.Run("run", CommandLine.Quickstart, "--quick", "--out", _folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(_folder.In("quickstart-quick"), run.LastLine, StringComparison.Ordinal);
        foreach (string expected in new[] { "final accuracy", "time to accuracy", "staleness", "energy per satellite", "contact utilisation" })
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("simulating", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        string[] files = ["scenario.yaml", "manifest.json", "summary.json", "schedule.json", "contacts.csv", "updates.csv", "downloads.csv", "model.safetensors", "rounds.csv", "edge_rounds.csv", "energy.csv", "classes.csv", "regions.csv", "satellites.csv", "partition.csv", "outages.csv", "isl.csv", "interruptions.csv", "gateways.csv", "activity.csv", "states.csv", "queues.csv", "links.csv"];
        string[] figures = [.. FigureCatalogue.OfRun.Select(kind => kind.Name).Where(name => name is not ("partition" or "battery" or "age" or "links")).SelectMany(name => new[] { "pdf", "svg", "png" }.Select(kind => $"{name}.{kind}"))];
        Assert.Equal(files.Concat(figures).Order(StringComparer.Ordinal), Directory.EnumerateFiles(run.LastLine).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

        Outcome plot = CommandLine.Run("plot", run.LastLine, "--out", _folder.In("again"));
        Assert.Equal(0, plot.ExitCode);
        Assert.Equal(figures.Length, Directory.EnumerateFiles(_folder.In("again")).Count());
    }

    [Fact]
    public void A_finished_run_can_be_repeated_from_its_own_folder()
    {
        Outcome first = CommandLine.Run("run", CommandLine.Quickstart, "--quick", "--out", _folder.Path);
        Outcome second = CommandLine.Run("run", Path.Combine(first.LastLine, "scenario.yaml"), "--into", _folder.In("repeated"));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(first.LastLine, "rounds.csv")), File.ReadAllBytes(_folder.In("repeated/rounds.csv")));
    }

    /// <summary>Sums of the rounds wait for lines that are down for the first 90 minutes; a line that is down for the first seconds keeps nothing waiting.</summary>
    [Theory]
    [InlineData("{gateways: all, from_h: 0, to_h: 0.25}", @"5, which took [\d.]+ h of contact\s")]
    [InlineData("{backhauls: all, from_h: 0, to_h: 1.5}", @"5, which kept [1-9]\d* transfers over lines to the cloud waiting for [\d.]+ h\s")]
    [InlineData("{backhauls: all, from_h: 0, to_h: 1.5}, {gateways: all, from_h: 0, to_h: 0.25}", @"10, which took [\d.]+ h of contact and kept [1-9]\d* transfers? over lines to the cloud waiting for [\d.]+ h\s")]
    [InlineData("{backhauls: Redu, from_h: 0, to_h: 0.001}", @"1, which took 0 h of contact\s")]
    public void The_summary_tells_what_outages_took_of_contacts_and_of_lines(string outages, string told)
    {
        Outcome run = CommandLine.Run("run", CommandLine.Quickstart, "--quick", "--quiet", "--set", "mode=timing", "--set", "aggregation.rule=fedbuff", "--set", "aggregation.fedbuff.buffer_size=2", "--set", $"outages=[{outages}]", "--out", _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(told, System.Text.RegularExpressions.Regex.Replace(run.Output, @"\s+", " "));
    }

    [Fact]
    public void Another_seed_gives_other_results()
    {
        byte[][] rounds = [.. new[] { "1", "2" }.Select(seed =>
        {
            Outcome run = CommandLine.Run("run", CommandLine.Quickstart, "--quick", "--seed", seed, "--out", _folder.Path, "--set", "duration_h=1");
            return File.ReadAllBytes(Path.Combine(run.LastLine, "rounds.csv"));
        })];
        Assert.NotEqual(rounds[0], rounds[1]);
    }

    [Fact]
    public void A_quiet_run_says_nothing_but_warnings_which_are_kept_and_its_summary()
    {
        Outcome run = CommandLine.Run("run", CommandLine.Quickstart, "--quick", "--quiet", "--set", "duration_h=0.5", "--set", "aggregation={rule: fedbuff, fedbuff: {buffer_size: 100000}}", "--out", _folder.Path);
        Assert.Equal(0, run.ExitCode);
        string[] lines = run.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Warning: 12 of 24 satellites have no contact with any gateway: P01-S01, ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("no round is likely to close. Make it smaller, or lengthen duration_h.", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Warning: no round made a version, though ", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines, Manifest.Read(run.LastLine).Warnings.Select(warning => $"Warning: {warning}"));
    }

    /// <summary>It stands still over a place that is partly in a test block.</summary>
    [Fact]
    public void A_satellite_that_never_has_enough_images_to_train_on_is_told()
    {
        string scenario = _folder.Write("geo.yaml", """
            name: geo
            start_utc: 2025-01-01T12:00:00Z
            duration_h: 2
            constellation:
              satellites:
                - {name: GEO, semi_major_axis_km: 42164, inclination_deg: 0.1, raan_deg: 0, mean_anomaly_deg: 280}
            gateways:
              - {name: Null Island, latitude_deg: 0, longitude_deg: 0, min_elevation_deg: 0}
            """);
        Outcome run = CommandLine.Run("run", scenario, "--quiet", "--out", _folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("times a buffer held fewer images than sensing.min_samples, 8 (", run.Error, StringComparison.Ordinal);
        Assert.Contains("no satellite trained", File.ReadAllText(Path.Combine(run.LastLine, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_interrupted_ends_with_exit_code_3_and_leaves_nothing()
    {
        using CancellationTokenSource stop = new();
        using StringWriter output = new(), error = new();
        Task<int> run = Task.Run(() => Application.Run(["run", CommandLine.Quickstart, "--out", _folder.Path], output, error, stop.Token), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(3, await run);
        Assert.StartsWith("Stopped.", error.ToString().TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Validate_tells_what_the_contacts_foretell()
    {
        Outcome outcome = CommandLine.Run("validate", CommandLine.Quickstart, "--set", "duration_h=0.5");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Warning: aggregation.period_min is 45 min and the run lasts 30 min: no round can close.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    [InlineData("contacts")]
    [InlineData("plot")]
    [InlineData("compare")]
    [InlineData("validate")]
    public void Help_shows_examples(string command)
    {
        Outcome help = CommandLine.Run(command, "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"semspace {command} ", help.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", help.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
