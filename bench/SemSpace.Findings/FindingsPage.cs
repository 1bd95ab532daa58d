using System.Text;
using SemSpace.Experiments.Statistics;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;

namespace SemSpace.Findings;

/// <summary>Writes a track's tables into docs/findings.md, each between its two marks; the words around them are written by hand.</summary>
internal static class FindingsPage
{
    private const double Level = 0.05;

    private static readonly (string Name, Func<CurvePoint, double> Of)[] Spending = [("bytes", point => point.Bytes), ("joules", point => point.Joules), ("gradient steps", point => point.Steps)];

    public static void Write(string path, TrackFindings track)
    {
        string text = File.ReadAllText(path);
        string[] arms = [.. track.Track.Arms.Select(arm => arm.Name)];
        Dictionary<string, Func<string>> tables = new()
        {
            ["means"] = () => Means(track, arms, Outcome.MeanAccuracy),
            ["final"] = () => Means(track, arms, Outcome.FinalAccuracy),
            ["balanced"] = () => Means(track, arms, Outcome.FinalBalanced),
            ["swing"] = () => Means(track, arms, Outcome.Swing),
            ["seeds"] = () => Seeds(track, arms),
            ["targets"] = () => Targets(track, arms),
            ["wins"] = () => Chosen(Contrast.Less(Outcome.MeanAccuracy)),
            ["finals"] = () => Chosen(Contrast.Less(Outcome.FinalAccuracy)),
            ["hours"] = () => Chosen(Contrast.Less(Outcome.HoursToTarget)),
            ["ingredients"] = () => Ingredients(StudyDesign.Base, [.. arms.Where(arm => !arm.StartsWith($"{StudyDesign.WithFlights},", StringComparison.Ordinal))]),
            ["flights"] = () => Ingredients(StudyDesign.WithFlights, [StudyDesign.Base, .. arms.Where(arm => arm.StartsWith(StudyDesign.WithFlights, StringComparison.Ordinal))]),
            ["sooner"] = () => Sooner(track, track.Chosen),
            ["chosen"] = () => ByEveryMeasure(track, track.Chosen, track.BestPublished),
            ["spread"] = () => Spread(track),
            ["costs"] = () => Costs(track, track.Chosen),
            ["settings"] = () => Settings(track, arms),
        };
        foreach ((string spent, Func<CurvePoint, double> of) in Spending) tables[$"at-{spent.Split(' ')[^1]}"] = () => Chosen(Contrast.AtEqual(spent, of));
        foreach ((string table, Func<string> make) in tables) text = Set(text, $"{track.Track.Name}-{table}", make);
        WholeFile.Write(path, file => file.Write(text));

        string Ingredients(string whole, IEnumerable<string> others)
            => Differences(track, whole, [.. others.Where(arm => arm != whole && (arm == StudyDesign.Blind || TrackFindings.IsOfFamily(arm)))], Contrast.Less(Outcome.MeanAccuracy));

        string Chosen(Contrast contrast) => Differences(track, track.Chosen, track.Baselines, contrast);
    }

    /// <summary>Draws the chosen member against the baselines, mean accuracy, in all formats, and copies the one that the page shows.</summary>
    public static void Draw(string folder, string shown, TrackFindings track)
    {
        ILookup<string, Comparison> byScenario = track.Compare(track.Chosen, track.Baselines, Contrast.Less(Outcome.MeanAccuracy)).ToLookup(one => one.Scenario);
        IReadOnlyList<string> files = FigureCatalogue.WriteDifferences(folder, $"findings-{track.Track.Name}", "accuracy, points", [.. track.Scenarios.Select(scenario => new DifferencePanel(
            scenario, [.. byScenario[scenario].Select(one => new Difference(one.Against, one.Difference.Mean, one.Difference.Low, one.Difference.High, one.PValue <= Level))]))]);
        string picture = files.Single(file => file.EndsWith(".png", StringComparison.Ordinal));
        File.Copy(picture, Path.Combine(shown, Path.GetFileName(picture)), overwrite: true);
    }

    /// <summary>Puts a table between its marks, if the page has them.</summary>
    private static string Set(string page, string name, Func<string> table)
    {
        string begin = $"<!-- {name} -->\n", end = $"<!-- end of {name} -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal), to = page.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < from ? page : $"{page[..(from + begin.Length)]}\n{table()}\n{page[to..]}";
    }

    private static string Means(TrackFindings track, IEnumerable<string> arms, Outcome outcome)
        => Table([outcome.Name, .. track.Scenarios, "all"], arms.Select(arm =>
        {
            double[] means = [.. track.Scenarios.Select(scenario => track.Mean(arm, scenario, outcome))];
            return (string[])[arm, .. means.Append(means.Average()).Select(mean => Text($"{mean:0.0}"))];
        }));

    /// <summary>The first scenario's final scores, seed by seed, and their means.</summary>
    private static string Seeds(TrackFindings track, IEnumerable<string> arms)
        => Table(["final test accuracy by seed, points", .. track.Track.TestSeeds.Select(seed => Text($"{seed}")), "mean at the end", "mean over the time"], arms.Select(arm =>
        {
            IReadOnlyList<RunScores> runs = track.Of(arm, track.Scenarios[0]).Tests;
            return (string[])[arm, .. runs.Select(Scores.FinalTest).Append(runs.Average(Scores.FinalTest)).Append(runs.Average(Scores.MeanTest)).Select(score => Text($"{100 * score:0.0}"))];
        }));

