using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Windows.Links;

/// <summary>The straight line from one satellite to another.</summary>
public static class SightLine
{
    /// <summary>Its length, km.</summary>
    public static double RangeKm(in TemeState from, in TemeState to)
    {
        double dx = to.XKm - from.XKm, dy = to.YKm - from.YKm, dz = to.ZKm - from.ZKm;
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }

    /// <summary>
    /// How far it passes above an ellipsoid whose axes are the WGS84's and a height longer, km; below 0 where it cuts it. The space is stretched along
    /// the Earth's axis until the ellipsoid is a sphere: then it is the distance of the foot of the perpendicular, or of the lower satellite if that
    /// lies beyond, less the radius. The zero is exact; away from it the distance is that of the stretched space.
    /// </summary>
    public static double ClearanceKm(in TemeState from, in TemeState to, double heightKm)
    {
        double radius = FrameTransforms.Wgs84EquatorialRadiusKm + heightKm, stretch = radius / (FrameTransforms.Wgs84PolarRadiusKm + heightKm);
        double startZ = from.ZKm * stretch, dx = to.XKm - from.XKm, dy = to.YKm - from.YKm, dz = (to.ZKm * stretch) - startZ;
        double square = (dx * dx) + (dy * dy) + (dz * dz);
        double along = -((from.XKm * dx) + (from.YKm * dy) + (startZ * dz));
        double share = square > 0 ? Math.Clamp(along / square, 0, 1) : 0;
        double x = from.XKm + (share * dx), y = from.YKm + (share * dy), z = startZ + (share * dz);
        return Math.Sqrt((x * x) + (y * y) + (z * z)) - radius;
    }

    /// <summary>The angle between it and the direction to the Sun, degrees.</summary>
    public static double SunAngleDeg(in TemeState from, in TemeState to, UnitVector sun)
    {
        double dx = to.XKm - from.XKm, dy = to.YKm - from.YKm, dz = to.ZKm - from.ZKm;
        double cosine = ((dx * sun.X) + (dy * sun.Y) + (dz * sun.Z)) / RangeKm(from, to);
        return Math.Acos(Math.Clamp(cosine, -1, 1)) * Angles.DegreesPerRadian;
    }
}
