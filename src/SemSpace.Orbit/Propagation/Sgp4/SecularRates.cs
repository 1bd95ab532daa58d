using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// Steady drifts of anomaly, perigee and node by the Earth's oblateness (J2, J2 squared, J4), radians a minute.
/// Spacetrack Report #3, section 6. The names are the literature's.
/// </summary>
internal readonly record struct SecularRates(double Mdot, double Argpdot, double Nodedot, double Xhdot1)
{
    public static SecularRates Of(BrouwerMotion motion, double ecco, double cosio)
    {
        double no = motion.RadiansPerMinute;
        double omeosq = 1 - (ecco * ecco);
        double rteosq = Math.Sqrt(omeosq);
        double po = motion.SemiMajorAxisEarthRadii * omeosq;
        double pinvsq = 1 / (po * po);
        double cosio2 = cosio * cosio;
        double cosio4 = cosio2 * cosio2;
        double con41 = (3 * cosio2) - 1;
        double con42 = 1 - (5 * cosio2);
        double temp1 = 1.5 * Wgs72.J2 * pinvsq * no;
        double temp2 = 0.5 * temp1 * Wgs72.J2 * pinvsq;
        double temp3 = -0.46875 * Wgs72.J4 * pinvsq * pinvsq * no;
        double xhdot1 = -temp1 * cosio;
        return new(
            Mdot: no + (0.5 * temp1 * rteosq * con41) + (0.0625 * temp2 * rteosq * (13 - (78 * cosio2) + (137 * cosio4))),
            Argpdot: (-0.5 * temp1 * con42) + (0.0625 * temp2 * (7 - (114 * cosio2) + (395 * cosio4)))
                + (temp3 * (3 - (36 * cosio2) + (49 * cosio4))),
            Nodedot: xhdot1 + (((0.5 * temp2 * (4 - (19 * cosio2))) + (2 * temp3 * (3 - (7 * cosio2)))) * cosio),
            Xhdot1: xhdot1);
    }
}
