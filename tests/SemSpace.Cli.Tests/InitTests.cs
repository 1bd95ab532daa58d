using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;
using Spectre.Console.Testing;

namespace SemSpace.Cli.Tests;

/// <summary>First files for users.</summary>
public sealed class InitTests
{
    public static TheoryData<string> Names => [.. Presets.All.Select(preset => preset.Name)];

    /// <summary>The scenario is the preset's, but for its name.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Every_preset_gives_a_legal_scenario_and_sweep(string preset)
    {
        using TestFolder folder = new();
        string scenario = folder.In("my first.yaml"), sweep = folder.In("my first-sweep.yaml"), extends = folder.Write("base.yaml", $"extends: {preset}\nname: my-first\n");

        Assert.Equal("", CommandLine.Run("init", scenario, "--preset", preset, "--sweep").Error);

        Assert.Equal(ScenarioReader.Read(extends, []).Scenario, ScenarioReader.Read(scenario, []).Scenario);
        SweepReadResult read = SweepReader.Read(sweep, []);
        Assert.Empty(read.Faults);
        Assert.Equal((4, 12), (read.Plan!.Arms.Count, read.Plan.Runs.Count()));
    }

    [Fact]
    public void What_is_written_passes_validate_and_a_quick_run()
    {
        using TestFolder folder = new();
        string file = folder.In("mine.yaml");

        Outcome written = CommandLine.Run("init", folder.In("mine"), "--set", "energy.battery_wh=11", "--set", "name=other");

        Assert.Equal((0, $"Written: {file}. Next: semspace validate {file}; semspace run {file} --quick\n"), (written.ExitCode, written.Output));
        Assert.Contains("battery_wh: 11  # ", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.StartsWith("other: 24 satellites", CommandLine.Run("validate", file).LastLine, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("run", file, "--quick", "--quiet", "--out", folder.In("results")).ExitCode);
    }

    [Fact]
    public void A_name_with_another_ending_is_refused_and_one_with_blanks_is_told_as_a_shell_takes_it()
    {
        using TestFolder folder = new();

        Assert.Equal((2, $"file is {folder.In("mine.txt")}; must end in .yaml or .yml.\n"), CommandLine.Run("init", folder.In("mine.txt")) is var refused ? (refused.ExitCode, refused.Error) : default);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.EndsWith($"Next: semspace validate '{folder.In("my own.yaml")}'; semspace run '{folder.In("my own.yaml")}' --quick\n", CommandLine.Run("init", folder.In("my own.yaml")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_by_force()
    {
        using TestFolder folder = new();
        string file = folder.In("mine.yaml"), sweep = folder.Write("mine-sweep.yaml", "old");

        Outcome refused = CommandLine.Run("init", file, "--sweep");

        Assert.Equal((2, $"{sweep} is there already; choose another name, or replace it with --force.\n"), (refused.ExitCode, refused.Error));
        Assert.False(File.Exists(file));
        Assert.Equal(0, CommandLine.Run("init", file, "--sweep", "--force").ExitCode);
        Assert.NotEqual("old", File.ReadAllText(sweep));
    }

    [Theory]
    [InlineData("--set energy.battery_wh=-1", "energy.battery_wh is -1")]
    [InlineData("--set nonsense", "is not an override")]
    [InlineData("--preset quickstrat", "quickstrat")]
    public void Wrong_values_are_faults_and_nothing_is_written(string options, string told)
    {
        using TestFolder folder = new();

        Outcome refused = CommandLine.Run(["init", folder.In("mine.yaml"), .. options.Split(' ')]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(told, refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Presets_are_listed_and_without_a_terminal_a_file_must_be_named()
    {
        Outcome listed = CommandLine.Run("init", "--list-presets"), unnamed = CommandLine.Run("init");

        Assert.All(Presets.All.Concat(Presets.Parts), preset => Assert.Contains(preset.Name, listed.Output, StringComparison.Ordinal));
        Assert.Equal((2, "There is no terminal to ask on; must be told the file to write, as in: semspace init mine.yaml\n"), (unnamed.ExitCode, unnamed.Error));
    }

    [Fact]
    public void On_a_terminal_the_answers_to_four_questions_make_the_file()
    {
        using TestConsole console = new();
        console.Profile.Capabilities.Interactive = true;
        console.Input.PushTextWithEnter("own.yaml");
        console.Input.PushKey(ConsoleKey.DownArrow);
        console.Input.PushKey(ConsoleKey.Enter);
        console.Input.PushTextWithEnter("-3");
        console.Input.PushTextWithEnter("6.5");
        console.Input.PushTextWithEnter("y");

        InitAnswers answers = InitAnswers.Ask(console, ["seed=2"]);

        Assert.Equal(("own.yaml", Presets.All[1].Name, true), (answers.File, answers.Preset, answers.Sweep));
        Assert.Equal(["seed=2", "duration_h=6.5"], answers.Overrides);
    }
}
