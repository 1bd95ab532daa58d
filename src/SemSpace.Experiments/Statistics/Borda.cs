namespace SemSpace.Experiments.Statistics;

/// <summary>
/// Borda counts over tasks (Colombo, Noiry, Irurozki, Clémençon, NeurIPS 2022), equal scores at the mean of their ranks. A table has a row a task and a column a system; NaN is missing,
/// higher is better. Pure functions.
/// </summary>
public static class Borda
{
    /// <summary>The sum of each system's ranks, 0 for the worst in a task, over the tasks that all systems have.</summary>
    public static double[] Strict(IReadOnlyList<IReadOnlyList<double>> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        double[][] ranks = [.. tasks.Where(task => !task.Any(double.IsNaN)).Select(task => Ranks.Of(task))];
        return [.. Systems(tasks).Select(system => ranks.Sum(task => task[system] - 1))];
    }

    /// <summary>
    /// The mean over the tasks that a system has of its centred rank, (rank + 1/2)/c - 1/2 among the c that have the task, -1/2 to 1/2. Our own way to reckon with missing scores.
    /// </summary>
    /// <returns>Each system's score, NaN where it was in no task with another, and the number of such tasks.</returns>
    public static (double Score, int Tasks)[] Centred(IReadOnlyList<IReadOnlyList<double>> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        (double Sum, int Tasks)[] sums = [.. Systems(tasks).Select(_ => (0.0, 0))];
        foreach (IReadOnlyList<double> task in tasks)
        {
            int[] present = [.. Systems(tasks).Where(system => !double.IsNaN(task[system]))];
            if (present.Length < 2) continue;
            double[] ranks = Ranks.Of([.. present.Select(system => task[system])]);
            foreach ((int system, double rank) in present.Zip(ranks)) sums[system] = (sums[system].Sum + ((rank - 0.5) / present.Length) - 0.5, sums[system].Tasks + 1);
        }

        return [.. sums.Select(sum => (sum.Tasks == 0 ? double.NaN : sum.Sum / sum.Tasks, sum.Tasks))];
    }

    private static IEnumerable<int> Systems(IReadOnlyList<IReadOnlyList<double>> tasks) => Enumerable.Range(0, tasks.Count == 0 ? 0 : tasks[0].Count);
}
