using System.CommandLine;
using System.Globalization;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary><c>semspace compare</c>.</summary>
internal static class CompareCommand
{
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
        Option<string> format = PaperWriting.Option();
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
            ? Rank(terminal, Read(terminal, parse.GetRequiredValue(results), parse.GetValue(target)), keys, parse.GetRequiredValue(measures), parse.GetValue(figure), PaperWriting.Read(parse, format))
            : Compare(terminal, Read(terminal, parse.GetRequiredValue(results), parse.GetValue(target)), parse.GetRequiredValue(measures), parse.GetValue(baseline), PaperWriting.Read(parse, format)));
        return command;
    }

    private static double? Score(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out double score) && double.IsFinite(score) ? score : null;

    private static FoundRun[] Read(Terminal terminal, string[] results, double? target)
    {
        FoundRun[] runs = ResultArgument.Read(terminal, results);
        return target is { } score ? [.. runs.Select(run => run.Aiming(score))] : runs;
    }

    private static int Rank(Terminal terminal, FoundRun[] runs, string[] arms, string[] measures, string? figure, PaperFormat format)
    {
        ArmRanking ranking = ArmRanking.Of(runs, arms, Measures(runs, measures));
        if (format == PaperFormat.Csv) RankingTable.Write(terminal.Data(), ranking.Rows());
        else PaperWriting.Write(terminal.Output, ranking.Table(), ranking.Sentence(), "tab:ranks", format);
        if (figure is not null) foreach (string file in MeasurePlot.WriteRanks(figure, "ranks", ranking, FigurePreset.All[0])) terminal.Error.WriteLine(file);
        return ExitCode.Success;
    }

    private static int Compare(Terminal terminal, FoundRun[] runs, string[] measures, string? baseline, PaperFormat format)
    {
        ArmSearch search = ResultArgument.Arms(terminal, runs);
        int against = Baseline(search, baseline);
        List<ArmComparison> comparisons = [];
        foreach (ComparedMeasure measure in Measures(runs, measures))
        {
            if (ArmComparison.Of(search.Arms, measure, against) is { } comparison) comparisons.Add(comparison);
            else terminal.Warn([$"{measure.Name}: some arm has no run with such a number; it is left out."]);
        }

        if (format == PaperFormat.Csv) ComparisonTable.Write(terminal.Data(), comparisons.SelectMany(ComparisonText.Rows));
        else foreach (ArmComparison comparison in comparisons) PaperWriting.Write(terminal.Output, ComparisonText.Table(comparison), ComparisonText.Sentence(comparison), $"tab:{comparison.Measure.Name}", format);
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
}
