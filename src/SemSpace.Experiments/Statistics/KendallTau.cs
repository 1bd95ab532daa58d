namespace SemSpace.Experiments.Statistics;

/// <summary>Kendall's rank correlation (Biometrika 30, 1938), corrected for ties: tau-b. Pure functions.</summary>
public static class KendallTau
{
    /// <summary>The correlation of two lists of scores, -1 to 1; NaN where one is all alike.</summary>
    public static double Of(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        (int A, int B)[] pairs = [.. from a in Enumerable.Range(0, one.Count) from b in Enumerable.Range(a + 1, one.Count - a - 1) select (a, b)];
        double agreement = pairs.Sum(pair => Math.Sign(one[pair.A].CompareTo(one[pair.B])) * Math.Sign(other[pair.A].CompareTo(other[pair.B])));
        return agreement / Math.Sqrt((double)pairs.Count(pair => !one[pair.A].Equals(one[pair.B])) * pairs.Count(pair => !other[pair.A].Equals(other[pair.B])));
    }
}
