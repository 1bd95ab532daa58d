using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary><c>semspace plot</c>.</summary>
internal static class PlotCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("plot", """
            Draw figures from the tables of finished runs: of one run, its own figures; of several, figures that compare them. Runs that differ in nothing but
            the seed are one arm; arms are named by what they differ in.

            Examples:
              semspace plot results/quickstart/seed-1-0123abcd
              semspace plot results/strategies
              semspace plot 'results/quickstart/seed-*' results/mine/seed-1-4567cdef --out figures
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string?> target = PathOptions.Folder("--out", "folder for the figures (default: that of the run or sweep, or the current folder for several)");
        command.Add(results);
        command.Add(target);
        command.SetAction(parse => Plot(terminal, parse.GetRequiredValue(results), parse.GetValue(target)));
        return command;
    }

    private static int Plot(Terminal terminal, string[] results, string? target)
    {
        FoundRun[] runs = ResultArgument.Read(terminal, results);
        target ??= results is [var only] && Directory.Exists(only) ? only : ".";
        IReadOnlyList<string> files = runs is [var run]
            ? FigureCatalogue.WriteRun(target, RunRecords.Read(run.Folder, run.Summary.Metrics), run.Summary)
            : FigureCatalogue.WriteSweep(target, [.. ResultArgument.Arms(terminal, runs).Arms.Select(Drawn)]);
        foreach (string file in files) terminal.Output.WriteLine(file);
        return ExitCode.Success;
    }

    private static ArmRuns Drawn(FoundArm arm) => new(arm.Label, [.. arm.Runs.Select(run => new ArmRun(run.Summary, RunRecords.Read(run.Folder, run.Summary.Metrics).Rounds))]);
}
