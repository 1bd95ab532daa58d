using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// Orbits of one revolution a day, which stay over the bulges of the Earth's equator. Spacetrack Report #3, section 10. The names
/// are the literature's.
/// </summary>
internal static class Synchronous
{
    private const double Q22 = 1.7891679e-6;
    private const double Q31 = 2.1460748e-6;
    private const double Q33 = 2.2123015e-7;
    private const double Fasx2 = 0.13130908;
    private const double Fasx4 = 2.8843198;
    private const double Fasx6 = 0.37448087;

    /// <summary>Periods of 1200 to 1800 min.</summary>
    public static bool Applies(in OrbitFrame orbit) => orbit.No is > 0.0034906585 and < 0.0052359877;

    public static ResonanceTerm[] Terms(in OrbitFrame orbit)
    {
        double emsq = orbit.Emsq;
        (double sinim, double cosim) = orbit.Inclination;
        double aonv = Math.Pow(orbit.No / Wgs72.Xke, 2.0 / 3);
        double g200 = 1 + (emsq * (-2.5 + (0.8125 * emsq)));
        double g310 = 1 + (2 * emsq);
        double g300 = 1 + (emsq * (-6 + (6.60937 * emsq)));
        double f220 = 0.75 * (1 + cosim) * (1 + cosim);
        double f311 = (0.9375 * sinim * sinim * (1 + (3 * cosim))) - (0.75 * (1 + cosim));
        double f330 = 1.875 * (1 + cosim) * (1 + cosim) * (1 + cosim);
        double strength = 3 * orbit.No * orbit.No * aonv * aonv;
        return
        [
            new(strength * f311 * g310 * Q31 * aonv, 1, 0, Fasx2),
            new(2 * strength * f220 * g200 * Q22, 2, 0, 2 * Fasx4),
            new(3 * strength * f330 * g300 * Q33 * aonv, 3, 0, 3 * Fasx6),
        ];
    }
}
