namespace SemSpace.Orbit.Sgp4;

/// <summary>
/// Everything the periodic terms need of the inclination. Constant near the Earth; the deep-space theory moves the inclination
/// and makes them anew each time. The names are the literature's.
/// </summary>
internal readonly record struct InclinationTerms(double Sinio, double Cosio, double Xlcof, double Aycof)
{
    /// <summary>Keeps 1 + cos i from 0 for retrograde equatorial orbits.</summary>
    private const double SmallestDivisor = 1.5e-12;

    public double Con41 => (3 * Cosio * Cosio) - 1;

    public double X1mth2 => 1 - (Cosio * Cosio);

    public double X7thm1 => (7 * Cosio * Cosio) - 1;

    public static InclinationTerms Of(double inclo)
    {
        (double sinio, double cosio) = Math.SinCos(inclo);
        double divisor = Math.Abs(cosio + 1) > SmallestDivisor ? 1 + cosio : SmallestDivisor;
        double xlcof = -0.25 * Wgs72.J3OverJ2 * sinio * (3 + (5 * cosio)) / divisor;
        return new(sinio, cosio, xlcof, -0.5 * Wgs72.J3OverJ2 * sinio);
    }
}
