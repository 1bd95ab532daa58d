using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Elements;

/// <summary>Mean motion and semi-major axis in Brouwer's sense, recovered from the Kozai mean motion of an element set.</summary>
/// <param name="RadiansPerMinute">Mean motion, radians a minute.</param>
/// <param name="SemiMajorAxisEarthRadii">Semi-major axis in Earth radii of 6378.135 km.</param>
internal readonly record struct BrouwerMotion(double RadiansPerMinute, double SemiMajorAxisEarthRadii)
{
    /// <summary>SGP4 takes Sun, Moon and resonances into account from this period on (Hoots and Roehrich 1980).</summary>
    private const double DeepSpacePeriodMinutes = 225;

    private const double MinutesPerDay = 1440;
    private const int InverseIterations = 8;

    public bool IsDeepSpace => 2 * Math.PI / RadiansPerMinute >= DeepSpacePeriodMinutes;

    public static BrouwerMotion Recover(OrbitalElements elements) => Recover(
        elements.MeanMotionRevPerDay * 2 * Math.PI / MinutesPerDay,
        elements.Eccentricity,
        Math.Cos(elements.InclinationDeg * Angles.RadiansPerDegree));

    /// <summary>Spacetrack Report #3, section 6, first equations: removes Kozai's J2 term from the mean motion.</summary>
    public static BrouwerMotion Recover(double kozaiRadiansPerMinute, double ecco, double cosio)
    {
        double omeosq = 1 - (ecco * ecco);
        double d1 = 0.75 * Wgs72.J2 * ((3 * cosio * cosio) - 1) / (Math.Sqrt(omeosq) * omeosq);
        double ak = SemiMajorAxis(kozaiRadiansPerMinute);
        double del = d1 / (ak * ak);
        double adel = ak * (1 - (del * del) - (del * ((1.0 / 3) + (134 * del * del / 81))));
        double no = kozaiRadiansPerMinute / (1 + (d1 / (adel * adel)));
        return new(no, SemiMajorAxis(no));
    }

    /// <summary>The Kozai mean motion, revolutions a day, from which SGP4 recovers the given semi-major axis.</summary>
    public static double KozaiRevPerDay(double semiMajorAxisKm, double eccentricity, double inclinationDeg)
    {
        double cosio = Math.Cos(inclinationDeg * Angles.RadiansPerDegree);
        double wanted = Wgs72.Xke / Math.Pow(semiMajorAxisKm / Wgs72.EarthRadiusKm, 1.5);
        double kozai = wanted;
        for (int i = 0; i < InverseIterations; i++) kozai *= wanted / Recover(kozai, eccentricity, cosio).RadiansPerMinute;
        return kozai * MinutesPerDay / (2 * Math.PI);
    }

    private static double SemiMajorAxis(double radiansPerMinute) => Math.Pow(Wgs72.Xke / radiansPerMinute, 2.0 / 3);
}
