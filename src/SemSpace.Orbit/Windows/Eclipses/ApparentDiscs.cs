using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>
/// The discs of Sun and Earth as a satellite sees them (Montenbruck and Gill, Satellite Orbits, section 3.4.2). The Earth is a sphere of
/// 6371 km, the Sun one of 695,700 km (IAU 2015 resolution B3).
/// </summary>
/// <param name="SunRadians">Apparent radius of the Sun, radians.</param>
/// <param name="EarthRadians">Apparent radius of the Earth, radians.</param>
/// <param name="SeparationRadians">Angle between their centres, 0 to pi radians.</param>
public readonly record struct ApparentDiscs(double SunRadians, double EarthRadians, double SeparationRadians)
{
    /// <summary>Radius of the Sun, km.</summary>
    internal const double SunRadiusKm = 695_700;

    /// <summary>The discs seen from a place outside the Earth.</summary>
    /// <param name="satellite">The place in an inertial frame around the Earth's centre.</param>
    /// <param name="sun">The Sun's centre in the same frame.</param>
    public static ApparentDiscs From(PositionKm satellite, PositionKm sun)
    {
        (double x, double y, double z) = (sun.X - satellite.X, sun.Y - satellite.Y, sun.Z - satellite.Z);
        (double ex, double ey, double ez) = (-satellite.X, -satellite.Y, -satellite.Z);
        double along = (x * ex) + (y * ey) + (z * ez);
        (double cx, double cy, double cz) = ((y * ez) - (z * ey), (z * ex) - (x * ez), (x * ey) - (y * ex));

        // The arc tangent keeps its digits where the arc cosine loses them, near 0 and pi.
        double separation = Math.Atan2(Length(cx, cy, cz), along);
        double earth = Math.Asin(Math.Min(1, CircularOrbit.EarthRadiusKm / Length(ex, ey, ez)));
        return new(Math.Asin(SunRadiusKm / Length(x, y, z)), earth, separation);
    }

    /// <summary>By how much the discs overlap, radians: above 0 while the Earth hides any of the Sun, below 0 while it hides none.</summary>
    public double PenumbraMargin => SunRadians + EarthRadians - SeparationRadians;

    /// <summary>How deep the Sun lies behind the Earth, radians: above 0 while the Earth hides all of it.</summary>
    public double UmbraMargin => EarthRadians - SunRadians - SeparationRadians;

    /// <summary>The share of the Sun's disc that the Earth leaves free, 0 to 1; a ring where the Earth is the smaller disc.</summary>
    public double LitFraction
    {
        get
        {
            (double a, double b, double c) = (SunRadians, EarthRadians, SeparationRadians);
            if (c >= a + b) return 1;
            if (c <= b - a) return 0;
            if (c <= a - b) return 1 - (b * b / (a * a));
            double x = ((c * c) + (a * a) - (b * b)) / (2 * c), y = Math.Sqrt(Math.Max(0, (a * a) - (x * x)));
            double hidden = (a * a * Arc(x / a)) + (b * b * Arc((c - x) / b)) - (c * y);
            return Math.Clamp(1 - (hidden / (Math.PI * a * a)), 0, 1);
        }
    }

    private static double Arc(double cosine) => Math.Acos(Math.Clamp(cosine, -1, 1));

    private static double Length(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));
}
