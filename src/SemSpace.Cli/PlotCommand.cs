using System.CommandLine;
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
            Draw figures from the tables of finished runs: of one run, its own figures; of several, figures that compare them,
            runs of one scenario name being seeds of one arm.

            Examples:
              semspace plot results/quickstart/seed-1-0123abcd
              semspace plot results/quickstart/seed-1-0123abcd results/mine/seed-1-4567cdef --out figures
            """);
        Argument<string[]> folders = PathOptions.Checked(new Argument<string[]>("result") { Description = "folders of finished runs", Arity = ArgumentArity.OneOrMore });
        Option<string?> target = PathOptions.Folder("--out", "folder for the figures (default: the run's own, or the current folder for several)");
        command.Add(folders);
        command.Add(target);
        command.SetAction(parse => Plot(terminal, parse.GetRequiredValue(folders), parse.GetValue(target)));
        return command;
    }

    private static int Plot(Terminal terminal, string[] folders, string? target)
    {
        (Summary Summary, RunRecords Records)[] runs = [.. folders.Select(Read)];
        if (folders.Length > 1 && Manifest.Mismatch(folders.Select(Manifest.Read)) is { } mismatch) terminal.Warn([mismatch]);
        IReadOnlyList<string> files = runs.Length == 1
            ? FigureCatalogue.WriteRun(target ?? folders[0], runs[0].Records, runs[0].Summary)
            : FigureCatalogue.WriteSweep(target ?? ".", [.. runs.GroupBy(run => run.Summary.Scenario).Select(arm => new ArmRuns(
                arm.Key, [.. arm.Select(run => new ArmRun(run.Summary, run.Records.Rounds))]))]);
        foreach (string file in files) terminal.Output.WriteLine(file);
        return ExitCode.Success;
    }

    private static (Summary Summary, RunRecords Records) Read(string folder)
    {
        Summary summary = Summary.Read(folder);
        return (summary, RunRecords.Read(folder, summary.Metrics));
    }
}
