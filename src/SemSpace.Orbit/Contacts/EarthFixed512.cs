using System.Runtime.CompilerServices;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Lanes;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Contacts;

/// <summary>Positions over the ground at many instants.</summary>
internal static class EarthFixed512
{
    /// <summary>Turns TEME positions into Earth-fixed ones, in place; velocities stay as they are.</summary>
    /// <param name="states">Positions, a row for each instant.</param>
    /// <param name="seconds">The instants.</param>
    /// <param name="turn">The Earth's rotation, counted as the instants are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(StateTable states, ReadOnlySpan<double> seconds, EarthTurn turn)
    {
        Span<double> x = states.PaddedX, y = states.PaddedY, rest = stackalloc double[V.Count];
        int i = 0;
        for (; i <= seconds.Length - V.Count; i += V.Count) Turn(x[i..], y[i..], Create(seconds[i..]), turn);
        if (i == seconds.Length) return;
        seconds[i..].CopyTo(rest);
        Turn(x[i..], y[i..], Create(rest), turn);
    }

    /// <summary>
    /// How far a satellite is above a site's mask at many instants, km: its height above the cone of the lowest usable elevation,
    /// measured along the site's vertical. This margin has the sign of the elevation's and curves gently even overhead.
    /// </summary>
    /// <param name="states">Earth-fixed positions.</param>
    /// <param name="site">The site.</param>
    /// <param name="margins">Receives a number for each row wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Margins(StateTable states, GroundSite site, Span<double> margins)
    {
        Span<double> x = states.PaddedX, y = states.PaddedY, z = states.PaddedZ, rest = stackalloc double[V.Count];
        int i = 0;
        for (; i <= margins.Length - V.Count; i += V.Count) Margin(Create(x[i..]), Create(y[i..]), Create(z[i..]), site).CopyTo(margins[i..]);
        if (i == margins.Length) return;
        Margin(Create(x[i..]), Create(y[i..]), Create(z[i..]), site).CopyTo(rest);
        rest[..(margins.Length - i)].CopyTo(margins[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Span<double> x, Span<double> y, V seconds, EarthTurn turn)
    {
        Trigonometry512.SinCos(FusedMultiplyAdd(seconds, Create(turn.RadiansPerSecond), Create(turn.StartRadians)), out V sin, out V cos);
        V east = Create(x), north = Create(y);
        FusedMultiplyAdd(cos, east, sin * north).CopyTo(x);
        FusedMultiplyAdd(cos, north, -(sin * east)).CopyTo(y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Margin(V x, V y, V z, GroundSite site)
    {
        V dx = x - Create(site.Origin.XKm), dy = y - Create(site.Origin.YKm), dz = z - Create(site.Origin.ZKm);
        V height = FusedMultiplyAdd(dx, Create(site.Up.X), FusedMultiplyAdd(dy, Create(site.Up.Y), dz * Create(site.Up.Z)));
        V range = Sqrt(FusedMultiplyAdd(dx, dx, FusedMultiplyAdd(dy, dy, dz * dz)));
        return FusedMultiplyAdd(range, Create(-site.SinMinElevation), height);
    }
}
