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
        V f = u, goal = Create(LastStep), size = Create(LargestStep);
        Trigonometry512.SinCos(u, out sin, out cos);
        for (int i = 0; i < MostSteps; i++)
        {
            V step = Step(u - f, (ax, ay), (sin, cos), size);
            f += step;
            size = Abs(step);
            Trigonometry512.Turn(ref sin, ref cos, step);
            if (LessThanAll(size, goal)) return;
        }
    }

    /// <summary>
    /// The same for two groups of lanes side by side, whose operations need not wait for each other. Gives up where a step is larger than
    /// <see cref="Trigonometry512.SmallRadians"/> or no number; otherwise the results are those of <see cref="Solve"/> bit for bit.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySolveTwo(V u1, V u2, ref KeplerLanes512 first, ref KeplerLanes512 second)
    {
        V f1 = u1, f2 = u2, goal = Create(LastStep), size1 = Create(LargestStep), size2 = size1;
        Trigonometry512.SinCos(u1, out V sin1, out V cos1);
        Trigonometry512.SinCos(u2, out V sin2, out V cos2);
        for (int i = 0; i < MostSteps; i++)
        {
            V step1 = Step(u1 - f1, (first.Ax, first.Ay), (sin1, cos1), size1), step2 = Step(u2 - f2, (second.Ax, second.Ay), (sin2, cos2), size2);
            f1 += step1;
            f2 += step2;
            size1 = Abs(step1);
            size2 = Abs(step2);
            if (!Trigonometry512.IsSmall(step1) || !Trigonometry512.IsSmall(step2)) return false;
            Trigonometry512.Rotate(ref sin1, ref cos1, step1);
            Trigonometry512.Rotate(ref sin2, ref cos2, step2);
            if (LessThanAll(size1, goal) && LessThanAll(size2, goal)) break;
        }

        (first.Sin, first.Cos, second.Sin, second.Cos) = (sin1, cos1, sin2, cos2);
        return true;
    }

    /// <summary>Newton's next step; none in lanes whose last one reached the goal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Step(V rest, (V X, V Y) a, (V Sin, V Cos) f, V lastSize)
    {
        V slope = FusedMultiplyAdd(-a.Y, f.Sin, FusedMultiplyAdd(-a.X, f.Cos, Create(1.0)));
        V step = FusedMultiplyAdd(-a.Y, f.Cos, FusedMultiplyAdd(a.X, f.Sin, rest)) / slope;
        V bounded = MaxNative(MinNative(step, Create(LargestStep)), Create(-LargestStep));
        return ConditionalSelect(LessThan(lastSize, Create(LastStep)), V.Zero, bounded);
    }
}
