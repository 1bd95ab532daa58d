using SemSpace.Fl.Randomness;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// What is said of an arm over several tasks with some runs each (Agarwal et al., Deep Reinforcement Learning at the Edge of the Statistical Precipice, NeurIPS 2021). A task is the list of its
/// runs' scores; scores of different tasks must be of one kind. Pure functions of their arguments.
/// </summary>
public static class ManyTasks
{
    /// <summary>A statistic of all runs with the percentile interval of a bootstrap that draws runs within each task.</summary>
    /// <param name="tasks">One task or more, of one run or more.</param>
    /// <param name="statistic">What is asked for, of all scores together.</param>
    /// <param name="seeds">Where resamples are drawn from.</param>
    /// <param name="level">The interval's nominal coverage, above 0 and below 1.</param>
    /// <param name="resamples">Number of resamples, 1 or more.</param>
    public static MeanInterval Stratified(
        IReadOnlyList<IReadOnlyList<double>> tasks, Func<IReadOnlyList<double>, double> statistic, SeedTree seeds, double level = 0.95, int resamples = 10_000)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        RandomStream random = seeds.Stream("stratified bootstrap");
        double[] all = [.. tasks.SelectMany(task => task)], drawn = new double[all.Length], values = new double[resamples];
        for (int r = 0; r < resamples; r++)
        {
            int at = 0;
            foreach (IReadOnlyList<double> task in tasks)
            {
                for (int i = 0; i < task.Count; i++) drawn[at++] = task[random.NextInt32(task.Count)];
            }

            values[r] = statistic(drawn);
        }

        Array.Sort(values);
        double tail = (1 - level) / 2;
        return new(statistic(all), Summariser.Percentile(values, tail), Summariser.Percentile(values, 1 - tail));
    }

    /// <summary>The probability that a run of one arm scores higher than one of another arm in the same task, the mean over tasks; equal scores count half.</summary>
    public static double Improvement(IReadOnlyList<IReadOnlyList<double>> one, IReadOnlyList<IReadOnlyList<double>> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Zip(other, (a, b) => a.Average(x => b.Average(y => x > y ? 1 : x < y ? 0 : 0.5))).Average();
    }

    /// <summary>How far scores stay below a goal, the mean over all runs; those above it count as 0.</summary>
    public static double OptimalityGap(IReadOnlyList<IReadOnlyList<double>> tasks, double goal = 1) => goal - tasks.SelectMany(task => task).Average(score => Math.Min(score, goal));

    /// <summary>The share of runs that score above each of some thresholds: a performance profile.</summary>
    public static double[] Profile(IReadOnlyList<double> scores, IEnumerable<double> thresholds) => [.. thresholds.Select(threshold => scores.Count(score => score > threshold) / (double)scores.Count)];
}
