using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// Eccentric orbits of two revolutions a day, as Molniya's, whose perigee returns to the same places. Spacetrack Report #3,
/// section 10. The names are the literature's.
/// </summary>
internal static class HalfDay
{
    private const double Root22 = 1.7891679e-6;
    private const double Root32 = 3.7393792e-7;
    private const double Root44 = 7.3636953e-9;
    private const double Root52 = 1.1428639e-7;
    private const double Root54 = 2.1765803e-9;
    private const double G22 = 5.7686396;
    private const double G32 = 0.95240898;
    private const double G44 = 1.8014998;
    private const double G52 = 1.0508330;
    private const double G54 = 4.4108898;

    /// <summary>Periods of 680 to 761 min, eccentricity from 0.5.</summary>
    public static bool Applies(in OrbitFrame orbit) => orbit.No is >= 8.26e-3 and <= 9.24e-3 && orbit.Ecco >= 0.5;

    public static ResonanceTerm[] Terms(in OrbitFrame orbit)
    {
        EccentricityFunctions g = EccentricityFunctions.At(orbit.Ecco);
        InclinationFunctions f = InclinationFunctions.At(orbit.Inclination);
        double aonv = Math.Pow(orbit.No / Wgs72.Xke, 2.0 / 3);
        double second = 3 * orbit.No * orbit.No * aonv * aonv;
        double third = second * aonv, fourth = third * aonv, fifth = fourth * aonv;
        return
        [
            new(second * Root22 * f.F220 * g.G201, 1, 2, G22),
            new(second * Root22 * f.F221 * g.G211, 1, 0, G22),
            new(third * Root32 * f.F321 * g.G310, 1, 1, G32),
            new(third * Root32 * f.F322 * g.G322, 1, -1, G32),
            new(2 * fourth * Root44 * f.F441 * g.G410, 2, 2, G44),
            new(2 * fourth * Root44 * f.F442 * g.G422, 2, 0, G44),
            new(fifth * Root52 * f.F522 * g.G520, 1, 1, G52),
            new(fifth * Root52 * f.F523 * g.G532, 1, -1, G52),
            new(2 * fifth * Root54 * f.F542 * g.G521, 2, 1, G54),
            new(2 * fifth * Root54 * f.F543 * g.G533, 2, -1, G54),
        ];
    }
}
