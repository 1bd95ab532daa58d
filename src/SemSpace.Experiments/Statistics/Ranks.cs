namespace SemSpace.Experiments.Statistics;

/// <summary>Ranks of values, equal ones at the mean of their places. Pure functions.</summary>
public static class Ranks
{
    /// <summary>The ranks from 1, the smallest first, in the order of the values.</summary>
    public static double[] Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        double[] ranks = new double[values.Count];
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && values[order[to]].Equals(values[order[from]])) to++;
            for (int place = from; place < to; place++) ranks[order[place]] = (from + 1 + to) / 2.0;
        }

        return ranks;
    }

    /// <summary>The sum of t³ - t over groups of t equal values, by which rank tests are corrected.</summary>
    public static double Ties(IEnumerable<double> values) => values.GroupBy(value => value).Sum(alike => Math.Pow(alike.Count(), 3) - alike.Count());
}