    private static string Targets(TrackFindings track, IEnumerable<string> arms)
        => Table(["hours to the target (share of seeds that reached it)", .. track.Scenarios], [
            ["target, validation accuracy", .. track.Scenarios.Select(scenario => Text($"{100 * track.Target(scenario):0.0} %"))],
            .. arms.Select(arm => (string[])[arm, .. track.Scenarios.Select(scenario
                => Text($"{track.Mean(arm, scenario, Outcome.HoursToTarget):0.0} ({100 * track.Reached(arm, scenario):0} %)"))])]);

    private static string Differences(TrackFindings track, string arm, IReadOnlyList<string> others, Contrast contrast)
    {
        ILookup<string, Comparison> byOther = track.Compare(arm, others, contrast).ToLookup(one => one.Against);
        return Table([$"{arm} less ..., {contrast.Name}", .. track.Scenarios, TrackFindings.All], others.Select(other
            => (string[])[other, .. byOther[other].Select(Show)]));
    }

    /// <summary>What stands against being sooner than every baseline, a scenario a row.</summary>
    private static string Sooner(TrackFindings track, string arm)
    {
        TargetEvidence[] all = [.. track.Scenarios.Select(scenario => TargetEvidence.Of(track, arm, scenario))];
        double[] corrected = Holm.Adjust([.. all.Select(one => one.PValue)]);
        return Table(
            [
                arm, "least sure against", "sooner by, h", "p, every baseline", "the same, Holm over scenarios", "deviation of the lead, h",
                "headroom in hindsight, h", "ahead at the baseline's hour, points of validation", "its gain an hour, points", "below the target again at the next merge, %",
            ],
            all.Select((one, i) => (string[])[
                track.Scenarios[i], one.Baseline, Show(one.Lead), Text($"{one.PValue:0.000}"), Text($"{corrected[i]:0.000}"), Text($"{one.Deviation:0.0}"),
                Text($"{one.Headroom:+0.0;-0.0;0.0}"), Show(one.Gap), Text($"{one.Slope:0.0}"), Text($"{100 * one.Lost:0}"),
            ]));
    }

    /// <summary>The chosen member against the baseline that was chosen the same way, by every measure.</summary>
    private static string ByEveryMeasure(TrackFindings track, string arm, string baseline)
    {
        Contrast[] contrasts =
        [
            .. new[] { Outcome.MeanAccuracy, Outcome.FinalAccuracy, Outcome.FinalBalanced, Outcome.HoursToTarget }.Select(Contrast.Less),
            .. Spending.Select(spent => Contrast.AtEqual(spent.Name, spent.Of)),
        ];
        return Table([$"{arm} less {baseline}", .. track.Scenarios, TrackFindings.All], contrasts.Select(contrast => (string[])[
            contrast.Name, .. track.Compare(arm, [baseline], contrast).Select(Show)]));
    }

    private static string Spread(TrackFindings track)
    {
        (string Name, Func<string, double> Of)[] rows =
        [
            ("an arm's candidates, mean over arms", track.SpreadOfCandidates),
            ("arms, each at its best candidate", track.SpreadOfArms),
            ("seeds of the same arm and candidate, mean over all", track.SpreadOfSeeds),
        ];
        return Table(["standard deviation of the mean validation accuracy in the search, points", .. track.Scenarios], rows.Select(row => (string[])[row.Name, .. track.Scenarios.Select(scenario => Text($"{row.Of(scenario):0.0}"))]));
    }

    private static string Costs(TrackFindings track, string arm)
    {
        Contrast[] ratios = [Contrast.Over("bytes", run => run.Bytes), Contrast.Over("joules", run => run.Joules), Contrast.Over("gradient steps", run => run.GradientSteps)];
        ILookup<string, Comparison>[] byOther = [.. ratios.Select(ratio => track.Compare(arm, track.Baselines, ratio).ToLookup(one => one.Against))];
        return Table([$"{arm} over ...: bytes; joules; gradient steps", .. track.Scenarios, TrackFindings.All], track.Baselines.Select(other
            => (string[])[other, .. track.Scenarios.Append(TrackFindings.All).Select((_, i) => string.Join("; ", byOther.Select(ratio => Ratio(ratio[other].ElementAt(i).Difference))))]));
    }

    private static string Settings(TrackFindings track, IEnumerable<string> arms)
        => Table(["chosen by the search", .. track.Scenarios], arms.Select(arm => (string[])[arm, .. track.Scenarios.Select(scenario =>
        {
            ArmResult result = track.Of(arm, scenario);
            return string.Join(", ", result.Arm.Candidates[result.Chosen].Select(setting => setting[(setting.LastIndexOf('.', setting.IndexOf('=', StringComparison.Ordinal)) + 1)..]));
        })]));

    private static string Show(Comparison one) => Show(one.Difference) + (one.PValue <= Level ? " *" : "");

    private static string Show(MeanInterval one) => Text($"{one.Mean:+0.0;-0.0;0.0} ({one.Low:0.0} to {one.High:0.0})");

    private static string Ratio(MeanInterval one) => Text($"{one.Mean:0.00} ({one.Low:0.00} to {one.High:0.00})");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Table(IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        StringBuilder table = new();
        foreach (IReadOnlyList<string> row in rows.Prepend([.. head.Select((_, i) => i == 0 ? "---" : "---:")]).Prepend([.. head]))
            _ = table.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return table.ToString();
    }
}
