using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>A sweep of many runs that train nothing, to a heat map.</summary>
public sealed class TimingSweepTests : IDisposable
{
    private const int Planes = 4, Most = 16;

    private readonly TestFolder _folder = new();

    private string Folder => _folder.In("many");

    private string[] Sweep =>
    [
        "sweep", "--out", _folder.Path, "--jobs", "1", _folder.Write("sweep.yaml", $$"""
            name: many
            scenario: {{Path.Combine(GoldenText.Root, "scenarios", "flystack.yaml")}}
            set: {duration_h: 3}
            run_figures: false
            grid:
              constellation.walker_star.planes: [{{string.Join(", ", Enumerable.Range(1, Planes))}}]
              constellation.walker_star.satellites_per_plane: [{{string.Join(", ", Enumerable.Range(1, Most))}}]
            seeds: [1]
            """),
    ];

    [Fact]
    public async Task One_process_makes_the_runs_one_after_the_other_and_a_heat_map_shows_them()
    {
        HashSet<string> workers = [];
        using Process sweep = CommandLine.Start(Sweep);
        Task<string> output = sweep.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        List<string> said = [];
        while (await sweep.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("started", StringComparison.Ordinal) && OperatingSystem.IsLinux()) workers.UnionWith(ChildrenOf(sweep.Id));
            said.Add(line);
        }

        await sweep.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, sweep.ExitCode);
        if (OperatingSystem.IsLinux()) Assert.Single(workers);
        Assert.Contains(said, line => line.StartsWith("64 of 64: planes 4, satellites_per_plane 16, seed 1: ", StringComparison.Ordinal) && line.EndsWith(" versions", StringComparison.Ordinal));
        Assert.Contains("planes 1, satellites_per_plane 1: mean time between cloud versions (h) ", await output, StringComparison.Ordinal);
        Assert.Equal(1 + (Planes * Most), (await File.ReadAllLinesAsync($"{Folder}/sweep.csv", TestContext.Current.CancellationToken)).Length);
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.pdf", SearchOption.AllDirectories));

        Outcome all = CommandLine.Run("plot", Folder);
        Assert.Equal((2, "64 arms are too many for one figure, which tells 60 apart. Draw a measure over swept keys, by --x and --y or --kind heatmap, or name fewer runs.\n"), (all.ExitCode, all.Error));
        Outcome map = CommandLine.Run("plot", Folder, "--kind", "heatmap", "--x", "planes", "--rows", "satellites_per_plane", "--y", "round_h", "--out", _folder.In("figures"));
        Assert.Equal((0, 3), (map.ExitCode, Directory.GetFiles(_folder.In("figures")).Length));
        Outcome lines = CommandLine.Run("plot", Folder, "--x", "planes", "--y", "staleness_s", "--only", "{satellites_per_plane: 16}", "--out", _folder.In("lines"));
        Assert.Equal((0, 3), (lines.ExitCode, Directory.GetFiles(_folder.In("lines")).Length));
        AssertAsAlone();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The last run of the process has the bytes that it has in one of its own.</summary>
    private void AssertAsAlone()
    {
        string swept = Directory.GetDirectories($"{Folder}/runs", "planes-4-satellites_per_plane-16-*").Single();
        Outcome alone = CommandLine.Run("run", $"{swept}/scenario.yaml", "--into", _folder.In("alone"), "--quiet", "--no-figures", "--no-work");
        Assert.Equal(0, alone.ExitCode);
        Assert.Contains("Tables: *.csv. All in:", alone.Output, StringComparison.Ordinal);
        string[] names = [.. Directory.EnumerateFiles(swept).Select(Path.GetFileName).OfType<string>().Where(name => name != "manifest.json")];
        Assert.Equal(names.Order(), Directory.EnumerateFiles(_folder.In("alone")).Select(Path.GetFileName).OfType<string>().Where(name => name != "manifest.json").Order());
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(swept, name)), File.ReadAllBytes(Path.Combine(_folder.In("alone"), name))));
    }

    private static string[] ChildrenOf(int process)
    {
        using Process found = Process.Start(new ProcessStartInfo("pgrep", ["--parent", $"{process}"]) { RedirectStandardOutput = true })!;
        return found.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
