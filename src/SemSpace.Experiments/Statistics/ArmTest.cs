namespace SemSpace.Experiments.Statistics;

/// <summary>How arms were tested against each other.</summary>
/// <param name="Name">The tests' names.</param>
/// <param name="AreNormal">Whether no arm's values were found to be other than normal.</param>
/// <param name="AreAlikeSpread">Whether the arms' variances were not found to differ.</param>
/// <param name="Omnibus">p-value that all arms are alike; of two arms that of their difference.</param>
/// <param name="Pairs">p-value of each pair of arms, corrected for all pairs.</param>
public sealed record ArmTest(string Name, bool AreNormal, bool AreAlikeSpread, double Omnibus, Func<int, int, double> Pairs)
{
    /// <summary>
    /// Chooses and makes the tests, by the decision of Herbold (autorank, Journal of Open Source Software 5, 2020): values are taken for normal unless Shapiro and Wilk's test speaks against it in
    /// some arm (Bonferroni's correction); two arms then by Student's paired test, else by Wilcoxon's; more arms, if normal and of like spread, by analysis of variance and Tukey's test, else
    /// by Friedman's and Nemenyi's. Like spread is looked at by Bartlett's test where values are normal, else by Levene's.
    /// </summary>
    /// <param name="table">A row a block (a seed, or a seed of a scenario) and a column an arm, no gaps.</param>
    /// <param name="level">Below it a test speaks against what it tests.</param>
    /// <returns>Null where there are too few blocks, fewer than <see cref="ShapiroWilk.Fewest"/>, or one arm.</returns>
    public static ArmTest? Of(IReadOnlyList<IReadOnlyList<double>> table, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(table);
        int blocks = table.Count, arms = blocks == 0 ? 0 : table[0].Count;
        if (blocks < ShapiroWilk.Fewest || arms < 2) return null;
        double[][] columns = [.. Enumerable.Range(0, arms).Select(arm => table.Select(row => row[arm]).ToArray())];
        bool normal = blocks <= ShapiroWilk.Most && columns.All(column => ShapiroWilk.Of(column).PValue >= level / arms);
        bool alike = (normal ? SampleStatistics.Bartlett(columns) : SampleStatistics.Levene(columns)) >= level;
        if (arms == 2)
        {
            double[] differences = [.. table.Select(row => row[0] - row[1])];
            double p = normal ? PairedTests.Student(differences) : PairedTests.Wilcoxon(differences);
            return new(normal ? "Student's paired t-test" : "Wilcoxon's signed-rank test", normal, alike, p, (_, _) => p);
        }

        if (normal && alike)
        {
            double[] means = [.. columns.Select(column => column.Average())];
            (_, _, _, double p, double error) = RepeatedMeasures.Anova(table);
            return new("repeated-measures analysis of variance, Tukey's test", normal, alike, p, (a, b) => RepeatedMeasures.Tukey(means[a] - means[b], blocks, arms, error));
        }

        return ByRanks(table) with { AreNormal = normal, AreAlikeSpread = alike };
    }

    /// <summary>Friedman's and Nemenyi's tests, which look at nothing but ranks within a block.</summary>
    /// <param name="table">A row a block and a column an arm, two or more, no gaps.</param>
    public static ArmTest ByRanks(IReadOnlyList<IReadOnlyList<double>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] ranks = RepeatedMeasures.MeanRanks(table);
        return new("Friedman's test, Nemenyi's test", false, false, RepeatedMeasures.Friedman(table).PValue, (a, b) => RepeatedMeasures.Nemenyi(ranks[a] - ranks[b], table.Count, ranks.Length));
    }
}
