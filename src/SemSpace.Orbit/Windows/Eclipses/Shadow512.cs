using System.Runtime.CompilerServices;
using SemSpace.Orbit.Frames;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>How deep a satellite is in the Earth's shadow, at many instants.</summary>
internal static class Shadow512
{
    /// <summary>
    /// A number above 0 in the shadow and below 0 outside. For the cylinder it is the negative of <see cref="CylinderShadow"/>'s margin, in km; for the
    /// cones it has the sign of <see cref="ConicalShadow"/>'s, from cosines of angles instead of the angles.
    /// </summary>
    /// <param name="kind">Which shadow.</param>
    /// <param name="states">TEME positions, a row for each instant.</param>
    /// <param name="days">The instants, by <see cref="Sun.DaysSinceJ2000"/>.</param>
    /// <param name="margins">Receives a number for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Margins(EclipseKind kind, StateTable states, ReadOnlySpan<double> days, Span<double> margins)
    {
        Span<double> x = states.PaddedX, y = states.PaddedY, z = states.PaddedZ, rest = stackalloc double[V.Count];
        int i = 0;
        for (; i <= days.Length - V.Count; i += V.Count) Margin(kind, (Create(x[i..]), Create(y[i..]), Create(z[i..])), Create(days[i..])).CopyTo(margins[i..]);
        if (i == days.Length) return;
        days[i..].CopyTo(rest);
        Margin(kind, (Create(x[i..]), Create(y[i..]), Create(z[i..])), Create(rest)).CopyTo(rest);
        rest[..(days.Length - i)].CopyTo(margins[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Margin(EclipseKind kind, (V X, V Y, V Z) r, V days)
    {
        Sun512.At(days, out (V X, V Y, V Z) sun, out V distance);
        return kind == EclipseKind.Cylinder ? Cylinder(r, sun) : Cone(r, (distance * sun.X, distance * sun.Y, distance * sun.Z), umbra: kind == EclipseKind.Umbra);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Cylinder((V X, V Y, V Z) r, (V X, V Y, V Z) sun)
    {
        V behind = MinNative(Dot(r, sun), V.Zero);
        return Create(CircularOrbit.EarthRadiusKm) - Sqrt(FusedMultiplyAdd(-behind, behind, Dot(r, r)));
    }

    /// <summary>
    /// With the discs' radii e and s and their separation c: cos c - cos(e + s) for the penumbra, cos c - cos(e - s) for the umbra. Where the Earth is the
    /// smaller disc there is no umbra, and the margin goes on below 0 without a jump.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Cone((V X, V Y, V Z) r, (V X, V Y, V Z) sun, bool umbra)
    {
        V one = Create(1.0);
        (V X, V Y, V Z) to = (sun.X - r.X, sun.Y - r.Y, sun.Z - r.Z);
        V fromEarth = Sqrt(Dot(r, r)), fromSun = Sqrt(Dot(to, to));
        V separation = -(Dot(to, r) / (fromSun * fromEarth));
        V sinE = MinNative(Create(CircularOrbit.EarthRadiusKm) / fromEarth, one), sinS = Create(ApparentDiscs.SunRadiusKm) / fromSun;
        V cosines = Sqrt(FusedMultiplyAdd(-sinE, sinE, one)) * Sqrt(FusedMultiplyAdd(-sinS, sinS, one)), sines = sinE * sinS;
        if (!umbra) return separation - (cosines - sines);
        return ConditionalSelect(LessThan(sinE, sinS), separation - one + (sinE - sinS), separation - (cosines + sines));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Dot((V X, V Y, V Z) a, (V X, V Y, V Z) b) => FusedMultiplyAdd(a.X, b.X, FusedMultiplyAdd(a.Y, b.Y, a.Z * b.Z));
}
