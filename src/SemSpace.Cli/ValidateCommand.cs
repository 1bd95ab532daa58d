using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Sweeps;
using SemSpace.Keys;
using SemSpace.Orbit;

namespace SemSpace.Cli;

/// <summary><c>semspace validate</c>.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("validate", """
            Check a scenario or a sweep, and every file it names, without running it: of a scenario also its exam and its contacts, of a sweep every arm.

            Examples:
              semspace validate scenarios/quickstart.yaml
              semspace validate scenarios/sweeps/strategies.yaml
            """);
        ScenarioOptions options = new ScenarioOptions().AddTo(command);
        Option<bool> sweep = new("--sweep") { Description = "take the file for a sweep even where it does not look like one" };
        command.Add(sweep);
        command.SetAction(parse => parse.GetValue(sweep) || SweepReader.IsSweep(options.File(parse))
            ? Sweep(terminal, options.File(parse), options.Overrides(parse))
            : Scenario(terminal, options.Read(parse)));
        return command;
    }

    private static int Scenario(Terminal terminal, Scenario scenario)
    {
        Constellation constellation = ScenarioRunner.Check(scenario);
        terminal.Warn([.. constellation.Warnings, .. ScenarioRunner.JudgeImages(scenario, constellation), .. ScenarioRunner.JudgePlan(scenario, constellation)]);
        terminal.Output.WriteLine(
            $"{scenario.Name}: {Counted.Of(constellation.Satellites.Count, "satellite")}, {Counted.Of(scenario.Gateways.Count, "gateway")}, {scenario.DurationH} h, hash {ScenarioWriter.Hash(scenario)[..12]}: valid");
        return ExitCode.Success;
    }

    private static int Sweep(Terminal terminal, string file, IReadOnlyList<string> overrides)
    {
        SweepReadResult read = SweepCheck.Read(file, overrides);
        if (read.Plan is not { } plan) return Faults.Report(terminal, read.Faults);
        IReadOnlyList<ScenarioFault> faults = SweepCheck.Faults(plan);
        if (faults.Count > 0) return Faults.Report(terminal, faults);
        terminal.Output.WriteLine($"{plan.Name}: {Counted.Of(plan.Arms.Count, "arm")} × {Counted.Of(plan.Seeds.Count, "seed")} = {Counted.Of(plan.Runs.Count(), "run")}: valid");
        return ExitCode.Success;
    }
}
