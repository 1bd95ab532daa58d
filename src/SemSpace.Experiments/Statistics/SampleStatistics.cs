using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SemSpace.Experiments.Statistics;

/// <summary>Middles and spreads of values, and tests whether spreads are alike. Pure functions.</summary>
public static class SampleStatistics
{
    /// <summary>The sample's standard deviation, over n - 1; NaN for one value.</summary>
    public static double Deviation(IEnumerable<double> values) => values.StandardDeviation();

    /// <summary>The mean with Student's interval, of which nothing is known for one value: NaN.</summary>
    /// <param name="values">One or more.</param>
    /// <param name="level">The interval's coverage where values are normal, above 0 and below 1.</param>
    public static MeanInterval Student(IReadOnlyList<double> values, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        double mean = values.Average();
        if (values.Count < 2) return new(mean, double.NaN, double.NaN);
        double half = StudentT.InvCDF(0, 1, values.Count - 1, (1 + level) / 2) * Deviation(values) / Math.Sqrt(values.Count);
        return new(mean, mean - half, mean + half);
    }

    /// <summary>The mean without the lowest and the highest quarter, rounded down to whole values (Agarwal et al., NeurIPS 2021).</summary>
    /// <param name="values">One or more.</param>
    public static double InterquartileMean(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int cut = sorted.Length / 4;
        return sorted[cut..^cut].Average();
    }

    /// <summary>Bartlett's test that normal groups have one variance (Proceedings of the Royal Society A 160, 1937).</summary>
    /// <param name="groups">Two or more of two values or more.</param>
    public static double Bartlett(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double all = groups.Sum(group => group.Count - 1), inverse = groups.Sum(group => 1.0 / (group.Count - 1)), pooled = groups.Sum(group => (group.Count - 1) * group.Variance()) / all;
        if (pooled == 0) return 1;
        double statistic = ((all * Math.Log(pooled)) - groups.Sum(group => (group.Count - 1) * Math.Log(group.Variance()))) / (1 + ((inverse - (1 / all)) / (3 * (groups.Count - 1))));
        return 1 - ChiSquared.CDF(groups.Count - 1, Math.Max(0, statistic));
    }

    /// <summary>Levene's test that groups have one variance, about medians (Brown and Forsythe, Journal of the American Statistical Association 69, 1974).</summary>
    /// <param name="groups">Two or more of two values or more.</param>
    public static double Levene(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double[][] apart = [.. groups.Select(group => (Median: group.Median(), group)).Select(one => one.group.Select(value => Math.Abs(value - one.Median)).ToArray())];
        int all = apart.Sum(group => group.Length);
        double mean = apart.SelectMany(group => group).Average();
        double between = apart.Sum(group => group.Length * Math.Pow(group.Average() - mean, 2)) / (groups.Count - 1);
        double within = apart.Sum(group => group.Average() is var own ? group.Sum(value => (value - own) * (value - own)) : 0) / (all - groups.Count);
        if (within == 0) return between == 0 ? 1 : 0;
        return 1 - FisherSnedecor.CDF(groups.Count - 1, all - groups.Count, between / within);
    }
}
