using MathNet.Numerics.Distributions;

namespace SemSpace.Experiments.Statistics;

/// <summary>Two-sided tests of paired differences. Pure functions.</summary>
public static class PairedTests
{
    /// <summary>The most differences for which all signs are counted.</summary>
    private const int MostExact = 50;

    /// <summary>Student's test that the mean is 0 (Biometrika 6, 1908). Where all differences are alike p is 0, or 1 where they are 0.</summary>
    /// <param name="differences">One a pair, two or more.</param>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static double Student(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Count < 2) throw new ArgumentException($"There are {differences.Count} pairs; must be two or more.", nameof(differences));
        double mean = differences.Average(), error = SampleStatistics.Deviation(differences) / Math.Sqrt(differences.Count);
        if (error == 0) return mean == 0 ? 1 : 0;
        return 2 * (1 - StudentT.CDF(0, 1, differences.Count - 1, Math.Abs(mean / error)));
    }

    /// <summary>
    /// Wilcoxon's signed ranks (Biometrics Bulletin 1, 1945): that differences lie about 0 alike. Differences of 0 are left out. Exact up to 50 differences without equal
    /// ones, else by the normal distribution, corrected for ties.
    /// </summary>
    /// <param name="differences">One a pair, at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static double Wilcoxon(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Count == 0) throw new ArgumentException("There is nothing to compare.", nameof(differences));
        double[] apart = [.. differences.Where(difference => difference != 0)], sizes = [.. apart.Select(Math.Abs)], ranks = Ranks.Of(sizes);
        int n = apart.Length;
        if (n == 0) return 1;
        double plus = ranks.Where((_, i) => apart[i] > 0).Sum(), least = Math.Min(plus, (n * (n + 1) / 2.0) - plus), ties = Ranks.Ties(sizes);
        if (n == differences.Count && ties == 0 && n <= MostExact) return Math.Min(1, 2 * ShareUpTo(least, n));
        double mean = n * (n + 1) / 4.0, deviation = Math.Sqrt((n * (n + 1) * ((2 * n) + 1) / 24.0) - (ties / 48));
        return Math.Min(1, 2 * Normal.CDF(0, 1, (least - mean) / deviation));
    }

    /// <summary>The share of all signs under which the ranks of one sign sum to so much or less.</summary>
    private static double ShareUpTo(double sum, int n)
    {
        double[] ways = new double[(n * (n + 1) / 2) + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++)
        {
            for (int total = ways.Length - 1; total >= rank; total--) ways[total] += ways[total - rank];
        }

        return ways.Take((int)sum + 1).Sum() / Math.Pow(2, n);
    }
}
