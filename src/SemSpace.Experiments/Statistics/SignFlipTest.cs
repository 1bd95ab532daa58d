using System.Numerics;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// The exact two-sided randomisation test of paired differences (Fisher, The Design of Experiments, 1935, section 21): were both arms alike, each
/// difference could as well have had the other sign. Pure functions.
/// </summary>
public static class SignFlipTest
{
    /// <summary>The most pairs: all 2^n signs are tried.</summary>
    public const int MostPairs = 20;

    /// <summary>Sums that differ by rounding alone are equal.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The share of all signs under which the sum lies as far from 0 as it does; at the least 2 of 2^n, unless all differences are 0.</summary>
    /// <param name="differences">One a pair, 1 to <see cref="MostPairs"/>.</param>
    /// <exception cref="ArgumentException">There are too few or too many.</exception>
    public static double PValue(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        if (differences.Count is 0 or > MostPairs) throw new ArgumentException($"There are {differences.Count} pairs; must be 1 to {MostPairs}.", nameof(differences));
        double sum = differences.Sum(), bound = Math.Abs(sum) - (Rounding * differences.Sum(Math.Abs));
        int asFar = 0, all = 1 << differences.Count;
        int gray = 0;
        for (int i = 0; i < all; i++)
        {
            if (Math.Abs(sum) >= bound) asFar++;
            int flipped = BitOperations.TrailingZeroCount(i + 1); // the Gray code's next bit, so that one sign changes a step
            if (flipped >= differences.Count) break;
            sum += ((gray >> flipped) & 1) == 0 ? -2 * differences[flipped] : 2 * differences[flipped];
            gray ^= 1 << flipped;
        }

        return (double)asFar / all;
    }
}
