namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>Kaula's inclination functions of the half-day resonance. Spacetrack Report #3, section 10. The names are the literature's.</summary>
internal readonly record struct InclinationFunctions(
    double F220, double F221, double F321, double F322, double F441, double F442, double F522)
{
    public double F523 { get; private init; }

    public double F542 { get; private init; }

    public double F543 { get; private init; }

    public static InclinationFunctions At((double Sin, double Cos) inclination)
    {
        (double sinim, double cosim) = inclination;
        double cosisq = cosim * cosim, sini2 = sinim * sinim;
        double f220 = 0.75 * (1 + (2 * cosim) + cosisq);
        return new(
            F220: f220,
            F221: 1.5 * sini2,
            F321: 1.875 * sinim * (1 - (2 * cosim) - (3 * cosisq)),
            F322: -1.875 * sinim * (1 + (2 * cosim) - (3 * cosisq)),
            F441: 35 * sini2 * f220,
            F442: 39.3750 * sini2 * sini2,
            F522: 9.84375 * sinim * ((sini2 * (1 - (2 * cosim) - (5 * cosisq))) + (0.33333333 * (-2 + (4 * cosim) + (6 * cosisq)))))
        {
            F523 = sinim * ((4.92187512 * sini2 * (-2 - (4 * cosim) + (10 * cosisq))) + (6.56250012 * (1 + (2 * cosim) - (3 * cosisq)))),
            F542 = 29.53125 * sinim * (2 - (8 * cosim) + (cosisq * (-12 + (8 * cosim) + (10 * cosisq)))),
            F543 = 29.53125 * sinim * (-2 - (8 * cosim) + (cosisq * (12 + (8 * cosim) - (10 * cosisq)))),
        };
    }
}
