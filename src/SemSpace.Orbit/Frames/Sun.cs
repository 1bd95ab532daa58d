using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Frames;

/// <summary>
/// The Sun by the Astronomical Almanac's low-precision formula: 0.01 degrees and 0.0003 of the distance from 1950 to 2050.
/// Not modelled: UTC for terrestrial time (0.001 degrees), nutation, parallax, aberration.
/// </summary>
public static class Sun
{
    private const double JulianDateOfJ2000 = 2451545.0;

    // The Almanac's numbers, degrees and degrees per day; distances in astronomical units.
    internal const double MeanLongitude = 280.460, MeanLongitudeRate = 0.9856474, MeanAnomalyAtJ2000 = 357.528, MeanAnomalyRate = 0.9856003;
    internal const double Centre = 1.915, CentreTwice = 0.020, Tilt = 23.439, TiltRate = -0.0000004;
    internal const double Distance = 1.00014, DistanceSwing = -0.01671, DistanceSwingTwice = -0.00014, AstronomicalUnitKm = 149_597_870.7;

    /// <summary>Direction from the Earth to the Sun, in the mean equator and equinox of date, which TEME differs from by below 0.01 degrees.</summary>
    public static UnitVector DirectionTeme(Epoch epoch)
    {
        double n = DaysSinceJ2000(epoch);
        double meanLongitude = MeanLongitude + (MeanLongitudeRate * n);
        double meanAnomaly = MeanAnomaly(n);
        double longitude = meanLongitude + (Centre * Math.Sin(meanAnomaly)) + (CentreTwice * Math.Sin(2 * meanAnomaly));
        (double sin, double cos) = Math.SinCos(longitude * Angles.RadiansPerDegree);
        (double sinTilt, double cosTilt) = Math.SinCos((Tilt + (TiltRate * n)) * Angles.RadiansPerDegree);
        return new(cos, cosTilt * sin, sinTilt * sin);
    }

    /// <summary>Distance of the Sun's centre from the Earth's, km.</summary>
    public static double DistanceKm(Epoch epoch)
    {
        double meanAnomaly = MeanAnomaly(DaysSinceJ2000(epoch));
        return AstronomicalUnitKm * (Distance + (DistanceSwing * Math.Cos(meanAnomaly)) + (DistanceSwingTwice * Math.Cos(2 * meanAnomaly)));
    }

    /// <summary>The Sun's centre in the frame of <see cref="DirectionTeme"/>.</summary>
    public static PositionKm PositionTeme(Epoch epoch)
    {
        UnitVector direction = DirectionTeme(epoch);
        double distance = DistanceKm(epoch);
        return new(distance * direction.X, distance * direction.Y, distance * direction.Z);
    }

    /// <summary>Days since noon of 1 January 2000, UTC for terrestrial time.</summary>
    internal static double DaysSinceJ2000(Epoch epoch)
    {
        (double midnight, double dayFraction) = epoch.UtcJulianDate;
        return midnight - JulianDateOfJ2000 + dayFraction;
    }

    private static double MeanAnomaly(double daysSinceJ2000) => (MeanAnomalyAtJ2000 + (MeanAnomalyRate * daysSinceJ2000)) * Angles.RadiansPerDegree;
}
