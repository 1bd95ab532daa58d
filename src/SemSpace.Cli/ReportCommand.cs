using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Publishing;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace report</c>.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("report", """
            Write finished runs as one HTML page that needs no network: what was run, the result in a sentence, figures, tables that can be sorted and searched, the
            scenario, and a globe with moving satellites, contacts and uploads. Of several runs arms are compared, and one run's globe, tables and scenario are shown.

            Examples:
              semspace report results/quickstart/seed-1-0123abcd
              semspace report results/strategies --out strategies.html
              semspace report results/strategies --globe fedavg-seed-2-89abcdef0123
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string> output = PathOptions.Output("file to write", "report.html");
        Option<string?> globe = PathOptions.Folder("--globe", "the run to show: its folder, or the name of its folder (default: the first)");
        command.Add(results);
        foreach (Option option in new Option[] { output, globe }) command.Add(option);
        command.SetAction(parse =>
        {
            OutputPlace place = terminal.Place(parse.GetRequiredValue(output));
            FoundRun[] runs = ResultArgument.Read(terminal, parse.GetRequiredValue(results), place);
            FoundRun? shown = parse.GetValue(globe) is { } name ? Shown(runs, name) : null;
            string page = StudyReport.Of(runs, ResultArgument.Arms(terminal, runs).Arms, shown).Html();
            WholeFile.Write(place, file => file.Write(page));
            terminal.Beside([place]).WriteLine(place.Name);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The run that a user names among others.</summary>
    private static FoundRun Shown(FoundRun[] runs, string name)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(name));
        FoundRun[] named = [.. runs.Where(run => run.Folder == path || Path.GetFileName(run.Folder) == name).DistinctBy(run => run.Folder)];
        string such = $"must be the folder of one, such as {runs[0].Folder}.";
        return named is [var one] ? one : throw new ResultsException(named.Length == 0 ? $"--globe is {name}, which is none of the runs; {such}" : $"--globe is {name}, which {named.Length} of the runs are called; {such}");
    }
}
