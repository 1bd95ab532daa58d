using SemSpace.Experiments.Statistics;

namespace SemSpace.Experiments.Comparison;

/// <summary>Mean ranks of arms over tasks, and which of them Nemenyi's test does not tell apart.</summary>
/// <param name="Ranks">Each arm's mean rank, 1 for the best.</param>
/// <param name="Tasks">How many tasks.</param>
/// <param name="Critical">The difference from which two arms differ.</param>
/// <param name="Alike">The largest groups of two arms or more in which no two differ.</param>
/// <param name="Omnibus">Friedman's p-value that all arms are alike.</param>
public sealed record MeanRanks(IReadOnlyList<double> Ranks, int Tasks, double Critical, IReadOnlyList<IReadOnlyList<int>> Alike, double Omnibus)
{
    /// <summary>The ranks; null where there are fewer tasks than can be tested.</summary>
    /// <param name="table">A row a task and a column an arm, higher is better, no gaps.</param>
    public static MeanRanks? Of(IReadOnlyList<IReadOnlyList<double>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count < ShapiroWilk.Fewest) return null;
        int arms = table[0].Count;
        double[] ranks = [.. RepeatedMeasures.MeanRanks(table).Select(rank => arms + 1 - rank)];
        double critical = RepeatedMeasures.CriticalDifference(table.Count, arms, 1 - ArmComparison.Level);
        int[][] alike = [.. MaximalCliques.Of(arms, (one, other) => Math.Abs(ranks[one] - ranks[other]) < critical).Where(group => group.Length > 1)];
        return new(ranks, table.Count, critical, alike, RepeatedMeasures.Friedman(table).PValue);
    }
}
