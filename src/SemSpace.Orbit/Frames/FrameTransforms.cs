using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Frames;

/// <summary>
/// Rotations and conversions between TEME, the Earth-fixed frame and WGS84 coordinates. Pure functions.
/// Not modelled: what <see cref="EarthOrientation"/> leaves out.
/// </summary>
public static class FrameTransforms
{
    /// <summary>Semi-major axis of WGS84, km (NIMA TR8350.2).</summary>
    public const double Wgs84EquatorialRadiusKm = 6378.137;

    /// <summary>Polar radius of the WGS84 ellipsoid, km.</summary>
    public const double Wgs84PolarRadiusKm = Wgs84EquatorialRadiusKm * (1 - Flattening);

    private const double Flattening = 1 / 298.257223563;
    private const double EccentricitySquared = Flattening * (2 - Flattening);
    private const int BowringIterations = 4;

    /// <summary>Rotates a TEME position into the Earth-fixed frame by <see cref="Gmst"/> (IAU 1982; UT1 = UTC; no polar motion).</summary>
    public static EcefPosition TemeToEcef(TemeState state, Epoch epoch)
    {
        (double sin, double cos) = Math.SinCos(Gmst.Radians(epoch));
        return TemeToEcef(state, sin, cos);
    }

    /// <summary>
    /// Turns a TEME state into the Earth-fixed frame (ITRF), by sidereal time from UT1 and by the motion of the pole; the velocity becomes relative to
    /// the turning Earth.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The orientation does not cover the instant.</exception>
    public static EcefState TemeToEcef(TemeState state, Epoch epoch, EarthRotation rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        return rotation.At(epoch).State(state);
    }

    /// <summary>The rotation of a position with sine and cosine of sidereal time already at hand.</summary>
    internal static EcefPosition TemeToEcef(in TemeState state, double sinGmst, double cosGmst)
        => new((cosGmst * state.XKm) + (sinGmst * state.YKm), (cosGmst * state.YKm) - (sinGmst * state.XKm), state.ZKm);

    /// <summary>Earth-fixed position of a place.</summary>
    public static EcefPosition GeodeticToEcef(Geodetic place)
    {
        (double sinLatitude, double cosLatitude) = Math.SinCos(place.LatitudeDeg * Angles.RadiansPerDegree);
        (double sinLongitude, double cosLongitude) = Math.SinCos(place.LongitudeDeg * Angles.RadiansPerDegree);
        double normal = Wgs84EquatorialRadiusKm / Math.Sqrt(1 - (EccentricitySquared * sinLatitude * sinLatitude));
        double fromAxis = (normal + place.AltitudeKm) * cosLatitude;
        return new(
            fromAxis * cosLongitude,
            fromAxis * sinLongitude,
            ((normal * (1 - EccentricitySquared)) + place.AltitudeKm) * sinLatitude);
    }

    /// <summary>
    /// The place at an Earth-fixed position, by Bowring's iteration on the reduced latitude (Survey Review 23, 1976); exact to
    /// rounding from the surface up to the Moon. At the poles the longitude is 0.
    /// </summary>
    public static Geodetic EcefToGeodetic(EcefPosition position)
    {
        double fromAxis = Math.Sqrt((position.XKm * position.XKm) + (position.YKm * position.YKm));
        double axisRatio = 1 - Flattening;
        double polarTerm = EccentricitySquared / (1 - EccentricitySquared) * Wgs84EquatorialRadiusKm * axisRatio;
        double latitude = Math.Atan2(position.ZKm, fromAxis * (1 - EccentricitySquared));
        for (int i = 0; i < BowringIterations; i++)
        {
            (double sin, double cos) = Math.SinCos(Math.Atan2(axisRatio * Math.Sin(latitude), Math.Cos(latitude)));
            latitude = Math.Atan2(
                position.ZKm + (polarTerm * sin * sin * sin),
                fromAxis - (EccentricitySquared * Wgs84EquatorialRadiusKm * cos * cos * cos));
        }

        (double sinLatitude, double cosLatitude) = Math.SinCos(latitude);
        double altitude = (fromAxis * cosLatitude) + (position.ZKm * sinLatitude)
            - (Wgs84EquatorialRadiusKm * Math.Sqrt(1 - (EccentricitySquared * sinLatitude * sinLatitude)));
        double longitude = Math.Atan2(position.YKm, position.XKm);
        return new(latitude * Angles.DegreesPerRadian, longitude * Angles.DegreesPerRadian, altitude);
    }
}
