using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Comparison;

/// <summary>One arm by a measure.</summary>
/// <param name="Label">The arm.</param>
/// <param name="Values">A value a seed, those that never came to it at what they had.</param>
/// <param name="Reached">How many came to it.</param>
/// <param name="Student">The mean with Student's interval.</param>
/// <param name="Bootstrap">The mean with the bootstrap's interval.</param>
/// <param name="InterquartileMean">The mean of the middle half.</param>
/// <param name="Median">The median over all runs, reckoning with those that never came to it; null where that is not known.</param>
/// <param name="Less">Against the baseline; null for the baseline itself, and where no seed is common.</param>
public sealed record ComparedArm(
    string Label, IReadOnlyList<double> Values, int Reached, MeanInterval Student, MeanInterval Bootstrap, double InterquartileMean, double? Median, ArmDifference? Less);

/// <summary>An arm less the baseline, by pairs of equal seeds.</summary>
/// <param name="Mean">The mean difference with the bootstrap's interval.</param>
/// <param name="PValue">Corrected for all pairs of arms; null where there are too few seeds for a test.</param>
/// <param name="EffectSize">Cohen's d of paired differences: their mean over their deviation.</param>
/// <param name="Improvement">The probability that a run of the arm is better than one of the baseline.</param>
/// <param name="Seeds">How many pairs.</param>
public sealed record ArmDifference(MeanInterval Mean, double? PValue, double EffectSize, double Improvement, int Seeds);

/// <summary>Arms compared by a measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Title">What it is.</param>
/// <param name="Arms">The arms in their order.</param>
/// <param name="Baseline">The place of the arm that others are set against.</param>
/// <param name="Test">How they were tested; null where there are too few common seeds.</param>
/// <param name="CommonSeeds">Seeds that all arms have: the blocks of the test.</param>
public sealed record ArmComparison(ComparedMeasure Measure, string Title, IReadOnlyList<ComparedArm> Arms, int Baseline, ArmTest? Test, int CommonSeeds)
{
    /// <summary>Nominal coverage of intervals, and one less the level of tests.</summary>
    public const double Level = 0.95;

    /// <summary>Compares arms; null where some arm has no run with the measure.</summary>
    /// <param name="arms">The arms, each with a run or more.</param>
    /// <param name="measure">By what.</param>
    /// <param name="baseline">The place of the arm that others are set against.</param>
    public static ArmComparison? Of(IReadOnlyList<FoundArm> arms, ComparedMeasure measure, int baseline)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(measure);
        SortedDictionary<ulong, (double Value, bool Reached)>[] values = [.. arms.Select(arm => ValuesOf(arm, measure))];
        if (values.Any(arm => arm.Count == 0)) return null;
        ulong[] common = [.. values[0].Keys.Where(seed => values.All(arm => arm.ContainsKey(seed)))];
        double[][] table = [.. common.Select(seed => values.Select(arm => arm[seed].Value).ToArray())];
        ArmTest? test = ArmTest.Of(table, 1 - Level);
        return new(measure, measure.Title(arms[0].Runs[0].Summary), [.. arms.Select((arm, i) => Compared(arm.Label, i))], baseline, test, common.Length);

        ComparedArm Compared(string label, int place)
        {
            double[] all = [.. values[place].Values.Select(one => one.Value)];
            SeedTree seeds = new(1);
            return new(
                label, all, values[place].Values.Count(one => one.Reached), SampleStatistics.Student(all, Level), PairedBootstrap.Of(all, seeds, Level), SampleStatistics.InterquartileMean(all),
                Survival.Median(values[place].Values), place == baseline ? null : Less(place, seeds));
        }

        ArmDifference? Less(int place, SeedTree seeds)
        {
            (double One, double Other)[] pairs = [.. values[place].Where(one => values[baseline].ContainsKey(one.Key)).Select(one => (one.Value.Value, values[baseline][one.Key].Value))];
            if (pairs.Length == 0) return null;
            double[] differences = [.. pairs.Select(pair => pair.One - pair.Other)];
            double deviation = SampleStatistics.Deviation(differences), better = ManyTasks.Improvement([[.. pairs.Select(pair => pair.One)]], [[.. pairs.Select(pair => pair.Other)]]);
            return new(
                PairedBootstrap.Of(differences, seeds, Level), test?.Pairs(place, baseline), differences.All(d => d == 0) ? 0 : differences.Average() / deviation,
                measure.IsHigherBetter ? better : 1 - better, pairs.Length);
        }
    }

    /// <summary>The place of the arm with the best mean.</summary>
    public int Best => Enumerable.Range(0, Arms.Count).MaxBy(i => Measure.IsHigherBetter ? Arms[i].Student.Mean : -Arms[i].Student.Mean);

    private static SortedDictionary<ulong, (double Value, bool Reached)> ValuesOf(FoundArm arm, ComparedMeasure measure)
        => new(measure.Values(arm.Runs).ToDictionary(one => one.Seed, one => (one.Value, one.Reached)));
}
