using System.CommandLine;
using System.Globalization;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary><c>semspace compare</c>.</summary>
internal static class CompareCommand
{
    private const int Width = 1000;

    private static readonly Dictionary<string, Format> Formats = new() { ["text"] = Format.Text, ["markdown"] = Format.Markdown, ["latex"] = Format.Latex, ["csv"] = Format.Csv };

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
              semspace compare results/strategies --target 0.45 --measure time_to_target_h
              semspace compare results/study/* --arms rule --measure final_score --measure joules --figure figures
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string[]> measures = new("--measure") { Description = $"what to compare by, of {string.Join(", ", ComparedMeasure.All.Select(measure => measure.Name))} (default: {ComparedMeasure.All[0].Name}, or of runs that trained nothing round_h); may be given several times", HelpName = "measure", DefaultValueFactory = _ => [] };
        measures.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => ComparedMeasure.Named(name) is null))
                result.AddError($"--measure {name} is not known; must be one of {string.Join(", ", ComparedMeasure.All.Select(measure => measure.Name))}.");
        });
        Option<string?> baseline = new("--baseline") { Description = "the arm that others are set against (default: the first)", HelpName = "arm" };
        Option<string> format = Choice.Optional("--format", "what to write", Formats.Keys);
        Option<string[]> arms = new("--arms") { Description = "key that makes arms, by its path or the end of it; all else in which runs differ makes tasks, over which arms are ranked; may be given several times", HelpName = "key", DefaultValueFactory = _ => [] };
        Option<double?> target = new("--target")
        {
            Description = "the validation score to reach, for measures to the target (default: that of the scenarios)",
            HelpName = "score",
            CustomParser = result =>
            {
                if (Score(result.Tokens[0].Value) is { } score) return score;
                result.AddError($"--target {result.Tokens[0].Value} is no score; must be a finite number.");
                return null;
            },
        };
        Option<string?> figure = PathOptions.Folder("--figure", "folder for the critical-difference diagram of ranks over tasks");
        command.Add(results);
        foreach (Option option in new Option[] { measures, baseline, arms, target, figure, format }) command.Add(option);
        command.Validators.Add(parse =>
        {
            if (parse.GetValue(arms) is { Length: > 0 } && parse.GetValue(baseline) is not null) parse.AddError("--baseline is not for ranks over tasks; leave it or --arms out.");
            if (parse.GetResult(target) is { Tokens: [var aim] } && Score(aim.Value) is not null && !parse.GetValue(measures)!.Any(name => ComparedMeasure.Named(name) is { HasTarget: true })) parse.AddError($"--target is for measures to a target; add --measure with one of {ComparedMeasure.ToTarget}, or leave it out.");
            if (parse.GetValue(arms) is not { Length: > 0 } && parse.GetValue(figure) is not null) parse.AddError("--figure is for ranks over tasks; name the keys that make arms by --arms.");
        });
        command.SetAction(parse => parse.GetRequiredValue(arms) is { Length: > 0 } keys
            ? Rank(terminal, Read(terminal, parse.GetRequiredValue(results), parse.GetValue(target)), keys, parse.GetRequiredValue(measures), parse.GetValue(figure), Formats[parse.GetRequiredValue(format)])
            : Compare(terminal, Read(terminal, parse.GetRequiredValue(results), parse.GetValue(target)), parse.GetRequiredValue(measures), parse.GetValue(baseline), Formats[parse.GetRequiredValue(format)]));
        return command;
    }

    private static double? Score(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out double score) && double.IsFinite(score) ? score : null;

    private static FoundRun[] Read(Terminal terminal, string[] results, double? target)
    {
        FoundRun[] runs = ResultArgument.Read(terminal, results);
        return target is { } score ? [.. runs.Select(run => run.Aiming(score))] : runs;
    }

    private static int Rank(Terminal terminal, FoundRun[] runs, string[] arms, string[] measures, string? figure, Format format)
    {
        ArmRanking ranking = ArmRanking.Of(runs, arms, Measures(runs, measures));
        if (format == Format.Csv) RankingTable.Write(terminal.Data(), ranking.Rows());
        else foreach (string line in Written(ranking.Table(), ranking.Sentence(), "tab:ranks", format).Split('\n')) terminal.Output.WriteLine(line.TrimEnd());
        if (figure is not null) foreach (string file in MeasurePlot.WriteRanks(figure, "ranks", ranking, FigurePreset.All[0])) terminal.Error.WriteLine(file);
        return ExitCode.Success;
    }

    private static int Compare(Terminal terminal, FoundRun[] runs, string[] measures, string? baseline, Format format)
    {
        ArmSearch search = ResultArgument.Arms(terminal, runs);
        int against = Baseline(search, baseline);
        List<ArmComparison> comparisons = [];
        foreach (ComparedMeasure measure in Measures(runs, measures))
        {
            if (ArmComparison.Of(search.Arms, measure, against) is { } comparison) comparisons.Add(comparison);
            else terminal.Warn([$"{measure.Name}: some arm has no run with such a number; it is left out."]);
        }

        if (format == Format.Csv) ComparisonTable.Write(terminal.Data(), comparisons.SelectMany(ComparisonText.Rows));
        else foreach (string line in comparisons.SelectMany(comparison => Written(ComparisonText.Table(comparison), ComparisonText.Sentence(comparison), $"tab:{comparison.Measure.Name}", format).Split('\n'))) terminal.Output.WriteLine(line.TrimEnd());
        return ExitCode.Success;
    }

    /// <summary>The measures that were asked for, or the one that is taken where none was.</summary>
    private static ComparedMeasure[] Measures(FoundRun[] runs, string[] names)
        => names.Length == 0 ? [ComparedMeasure.Default(runs)] : [.. names.Distinct().Select(name => ComparedMeasure.Named(name)!)];

    private static int Baseline(ArmSearch search, string? name)
    {
        if (name is null) return 0;
        int place = search.Arms.Select(arm => arm.Label).ToList().IndexOf(name);
        return place >= 0 ? place : throw new ResultsException($"--baseline {name} is no arm; must be one of {string.Join(", ", search.Arms.Select(arm => arm.Label.Contains(',', StringComparison.Ordinal) ? $"\"{arm.Label}\"" : arm.Label))}.");
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
