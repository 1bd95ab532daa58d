using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Windows;

/// <summary>Looks through margins on a grid for the few places that need a closer look.</summary>
internal static class MarginScan512
{
    /// <summary>
    /// Collects, in ascending order, the indices at which the margin has another sign than before, and those at which it is the extreme of
    /// its neighbours on the wrong side of 0: highest but not above, or lowest but above. Ends count as extreme beyond themselves.
    /// </summary>
    /// <param name="margins">The margins, one or more; NaN counts as not above 0.</param>
    /// <param name="crossings">Receives the sign changes.</param>
    /// <param name="extremes">Receives the extremes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<double> margins, List<int> crossings, List<int> extremes)
    {
        int last = margins.Length - 1, i = 1;
        LookAt(margins, 0, crossings, extremes);
        for (; i <= last - V.Count; i += V.Count)
        {
            V before = Create(margins[(i - 1)..]), here = Create(margins[i..]), after = Create(margins[(i + 1)..]);
            V up = GreaterThan(here, V.Zero);
            V turn = (GreaterThanOrEqual(here, before) & GreaterThan(here, after) & ~up) | (LessThanOrEqual(here, before) & LessThan(here, after) & up);
            V flip = up ^ GreaterThan(before, V.Zero);
            if (EqualsAll((turn | flip).AsUInt64(), Vector512<ulong>.Zero)) continue;
            for (int k = i; k < i + V.Count; k++) LookAt(margins, k, crossings, extremes);
        }

        for (; i <= last; i++) LookAt(margins, i, crossings, extremes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LookAt(ReadOnlySpan<double> margins, int i, List<int> crossings, List<int> extremes)
    {
        bool above = margins[i] > 0;
        double sign = above ? -1 : 1, here = sign * margins[i];
        double left = i > 0 ? sign * margins[i - 1] : double.NegativeInfinity;
        double right = i + 1 < margins.Length ? sign * margins[i + 1] : double.NegativeInfinity;
        if (i > 0 && above != margins[i - 1] > 0) crossings.Add(i);
        if (here >= left && here > right) extremes.Add(i);
    }
}
