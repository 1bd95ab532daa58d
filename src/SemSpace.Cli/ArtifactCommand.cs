using System.CommandLine;
using System.CommandLine.Parsing;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Publishing;

namespace SemSpace.Cli;

/// <summary><c>semspace artifact</c>.</summary>
internal static class ArtifactCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("artifact", """
            Pack finished runs as one zip file to publish beside a paper: results, figures, scenarios with their input files, a report, what it takes to make all of it again,
            SHA-256 of every file, and RO-Crate metadata.

            Examples:
              semspace artifact results/strategies --out study.zip --license CC-BY-4.0 --author 'A. Person'
              semspace artifact results/strategies results/quickstart/seed-1-0123abcd --date 2026-01-31
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string> output = PathOptions.Output("zip file to write", "study.zip");
        Option<DateOnly?> date = new("--date")
        {
            Description = "when it is published, as in 2026-01-31 (default: the day on which the newest run ended)",
            HelpName = "date",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", out DateOnly day)) return day;
                result.AddError($"--date is {result.Tokens[0].Value}; must be a date such as 2026-01-31.");
                return null;
            },
        };
        Option<string?> license = new("--license") { Description = "its license: a name of the SPDX list, a LicenseRef of your own, an address, or words", HelpName = "license" };
        Option<string[]> authors = new("--author") { Description = "who made it; may be given several times", HelpName = "name", DefaultValueFactory = _ => [] };
        license.Validators.Add(result => Check(result, license.Name, LicenseName.Objection));
        authors.Validators.Add(result => Check(result, authors.Name, _ => null));
        command.Add(results);
        foreach (Option option in new Option[] { output, date, license, authors }) command.Add(option);
        command.SetAction(parse =>
        {
            string place = parse.GetRequiredValue(output);
            FoundRun[] runs = ResultArgument.Read(terminal, parse.GetRequiredValue(results), place);
            terminal.Warn(StudyArtifact.Write(place, runs, ResultArgument.Arms(terminal, runs).Arms, new(parse.GetValue(date), parse.GetValue(license), parse.GetRequiredValue(authors))));
            terminal.Output.WriteLine(place);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Refuses what is no line of text, and what else is objected to.</summary>
    private static void Check(OptionResult result, string name, Func<string, string?> objection)
    {
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            if (string.IsNullOrWhiteSpace(text)) result.AddError($"{name} is empty; must be a text of one line.");
            else if (text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')) result.AddError($"{name} has a line break or another control character in it; must be a text of one line.");
            else if (objection(text) is { } wrong) result.AddError($"{name} {text} {wrong}");
        }
    }
}
