using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Cli;

/// <summary><c>semspace validate</c>.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("validate", """
            Check a scenario or a sweep, and every file it names, without running it.

            Examples:
              semspace validate scenarios/quickstart.yaml
              semspace validate scenarios/sweeps/strategies.yaml --sweep
            """);
        ScenarioOptions options = new ScenarioOptions().AddTo(command);
        Option<bool> sweep = new("--sweep") { Description = "the file is a sweep" };
        command.Add(sweep);
        command.SetAction(parse => parse.GetValue(sweep) ? Sweep(terminal, options.File(parse)) : Scenario(terminal, options.Read(parse)));
        return command;
    }

    private static int Scenario(Terminal terminal, Scenario scenario)
    {
        Constellation constellation = ScenarioRunner.Check(scenario);
        terminal.Warn(constellation.Warnings);
        terminal.Output.WriteLine(
            $"{scenario.Name}: {constellation.Satellites.Count} satellites, {scenario.Gateways.Count} gateways, {scenario.DurationH} h, hash {ScenarioWriter.Hash(scenario)[..12]}: valid");
        return ExitCode.Success;
    }

    private static int Sweep(Terminal terminal, string file)
    {
        SweepReadResult read = SweepReader.Read(file, []);
        if (read.Plan is null) return Faults.Report(terminal, read.Faults);
        terminal.Output.WriteLine($"{read.Plan.Name}: {read.Plan.Arms.Count} arms × {read.Plan.Seeds.Count} seeds = {read.Plan.Runs.Count()} runs: valid");
        return ExitCode.Success;
    }
}
