using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Html;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Publishing;

/// <summary>Gathers what a report shows: of one run its own figures and tables, of several the comparison of their arms.</summary>
public static class StudyReport
{
    /// <summary>The report of runs; the globe shows the first of them.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="arms">Their arms.</param>
    /// <exception cref="ResultsException">A file of a run cannot be read, or a run is not whole.</exception>
    /// <exception cref="ScenarioException">The orbits of the first run's scenario cannot be made anew.</exception>
    public static ReportPage Of(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms) => Of(runs, arms, Comparisons(runs, arms));

    /// <summary>The comparisons that a report of runs shows, a measure that there is each; none of one run.</summary>
    internal static IReadOnlyList<ArmComparison> Comparisons(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Count == 1 ? [] : [.. ComparedMeasure.All.Select(measure => ArmComparison.Of(arms, measure, 0)).OfType<ArmComparison>()];
    }

    /// <summary>The report of runs whose arms have been compared.</summary>
    internal static ReportPage Of(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms, IReadOnlyList<ArmComparison> comparisons)
    {
        CheckWhole(runs);
        FoundRun first = arms[0].Runs[0];
        RunRecords records = first.Records;
        ContactScene scene = SceneOf(first);
        bool isOne = runs.Count == 1;
        return new()
        {
            Title = isOne ? first.Summary.Scenario : $"{string.Join(", ", runs.Select(run => run.Summary.Scenario).Distinct())}: {Counted.Of(arms.Count, "arm")}",
            Sentence = comparisons.Count > 0 ? ComparisonText.Sentence(comparisons[0]) : Sentence(first.Summary),
            Facts = Facts(runs),
            Warnings = [.. runs.SelectMany(run => run.Manifest.Warnings).Distinct()],
            Figures = isOne ? FigureCatalogue.PageOfRun(records, first.Summary) : FigureCatalogue.PageOfSweep([.. arms.Select(arm => arm.Drawn())]),
            Tables = [.. comparisons.Select(comparison => ReportTable.Of(ComparisonText.Table(comparison))), .. isOne ? [] : (ReportTable[])[RunsOf(arms)], ReportTable.Summaries([(Name(arms[0].Label, first), first.Summary)]), .. RunTables.Of(records, [.. scene.Sites.Select(site => site.Name)])],
            Globe = new(Name(arms[0].Label, first), scene, records),
            Scenario = File.ReadAllText(Path.Combine(first.Folder, ResultFolder.ScenarioFile)),
        };
    }

    private static void CheckWhole(IReadOnlyList<FoundRun> runs)
    {
        if (runs.Select(run => run.Folder).Distinct().Select(RunCheck.Damage).OfType<string>().FirstOrDefault() is { } damage)
            throw new ResultsException($"{damage}. That run is damaged: make it again, or leave it out.");
    }

    private static string Name(string arm, FoundRun run) => FormattableString.Invariant($"{arm}, seed {run.Summary.Seed}");

    private static ContactScene SceneOf(FoundRun run)
    {
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(run.Folder, ResultFolder.ScenarioFile), []);
        Scenario scenario = read.Scenario ?? throw new ResultsException($"{run.Folder} cannot be shown: its scenario is not one of this version of SemSpace ({read.Faults[0]}).");
        return ContactScenes.Of(scenario, Constellation.Build(scenario));
    }

    private static string Sentence(Summary run)
    {
        string score = run.FinalScore is { } final ? FormattableString.Invariant($"The model came to {run.ScoreName} {final:0.000} in {Counted.Of(run.Rounds, "version")} over {run.DurationH:0.##} h") : FormattableString.Invariant($"The model has no finite {run.ScoreName} after {Counted.Of(run.Rounds, "version")}");
        string target = (run.TargetScore, run.TimeToTargetH) switch
        {
            (null, null or not null) => "",
            ({ } wanted, null) => FormattableString.Invariant($"; the target of {wanted:0.###} was not reached"),
            ({ } wanted, { } hours) => FormattableString.Invariant($"; the target of {wanted:0.###} was reached after {hours:0.0} h"),
        };
        return $"{score}{target}. {Counted.Of(run.MergedUpdates, "update")} of {run.Updates} {(run.MergedUpdates == 1 ? "was" : "were")} merged.";
    }

    private static List<(string Name, string Value)> Facts(IReadOnlyList<FoundRun> runs)
    {
        (Manifest manifest, Summary summary) = (runs[0].Manifest, runs[0].Summary);
        List<(string, string)> facts =
        [
            ("runs", FormattableString.Invariant($"{runs.Count}")),
            ("seeds", string.Join(", ", runs.Select(run => run.Summary.Seed).Distinct().Order())),
            ("satellites", FormattableString.Invariant($"{summary.Satellites}")),
            ("simulated", FormattableString.Invariant($"{summary.DurationH} h from {summary.StartUtc}")),
            ("SemSpace", All(run => run.SemspaceVersion)),
            ("numeric kernels", All(run => $"{run.LibtorchCapability} {run.NumericProbe}")),
            (".NET", All(run => run.DotnetVersion)),
            ("TorchSharp", All(run => run.TorchsharpVersion)),
        ];
        if (runs.Count == 1) facts.AddRange([("scenario hash", manifest.ScenarioHash), ("fingerprint", manifest.Fingerprint)]);
        return facts;

        string All(Func<Manifest, string> value) => string.Join(", ", runs.Select(run => value(run.Manifest)).Distinct());
    }

    /// <summary>A row a run, with every measure that runs are compared by.</summary>
    private static ReportTable RunsOf(IReadOnlyList<FoundArm> arms)
    {
        ComparedMeasure[] measures = [.. ComparedMeasure.All.Where(measure => arms.Any(arm => arm.Runs.Any(run => measure.Of(run) is not null)))];
        return new(
            "Runs", [("arm", "what the run's arm differs in"), ("seed", ""), .. measures.Select(measure => (measure.Name, measure.Title(arms[0].Runs[0].Summary))), ("scenario hash", "")],
            [.. arms.SelectMany(arm => arm.Runs.Select(run => (IReadOnlyList<PaperCell>)
                [new(arm.Label), new(FormattableString.Invariant($"{run.Summary.Seed}")), .. measures.Select(measure => new PaperCell(measure.Of(run) is { } value ? FormattableString.Invariant($"{value:G6}") : "")), new(run.Manifest.ScenarioHash[..12])]))]);
    }
}
