using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Windows.Stations;

/// <summary>
/// How far below its horizontal a site sees the edge of the WGS84 ellipsoid: acos(R / (R + h)) over a sphere, 4.5 degrees from 20 km. A line of sight
/// that leads down less than this clears the ellipsoid. Not modelled: refraction, which lifts the sea's horizon; terrain.
/// </summary>
public static class HorizonDip
{
    private const int Directions = 360;

    /// <summary>The least dip of all directions, degrees: from 0, at the ellipsoid and below it, to 90. To the north and south it is up to 0.4 % more than to the east.</summary>
    public static double LeastDeg(Geodetic place)
        => place.AltitudeKm <= 0 ? 0 : Enumerable.Range(0, Directions).Min(i => Deg(place, i * 360.0 / Directions));

    /// <summary>The dip in a direction, degrees, of a place above the ellipsoid.</summary>
    /// <param name="place">The place.</param>
    /// <param name="azimuthDeg">Clockwise from north, degrees.</param>
    public static double Deg(Geodetic place, double azimuthDeg)
    {
        (double sinAzimuth, double cosAzimuth) = Math.SinCos(azimuthDeg * Angles.RadiansPerDegree);
        (double sinLatitude, double cosLatitude) = Math.SinCos(place.LatitudeDeg * Angles.RadiansPerDegree);
        EcefPosition site = FrameTransforms.GeodeticToEcef(place with { LongitudeDeg = 0 });

        // Stretched along the Earth's axis the ellipsoid is a sphere. A line from p along ahead + t up, t the tangent of the elevation, touches it where
        // (|p|² - a²) |ahead + t up|² = (p · (ahead + t up))², an equation of the second degree in t.
        const double radius = FrameTransforms.Wgs84EquatorialRadiusKm, stretch = radius / FrameTransforms.Wgs84PolarRadiusKm;
        (double x, double y, double z) p = (site.XKm, 0, site.ZKm * stretch);
        (double x, double y, double z) up = (cosLatitude, 0, sinLatitude * stretch), ahead = (-sinLatitude * cosAzimuth, sinAzimuth, cosLatitude * cosAzimuth * stretch);
        double free = Dot(p, p) - (radius * radius), pUp = Dot(p, up), pAhead = Dot(p, ahead);
        double a = (free * Dot(up, up)) - (pUp * pUp), b = (free * Dot(up, ahead)) - (pUp * pAhead), c = (free * Dot(ahead, ahead)) - (pAhead * pAhead);
        return Math.Atan((Math.Sqrt((b * b) - (a * c)) - b) / -a) * Angles.DegreesPerRadian;
    }

    private static double Dot((double X, double Y, double Z) u, (double X, double Y, double Z) v) => (u.X * v.X) + (u.Y * v.Y) + (u.Z * v.Z);
}
