using SemSpace.Fl.Randomness;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// What is said of an arm over several tasks with some runs each (Agarwal et al., Deep Reinforcement Learning at the Edge of the Statistical Precipice, NeurIPS 2021). A task is the list of its
/// runs' scores; scores of different tasks must be of one kind. Pure functions of their arguments.
/// </summary>
public static class ManyTasks
{
    /// <summary>Statistics of all runs, each with the percentile interval of a bootstrap that draws runs within each task.</summary>
    /// <param name="tasks">One task or more, of one run or more.</param>
    /// <param name="statistics">What is asked for, of all scores together: always so many numbers.</param>
    /// <param name="seeds">Where resamples are drawn from.</param>
    /// <param name="level">The intervals' nominal coverage, above 0 and below 1; each by itself.</param>
    /// <param name="resamples">Number of resamples, 1 or more.</param>
    public static MeanInterval[] Stratified(
        IReadOnlyList<IReadOnlyList<double>> tasks, Func<IReadOnlyList<double>, double[]> statistics, SeedTree seeds, double level = 0.95, int resamples = 2_000)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        RandomStream random = seeds.Stream("stratified bootstrap");
        double[] whole = statistics([.. tasks.SelectMany(task => task)]);
        double[][] draws = [.. Enumerable.Range(0, resamples).Select(_ => statistics([.. tasks.SelectMany(task => task.Select(_ => task[random.NextInt32(task.Count)]))]))];
        double tail = (1 - level) / 2;
        return [.. whole.Select((value, i) => draws.Select(draw => draw[i]).Order().ToArray() is var drawn
            ? new MeanInterval(value, Summariser.Percentile(drawn, tail), Summariser.Percentile(drawn, 1 - tail))
            : default)];
    }

    /// <summary>The probability that a run of one arm scores higher than one of another arm in the same task, the mean over tasks; equal scores count half.</summary>
    public static double Improvement(IReadOnlyList<IReadOnlyList<double>> one, IReadOnlyList<IReadOnlyList<double>> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Zip(other, (a, b) => a.Average(x => b.Average(y => x > y ? 1 : x < y ? 0 : 0.5))).Average();
    }

    /// <summary>The share of runs that score above each of some thresholds: a performance profile.</summary>
    public static double[] Profile(IReadOnlyList<double> scores, IEnumerable<double> thresholds) => [.. thresholds.Select(threshold => scores.Count(score => score > threshold) / (double)scores.Count)];
}
