namespace SemSpace.Experiments.Statistics;

/// <summary>Holm's step-down correction for several tests at once (Scandinavian Journal of Statistics 6, 1979). Pure functions.</summary>
public static class Holm
{
    /// <summary>Adjusted p-values in the order of the given ones: rejecting those at or below a level keeps the chance of any wrong rejection at or below it.</summary>
    /// <param name="pValues">0 to 1 each.</param>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        double[] adjusted = new double[pValues.Count];
        double highest = 0;
        foreach ((int rank, int test) in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).Index())
        {
            highest = Math.Max(highest, Math.Min(1, (pValues.Count - rank) * pValues[test]));
            adjusted[test] = highest;
        }

        return adjusted;
    }
}
