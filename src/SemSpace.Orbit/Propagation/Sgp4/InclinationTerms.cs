using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// Everything the periodic terms need of the inclination. Constant near the Earth; the deep-space theory moves the inclination
/// and makes them anew each time. The names are the literature's.
/// </summary>
internal readonly record struct InclinationTerms(double Sinio, double Cosio, double Xlcof, double Aycof)
{
    /// <summary>Keeps 1 + cos i from 0 for retrograde equatorial orbits.</summary>
    private const double SmallestDivisor = 1.5e-12;

    /// <summary>1 - cos squared.</summary>
    public double X1mth2 { get; } = 1 - (Cosio * Cosio);

    /// <summary>1.5 (3 cos squared - 1).</summary>
    public double Con41By3Halves { get; } = 1.5 * ((3 * Cosio * Cosio) - 1);

    /// <summary>-0.25 (7 cos squared - 1).</summary>
    public double X7thm1ByMinusQuarter { get; } = -0.25 * ((7 * Cosio * Cosio) - 1);

    /// <summary>1.5 cos.</summary>
    public double CosioBy3Halves { get; } = 1.5 * Cosio;

    /// <summary>1.5 cos sin.</summary>
    public double CosioSinioBy3Halves { get; } = 1.5 * Cosio * Sinio;

    public static InclinationTerms Of(double inclo)
    {
        (double sinio, double cosio) = Math.SinCos(inclo);
        double divisor = Math.Abs(cosio + 1) > SmallestDivisor ? 1 + cosio : SmallestDivisor;
        double xlcof = -0.25 * Wgs72.J3OverJ2 * sinio * (3 + (5 * cosio)) / divisor;
        return new(sinio, cosio, xlcof, -0.5 * Wgs72.J3OverJ2 * sinio);
    }
}
