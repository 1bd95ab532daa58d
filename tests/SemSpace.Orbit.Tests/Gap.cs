using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Tests;

/// <summary>How far two states are apart.</summary>
internal static class Gap
{
    public static double Km(in TemeState a, in TemeState b) => Norm(a.XKm - b.XKm, a.YKm - b.YKm, a.ZKm - b.ZKm);

    public static double KmPerS(in TemeState a, in TemeState b) => Norm(a.VxKmPerS - b.VxKmPerS, a.VyKmPerS - b.VyKmPerS, a.VzKmPerS - b.VzKmPerS);

    /// <summary>The state in six columns of a table, km and km/s.</summary>
    public static TemeState StateOf(double[] row, int first)
        => new(row[first], row[first + 1], row[first + 2], row[first + 3], row[first + 4], row[first + 5]);

    private static double Norm(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));
}
