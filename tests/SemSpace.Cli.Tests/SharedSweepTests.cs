using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Sweeps that several processes work on, and processes that are killed; <c>bench/sweepkills.sh</c> kills many.</summary>
public sealed class SharedSweepTests : IDisposable
{
    private static readonly string[] Killed = ["-KILL"];

    private readonly TestFolder _folder = new();

    private string Folder => _folder.In("small");

    private string[] Arguments =>
    [
        "sweep", Sweep, "--jobs", "1", "--out", _folder.Path, "--set", "duration_h=1.5", "--set", "learning.test_images=16",
        "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120",
    ];

    private string Sweep => _folder.Write("sweep.yaml", $$"""
        name: small
        scenario: {{CommandLine.Quickstart}}
        grid:
          aggregation.rule: [fedavg, fedbuff]
        seeds: 1-2
        """);

    [Fact]
    public async Task Two_that_are_started_at_once_share_the_runs_and_both_have_the_table()
    {
        Outcome[] both = await Task.WhenAll(CommandLine.Finish(Arguments), CommandLine.Finish(Arguments));

        Assert.All(both, one => Assert.Equal(0, one.ExitCode));
        string[][] started = [.. both.Select(one => one.Error.Split('\n').Where(line => line.StartsWith("started: ", StringComparison.Ordinal)).ToArray())];
        Assert.Equal(4, started.Sum(lines => lines.Length));
        Assert.Equal(4, started.SelectMany(lines => lines).Distinct().Count());
        Assert.All(started, lines => Assert.NotEmpty(lines));
        Assert.Equal(5, (await File.ReadAllLinesAsync($"{Folder}/sweep.csv", TestContext.Current.CancellationToken)).Length);
        Assert.False(Directory.Exists($"{Folder}/attempts"));
    }

    [Fact]
    public async Task A_run_whose_process_is_killed_is_tried_again_and_the_sweep_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs signals.");
        using Process sweep = CommandLine.Start(Arguments);
        Task<string> error = sweep.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Kill(await Worker(sweep));
        await sweep.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, sweep.ExitCode);
        Assert.Contains("ended by the system, to be tried again: fedavg, seed 1\n", await error, StringComparison.Ordinal);
        Assert.Equal(5, (await File.ReadAllLinesAsync($"{Folder}/sweep.csv", TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task The_parts_work_status_and_merge_give_what_the_whole_gives()
    {
        using (Process begun = CommandLine.Start(Arguments)) // makes the folder, and the first run
        {
            while (await begun.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("1 of 4", StringComparison.Ordinal))
            {
            }

            begun.Kill(entireProcessTree: true);
            await begun.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Outcome early = CommandLine.Run("sweep", "status", Folder);
        Assert.StartsWith("4 runs: 1 done", early.Output, StringComparison.Ordinal);

        Outcome one = await CommandLine.Finish("sweep", "work", Folder, "--jobs", "1", "--runs", "1");
        Assert.Equal((0, "2 runs done, 0 failed, 2 not made yet"), (one.ExitCode, one.Output.Split('\n')[0]));
        Outcome incomplete = CommandLine.Run("sweep", "merge", Folder);
        Assert.Equal(2, incomplete.ExitCode);
        Assert.Contains("2 runs are not made yet, the first of them ", incomplete.Error, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines($"{Folder}/sweep.csv").Length);

        do Assert.Equal(0, (await CommandLine.Finish("sweep", "work", Folder, "--jobs", "2")).ExitCode);
        while (NamelessAttempts().Any()); // the process that was killed had made an attempt's file and not yet written it: nobody can tell before the lease is over that it is dead
        Assert.Equal("4 runs: 4 done\n", CommandLine.Run("sweep", "status", Folder).Output);
        Assert.Equal(0, CommandLine.Run("sweep", "merge", Folder).ExitCode);
        byte[] merged = await File.ReadAllBytesAsync($"{Folder}/sweep.csv", TestContext.Current.CancellationToken);
        Outcome whole = CommandLine.Run(Arguments);
        Assert.DoesNotContain("started", whole.Error, StringComparison.Ordinal);
        Assert.Equal(merged, await File.ReadAllBytesAsync($"{Folder}/sweep.csv", TestContext.Current.CancellationToken));

        IEnumerable<FileInfo> NamelessAttempts()
            => new DirectoryInfo($"{Folder}/attempts") is { Exists: true } attempts ? attempts.EnumerateFiles().Where(file => file.Length == 0) : [];
    }

    [Fact]
    public void Wrong_words_about_parts_and_clusters_are_told()
    {
        Assert.Equal((2, $"{_folder.Path} is not the folder of a sweep: sweep.yaml is not in it. Name the last line that semspace sweep writes.\n"), ErrorOf("sweep", "status", _folder.Path));
        Assert.Contains("--partition is given without --executor slurm; must be given with it.", ErrorOf("sweep", Sweep, "--partition", "all").Error, StringComparison.Ordinal);
        Assert.Contains("--time is soon; must be minutes, or days, hours, minutes and seconds", ErrorOf("sweep", Sweep, "--executor", "slurm", "--time", "soon").Error, StringComparison.Ordinal);
        Assert.Contains("--time is 2:00, 120 s; must be 150 s or more: a task is warned --warn-before, 90 s, before its end, and Slurm may do so 60 s early.", ErrorOf("sweep", Sweep, "--executor", "slurm", "--time", "2:00").Error, StringComparison.Ordinal);
        Assert.Contains("--time is 0-1:30, 5400 s; must be 6060 s", ErrorOf("sweep", Sweep, "--executor", "slurm", "--time", "0-1:30", "--warn-before", "6000").Error, StringComparison.Ordinal);
        Assert.Contains("--time is 99999999999999999999-0; must be 365 days or less.", ErrorOf("sweep", Sweep, "--executor", "slurm", "--time", "99999999999999999999-0").Error, StringComparison.Ordinal);
        Assert.Contains("--jobs is given with --executor slurm; must be given without it.", ErrorOf("sweep", Sweep, "--executor", "slurm", "--jobs", "2").Error, StringComparison.Ordinal);
        Assert.Contains("aggregation.rule differs between the arms; must be set by them alone.", ErrorOf("sweep", Sweep, "--set", "aggregation.rule=fedavg").Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder));

        static (int Code, string Error) ErrorOf(params string[] arguments) => CommandLine.Run(arguments) is var outcome ? (outcome.ExitCode, outcome.Error) : default;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A process that a sweep has started, once it is there.</summary>
    private static async Task<string> Worker(Process sweep)
    {
        while (true)
        {
            ProcessStartInfo ask = new("pgrep", ["--parent", $"{sweep.Id}"]) { RedirectStandardOutput = true };
            using Process found = Process.Start(ask)!;
            string children = await found.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (children.Trim() is { Length: > 0 } first) return first.Split('\n')[0];
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task Kill(string process)
    {
        using Process kill = Process.Start("kill", [.. Killed, process]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
