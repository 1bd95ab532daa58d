using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class SweepTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string File => _folder.Write("sweep.yaml", $$"""
        name: small
        scenario: {{CommandLine.Quickstart}}
        grid:
          aggregation.rule: [fedavg, fedbuff]
        seeds: [1, 2]
        """);

    private string[] Arguments(int jobs) =>
    [
        "sweep", File, "--jobs", $"{jobs}", "--out", _folder.Path, "--set", "duration_h=1.5", "--set", "learning.test_images=16",
        "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120",
    ];

    [Fact]
    public async Task A_killed_sweep_goes_on_where_it_was_and_gives_one_table_over_all_runs()
    {
        using (Process killed = CommandLine.Start(Arguments(jobs: 1)))
        {
            string? first = await killed.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("1 of 4: fedavg, seed 1", first, StringComparison.Ordinal);
            killed.Kill(entireProcessTree: false); // its workers must notice by themselves
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(System.IO.File.Exists(_folder.In("small/sweep.csv")));
        using Process resumed = CommandLine.Start(Arguments(jobs: 2));
        string error = await resumed.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await resumed.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await resumed.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("fedavg, seed 1: final score", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'), line => line.Contains("(done before)", StringComparison.Ordinal));
        Assert.Equal(_folder.In("small"), output.TrimEnd('\n').Split('\n')[^1]);
        string[] table = System.IO.File.ReadAllLines(_folder.In("small/sweep.csv"));
        Assert.Equal(5, table.Length);
        Assert.StartsWith("arm,aggregation.rule,seed,time_to_target_h", table[0], StringComparison.Ordinal);
        Assert.Equal(["0,fedavg,1", "0,fedavg,2", "1,fedbuff,1", "1,fedbuff,2"], table[1..].Select(row => string.Join(',', row.Split(',')[..3])));
        Assert.All(["arms.pdf", "arms.svg", "arms.png"], name => Assert.True(System.IO.File.Exists(_folder.In($"small/{name}"))));
    }

    [Fact]
    public void A_fault_in_the_grid_stands_at_its_line()
    {
        string file = _folder.Write("bad.yaml", $"name: bad\nscenario: {CommandLine.Quickstart}\ngrid:\n  aggregation.rule: [fedavg, fedmagic]\nseeds: [1]\n");
        Outcome outcome = CommandLine.Run("sweep", file, "--out", _folder.In("results"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("bad.yaml:4: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("fedmagic", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("results")));
    }

    public void Dispose() => _folder.Dispose();
}
