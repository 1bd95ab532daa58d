using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Comparison;

/// <summary>One arm by a measure.</summary>
/// <param name="Label">The arm.</param>
/// <param name="Values">A value a seed, up to the comparison's limit.</param>
/// <param name="Reached">How many came to it.</param>
/// <param name="Student">The mean with Student's interval.</param>
/// <param name="Bootstrap">The mean with the bootstrap's interval.</param>
/// <param name="InterquartileMean">The mean of the middle half.</param>
/// <param name="Median">The median over all runs, reckoning with those that never came to it.</param>
/// <param name="Less">Against the baseline; null for the baseline itself, and where no seed is common.</param>
public sealed record ComparedArm(
    string Label, IReadOnlyList<double> Values, int Reached, MeanInterval Student, MeanInterval Bootstrap, double InterquartileMean, MedianInterval Median, ArmDifference? Less);

/// <summary>An arm less the baseline, by pairs of equal seeds.</summary>
/// <param name="Mean">The mean difference with the bootstrap's interval.</param>
/// <param name="PValue">Corrected for all pairs of arms; null where there are too few seeds for a test.</param>
/// <param name="EffectSize">Cohen's d of paired differences: their mean over their deviation; null for one pair.</param>
/// <param name="Improvement">The probability that a run of the arm is better than one of the baseline; null for one pair.</param>
/// <param name="Seeds">How many pairs.</param>
public sealed record ArmDifference(MeanInterval Mean, double? PValue, double? EffectSize, double? Improvement, int Seeds);

/// <summary>Arms compared by a measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Title">What it is, without its unit.</param>
/// <param name="Goal">The score that runs are to reach, in words; empty for none.</param>
/// <param name="Arms">The arms in their order.</param>
/// <param name="Baseline">The place of the arm that others are set against.</param>
/// <param name="Test">How they were tested; null where there are too few common seeds.</param>
/// <param name="CommonSeeds">Seeds that all arms have: the blocks of the test.</param>
/// <param name="Limit">How far runs are followed in values and test, where some never came to what is measured: as far as the one that was given up first. Null where all came to it.</param>
public sealed record ArmComparison(ComparedMeasure Measure, string Title, string Goal, IReadOnlyList<ComparedArm> Arms, int Baseline, ArmTest? Test, int CommonSeeds, double? Limit)
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
        Measured[][] measured = [.. arms.Select(arm => measure.Values(arm.Runs).OrderBy(one => one.Seed).ToArray())];
        if (measured.Any(arm => arm.Length == 0)) return null;
        (double? limit, Measured[][] restricted) = Measured.Restricted(measured);
        Dictionary<ulong, Measured>[] values = [.. restricted.Select(arm => arm.ToDictionary(one => one.Seed))];
        ulong[] common = [.. values[0].Keys.Where(seed => values.All(arm => arm.ContainsKey(seed)))];
        Measured[][] table = [.. common.Select(seed => values.Select(arm => arm[seed]).ToArray())];
        ArmTest? test = limit is null ? ArmTest.Of([.. table.Select(row => row.Select(one => one.Value).ToArray())], 1 - Level) : LogRankTest.Of([.. table.Select(row => row.Select(one => (one.Value, one.Reached)).ToArray())]);
        FoundRun[] runs = [.. arms.SelectMany(arm => arm.Runs)];
        (double least, double most) = measure.Bounds(runs[0].Summary, limit);
        return new(measure, measure.Title(runs), measure.Goal(runs), [.. arms.Select((arm, i) => Compared(arm.Label, i))], baseline, test, common.Length, limit);

        ComparedArm Compared(string label, int place)
        {
            double[] all = [.. restricted[place].Select(one => one.Value)];
            SeedTree seeds = new(1);
            return new(
                label, all, measured[place].Count(one => one.Reached), SampleStatistics.Student(all, Level).Within(least, most), PairedBootstrap.Of(all, seeds, Level), SampleStatistics.InterquartileMean(all),
                Survival.Median([.. measured[place].Select(one => (one.Value, one.Reached))], Level), place == baseline ? null : Less(place, seeds));
        }

        ArmDifference? Less(int place, SeedTree seeds)
        {
            (double One, double Other)[] pairs = [.. values[place].Where(one => values[baseline].ContainsKey(one.Key)).Select(one => (one.Value.Value, values[baseline][one.Key].Value))];
            if (pairs.Length == 0) return null;
            double[] differences = [.. pairs.Select(pair => pair.One - pair.Other)];
            if (pairs.Length == 1) return new(PairedBootstrap.Of(differences, seeds, Level), null, null, null, 1);
            double deviation = SampleStatistics.Deviation(differences), better = ManyTasks.Improvement([[.. pairs.Select(pair => pair.One)]], [[.. pairs.Select(pair => pair.Other)]]);
            return new(
                PairedBootstrap.Of(differences, seeds, Level), test?.Pairs(place, baseline), differences.All(d => d == 0) ? 0 : differences.Average() / deviation,
                measure.IsHigherBetter ? better : 1 - better, pairs.Length);
        }
    }

    /// <summary>The place of the arm with the best mean.</summary>
    public int Best => Enumerable.Range(0, Arms.Count).MaxBy(i => Measure.IsHigherBetter ? Arms[i].Student.Mean : -Arms[i].Student.Mean);

    /// <summary>Whether no run of any arm came to what is measured.</summary>
    public bool IsNeverReached => Arms.All(arm => arm.Reached == 0);

    /// <summary>Whether every arm is one run.</summary>
    public bool IsOfSingleRuns => Arms.All(arm => arm.Values.Count == 1);

    /// <summary>Whether all arms have the same mean.</summary>
    public bool IsLevel => Arms.All(arm => arm.Student.Mean.Equals(Arms[0].Student.Mean));
}
