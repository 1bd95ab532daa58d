using System.Runtime.CompilerServices;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Lanes;
using SemSpace.Orbit.Windows.Stations;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Windows.Contacts;

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
    /// How far a satellite is above a site's floor at many instants, km: its height above the cone of the lowest elevation at which the site sees anything,
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

    /// <summary>Sines of a satellite's elevation over a site.</summary>
    /// <param name="states">Earth-fixed positions.</param>
    /// <param name="site">The site.</param>
    /// <param name="sines">Receives a number for each row wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sines(StateTable states, GroundSite site, Span<double> sines)
    {
        Span<double> x = states.PaddedX, y = states.PaddedY, z = states.PaddedZ, rest = stackalloc double[V.Count];
        for (int i = 0; i < sines.Length; i += V.Count)
        {
            (V height, V range) = Towards(Create(x[i..]), Create(y[i..]), Create(z[i..]), site);
            (height / range).CopyTo(rest);
            rest[..Math.Min(V.Count, sines.Length - i)].CopyTo(sines[i..]);
        }
    }

    /// <summary>The least and greatest sine of geocentric latitude, and the greatest distance from the Earth's centre in km; NaN where a position is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double South, double North, double RadiusKm) Extent(StateTable states, int rows)
    {
        Span<double> x = states.PaddedX, y = states.PaddedY, z = states.PaddedZ;
        (V south, V north, V far) = (Create(1.0), Create(-1.0), V.Zero);
        for (int i = 0; i < rows; i += V.Count)
        {
            // The last group reaches back, so that it holds rows only.
            int at = Math.Max(Math.Min(i, rows - V.Count), 0);
            V up = Create(z[at..]), square = FusedMultiplyAdd(Create(x[at..]), Create(x[at..]), FusedMultiplyAdd(Create(y[at..]), Create(y[at..]), up * up));
            V sine = up / Sqrt(square);
            (south, north, far) = (Min(south, sine), Max(north, sine), Max(far, square));
        }

        return (Least(south), -Least(-north), Math.Sqrt(-Least(-far)));
    }

    private static double Least(V values)
    {
        double least = values[0];
        for (int i = 1; i < V.Count; i++) least = Math.Min(least, values[i]);
        return least;
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
        (V height, V range) = Towards(x, y, z, site);
        return FusedMultiplyAdd(range, Create(-site.SinFloor), height);
    }

    /// <summary>Height above the site's horizontal plane and distance from the site, km.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Height, V Range) Towards(V x, V y, V z, GroundSite site)
    {
        V dx = x - Create(site.Origin.XKm), dy = y - Create(site.Origin.YKm), dz = z - Create(site.Origin.ZKm);
        V height = FusedMultiplyAdd(dx, Create(site.Up.X), FusedMultiplyAdd(dy, Create(site.Up.Y), dz * Create(site.Up.Z)));
        return (height, Sqrt(FusedMultiplyAdd(dx, dx, FusedMultiplyAdd(dy, dy, dz * dz))));
    }
}
