using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// The distribution of the range of k standard normal values over an independent estimate of their deviation (Tukey; Lund and Lund, Applied Statistics 32, 1983), by
/// Gauss-Legendre integration. Pure functions.
/// </summary>
public static class StudentizedRange
{
    private const int Order = 128;
    private const double Reach = 8.5, Accuracy = 1e-10;

    /// <summary>The probability of a range up to q, to some 1e-9.</summary>
    /// <param name="q">The range, in deviations.</param>
    /// <param name="groups">How many values, 2 or more.</param>
    /// <param name="freedom">Degrees of freedom of the estimate; infinity where the deviation is known.</param>
    public static double Cdf(double q, int groups, double freedom = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (!(freedom > 0)) throw new ArgumentOutOfRangeException(nameof(freedom), freedom, "Degrees of freedom are above 0.");
        if (!(q > 0)) return 0;
        if (double.IsPositiveInfinity(freedom)) return OfKnownDeviation(q, groups);
        double half = freedom / 2, width = Reach / Math.Sqrt(2 * freedom), log = (half * Math.Log(half)) + Math.Log(2) - SpecialFunctions.GammaLn(half);
        return GaussLegendreRule.Integrate(s => Math.Exp(log + ((freedom - 1) * Math.Log(s)) - (half * s * s)) * OfKnownDeviation(q * s, groups), Math.Max(1e-9, 1 - width), 1 + width + (4 / freedom), Order);
    }

    /// <summary>The range that is passed with probability <paramref name="tail"/>.</summary>
    /// <param name="tail">Above 0 and below 1.</param>
    /// <param name="groups">How many values, 2 or more.</param>
    /// <param name="freedom">Degrees of freedom of the estimate.</param>
    public static double Quantile(double tail, int groups, double freedom = double.PositiveInfinity)
    {
        if (!(tail is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(tail), tail, "A probability lies between 0 and 1.");
        double high = 10;
        while (1 - Cdf(high, groups, freedom) > tail) high *= 2;
        return Brent.FindRoot(q => 1 - Cdf(q, groups, freedom) - tail, 0, high, Accuracy, 200);
    }

    private static double OfKnownDeviation(double q, int groups)
        => Math.Min(1, groups * GaussLegendreRule.Integrate(z => Normal.PDF(0, 1, z) * Math.Pow(Math.Max(0, Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - q)), groups - 1), -Reach, Reach + Math.Min(q, Reach), Order));
}
