using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Eclipses;

/// <summary>
/// The Sun by the Astronomical Almanac's low-precision formula: 0.01 degrees from 1950 to 2050.
/// Not modelled: UTC for terrestrial time (0.001 degrees), nutation, parallax, aberration.
/// </summary>
public static class Sun
{
    private const double JulianDateOfJ2000 = 2451545.0;

    /// <summary>Direction from the Earth to the Sun, in the mean equator and equinox of date, which TEME differs from by below 0.01 degrees.</summary>
    public static UnitVector DirectionTeme(Epoch epoch)
    {
        (double midnight, double dayFraction) = epoch.UtcJulianDate;
        double n = midnight - JulianDateOfJ2000 + dayFraction;
        double meanLongitude = 280.460 + (0.9856474 * n);
        double meanAnomaly = (357.528 + (0.9856003 * n)) * Angles.RadiansPerDegree;
        double longitude = meanLongitude + (1.915 * Math.Sin(meanAnomaly)) + (0.020 * Math.Sin(2 * meanAnomaly));
        (double sin, double cos) = Math.SinCos(longitude * Angles.RadiansPerDegree);
        (double sinTilt, double cosTilt) = Math.SinCos((23.439 - (0.0000004 * n)) * Angles.RadiansPerDegree);
        return new(cos, cosTilt * sin, sinTilt * sin);
    }
}
