using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>
/// A station on the ground with its lowest usable elevation. Immutable.
/// Not modelled: refraction (0.1 degrees at 5 degrees elevation), terrain other than the one mask, deflection of the vertical.
/// </summary>
public sealed class GroundSite
{
    private readonly UnitVector _east;
    private readonly UnitVector _north;

    /// <summary>A site.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="position">Its place on WGS84.</param>
    /// <param name="minElevationDeg">The elevation from which it sees satellites, -90 to 90 degrees.</param>
    /// <exception cref="ArgumentOutOfRangeException">Latitude or elevation outside [-90, 90] degrees.</exception>
    public GroundSite(string name, Geodetic position, double minElevationDeg)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!(Math.Abs(position.LatitudeDeg) <= 90))
            throw new ArgumentOutOfRangeException(nameof(position), position.LatitudeDeg, "The latitude must be in [-90, 90] degrees.");
        if (!(Math.Abs(minElevationDeg) <= 90))
            throw new ArgumentOutOfRangeException(nameof(minElevationDeg), minElevationDeg, "The elevation must be in [-90, 90] degrees.");
        (Name, Position, MinElevationDeg) = (name, position, minElevationDeg);
        Origin = FrameTransforms.GeodeticToEcef(position);
        (double sinLatitude, double cosLatitude) = Math.SinCos(position.LatitudeDeg * Angles.RadiansPerDegree);
        (double sinLongitude, double cosLongitude) = Math.SinCos(position.LongitudeDeg * Angles.RadiansPerDegree);
        _east = new(-sinLongitude, cosLongitude, 0);
        _north = new(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude);
        Up = new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        SinMinElevation = Math.Sin(minElevationDeg * Angles.RadiansPerDegree);
    }

    /// <summary>Name of the site.</summary>
    public string Name { get; }

    /// <summary>Place of the site.</summary>
    public Geodetic Position { get; }

    /// <summary>The elevation from which the site sees satellites, degrees.</summary>
    public double MinElevationDeg { get; }

    /// <summary>Place of the site, Earth-fixed.</summary>
    internal EcefPosition Origin { get; }

    /// <summary>The site's vertical, Earth-fixed.</summary>
    internal UnitVector Up { get; }

    /// <summary>Sine of the lowest usable elevation.</summary>
    internal double SinMinElevation { get; }

    /// <summary>Where the site sees a satellite at an instant.</summary>
    public LookAngles Observe(TemeState state, Epoch epoch)
    {
        (double dx, double dy, double dz) = Towards(FrameTransforms.TemeToEcef(state, epoch));
        double east = Along(_east, dx, dy, dz), north = Along(_north, dx, dy, dz), up = Along(Up, dx, dy, dz);
        double flat = Math.Sqrt((east * east) + (north * north));
        return new(
            Angles.WrapDeg(Math.Atan2(east, north) * Angles.DegreesPerRadian),
            Math.Atan2(up, flat) * Angles.DegreesPerRadian,
            Math.Sqrt((flat * flat) + (up * up)));
    }

    /// <summary>Elevation of a place in the sky, degrees.</summary>
    internal double ElevationDeg(EcefPosition satellite)
    {
        (double dx, double dy, double dz) = Towards(satellite);
        double east = Along(_east, dx, dy, dz), north = Along(_north, dx, dy, dz);
        return Math.Atan2(Along(Up, dx, dy, dz), Math.Sqrt((east * east) + (north * north))) * Angles.DegreesPerRadian;
    }

    /// <summary>Sine of the elevation less the sine of the lowest usable one: above 0 while the satellite is in view.</summary>
    internal double SignedMargin(EcefPosition satellite)
    {
        (double dx, double dy, double dz) = Towards(satellite);
        return (Along(Up, dx, dy, dz) / Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz))) - SinMinElevation;
    }

    private (double Dx, double Dy, double Dz) Towards(EcefPosition satellite)
        => (satellite.XKm - Origin.XKm, satellite.YKm - Origin.YKm, satellite.ZKm - Origin.ZKm);

    private static double Along(UnitVector axis, double dx, double dy, double dz) => (axis.X * dx) + (axis.Y * dy) + (axis.Z * dz);
}
