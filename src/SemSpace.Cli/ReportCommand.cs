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
            scenario, and a globe with moving satellites, contacts and uploads. Of several runs arms are compared, and the globe shows the first.

            Examples:
              semspace report results/quickstart/seed-1-0123abcd
              semspace report results/strategies --out strategies.html
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string> output = PathOptions.Output("file to write", "report.html");
        command.Add(results);
        command.Add(output);
        command.SetAction(parse =>
        {
            OutputPlace place = terminal.Place(parse.GetRequiredValue(output));
            FoundRun[] runs = ResultArgument.Read(terminal, parse.GetRequiredValue(results), place);
            string page = StudyReport.Of(runs, ResultArgument.Arms(terminal, runs).Arms).Html();
            WholeFile.Write(place, file => file.Write(page));
            terminal.Beside([place]).WriteLine(place.Name);
            return ExitCode.Success;
        });
        return command;
    }
}
