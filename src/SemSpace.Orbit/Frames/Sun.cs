using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Frames;

/// <summary>
/// The Sun by the Astronomical Almanac's low-precision formula: 0.01 degrees and 0.0003 of the distance from 1950 to 2050.
/// Not modelled: UTC for terrestrial time (0.001 degrees), nutation, parallax, aberration.
/// </summary>
public static class Sun
{
    private const double JulianDateOfJ2000 = 2451545.0;
    private const double AstronomicalUnitKm = 149_597_870.7;

    /// <summary>Direction from the Earth to the Sun, in the mean equator and equinox of date, which TEME differs from by below 0.01 degrees.</summary>
    public static UnitVector DirectionTeme(Epoch epoch)
    {
        double n = DaysSinceJ2000(epoch);
        double meanLongitude = 280.460 + (0.9856474 * n);
        double meanAnomaly = MeanAnomaly(n);
        double longitude = meanLongitude + (1.915 * Math.Sin(meanAnomaly)) + (0.020 * Math.Sin(2 * meanAnomaly));
        (double sin, double cos) = Math.SinCos(longitude * Angles.RadiansPerDegree);
        (double sinTilt, double cosTilt) = Math.SinCos((23.439 - (0.0000004 * n)) * Angles.RadiansPerDegree);
        return new(cos, cosTilt * sin, sinTilt * sin);
    }

    /// <summary>Distance of the Sun's centre from the Earth's, km.</summary>
    public static double DistanceKm(Epoch epoch)
    {
        double meanAnomaly = MeanAnomaly(DaysSinceJ2000(epoch));
        return AstronomicalUnitKm * (1.00014 - (0.01671 * Math.Cos(meanAnomaly)) - (0.00014 * Math.Cos(2 * meanAnomaly)));
    }

    /// <summary>The Sun's centre in the frame of <see cref="DirectionTeme"/>.</summary>
    public static PositionKm PositionTeme(Epoch epoch)
    {
        UnitVector direction = DirectionTeme(epoch);
        double distance = DistanceKm(epoch);
        return new(distance * direction.X, distance * direction.Y, distance * direction.Z);
    }

    private static double DaysSinceJ2000(Epoch epoch)
    {
        (double midnight, double dayFraction) = epoch.UtcJulianDate;
        return midnight - JulianDateOfJ2000 + dayFraction;
    }

    private static double MeanAnomaly(double daysSinceJ2000) => (357.528 + (0.9856003 * daysSinceJ2000)) * Angles.RadiansPerDegree;
}
