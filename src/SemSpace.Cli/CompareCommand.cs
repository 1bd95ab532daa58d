using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary><c>semspace compare</c>.</summary>
internal static class CompareCommand
{
    private const int Width = 220;

    /// <summary>How a comparison can be written.</summary>
    private enum Format
    {
        Text,
        Markdown,
        Latex,
        Csv,
    }

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("compare", """
            Compare finished runs: an arm is what differs between runs other than the seed. Of each measure a table with means, intervals and tests, and a sentence that says what was
            found and what was not.

            Examples:
              semspace compare results/strategies
              semspace compare 'results/*/seed-*' --measure final_score --measure time_to_target_h
              semspace compare results/strategies --baseline fedavg --format latex > table.tex
              semspace compare results/study/* --arms rule --measure final_score --measure joules
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string[]> measures = new("--measure") { Description = $"what to compare by, of {string.Join(", ", ComparedMeasure.All.Select(measure => measure.Name))} (default: {ComparedMeasure.All[0].Name}); may be given several times", HelpName = "measure", DefaultValueFactory = _ => [ComparedMeasure.All[0].Name] };
        measures.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => ComparedMeasure.Named(name) is null))
                result.AddError($"--measure {name} is not known; must be one of {string.Join(", ", ComparedMeasure.All.Select(measure => measure.Name))}.");
        });
        Option<string?> baseline = new("--baseline") { Description = "the arm that others are set against (default: the first)", HelpName = "arm" };
        Option<Format> format = new("--format") { Description = "text, markdown, latex or csv", HelpName = "format" };
        Option<string[]> arms = new("--arms") { Description = "key that makes arms, by its path or the end of it; all else in which runs differ makes tasks, over which arms are ranked; may be given several times", HelpName = "key", DefaultValueFactory = _ => [] };
        command.Add(results);
        foreach (Option option in new Option[] { measures, baseline, arms, format }) command.Add(option);
        command.Validators.Add(parse =>
        {
            if (parse.GetValue(arms) is { Length: > 0 } && parse.GetValue(baseline) is not null) parse.AddError("--baseline is not for ranks over tasks; leave it or --arms out.");
        });
        command.SetAction(parse => parse.GetRequiredValue(arms) is { Length: > 0 } keys
            ? Rank(terminal, parse.GetRequiredValue(results), keys, parse.GetRequiredValue(measures), parse.GetValue(format))
            : Compare(terminal, parse.GetRequiredValue(results), parse.GetRequiredValue(measures), parse.GetValue(baseline), parse.GetValue(format)));
        return command;
    }

    private static int Rank(Terminal terminal, string[] results, string[] arms, string[] measures, Format format)
    {
        ArmRanking ranking = ArmRanking.Of(ResultArgument.Read(terminal, results), arms, [.. measures.Distinct().Select(name => ComparedMeasure.Named(name)!)]);
        if (format == Format.Csv) RankingTable.Write(terminal.Data(), ranking.Rows());
        else foreach (string line in Written(ranking.Table(), ranking.Sentence(), "tab:ranks", format).Split('\n')) terminal.Output.WriteLine(line.TrimEnd());
        return ExitCode.Success;
    }

    private static int Compare(Terminal terminal, string[] results, string[] measures, string? baseline, Format format)
    {
        ArmSearch search = ResultArgument.Arms(terminal, ResultArgument.Read(terminal, results));
        int against = Baseline(search, baseline);
        List<ArmComparison> comparisons = [];
        foreach (string name in measures.Distinct())
        {
            if (ArmComparison.Of(search.Arms, ComparedMeasure.Named(name)!, against) is { } comparison) comparisons.Add(comparison);
            else terminal.Warn([$"{name}: some arm has no run with such a number; it is left out."]);
        }

        if (format == Format.Csv) ComparisonTable.Write(terminal.Data(), comparisons.SelectMany(ComparisonText.Rows));
        else foreach (string line in comparisons.SelectMany(comparison => Written(ComparisonText.Table(comparison), ComparisonText.Sentence(comparison), $"tab:{comparison.Measure.Name}", format).Split('\n'))) terminal.Output.WriteLine(line.TrimEnd());
        return ExitCode.Success;
    }

    private static int Baseline(ArmSearch search, string? name)
    {
        if (name is null) return 0;
        int place = search.Arms.Select(arm => arm.Label).ToList().IndexOf(name);
        return place >= 0 ? place : throw new ResultsException($"--baseline {name} is no arm; must be one of {string.Join(", ", search.Arms.Select(arm => arm.Label))}.");
    }

    private static string Written(PaperTable table, string sentence, string label, Format format) => format switch
    {
        Format.Text or Format.Csv => $"{Plain(table)}\n{sentence}\n",
        Format.Markdown => $"{table.Markdown()}\n{sentence}\n",
        Format.Latex => $"{table.Latex(label)}% {sentence}\n",
    };

    private static string Plain(PaperTable table)
    {
        using StringWriter text = new();
        Table lines = new Table().Border(TableBorder.Simple);
        foreach ((int i, string name) in table.Head.Index()) lines.AddColumn(new TableColumn(Markup.Escape(name)) { Alignment = i == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (IReadOnlyList<PaperCell> row in table.Rows) lines.AddRow([.. row.Select(cell => Markup.Escape(cell.Text))]);
        PlainTable.Write(lines, text, Width);
        return $"{table.Caption}\n{text}{table.Note}\n";
    }
}
