using System.Runtime.CompilerServices;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Lanes;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// Near-Earth SGP4 at several instants at once: brings the mean elements from their epoch to each instant by oblateness and drag, then
/// adds <see cref="PeriodicTerms512"/>. Spacetrack Report #3, section 6; Vallado et al., AIAA 2006-6753. The names are the literature's.
/// </summary>
internal static class NearEarth512
{
    private const double EccentricityFloor = 1e-6;

    /// <summary>Fills a table with the TEME states some seconds after an instant, NaN where there is no position.</summary>
    /// <param name="theory">The satellite.</param>
    /// <param name="offset">The instant, minutes after epoch.</param>
    /// <param name="seconds">Seconds after it.</param>
    /// <param name="states">Table with room for them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(NearEarthTheory theory, double offset, ReadOnlySpan<double> seconds, StateTable states)
    {
        int i = 0;
        for (; i <= seconds.Length - (2 * V.Count); i += 2 * V.Count)
        {
            if (TryFillTwo(theory, Minutes(offset, Create(seconds[i..])), Minutes(offset, Create(seconds[(i + V.Count)..])), states, i)) continue;
            Fill(theory, Minutes(offset, Create(seconds[i..])), states, i);
            Fill(theory, Minutes(offset, Create(seconds[(i + V.Count)..])), states, i + V.Count);
        }

        for (; i <= seconds.Length - V.Count; i += V.Count) Fill(theory, Minutes(offset, Create(seconds[i..])), states, i);
        if (i == seconds.Length) return;
        Span<double> rest = stackalloc double[V.Count];
        seconds[i..].CopyTo(rest);
        Fill(theory, Minutes(offset, Create(rest)), states, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Minutes(double offset, V seconds) => FusedMultiplyAdd(seconds, Create(1.0 / 60), Create(offset));

    /// <summary>
    /// Two groups side by side: each is one long chain of operations that wait for each other, and the processor has room for two. Gives up
    /// where an angle turns far or there is no position; otherwise the states are those of <see cref="At"/> bit for bit.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFillTwo(NearEarthTheory theory, V t1, V t2, StateTable states, int row)
    {
        Unsafe.SkipInit(out PeriodicLanes512 first);
        Unsafe.SkipInit(out PeriodicLanes512 second);
        if (!TrySecular(theory, t1, nearOnly: true, out first.Mean, out V em1)) return false;
        if (!TrySecular(theory, t2, nearOnly: true, out second.Mean, out V em2)) return false;
        InclinationTerms inclination = theory.Inclination;
        V u1 = PeriodicTerms512.Longitude(first.Mean, inclination, out first.Kepler);
        V u2 = PeriodicTerms512.Longitude(second.Mean, inclination, out second.Kepler);
        return Kepler512.TrySolveTwo(u1, u2, ref first.Kepler, ref second.Kepler)
            && PeriodicTerms512.TryStoreTwo(ref first, ref second, inclination, states.Columns(row), states.Columns(row + V.Count))
            && new Soundness512(em1, first.Pl, first.Mrt).Everywhere && new Soundness512(em2, second.Pl, second.Mrt).Everywhere;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Fill(NearEarthTheory theory, V minutes, StateTable states, int row)
    {
        Soundness512 sound = At(theory, minutes, states.Columns(row));
        if (!sound.Everywhere) MarkFaults(sound, states, row);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MarkFaults(Soundness512 sound, StateTable states, int row)
    {
        for (int lane = 0; lane < V.Count && row + lane < states.Capacity; lane++)
        {
            if (sound[lane] != Sgp4Status.Ok) states.SetMissing(row + lane);
        }
    }

    /// <summary>Stores the TEME states <paramref name="t"/> minutes after epoch; meaningless in lanes that are not sound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Soundness512 At(NearEarthTheory theory, V t, StateColumns states)
    {
        Unsafe.SkipInit(out PeriodicLanes512 lanes);
        _ = TrySecular(theory, t, nearOnly: false, out lanes.Mean, out V em);
        PeriodicTerms512.ToTeme(ref lanes, theory.Inclination, states);
        return new(em, lanes.Pl, lanes.Mrt);
    }

    /// <summary>The mean elements.</summary>
    /// <param name="s">The satellite.</param>
    /// <param name="t">Minutes after epoch.</param>
    /// <param name="nearOnly">Whether to give up where drag has turned an anomaly far.</param>
    /// <param name="mean">The elements.</param>
    /// <param name="em">The eccentricity before it is kept from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TrySecular(NearEarthTheory s, V t, bool nearOnly, out MeanLanes512 mean, out V em)
    {
        Unsafe.SkipInit(out mean);
        Unsafe.SkipInit(out em);
        V one = Create(1.0), t2 = t * t;
        V unperturbed = FusedMultiplyAdd(t, Create(s.Rates.Mdot), Create(s.Epoch.Mo));
        Trigonometry512.SinCos(unperturbed, out V sin, out V cos);
        V delm = FusedMultiplyAdd(Create(s.Drag.Eta), cos, one);
        V cubed = FusedMultiplyAdd(delm * delm, delm, Create(-s.Drag.Delmo));
        V temp = FusedMultiplyAdd(t, Create(s.Drag.Omgcof), Create(s.Drag.Xmcof) * cubed);
        if (nearOnly && !Trigonometry512.IsSmall(temp)) return false;
        if (nearOnly) Trigonometry512.Rotate(ref sin, ref cos, temp);
        else Trigonometry512.Turn(ref sin, ref cos, temp);

        V d = FusedMultiplyAdd(t, FusedMultiplyAdd(t, Create(s.Drag.D4), Create(s.Drag.D3)), Create(s.Drag.D2));
        V tempa = FusedMultiplyAdd(-t, FusedMultiplyAdd(t, d, Create(s.Drag.Cc1)), one);
        V tempe = FusedMultiplyAdd(t, Create(s.Drag.Bcc4), Create(s.Drag.Bcc5) * (sin - Create(s.Drag.Sinmao)));
        V cof = FusedMultiplyAdd(t, FusedMultiplyAdd(t, Create(s.Drag.T5cof), Create(s.Drag.T4cof)), Create(s.Drag.T3cof));
        V templ = t2 * FusedMultiplyAdd(t, cof, Create(s.Drag.T2cof));

        // a = ao tempa^2, and its root without a root. Beyond the instant at which drag has used the axis up, the square would grow
        // again without bound: there the axis is kept negative, so that nothing is sound.
        V size = Abs(tempa);
        em = Create(s.Epoch.Ecco) - tempe;
        mean.Am = Create(s.Ao) * tempa * size;
        mean.RootAm = Create(s.RootAo) * size;
        mean.Em = MaxNative(em, Create(EccentricityFloor));
        mean.Argpm = FusedMultiplyAdd(t, Create(s.Rates.Argpdot), Create(s.Epoch.Argpo)) - temp;
        mean.Nodem = FusedMultiplyAdd(t2, Create(s.Nodecf), FusedMultiplyAdd(t, Create(s.Rates.Nodedot), Create(s.Epoch.Nodeo)));
        mean.Mm = FusedMultiplyAdd(Create(s.No), templ, unperturbed + temp);
        return true;
    }
}
