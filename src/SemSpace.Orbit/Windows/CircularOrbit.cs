using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Windows;

/// <summary>
/// Textbook geometry of a circular orbit over a spherical Earth of 6371 km (mu = 398600.4418 km3/s2): quick estimates and checks.
/// Not modelled: oblateness, drag, the Earth's rotation.
/// </summary>
/// <param name="AltitudeKm">Height above the sphere, km.</param>
public readonly record struct CircularOrbit(double AltitudeKm)
{
    /// <summary>Mean radius of the Earth, km.</summary>
    public const double EarthRadiusKm = 6371;

    private const double MuKm3PerS2 = 398600.4418;

    /// <summary>Distance from the Earth's centre, km.</summary>
    public double RadiusKm => EarthRadiusKm + AltitudeKm;

    /// <summary>Time of one revolution, seconds.</summary>
    public double PeriodSeconds => 2 * Math.PI * Math.Sqrt(RadiusKm * RadiusKm * RadiusKm / MuKm3PerS2);

    /// <summary>Speed, km/s.</summary>
    public double SpeedKmPerS => Math.Sqrt(MuKm3PerS2 / RadiusKm);

    /// <summary>Distance from an observer who sees the satellite at an elevation, km.</summary>
    public double SlantRangeKm(double elevationDeg)
    {
        double up = EarthRadiusKm * Math.Sin(elevationDeg * Angles.RadiansPerDegree);
        return Math.Sqrt((up * up) + (2 * EarthRadiusKm * AltitudeKm) + (AltitudeKm * AltitudeKm)) - up;
    }

    /// <summary>Angle at the Earth's centre between the satellite and the edge of the area that sees it at an elevation or above, degrees.</summary>
    /// <param name="elevationDeg">The elevation; below 0 where places see below their horizontal.</param>
    /// <param name="placeKm">Height of the places above the sphere, km.</param>
    public double CoverageAngleDeg(double elevationDeg, double placeKm = 0)
        => (Math.Acos((EarthRadiusKm + placeKm) * Math.Cos(elevationDeg * Angles.RadiansPerDegree) / RadiusKm) * Angles.DegreesPerRadian) - elevationDeg;

    /// <summary>Length of a pass through the zenith above an elevation, seconds.</summary>
    public double LongestPassSeconds(double elevationDeg) => 2 * CoverageAngleDeg(elevationDeg) / 360 * PeriodSeconds;

    /// <summary>Share of each revolution spent in a cylindrical shadow when the Sun stands at an angle above the orbital plane.</summary>
    /// <param name="betaDeg">Angle between the Sun and the orbital plane, -90 to 90 degrees.</param>
    public double EclipseFraction(double betaDeg)
    {
        double rim = Math.Sqrt((AltitudeKm * AltitudeKm) + (2 * EarthRadiusKm * AltitudeKm));
        double reach = RadiusKm * Math.Cos(betaDeg * Angles.RadiansPerDegree);
        return rim >= reach ? 0 : Math.Acos(rim / reach) / Math.PI;
    }
}
