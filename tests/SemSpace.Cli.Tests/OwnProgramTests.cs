using System.Globalization;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary><c>samples/OwnRule</c>: a program that adds a rule and a figure of its own does all that SemSpace does, with them.</summary>
public sealed class OwnProgramTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task An_own_rule_runs_and_an_own_figure_is_drawn()
    {
        Outcome run = await Own("run", CommandLine.Quickstart, "--quick", "--set", "aggregation.rule=clipped_mean", "--set", "aggregation.clipped_mean.max_norm=0.01", "--out", _folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        Assert.Contains("clipped_mean: rounds close by period", run.Output, StringComparison.Ordinal);
        Assert.All(["weights.pdf", "weights.svg", "weights.png"], name => Assert.True(File.Exists(Path.Combine(run.LastLine, name))));
        Assert.Contains("  clipped_mean:\n    max_norm: 0.01\n", await File.ReadAllTextAsync(Path.Combine(run.LastLine, "scenario.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(AnchorWeights(run.LastLine).Min(), 0.9, 1); // every update was longer than a hundredth

        Outcome plot = await Own("plot", run.LastLine, "--out", _folder.In("again"));
        Assert.Equal(0, plot.ExitCode);
        Assert.True(File.Exists(_folder.In("again/weights.pdf")));
    }

    [Fact]
    public async Task Faults_in_its_keys_are_told_like_all_others()
    {
        Outcome range = await Own("validate", CommandLine.Quickstart, "--set", "aggregation.rule=clipped_mean", "--set", "aggregation.clipped_mean.max_norm=0");
        Assert.Equal(2, range.ExitCode);
        Assert.Equal(
            "--set aggregation.clipped_mean.max_norm=0: aggregation.clipped_mean.max_norm is 0; must be a number from 1.0e-06 to 1000000.\n1 fault; nothing was done.\n",
            range.Error);

        Outcome names = await Own("validate", CommandLine.Quickstart, "--set", "aggregation.rule=cliped_mean", "--set", "aggregation.clipped_mean.max_nrom=1");
        Assert.Equal(2, names.ExitCode);
        Assert.Contains("Did you mean clipped_mean?", names.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean max_norm?", names.Error, StringComparison.Ordinal);
    }

    /// <summary>SemSpace itself would refuse the rule.</summary>
    [Fact]
    public async Task The_workers_of_its_sweeps_are_the_program_itself()
    {
        string sweep = _folder.Write("own.yaml", $"name: own\nscenario: {CommandLine.Quickstart}\ngrid:\n  aggregation.rule: [clipped_mean, fedavg]\nseeds: [1]\n");
        Outcome outcome = await Own(
            "sweep", sweep, "--jobs", "2", "--out", _folder.Path, "--set", "duration_h=1.5", "--set", "learning.test_images=16",
            "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.ExitCode == 0 ? "" : outcome.Error));
        string[] table = await File.ReadAllLinesAsync(_folder.In("own/sweep.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(["clipped_mean", "fedavg"], table[1..].Select(row => row.Split(',')[0]));
        Assert.Equal(2, CommandLine.Run("validate", sweep).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Outcome> Own(params string[] args) => CommandLine.Finish(CommandLine.Start("OwnRule.dll", [], args));

    private static IEnumerable<double> AnchorWeights(string folder)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, "rounds.csv")).Select(row => row.Split(','))];
        int column = Array.IndexOf(rows[0], "anchor_weight");
        return rows.Skip(2).Select(row => double.Parse(row[column], CultureInfo.InvariantCulture));
    }
}
