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
            Assert.Equal("started: fedavg, seed 1", await killed.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
            string? first = await killed.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("1 of 4: fedavg, seed 1: final score", first, StringComparison.Ordinal);
            Assert.EndsWith("left", first, StringComparison.Ordinal);
            killed.Kill(entireProcessTree: false); // its workers must notice by themselves
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(System.IO.File.Exists(_folder.In("small/sweep.csv")));
        Outcome resumed = await CommandLine.Finish(Arguments(jobs: 2));
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("fedavg, seed 1: final score", resumed.Error, StringComparison.Ordinal);
        Assert.Single(resumed.Error.Split('\n'), line => line.Contains("(done before)", StringComparison.Ordinal));
        Assert.Equal(_folder.In("small"), resumed.LastLine);
        string[] table = System.IO.File.ReadAllLines(_folder.In("small/sweep.csv"));
        Assert.Equal(5, table.Length);
        Assert.StartsWith("arm,aggregation.rule,seed,folder,time_to_target_h", table[0], StringComparison.Ordinal);
        Assert.Equal(["fedavg,fedavg,1", "fedavg,fedavg,2", "fedbuff,fedbuff,1", "fedbuff,fedbuff,2"], table[1..].Select(row => string.Join(',', row.Split(',')[..3])));
        Assert.All(table[1..], row => Assert.True(System.IO.File.Exists(_folder.In($"small/{row.Split(',')[3]}/manifest.json"))));
        Assert.All(["arms.pdf", "arms.svg", "arms.png", "sweep.parquet"], name => Assert.True(System.IO.File.Exists(_folder.In($"small/{name}"))));
    }

    [Fact]
    public async Task A_sweep_that_is_extended_keeps_what_is_done_and_one_that_is_shortened_names_what_it_leaves()
    {
        Assert.Equal(0, (await CommandLine.Finish(Sweep("[fedbuff]"))).ExitCode);

        Outcome extended = await CommandLine.Finish(Sweep("[fedavg, fedbuff]"));
        Assert.Contains("fedbuff, seed 1: final score", extended.Error, StringComparison.Ordinal);
        Assert.Single(extended.Error.Split('\n'), line => line.Contains("(done before)", StringComparison.Ordinal));
        Assert.Single(extended.Error.Split('\n'), line => line.StartsWith("started: ", StringComparison.Ordinal));

        Outcome shortened = await CommandLine.Finish(Sweep("[fedavg]"));
        Assert.DoesNotContain("started", shortened.Error, StringComparison.Ordinal);
        Assert.Contains("Warning: 1 finished run is no part of this sweep and not in its table: runs/scenario-seed-1-", shortened.Error, StringComparison.Ordinal);
    }

    /// <summary>The buffer's size is nothing to fedavg: its two arms are one run, and both have their row.</summary>
    [Fact]
    public async Task Arms_that_differ_in_what_they_do_not_use_have_one_run()
    {
        Outcome outcome = await CommandLine.Finish(Sweep("[fedavg]\n  aggregation.fedbuff.buffer_size: [5, 6]"));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Single(outcome.Error.Split('\n'), line => line.StartsWith("started: ", StringComparison.Ordinal));
        Assert.Equal(3, System.IO.File.ReadAllLines(_folder.In("small/sweep.csv")).Length);
        Assert.Single(Directory.GetDirectories(_folder.In("small/runs")));
    }

    /// <summary>In half an hour half of the satellites have no contact, and a buffer of 100000 updates makes no version.</summary>
    [Fact]
    public async Task What_runs_warn_of_is_told_once_with_their_number_also_of_runs_that_were_done_before()
    {
        string[] arguments = [.. Sweep("[fedbuff]\n  aggregation.fedbuff.buffer_size: [5, 100000]"), "--set", "duration_h=0.5"];
        Outcome first = await CommandLine.Finish(arguments);
        Assert.Equal(0, first.ExitCode);
        string[] warnings = Warnings(first);
        Assert.Single(warnings, line => Is(line, "Warning: 12 of 24 satellites have no contact with any gateway: ", " (2 of 2 runs)"));
        Assert.Single(warnings, line => Is(line, "Warning: aggregation.fedbuff.buffer_size is 100000, and ", " (1 of 2 runs)"));
        Assert.Single(warnings, line => Is(line, "Warning: no round made a version, though ", "aggregation.fedbuff.buffer_size is 100000. The model is as it was at the start. (1 of 2 runs)"));

        Outcome again = await CommandLine.Finish(arguments);
        Assert.DoesNotContain("started", again.Error, StringComparison.Ordinal);
        Assert.Equal(warnings, Warnings(again));

        static string[] Warnings(Outcome outcome) => [.. outcome.Error.Split('\n').Where(line => line.StartsWith("Warning: ", StringComparison.Ordinal))];
        static bool Is(string line, string start, string end) => line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith(end, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_knows_a_sweep_and_checks_every_arm()
    {
        Outcome good = CommandLine.Run("validate", File);
        Assert.Equal((0, "small: 2 arms × 2 seeds = 4 runs: valid\n"), (good.ExitCode, good.Output));

        string plan = _folder.Write("plan.csv", "satellite,gateway,aos_utc,los_utc\nnobody,nowhere,2025-07-01T00:00:00Z,2025-07-01T00:10:00Z\n");
        Outcome bad = CommandLine.Run("validate", _folder.Write("arms.yaml", $"name: arms\nscenario: {CommandLine.Quickstart}\ngrid:\n  contact_plan: [none, {plan}]\nseeds: 1-3\n"));
        Assert.Equal(2, bad.ExitCode);
        Assert.Contains("satellite is nobody", bad.Error, StringComparison.Ordinal);
        Assert.Contains($"(in the arm {plan})", bad.Error, StringComparison.Ordinal);
    }

    private string[] Sweep(string rules)
    {
        string file = _folder.Write("changing.yaml", $"name: small\nscenario: {CommandLine.Quickstart}\ngrid:\n  aggregation.rule: {rules}\nseeds: [1]\n");
        return [.. Arguments(jobs: 2).Select(argument => argument == File ? file : argument)];
    }

    [Fact]
    public async Task A_damaged_run_is_made_again_and_the_others_are_kept()
    {
        Assert.Equal(0, (await CommandLine.Finish(Arguments(jobs: 2))).ExitCode);
        string RunOf(string rule, int seed) => Assert.Single(Directory.GetDirectories(_folder.In("small/runs"), $"{rule}-seed-{seed}-*"));
        string[] damaged = [$"{RunOf("fedavg", 1)}/manifest.json", $"{RunOf("fedavg", 2)}/summary.json", $"{RunOf("fedbuff", 1)}/contacts.csv"];
        string table = await System.IO.File.ReadAllTextAsync(_folder.In("small/sweep.csv"), TestContext.Current.CancellationToken);
        string kept = await System.IO.File.ReadAllTextAsync($"{RunOf("fedbuff", 2)}/manifest.json", TestContext.Current.CancellationToken);
        foreach (string file in damaged) await System.IO.File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        string own = _folder.Write($"{RunOf("fedavg", 2)}/notes.txt", "precious");

        (int exitCode, _, string error) = await CommandLine.Finish(Arguments(jobs: 2));
        Assert.Equal(2, exitCode);
        Assert.Contains("fedavg, seed 1: final score", error, StringComparison.Ordinal);
        Assert.Contains($"to be made again: fedavg, seed 1: {damaged[0]}", error, StringComparison.Ordinal);
        Assert.Contains($"to be made again: fedbuff, seed 1: {damaged[2]}", error, StringComparison.Ordinal);
        Assert.Contains($"fedavg, seed 2: {RunOf("fedavg", 2)} is damaged and cannot be made again: it holds notes.txt, which SemSpace did not write.", error, StringComparison.Ordinal);
        Assert.Equal("precious", await System.IO.File.ReadAllTextAsync(own, TestContext.Current.CancellationToken));
        Assert.Equal(kept, await System.IO.File.ReadAllTextAsync($"{RunOf("fedbuff", 2)}/manifest.json", TestContext.Current.CancellationToken));

        System.IO.File.Delete(own);
        Assert.Equal(0, (await CommandLine.Finish(Arguments(jobs: 2))).ExitCode);
        Assert.Equal(table, await System.IO.File.ReadAllTextAsync(_folder.In("small/sweep.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_sweep_that_is_stopped_ends_with_exit_code_3_and_leaves_nothing_half_done(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs signals.");
        using Process sweep = CommandLine.Start(Arguments(jobs: 2));
        Task<string> error = sweep.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string runs = _folder.In("small/runs");
        while (!Directory.Exists(runs) || !Directory.EnumerateDirectories(runs, ".semspace-*").Any()) await Task.Delay(20, TestContext.Current.CancellationToken);
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{sweep.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await sweep.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, sweep.ExitCode);
        Assert.EndsWith($"{StopSignal.Message}\n", await error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_folder.In("small"), "*", SearchOption.AllDirectories), entry => Path.GetFileName(entry).StartsWith('.'));
    }

    [Fact]
    public async Task A_dry_run_tells_what_is_left_and_a_quick_one_has_its_own_folder()
    {
        string[] quick = ["sweep", File, "--jobs", "2", "--out", _folder.Path, "--quick", "--set", "duration_h=1.5", "--set", "sensing.capture_interval_s=120"];
        Outcome before = CommandLine.Run([.. quick, "--dry-run"]);
        Assert.Equal(("", 0), (before.Error, before.ExitCode));
        Assert.Equal(["fedavg", "fedbuff", $"2 arms × 2 seeds: 4 runs, 0 done, 4 to make in {_folder.In("small-quick")}", "How long they take is not known before one is done."], before.Output.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder.In("small-quick")));

        Outcome made = await CommandLine.Finish(quick);
        Assert.Equal((0, _folder.In("small-quick")), (made.ExitCode, made.LastLine));
        Outcome after = CommandLine.Run("sweep", _folder.Write("more.yaml", System.IO.File.ReadAllText(File).Replace("[1, 2]", "1-3", StringComparison.Ordinal)), "--jobs", "1", "--out", _folder.Path, "--quick", "--set", "duration_h=1.5", "--set", "sensing.capture_interval_s=120", "--dry-run");
        Assert.Contains("6 runs, 4 done, 2 to make", after.Output, StringComparison.Ordinal);
        Assert.Contains("MiB, going by the 4 that are done.", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_sweep_is_not_written_to()
    {
        string own = _folder.Write("small/thesis.txt", "precious");
        Outcome outcome = CommandLine.Run(Arguments(jobs: 1));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("it holds thesis.txt, but no sweep of SemSpace's", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([own], Directory.EnumerateFileSystemEntries(_folder.In("small")));
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
