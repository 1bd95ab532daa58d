using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// The test of Shapiro and Wilk that a sample is normal (Biometrika 52, 1965), with the approximations of Royston (Applied Statistics 44, 1995, algorithm AS R94).
/// Pure functions.
/// </summary>
public static class ShapiroWilk
{
    /// <summary>The least and the most values that the approximations are made for.</summary>
    public const int Fewest = 3, Most = 5000;

    private const int SmallSamples = 11;

    private static readonly double[]
        First = [0, .221157, -.147981, -2.07119, 4.434685, -2.706056],
        Second = [0, .042981, -.293762, -1.752461, 5.682633, -3.582633],
        SmallMean = [.544, -.39978, .025054, -6.714e-4],
        SmallLogDeviation = [1.3822, -.77857, .062767, -.0020322],
        LargeMean = [-1.5861, -.31082, -.083751, .0038915],
        LargeLogDeviation = [-.4803, -.082676, .0030302],
        SmallLimit = [-2.273, .459];

    /// <summary>The statistic W and the p-value. Values that are all alike, or but for rounding, are not normal: p is 0.</summary>
    /// <param name="values">3 to 5000 values.</param>
    /// <exception cref="ArgumentException">There are too few or too many.</exception>
    public static (double W, double PValue) Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count is < Fewest or > Most) throw new ArgumentException($"There are {values.Count} values; must be {Fewest} to {Most}.", nameof(values));
        double[] sorted = [.. values.Order()];
        int n = sorted.Length;
        double mean = sorted.Average(), squares = sorted.Sum(x => (x - mean) * (x - mean));
        if (sorted[^1] - sorted[0] <= 1e-12 * Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1])) || squares == 0) return (1, 0);
        double[] weights = Weights(n);
        double slope = weights.Select((a, i) => a * (sorted[n - 1 - i] - sorted[i])).Sum();
        double w = Math.Min(1, slope * slope / squares);
        return (w, PValue(w, n));
    }

    /// <summary>Weights of the differences between the largest and the smallest, the second largest and the second smallest, and so on.</summary>
    private static double[] Weights(int n)
    {
        if (n == Fewest) return [Math.Sqrt(0.5)];
        double[] scores = [.. Enumerable.Range(1, n / 2).Select(i => Normal.InvCDF(0, 1, (i - 0.375) / (n + 0.25)))];
        double squares = 2 * scores.Sum(m => m * m), root = Math.Sqrt(squares), rsn = 1 / Math.Sqrt(n);
        double first = Polynomial.Evaluate(rsn, First) - (scores[0] / root);
        if (n <= 5)
        {
            double few = Math.Sqrt((squares - (2 * scores[0] * scores[0])) / (1 - (2 * first * first)));
            return [first, .. scores.Skip(1).Select(m => -m / few)];
        }

        double second = Polynomial.Evaluate(rsn, Second) - (scores[1] / root);
        double rest = Math.Sqrt((squares - (2 * scores[0] * scores[0]) - (2 * scores[1] * scores[1])) / (1 - (2 * first * first) - (2 * second * second)));
        return [first, second, .. scores.Skip(2).Select(m => -m / rest)];
    }

    private static double PValue(double w, int n)
    {
        if (n == Fewest) return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))));
        double y = Math.Log(1 - w), size = Math.Log(n);
        if (n > SmallSamples) return Upper((y - Polynomial.Evaluate(size, LargeMean)) / Math.Exp(Polynomial.Evaluate(size, LargeLogDeviation)));
        double limit = Polynomial.Evaluate(n, SmallLimit);
        return y >= limit ? 0 : Upper((-Math.Log(limit - y) - Polynomial.Evaluate(n, SmallMean)) / Math.Exp(Polynomial.Evaluate(n, SmallLogDeviation)));
    }

    private static double Upper(double z) => 1 - Normal.CDF(0, 1, z);
}
