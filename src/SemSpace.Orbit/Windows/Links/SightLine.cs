using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Windows.Links;

/// <summary>The straight line from one satellite to another.</summary>
internal static class SightLine
{
    /// <summary>Its length, km.</summary>
    public static double RangeKm(in TemeState from, in TemeState to)
    {
        double dx = to.XKm - from.XKm, dy = to.YKm - from.YKm, dz = to.ZKm - from.ZKm;
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }

    /// <summary>How near it comes to the Earth's centre, km: the foot of the perpendicular, or the lower satellite if that lies beyond.</summary>
    public static double HeightKm(in TemeState from, in TemeState to)
    {
        double dx = to.XKm - from.XKm, dy = to.YKm - from.YKm, dz = to.ZKm - from.ZKm;
        double square = (dx * dx) + (dy * dy) + (dz * dz);
        double along = -((from.XKm * dx) + (from.YKm * dy) + (from.ZKm * dz));
        double share = square > 0 ? Math.Clamp(along / square, 0, 1) : 0;
        double x = from.XKm + (share * dx), y = from.YKm + (share * dy), z = from.ZKm + (share * dz);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>The angle between it and the direction to the Sun, degrees.</summary>
    public static double SunAngleDeg(in TemeState from, in TemeState to, UnitVector sun)
    {
        double dx = to.XKm - from.XKm, dy = to.YKm - from.YKm, dz = to.ZKm - from.ZKm;
        double cosine = ((dx * sun.X) + (dy * sun.Y) + (dz * sun.Z)) / RangeKm(from, to);
        return Math.Acos(Math.Clamp(cosine, -1, 1)) * Angles.DegreesPerRadian;
    }
}
