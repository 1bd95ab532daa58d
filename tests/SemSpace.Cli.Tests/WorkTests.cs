using System.Text.Json;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Where the program keeps finished work, and that it finds it again.</summary>
public sealed class WorkTests : IDisposable
{
    private static readonly string[] Small =
    [
        "--set", "duration_h=1.5", "--set", "learning.test_images=16", "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false",
        "--set", "sensing.capture_interval_s=120",
    ];

    private readonly TestFolder _folder = new();

    [Fact]
    public void The_same_command_finds_its_work_beside_its_results()
    {
        string[] command = ["run", CommandLine.Quickstart, "--quiet", "--into", _folder.In("results/run"), .. Small];
        Assert.Equal(0, CommandLine.Run(command).ExitCode);
        (int done, int taken) = Trainings(_folder.In("results/run"));
        Assert.True(done > 0 && taken == 0);
        string rounds = File.ReadAllText(_folder.In("results/run/rounds.csv"));
        Assert.Equal([".semspace-work", "run"], Entries("results"));

        Assert.Equal(0, CommandLine.Run(command).ExitCode);
        Assert.Equal((0, done), Trainings(_folder.In("results/run")));
        Assert.Equal(rounds, File.ReadAllText(_folder.In("results/run/rounds.csv")));
        Assert.Equal([".semspace-work", "run"], Entries("results"));
    }

    [Fact]
    public void Work_is_kept_where_the_user_wants_it_or_nowhere()
    {
        string[] command = ["run", CommandLine.Quickstart, "--quiet", "--into", _folder.In("results/run"), .. Small];
        Assert.Equal(0, CommandLine.Run([.. command, "--no-work"]).ExitCode);
        Assert.Equal(["run"], Entries("results"));
        Assert.Equal(0, CommandLine.Run([.. command, "--work", _folder.In("elsewhere"), "--work-limit", "50"]).ExitCode);
        Assert.Equal(["run"], Entries("results"));
        Assert.NotEmpty(Entries("elsewhere"));
    }

    [Fact]
    public void A_store_that_cannot_be_used_costs_a_warning()
    {
        string file = _folder.Write("file", "");
        Outcome run = CommandLine.Run(["run", CommandLine.Quickstart, "--quiet", "--into", _folder.In("run"), "--work", $"{file}/store", .. Small]);
        Assert.Equal(0, run.ExitCode);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith($"Warning: The work store {file}/store cannot be used: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_arms_of_a_sweep_share_their_work()
    {
        string file = _folder.Write("sweep.yaml", $"name: arms\nscenario: {CommandLine.Quickstart}\ngrid:\n  aggregation.rule: [fedavg, fedbuff]\nseeds: [1]\n");
        Outcome sweep = await CommandLine.Finish(["sweep", file, "--jobs", "1", "--out", _folder.In("results"), .. Small]);
        Assert.Equal(0, sweep.ExitCode);
        Assert.Equal([".semspace-work", "arms"], Entries("results"));
        string[] runs = [.. Directory.EnumerateDirectories(_folder.In("results/arms/runs")).Order(StringComparer.Ordinal)];
        Assert.Equal(0, Trainings(runs[0]).Taken);
        Assert.True(Trainings(runs[1]).Taken > 0);
    }

    [Theory]
    [InlineData("is in the folder of the results, which is replaced as a whole", "--work", "RUN/work")]
    [InlineData("is in the folder of the results, which is replaced as a whole", "--work", "RUN")]
    [InlineData("which is no folder; must be one, or the name of a new one.", "--work", "FILE")]
    [InlineData("--no-work is given with --work or --work-limit; must be given alone.", "--no-work", "--work", "elsewhere")]
    [InlineData("--no-work is given with --work or --work-limit; must be given alone.", "--no-work", "--work-limit", "5")]
    [InlineData("--work-limit is 0; must be a whole number from 1 to 1048576.", "--work-limit", "0")]
    [InlineData("--work is empty; must be the name of a file or folder.", "--work", "")]
    public void What_makes_no_sense_is_one_fault(string problem, params string[] options)
    {
        string file = _folder.Write("file", "");
        string[] real = [.. options.Select(option => option.Replace("RUN", _folder.In("run"), StringComparison.Ordinal).Replace("FILE", file, StringComparison.Ordinal))];
        Outcome outcome = CommandLine.Run(["run", CommandLine.Quickstart, "--into", _folder.In("run"), .. real]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'), line => !line.StartsWith("Try: ", StringComparison.Ordinal));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private string[] Entries(string folder) => [.. Directory.EnumerateFileSystemEntries(_folder.In(folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static (int Done, int Taken) Trainings(string run)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "manifest.json")));
        JsonElement work = manifest.RootElement.GetProperty("work");
        return (work.GetProperty("trainings_done").GetInt32(), work.GetProperty("trainings_taken").GetInt32());
    }
}
