using System.Diagnostics;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Publishing;
using SemSpace.Experiments.Tests.Comparison;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Publishing;

public sealed class InstructionsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>A program that copies the run that it is to make, and writes another line into one of its files.</summary>
    [Theory]
    [InlineData("manifest.json", 0)]
    [InlineData("rounds.csv", 1)]
    [InlineData("inputs/sky.tle", 1)]
    public void The_script_compares_all_files_with_inputs_and_runs_a_program_whose_path_has_blanks(string changed, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell.");
        foreach (string file in new[] { "scenario.yaml", "manifest.json", "rounds.csv", "inputs/sky.tle" }) _folder.Write($"runs/a run/{file}", "x\n");
        string program = _folder.Write("a program/semspace", $"""
            #!/bin/sh
            if [ "$1" = report ]; then exit 0; fi
            mkdir -p "$(dirname "$5")"
            cp -r "$(dirname "$2")" "$5"
            echo y > "$5/{changed}"

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _folder.Write("reproduce.sh", Instructions.Script([new("runs/a run", "", [new("runs/a run", ComparisonTests.Run(1))])]));
        ProcessStartInfo start = new("sh", [_folder.In("reproduce.sh")]) { RedirectStandardOutput = true };
        start.Environment["SEMSPACE"] = program;
        using Process script = Process.Start(start)!;
        string told = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        Assert.Equal(exitCode, script.ExitCode);
        Assert.Equal(exitCode == 1, told.Contains(changed, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_says_whose_it_is()
    {
        Assert.Contains("\nBy A. Person, B. Person. Published 2026-01-31. License: [MIT](https://spdx.org/licenses/MIT).\n", Page(new(new(2026, 1, 31), "MIT", ["A. Person", "B. Person"])), StringComparison.Ordinal);
        Assert.Contains("\nPublished 2026-01-31. License: Ask us.\n", Page(new(new(2026, 1, 31), "Ask us.", [])), StringComparison.Ordinal);
        Assert.Contains("\nPublished 2026-01-31. No license is given: ask the authors before you use it.\n", Page(new(new(2026, 1, 31), null, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_differ_in_is_told_with_what_there_is()
    {
        FoundRun[] runs = [.. Enumerable.Range(1, 10).Select(hours => ComparisonTests.Run(1, $"duration_h={hours}"))];
        Assert.Equal("1, 2", Hours(runs[..2]));
        Assert.Equal("1, 2, 3, 4, 5, 6, 7, 8 and so on", Hours(runs));
        Assert.Equal("3", Hours([runs[2], runs[2]]));
        Assert.Equal(["SemSpace", "numeric kernels", ".NET", "TorchSharp", "system"], Provenance.Environment(runs).Select(fact => fact.Name));

        static string Hours(FoundRun[] runs) => Provenance.Among(runs, run => FormattableString.Invariant($"{run.Summary.DurationH}"));
    }

    public void Dispose() => _folder.Dispose();

    private static string Page(ArtifactFacts facts) => Instructions.Page("title", "sentence.", facts, [new("runs/a", "", [new("runs/a", ComparisonTests.Run(1))])], []);
}
