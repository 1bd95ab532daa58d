using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Statistics;

/// <summary>How often bands between quantiles hold what they are to hold. Pure functions.</summary>
public static class BandCoverage
{
    /// <summary>The fewest values of a group: of the others, two make a band.</summary>
    public const int Fewest = 3;

    /// <summary>
    /// The share of values that lie in the band of their group's other values (leave one out): an estimate of how often a new run would. The sample's quantiles lie closer together than those
    /// of all runs that there might be; of n values all n - 2 but the lowest and the highest lie within the range of the others.
    /// </summary>
    /// <param name="groups">Values that a band is made of; groups of fewer than <see cref="Fewest"/> are left out.</param>
    /// <param name="margin">The share of values below the band, and above it; 0 to 1/2.</param>
    /// <returns>Null where no group has enough values.</returns>
    public static double? LeaveOneOut(IEnumerable<IReadOnlyList<double>> groups, double margin)
    {
        ArgumentNullException.ThrowIfNull(groups);
        bool[] inside = [.. groups.Where(group => group.Count >= Fewest).SelectMany(group => group.Select((value, i) => IsInside(value, [.. group.Where((_, j) => j != i).Order()], margin)))];
        return inside.Length == 0 ? null : inside.Count(one => one) / (double)inside.Length;
    }

    private static bool IsInside(double value, double[] others, double margin)
        => value >= Summariser.Percentile(others, margin) && value <= Summariser.Percentile(others, 1 - margin);
}
