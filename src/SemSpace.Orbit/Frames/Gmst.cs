using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Frames;

/// <summary>
/// Greenwich mean sidereal time, IAU 1982 (Aoki et al., A&amp;A 105, 1982; Vallado, Fundamentals of Astrodynamics, eq. 3-45).
/// Not modelled: nutation, which TEME leaves out too.
/// </summary>
public static class Gmst
{
    private const double JulianDateOfJ2000 = 2451545.0;
    private const double DaysPerCentury = 36_525;

    /// <summary>The angle from the mean equinox to the Greenwich meridian, [0, 2 pi) radians, with UTC for UT1.</summary>
    public static double Radians(Epoch epoch)
    {
        (double midnight, double dayFraction) = epoch.UtcJulianDate;
        return Radians(midnight, dayFraction);
    }

    /// <summary>The angle at a UT1 Julian date in two parts.</summary>
    internal static double Radians(double midnight, double dayFraction)
    {
        double days = midnight - JulianDateOfJ2000 + dayFraction;
        double centuries = days / DaysPerCentury;

        // The 876,600 h a century of the published polynomial are one turn a day: only the fraction of the day counts.
        double turnSeconds = ((midnight - JulianDateOfJ2000) % 1 * Epoch.SecondsPerDay) + (dayFraction * Epoch.SecondsPerDay);
        double seconds = 67310.54841 + turnSeconds
            + (centuries * (8640184.812866 + (centuries * (0.093104 - (centuries * 6.2e-6)))));
        return Angles.WrapDeg(seconds / 240) * Angles.RadiansPerDegree;
    }

    /// <summary>The derivative of the angle by UT1, radians a second.</summary>
    internal static double RadPerSecondOfUt1(double midnight, double dayFraction)
    {
        double centuries = (midnight - JulianDateOfJ2000 + dayFraction) / DaysPerCentury;
        double gain = 8640184.812866 + (centuries * ((2 * 0.093104) - (centuries * 3 * 6.2e-6)));
        return (1 + (gain / (DaysPerCentury * Epoch.SecondsPerDay))) / 240 * Angles.RadiansPerDegree;
    }
}
