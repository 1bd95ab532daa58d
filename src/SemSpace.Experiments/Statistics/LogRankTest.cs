using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// Whether two arms reach a target alike (Mantel, Cancer Chemotherapy Reports 50, 1966): at each amount at which runs reach it, those of one arm against what its share of the runs that have not
/// reached it leads to expect. Pure functions.
/// </summary>
public static class LogRankTest
{
    /// <summary>The most seeds of which all 2^n exchanges are tried.</summary>
    public const int MostExact = 12;

    private const int Draws = 10_000;

    /// <summary>Statistics that differ by rounding alone are equal.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The statistic, to be set against chi squared with one degree of freedom where there are many runs; 0 where no run reaches the target.</summary>
    /// <param name="one">What each run of an arm needed, or had where it did not reach the target.</param>
    /// <param name="other">The same of the other arm.</param>
    public static double ChiSquared(IReadOnlyCollection<(double Amount, bool Reached)> one, IReadOnlyCollection<(double Amount, bool Reached)> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        double excess = 0, variance = 0;
        foreach (double at in one.Concat(other).Where(run => run.Reached).Select(run => run.Amount).Distinct())
        {
            double left = one.Count(run => run.Amount >= at), all = left + other.Count(run => run.Amount >= at), share = left / all;
            double reached = one.Count(run => run.Reached && run.Amount.Equals(at)), reachedByAll = reached + other.Count(run => run.Reached && run.Amount.Equals(at));
            excess += reached - (reachedByAll * share);
            if (all > 1) variance += reachedByAll * share * (1 - share) * (all - reachedByAll) / (all - 1);
        }

        return variance > 0 ? excess * excess / variance : 0;
    }

    /// <summary>
    /// The share of exchanges of both arms within seeds under which the statistic is as large as it is: of all up to <see cref="MostExact"/> seeds, else of <c>10,000</c> that are drawn, and the given one.
    /// </summary>
    /// <param name="pairs">A run of each arm a seed; what both could have had must be alike, so that exchanging them changes nothing but the arms' names.</param>
    /// <param name="seeds">Where exchanges are drawn from.</param>
    public static double PValue(IReadOnlyList<((double Amount, bool Reached) One, (double Amount, bool Reached) Other)> pairs, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double bound = Exchanged(_ => false) - Rounding;
        if (pairs.Count <= MostExact)
        {
            int all = 1 << pairs.Count;
            return Enumerable.Range(0, all).Count(mask => Exchanged(i => ((mask >> i) & 1) != 0) >= bound) / (double)all;
        }

        RandomStream random = seeds.Stream("log-rank exchanges");
        int asLarge = Enumerable.Range(0, Draws).Count(_ => Exchanged(_ => random.NextInt32(2) == 1) >= bound);
        return (1.0 + asLarge) / (1 + Draws);

        double Exchanged(Func<int, bool> isExchanged)
        {
            bool[] exchanges = [.. Enumerable.Range(0, pairs.Count).Select(isExchanged)];
            return ChiSquared([.. pairs.Select((pair, i) => exchanges[i] ? pair.Other : pair.One)], [.. pairs.Select((pair, i) => exchanges[i] ? pair.One : pair.Other)]);
        }
    }

    /// <summary>The test of some arms, each pair by itself with Holm's correction.</summary>
    /// <param name="table">A row a seed and a column an arm, no gaps, no run followed longer than another.</param>
    /// <returns>Null where there are too few seeds, fewer than <see cref="ShapiroWilk.Fewest"/>, or one arm.</returns>
    public static ArmTest? Of(IReadOnlyList<IReadOnlyList<(double Amount, bool Reached)>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int arms = table.Count < ShapiroWilk.Fewest ? 0 : table[0].Count;
        if (arms < 2) return null;
        (int One, int Other)[] pairs = [.. from one in Enumerable.Range(0, arms) from other in Enumerable.Range(one + 1, arms - one - 1) select (one, other)];
        double[] adjusted = Holm.Adjust([.. pairs.Select(pair => PValue([.. table.Select(row => (row[pair.One], row[pair.Other]))], new SeedTree(1)))]);
        return new("log-rank test by exchanges within seeds", false, false, adjusted.Min(), (a, b) => a == b ? 1 : adjusted[Array.IndexOf(pairs, (Math.Min(a, b), Math.Max(a, b)))]);
    }
}
