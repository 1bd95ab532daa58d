using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Lanes;

/// <summary>Kepler's equation in equinoctial form, which has no singularity at circular orbits.</summary>
internal static class Kepler512
{
    private const double LargestStep = 0.95;
    private const int MostSteps = 10;

    /// <summary>Newton's steps fall with their square: after one of this size the next would be below 1e-14 rad.</summary>
    private const double LastStep = 1e-7;

    /// <summary>
    /// Solves u = F + ay cos F - ax sin F for F, the eccentric longitude, by Newton's method with bounded steps (Vallado et al.,
    /// AIAA 2006-6753); gives its sine and cosine. A lane at its goal stands still while others go on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Solve(V u, V ax, V ay, out V sin, out V cos)
    {
        V f = u, zero = V.Zero, goal = Create(LastStep), most = Create(LargestStep), least = Create(-LargestStep), size = most;
        Trigonometry512.SinCos(u, out sin, out cos);
        for (int i = 0; i < MostSteps; i++)
        {
            V slope = FusedMultiplyAdd(-ay, sin, FusedMultiplyAdd(-ax, cos, Create(1.0)));
            V step = FusedMultiplyAdd(-ay, cos, FusedMultiplyAdd(ax, sin, u - f)) / slope;
            step = ConditionalSelect(LessThan(size, goal), zero, MaxNative(MinNative(step, most), least));
            f += step;
            size = Abs(step);
            Trigonometry512.Turn(ref sin, ref cos, step);
            if (LessThanAll(size, goal)) return;
        }
    }
}
