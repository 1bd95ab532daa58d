using MathNet.Numerics.Distributions;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// Tests of several arms that were all tried on the same blocks (seeds, or seeds of scenarios). A table has a row a block and a column an arm. Pure functions.
/// </summary>
public static class RepeatedMeasures
{
    /// <summary>Friedman's rank test (Journal of the American Statistical Association 32, 1937), corrected for ties.</summary>
    /// <returns>Statistic, degrees of freedom and p-value; p is 1 where all arms are alike in all blocks.</returns>
    public static (double ChiSquared, int Freedom, double PValue) Friedman(IReadOnlyList<IReadOnlyList<double>> table)
    {
        (int blocks, int arms) = Size(table);
        double[] means = MeanRanks(table);
        double ties = table.Sum(Ranks.Ties), correction = 1 - (ties / (blocks * arms * ((arms * arms) - 1.0)));
        if (correction <= 0) return (0, arms - 1, 1);
        double statistic = ((12.0 * blocks / (arms * (arms + 1)) * means.Sum(rank => rank * rank)) - (3 * blocks * (arms + 1))) / correction;
        return (statistic, arms - 1, 1 - ChiSquared.CDF(arms - 1, Math.Max(0, statistic)));
    }

    /// <summary>Each arm's mean rank over the blocks, 1 for the smallest value.</summary>
    public static double[] MeanRanks(IReadOnlyList<IReadOnlyList<double>> table)
    {
        (int blocks, int arms) = Size(table);
        double[] sums = new double[arms];
        foreach (double[] ranks in table.Select(Ranks.Of))
        {
            for (int arm = 0; arm < arms; arm++) sums[arm] += ranks[arm];
        }

        return [.. sums.Select(sum => sum / blocks)];
    }

    /// <summary>Nemenyi's p-value that two arms' mean ranks differ, for all pairs of the table at once (Demšar, Journal of Machine Learning Research 7, 2006, section 3.2.2).</summary>
    public static double Nemenyi(double difference, int blocks, int arms)
        => 1 - StudentizedRange.Cdf(Math.Abs(difference) / RankError(blocks, arms) * Math.Sqrt(2), arms);

    /// <summary>The difference of mean ranks from which two arms differ at a level by <see cref="Nemenyi"/>.</summary>
    public static double CriticalDifference(int blocks, int arms, double level = 0.05)
        => StudentizedRange.Quantile(level, arms) / Math.Sqrt(2) * RankError(blocks, arms);

    /// <summary>Analysis of variance of repeated measures, one factor (Girden, ANOVA: Repeated Measures, 1992): that all arms have one mean, and what differences are measured by.</summary>
    /// <returns>F, its degrees of freedom, p-value and the mean square of what is left when blocks and arms are taken out.</returns>
    public static (double F, int Freedom, int ErrorFreedom, double PValue, double ErrorSquare) Anova(IReadOnlyList<IReadOnlyList<double>> table)
    {
        (int blocks, int arms) = Size(table);
        double all = table.Average(row => row.Average());
        double[] ofArms = [.. Enumerable.Range(0, arms).Select(arm => table.Average(row => row[arm]))];
        double between = blocks * ofArms.Sum(mean => (mean - all) * (mean - all)) / (arms - 1);
        double left = table.Sum(row => row.Average() is var own ? row.Select((value, arm) => Math.Pow(value - own - ofArms[arm] + all, 2)).Sum() : 0);
        int freedom = arms - 1, errorFreedom = (arms - 1) * (blocks - 1);
        double error = left / errorFreedom;
        if (error == 0) return (between == 0 ? 0 : double.PositiveInfinity, freedom, errorFreedom, between == 0 ? 1 : 0, 0);
        return (between / error, freedom, errorFreedom, 1 - FisherSnedecor.CDF(freedom, errorFreedom, between / error), error);
    }

    /// <summary>Tukey's p-value that two arms' means differ, for all pairs of the table at once, by the mean square that <see cref="Anova"/> leaves.</summary>
    public static double Tukey(double difference, int blocks, int arms, double errorSquare)
    {
        if (errorSquare == 0) return difference == 0 ? 1 : 0;
        return 1 - StudentizedRange.Cdf(Math.Abs(difference) / Math.Sqrt(errorSquare / blocks), arms, (arms - 1.0) * (blocks - 1));
    }

    private static double RankError(int blocks, int arms) => Math.Sqrt(arms * (arms + 1) / (6.0 * blocks));

    private static (int Blocks, int Arms) Size(IReadOnlyList<IReadOnlyList<double>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count < 2 || table[0].Count < 2 || table.Any(row => row.Count != table[0].Count)) throw new ArgumentException("A table has two blocks or more, two arms or more, and no gaps.", nameof(table));
        return (table.Count, table[0].Count);
    }
}
