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
    private const int MostNamed = 3, ShownDigits = 12;

    /// <summary>The report of runs.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="arms">Their arms.</param>
    /// <param name="shown">The one of them whose globe, scenario and own tables are shown; null for the first.</param>
    /// <exception cref="ResultsException">A file of a run cannot be read, or a run is not whole.</exception>
    /// <exception cref="ScenarioException">The orbits of the shown run's scenario cannot be made anew.</exception>
    public static ReportPage Of(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms, FoundRun? shown = null) => Of(runs, arms, Comparisons(runs, arms), shown);

    /// <summary>The comparisons that a report of runs shows, a measure that there is each, but for mishaps that no run had; none of one run.</summary>
    internal static IReadOnlyList<ArmComparison> Comparisons(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Count == 1 ? [] : [.. ComparedMeasure.All.Where(measure => measure.IsWorthTelling(runs)).Select(measure => ArmComparison.Of(arms, measure, 0)).OfType<ArmComparison>()];
    }

    /// <summary>The report of runs whose arms have been compared.</summary>
    internal static ReportPage Of(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms, IReadOnlyList<ArmComparison> comparisons, FoundRun? shown = null)
    {
        CheckWhole(runs);
        FoundRun one = shown ?? arms[0].Runs[0];
        RunRecords records = one.Records;
        ContactScene scene = SceneOf(one);
        bool isOne = runs.Count == 1;
        string name = NameOf(one, arms);
        IReadOnlyList<ArmFairness> fairness = ArmFairness.IsWorthTelling(arms) ? ArmFairness.Of(arms, ArmFairness.Half) : [];
        ReportTable[] ofOne = [ReportTable.Summaries([(name, one.Summary)]), .. RunTables.Of(records, [.. scene.Sites.Select(site => site.Name)])];
        return new()
        {
            Title = Title(runs, arms),
            Sentence = comparisons.Count > 0 ? ComparisonText.Sentence(comparisons.FirstOrDefault(comparison => comparison.Measure == ComparedMeasure.Default(runs)) ?? comparisons[0]) : Sentence(one.Summary),
            Facts = Facts(runs),
            Warnings = [.. runs.SelectMany(run => run.Manifest.Warnings).Distinct()],
            Figures = isOne ? FigureCatalogue.PageOfRun(records, one.Summary) : [.. FigureCatalogue.PageOfSweep([.. arms.Select(arm => arm.Drawn())]), .. Starving(fairness)],
            Tables = isOne ? ofOne : [.. comparisons.Select(comparison => ReportTable.Of(ComparisonText.Table(comparison))), .. fairness.Count == 0 ? [] : new[] { ReportTable.Of(FairnessText.Table(fairness, ArmFairness.Half)) }, RunsOf(arms), .. ofOne.Select(table => table with { Title = $"{table.Title}: {name}" })],
            Globe = new(name, scene, records),
            Scenario = File.ReadAllText(Path.Combine(one.Folder, ResultFolder.ScenarioFile)),
        };
    }

    private static IEnumerable<PageFigure> Starving(IReadOnlyList<ArmFairness> arms) => arms.Count > 0 && FairnessPlot.Page(arms, ArmFairness.Half) is { } figure ? [figure] : [];

    /// <summary>The names of the sweeps in which runs were found, and of the scenarios of the others.</summary>
    private static string Title(IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms)
        => runs is [var only] ? only.Summary.Scenario : $"{Counted.First([.. runs.Select(run => run.Place.Sweep ?? run.Summary.Scenario).Distinct()], MostNamed)}: {Counted.Of(arms.Count, "arm")}";

    private static void CheckWhole(IReadOnlyList<FoundRun> runs)
    {
        if (runs.Select(run => run.Folder).Distinct().Select(RunCheck.Damage).OfType<string>().FirstOrDefault() is { } damage)
            throw new ResultsException($"{damage}. That run is damaged: make it again, or leave it out.");
    }

    /// <summary>A run by its arm and its seed.</summary>
    private static string NameOf(FoundRun run, IReadOnlyList<FoundArm> arms)
        => FormattableString.Invariant($"{arms.FirstOrDefault(arm => arm.Runs.Any(other => other.Manifest.ScenarioHash == run.Manifest.ScenarioHash))?.Label ?? run.Summary.Scenario}, seed {run.Summary.Seed}");

    private static ContactScene SceneOf(FoundRun run)
    {
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(run.Folder, ResultFolder.ScenarioFile), []);
        Scenario scenario = read.Scenario ?? throw new ResultsException($"{run.Folder} cannot be shown: its scenario is not one of this version of SemSpace ({read.Faults[0]}).");
        return ContactScenes.Of(scenario, Constellation.Build(scenario));
    }

    private static string Sentence(Summary run)
    {
        if (!run.IsTrained) return FormattableString.Invariant($"{Counted.Of(run.Rounds, "version")} of the model in {run.DurationH:0.##} h, in mode timing: its size stood for it, and nothing was trained. {Merged(run)}");
        string score = run.FinalScore is { } final ? FormattableString.Invariant($"The model came to {run.ScoreName} {final:0.000} in {Counted.Of(run.Rounds, "version")} over {run.DurationH:0.##} h") : FormattableString.Invariant($"The model has no finite {run.ScoreName} after {Counted.Of(run.Rounds, "version")}");
        string target = (run.TargetScore, run.TimeToTargetH) switch
        {
            (null, null or not null) => "",
            ({ } wanted, null) => FormattableString.Invariant($"; the target of {wanted:0.###} was not reached"),
            ({ } wanted, { } hours) => FormattableString.Invariant($"; the target of {wanted:0.###} was reached after {hours:0.0} h"),
        };
        return $"{score}{target}. {Merged(run)}";
    }

    private static string Merged(Summary run) => $"{Counted.Of(run.MergedUpdates, "update")} of {run.Updates} {(run.MergedUpdates == 1 ? "was" : "were")} merged.";

    private static List<(string Name, string Value)> Facts(IReadOnlyList<FoundRun> runs)
    {
        List<(string, string)> facts =
        [
            ("runs", FormattableString.Invariant($"{runs.DistinctBy(run => run.Folder).Count()}")),
            ("seeds", string.Join(", ", runs.Select(run => run.Summary.Seed).Distinct().Order())),
            ("satellites", Among(run => FormattableString.Invariant($"{run.Summary.Satellites}"))),
            ("simulated", $"{Among(run => FormattableString.Invariant($"{run.Summary.DurationH}"))} h from {Among(run => run.Summary.StartUtc)}"),
            .. Provenance.Environment(runs),
        ];
        if (runs is [var only]) facts.AddRange([("scenario hash", only.Manifest.ScenarioHash), ("fingerprint", only.Manifest.Fingerprint)]);
        return facts;

        string Among(Func<FoundRun, string> value) => Provenance.Among(runs, value);
    }

    /// <summary>A row a run, with every measure that runs are compared by.</summary>
    private static ReportTable RunsOf(IReadOnlyList<FoundArm> arms)
    {
        FoundRun[] all = [.. arms.SelectMany(arm => arm.Runs)];
        ComparedMeasure[] measures = [.. ComparedMeasure.All.Where(measure => measure.IsWorthTelling(all) && all.Any(run => measure.Of(run) is not null))];
        return new(
            "Runs", [("arm", "what the run's arm differs in"), ("seed", ""), .. measures.Select(measure => (measure.Name, measure.Label(all))), ("scenario hash", "")],
            [.. arms.SelectMany(arm => arm.Runs.Select(run => (IReadOnlyList<PaperCell>)
                [new(arm.Label), new(FormattableString.Invariant($"{run.Summary.Seed}")), .. measures.Select(measure => new PaperCell(measure.Of(run) is { } value ? FormattableString.Invariant($"{value / measure.Unit.Size:G6}") : "")), new(string.Concat(run.Manifest.ScenarioHash.Take(ShownDigits)))]))]);
    }
}
