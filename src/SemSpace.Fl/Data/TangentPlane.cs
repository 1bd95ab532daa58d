namespace SemSpace.Fl.Data;

/// <summary>
/// The plane that touches the Earth at an image's centre, turned so that its axes are flight direction and right. Gnomonic
/// projection (Snyder, "Map projections: a working manual", USGS PP 1395, 1987, section 22): a point of the plane and its point
/// of the sphere lie on one ray from the Earth's centre, so edges of an image are great circles. 256 km from the centre lengths
/// on the plane are 0.16 % too long. Works alike at the poles and across the date line.
/// Not modelled: the ellipsoid, terrain, oblique view, the Earth's turn during an exposure.
/// </summary>
internal readonly struct TangentPlane
{
    /// <summary>Mean radius of the Earth, km.</summary>
    public const double EarthRadiusKm = 6371;

    private readonly (double X, double Y, double Z) _centre, _right, _forward;

    public TangentPlane(double latitudeDeg, double longitudeDeg, double headingDeg)
    {
        (double sinLat, double cosLat) = Math.SinCos(double.DegreesToRadians(latitudeDeg));
        (double sinLon, double cosLon) = Math.SinCos(double.DegreesToRadians(longitudeDeg));
        (double sinHead, double cosHead) = Math.SinCos(double.DegreesToRadians(headingDeg));
        (double X, double Y, double Z) north = (-sinLat * cosLon, -sinLat * sinLon, cosLat), east = (-sinLon, cosLon, 0);
        _centre = (cosLat * cosLon, cosLat * sinLon, sinLat);
        _forward = Sum(cosHead, north, sinHead, east);
        _right = Sum(-sinHead, north, cosHead, east);
    }

    /// <summary>Latitude, and longitude from -180 to 180, in degrees, of a point of the plane.</summary>
    public (double LatitudeDeg, double LongitudeDeg) At(double rightKm, double forwardKm)
    {
        (double x, double y, double z) = Sum(rightKm / EarthRadiusKm, _right, forwardKm / EarthRadiusKm, _forward);
        (x, y, z) = (x + _centre.X, y + _centre.Y, z + _centre.Z);
        double latitude = Math.Atan2(z, Math.Sqrt((x * x) + (y * y)));
        return (double.RadiansToDegrees(latitude), double.RadiansToDegrees(Math.Atan2(y, x)));
    }

    private static (double X, double Y, double Z) Sum(double a, (double X, double Y, double Z) u, double b, (double X, double Y, double Z) v)
        => ((a * u.X) + (b * v.X), (a * u.Y) + (b * v.Y), (a * u.Z) + (b * v.Z));
}
