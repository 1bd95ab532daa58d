using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Stations;

/// <summary>
/// A station on the ground, or a platform above it, and what it can see: whatever stands above its limits, also where the line of sight would meet the Earth, as it does
/// below <see cref="HorizonDip"/>. Immutable.
/// Not modelled: refraction (0.1 degrees at 5 degrees elevation), deflection of the vertical, the antenna's slew.
/// </summary>
public sealed class GroundSite
{
    private readonly UnitVector _east;
    private readonly UnitVector _north;
    private readonly double _sinMinElevation;
    private readonly GeostationaryArc? _arc;

    /// <summary>A site with a constant mask.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="position">Its place on WGS84.</param>
    /// <param name="minElevationDeg">The elevation from which it sees satellites, -90 to 90 degrees.</param>
    /// <exception cref="ArgumentOutOfRangeException">Latitude or elevation outside [-90, 90] degrees.</exception>
    public GroundSite(string name, Geodetic position, double minElevationDeg)
        : this(name, position, new SiteLimits { MinElevationDeg = minElevationDeg })
    {
    }

    /// <summary>A site with limits of any kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="position">Its place on WGS84.</param>
    /// <param name="limits">What it can see.</param>
    /// <exception cref="ArgumentOutOfRangeException">Latitude or elevation outside [-90, 90] degrees, or a shortest range that is not below the longest.</exception>
    public GroundSite(string name, Geodetic position, SiteLimits limits)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(limits);
        if (!(Math.Abs(position.LatitudeDeg) <= 90))
            throw new ArgumentOutOfRangeException(nameof(position), position.LatitudeDeg, "The latitude must be in [-90, 90] degrees.");
        limits.Check();
        (Name, Position, Limits) = (name, position, limits);
        Origin = FrameTransforms.GeodeticToEcef(position);
        (double sinLatitude, double cosLatitude) = Math.SinCos(position.LatitudeDeg * Angles.RadiansPerDegree);
        (double sinLongitude, double cosLongitude) = Math.SinCos(position.LongitudeDeg * Angles.RadiansPerDegree);
        _east = new(-sinLongitude, cosLongitude, 0);
        _north = new(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude);
        Up = new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        SinFloor = Math.Sin(limits.FloorDeg * Angles.RadiansPerDegree);
        _arc = limits.GeostationaryArcDeg > 0 ? new(Origin, Up, Math.Min(0, SinFloor)) : null;
        _sinMinElevation = Math.Sin(limits.MinElevationDeg * Angles.RadiansPerDegree);
    }

    /// <summary>Name of the site.</summary>
    public string Name { get; }

    /// <summary>Place of the site.</summary>
    public Geodetic Position { get; }

    /// <summary>What the site can see.</summary>
    public SiteLimits Limits { get; }

    /// <summary>The elevation from which the site sees satellites, degrees.</summary>
    public double MinElevationDeg => Limits.MinElevationDeg;

    /// <summary>Whether a constant mask is all that limits the view.</summary>
    public bool IsPlain => Limits.IsPlain;

    /// <summary>Place of the site, Earth-fixed.</summary>
    internal EcefPosition Origin { get; }

    /// <summary>The site's vertical, Earth-fixed.</summary>
    internal UnitVector Up { get; }

    /// <summary>Sine of the lowest elevation at which the site sees anything.</summary>
    internal double SinFloor { get; }

    /// <summary>Where the site sees a satellite at an instant, with UT1 = UTC and a fixed pole.</summary>
    public LookAngles Observe(TemeState state, Epoch epoch) => Observe(state, epoch, EarthRotation.Default);

    /// <summary>Where the site sees a satellite at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The Earth's orientation is not known at the instant.</exception>
    public LookAngles Observe(TemeState state, Epoch epoch, EarthRotation rotation)
        => Observe(FrameTransforms.TemeToEcef(state, epoch, rotation));

    /// <summary>Where the site sees a satellite.</summary>
    public LookAngles Observe(in EcefState satellite)
    {
        (double dx, double dy, double dz) = Towards(satellite.Position);
        double east = Along(_east, dx, dy, dz), north = Along(_north, dx, dy, dz), up = Along(Up, dx, dy, dz);
        double flat = Math.Sqrt((east * east) + (north * north)), range = Math.Sqrt((flat * flat) + (up * up));
        double closing = (dx * satellite.VxKmPerS) + (dy * satellite.VyKmPerS) + (dz * satellite.VzKmPerS);
        return new(
            Angles.WrapDeg(Math.Atan2(east, north) * Angles.DegreesPerRadian),
            Math.Atan2(up, flat) * Angles.DegreesPerRadian,
            range,
            closing / range);
    }

    /// <summary>Elevation of a place in the sky, degrees.</summary>
    internal double ElevationDeg(EcefPosition satellite)
    {
        (double dx, double dy, double dz) = Towards(satellite);
        double east = Along(_east, dx, dy, dz), north = Along(_north, dx, dy, dz);
        return Math.Atan2(Along(Up, dx, dy, dz), Math.Sqrt((east * east) + (north * north))) * Angles.DegreesPerRadian;
    }

    /// <summary>
    /// How far a satellite is inside the site's view: above 0 while it is in view, below 0 while it is not. With a constant mask
    /// the sine of the elevation less that of the mask; with more limits the smallest of their margins, ranges counted as fractions of the limit, angles from the geostationary arc in radians.
    /// Away from the zenith it is continuous; corners of the horizon and changes of the nearest limit are kinks.
    /// </summary>
    public double SignedMargin(EcefPosition satellite)
    {
        (double dx, double dy, double dz) = Towards(satellite);
        double range = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)), sine = Along(Up, dx, dy, dz) / range;
        double margin = sine - _sinMinElevation;
        if (Limits.Horizon is { } horizon)
        {
            double azimuth = Angles.WrapDeg(Math.Atan2(Along(_east, dx, dy, dz), Along(_north, dx, dy, dz)) * Angles.DegreesPerRadian);
            margin = Math.Min(margin, sine - Math.Sin(horizon.ElevationDeg(azimuth) * Angles.RadiansPerDegree));
        }

        if (_arc is not null) margin = Math.Min(margin, (_arc.SeparationDeg(dx, dy, dz) - Limits.GeostationaryArcDeg) * Angles.RadiansPerDegree);
        if (Limits.MinRangeKm > 0) margin = Math.Min(margin, (range / Limits.MinRangeKm) - 1);
        return double.IsPositiveInfinity(Limits.MaxRangeKm) ? margin : Math.Min(margin, 1 - (range / Limits.MaxRangeKm));
    }

    /// <summary>Sine of the elevation of a place in the sky.</summary>
    internal double SinElevation(EcefPosition satellite)
    {
        (double dx, double dy, double dz) = Towards(satellite);
        return Along(Up, dx, dy, dz) / Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }

    private (double Dx, double Dy, double Dz) Towards(EcefPosition satellite)
        => (satellite.XKm - Origin.XKm, satellite.YKm - Origin.YKm, satellite.ZKm - Origin.ZKm);

    private static double Along(UnitVector axis, double dx, double dy, double dz) => (axis.X * dx) + (axis.Y * dy) + (axis.Z * dz);
}
