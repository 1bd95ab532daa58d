using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Findings;

/// <summary>A measure of a run that arms are compared by.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Of">Its value, given the run and the scenario's target.</param>
internal sealed record Outcome(string Name, Func<RunScores, double, double> Of)
{
    /// <summary>Area under the curve by time: mean test accuracy, per cent.</summary>
    public static Outcome MeanAccuracy { get; } = new("mean test accuracy, points", (run, _) => 100 * Scores.MeanTest(run));

    /// <summary>Test accuracy at the end, per cent.</summary>
    public static Outcome FinalAccuracy { get; } = new("final test accuracy, points", (run, _) => 100 * Scores.FinalTest(run));

    /// <summary>Balanced test accuracy at the end, per cent.</summary>
    public static Outcome FinalBalanced { get; } = new("final balanced test accuracy, points", (run, _) => 100 * Scores.FinalBalanced(run));

    /// <summary>How far the validation accuracy swings from version to version, in the second half of the time.</summary>
    public static Outcome Swing { get; } = new("mean change of validation accuracy from one version to the next, second half, points", (run, _) => 100 * Scores.Swing(run));

    /// <summary>Time until the validation accuracy reaches the target; the whole time where it does not.</summary>
    public static Outcome HoursToTarget { get; } = new("hours to the target", Scores.HoursToTarget);
}

/// <summary>How a run of one arm is set against that of another with the same seed.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Of">The number, given both runs and the scenario's target.</param>
internal sealed record Contrast(string Name, Func<RunScores, RunScores, double, double> Of)
{
    /// <summary>First less other.</summary>
    public static Contrast Less(Outcome outcome) => new(outcome.Name, (one, two, target) => outcome.Of(one, target) - outcome.Of(two, target));

    /// <summary>First less other at the same spending: the mean test accuracy over what was spent, up to what the thriftier of both had spent when its last version came.</summary>
    public static Contrast AtEqual(string what, Func<CurvePoint, double> spent) => new($"mean test accuracy over equal {what}, points", (one, two, _) =>
    {
        double limit = Math.Min(spent(one.Curve[^1]), spent(two.Curve[^1]));
        return 100 * (Scores.MeanTest(one, spent, limit) - Scores.MeanTest(two, spent, limit));
    });

    /// <summary>First over other.</summary>
    public static Contrast Over(string what, Func<RunScores, double> number) => new($"{what}, ratio", (one, two, _) => number(one) / number(two));
}

/// <summary>One arm against another in one scenario.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Against">The other arm.</param>
/// <param name="Difference">First less other, with the interval.</param>
/// <param name="PValue">Of the sign-flip test, corrected for all comparisons in the scenario.</param>
internal sealed record Comparison(string Scenario, string Against, MeanInterval Difference, double PValue);

/// <summary>What a track gave.</summary>
internal sealed class TrackFindings(Track track, IReadOnlyList<ArmResult> results)
{
    /// <summary>Stands for all scenarios together: their mean, seed by seed.</summary>
    public const string All = "all";

    public Track Track => track;

    public IReadOnlyList<string> Scenarios { get; } = [.. track.Scenarios.Select(scenario => scenario.Name)];

    /// <summary>The arms that are no members of the trajectory family.</summary>
    public IReadOnlyList<string> Baselines { get; } = [.. track.Arms.Select(arm => arm.Name).Where(name => !IsOfFamily(name))];

    /// <summary>The member of <see cref="StudyDesign.Family"/> with the best mean validation score over the scenarios: test data play no part.</summary>
    public string Chosen => StudyDesign.Family.Where(name => track.Arms.Any(arm => arm.Name == name)).MaxBy(MeanValidation)!;

    /// <summary>The published rule with the best mean validation score over the scenarios, chosen as <see cref="Chosen"/> is.</summary>
    public string BestPublished => Published.MaxBy(MeanValidation)!;

    public ArmResult Of(string arm, string scenario) => results.Single(result => result.Arm.Name == arm && result.Scenario.Name == scenario);

    public double MeanValidation(string arm) => Scenarios.Average(scenario => Of(arm, scenario).Validation);

    /// <summary>The target of a scenario, fixed by the search: the middle one of the published rules' last validation scores; NaN where there is none.</summary>
    public double Target(string scenario)
    {
        if (!Published.Any()) return double.NaN;
        double[] ends = [.. Published.Select(arm => Of(arm, scenario).FinalValidation).Order()];
        return ends[ends.Length / 2];
    }

    /// <summary>The mean over the test seeds.</summary>
    public double Mean(string arm, string scenario, Outcome outcome) => Of(arm, scenario).Tests.Average(run => outcome.Of(run, Target(scenario)));

    /// <summary>The share of the test seeds that reached the target.</summary>
    public double Reached(string arm, string scenario) => Of(arm, scenario).Tests.Average(run => Scores.Reached(run, Target(scenario)) ? 1.0 : 0);

    /// <summary>
    /// One arm against others in each scenario and over <see cref="All"/>, by pairs of equal seeds; p-values corrected within a scenario, over the others.
    /// </summary>
    public IReadOnlyList<Comparison> Compare(string arm, IReadOnlyList<string> others, Contrast contrast)
    {
        (string Scenario, string Other)[] pairs = [.. from scenario in Scenarios.Append(All) from other in others select (scenario, other)];
        double[][] differences = [.. pairs.Select(pair => pair.Scenario == All ? MeanOver(pair.Other) : In(pair.Scenario, pair.Other))];
        double[] corrected = [.. differences.Select(SignFlipTest.PValue).Chunk(others.Count).SelectMany(Holm.Adjust)];
        return [.. pairs.Select((pair, i) => new Comparison(pair.Scenario, pair.Other, PairedBootstrap.Of(differences[i], new SeedTree(1)), corrected[i]))];

        double[] In(string scenario, string other) => [.. Of(arm, scenario).Tests.Zip(Of(other, scenario).Tests, (one, two) => contrast.Of(one, two, Target(scenario)))];

        double[] MeanOver(string other)
        {
            double[][] each = [.. Scenarios.Select(scenario => In(scenario, other))];
            return [.. each[0].Select((_, seed) => each.Average(scenario => scenario[seed]))];
        }
    }

    /// <summary>Standard deviation of an arm's candidates on the search's first seeds, mean over the arms, points.</summary>
    public double SpreadOfCandidates(string scenario) => 100 * In(scenario).Average(arm => SampleStatistics.Deviation([.. arm.FirstLook.Select(seeds => seeds.Average())]));

    /// <summary>Standard deviation of the arms in the search, each at its best candidate, points.</summary>
    public double SpreadOfArms(string scenario) => 100 * SampleStatistics.Deviation([.. In(scenario).Select(arm => arm.Validation)]);

    /// <summary>Standard deviation over the search's first seeds, mean over all candidates, points.</summary>
    public double SpreadOfSeeds(string scenario) => 100 * In(scenario).Average(arm => arm.FirstLook.Average(seeds => SampleStatistics.Deviation([.. seeds])));

    private IEnumerable<string> Published => Baselines.Where(arm => arm != StudyDesign.Blind);

    public static bool IsOfFamily(string arm) => arm.StartsWith("trajectory ", StringComparison.Ordinal);

    private ArmResult[] In(string scenario) => [.. results.Where(result => result.Scenario.Name == scenario)];
}
