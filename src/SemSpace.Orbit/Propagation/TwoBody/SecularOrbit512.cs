using System.Runtime.CompilerServices;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Lanes;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>A <see cref="SecularOrbit"/> of moderate eccentricity at several instants at once.</summary>
internal static class SecularOrbit512
{
    /// <summary>Fills a table with the states some seconds after an instant.</summary>
    /// <param name="orbit">The orbit.</param>
    /// <param name="offset">The instant, seconds after the elements' epoch.</param>
    /// <param name="seconds">Seconds after it.</param>
    /// <param name="states">Table with room for them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(SecularOrbit orbit, double offset, ReadOnlySpan<double> seconds, StateTable states)
    {
        int i = 0;
        for (; i <= seconds.Length - V.Count; i += V.Count) At(orbit, Create(seconds[i..]) + Create(offset), states.Columns(i));
        if (i == seconds.Length) return;
        Span<double> rest = stackalloc double[V.Count];
        seconds[i..].CopyTo(rest);
        At(orbit, Create(rest) + Create(offset), states.Columns(i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void At(SecularOrbit orbit, V t, StateColumns states)
    {
        (double e, OrbitAngles start, OrbitDrift drift) = (orbit.Ellipse.Eccentricity, orbit.Angles, orbit.Drift);
        V one = Create(1.0), major = Create(orbit.Ellipse.SemiMajorAxisKm), minor = Create(orbit.Ellipse.SemiMinorAxisKm);
        Kepler512.Solve(FusedMultiplyAdd(t, Create(drift.MeanAnomaly), Create(start.MeanAnomaly)), Create(e), V.Zero, out V sin, out V cos);
        V anomalyRate = Create(drift.MeanAnomaly) / FusedMultiplyAdd(Create(-e), cos, one);
        V x = major * (cos - Create(e)), y = minor * sin, vx = -(major * sin * anomalyRate), vy = minor * cos * anomalyRate;

        Turn(ref x, ref y, ref vx, ref vy, FusedMultiplyAdd(t, Create(drift.Perigee), Create(start.Perigee)), Create(drift.Perigee));
        V z = y * Create(orbit.SinInclination), vz = vy * Create(orbit.SinInclination);
        y *= Create(orbit.CosInclination);
        vy *= Create(orbit.CosInclination);
        Turn(ref x, ref y, ref vx, ref vy, FusedMultiplyAdd(t, Create(drift.Node), Create(start.Node)), Create(drift.Node));
        states.StorePosition(x, y, z);
        states.StoreVelocity(vx, vy, vz);
    }

    /// <summary>The state seen from axes that lie an angle back, while that angle grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref V x, ref V y, ref V vx, ref V vy, V angle, V rate)
    {
        Trigonometry512.SinCos(angle, out V sin, out V cos);
        V turnedX = FusedMultiplyAdd(x, cos, -(y * sin)), turnedY = FusedMultiplyAdd(x, sin, y * cos);
        V turnedVx = FusedMultiplyAdd(vx, cos, -FusedMultiplyAdd(vy, sin, rate * turnedY));
        V turnedVy = FusedMultiplyAdd(vx, sin, FusedMultiplyAdd(vy, cos, rate * turnedX));
        (x, y, vx, vy) = (turnedX, turnedY, turnedVx, turnedVy);
    }
}
