using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Sgp4;

/// <summary>
/// The periodic half of SGP4, which near-Earth and deep-space theory share: long-period terms (J3), Kepler's equation and
/// short-period terms (J2) turn mean elements into position and velocity. Spacetrack Report #3, section 6; Vallado et al.,
/// AIAA 2006-6753. The names are the literature's; Earth radii, radians, minutes inside.
/// </summary>
internal static class PeriodicTerms
{
    private const double LargestKeplerStep = 0.95;
    private const int KeplerIterations = 10;

    /// <summary>Newton's steps fall with their square: after one of this size the next would be below 1e-15 rad.</summary>
    private const double KeplerTolerance = 1e-8;

    /// <summary>TEME position and velocity of the mean elements.</summary>
    public static Sgp4Status TryToTeme(in MeanState mean, in InclinationTerms inclination, out TemeState state)
    {
        (double sinarg, double cosarg) = Math.SinCos(mean.Argpm);
        double axnl = mean.Em * cosarg;
        double temp = 1 / (mean.Am * (1 - (mean.Em * mean.Em)));
        double aynl = (mean.Em * sinarg) + (temp * inclination.Aycof);
        double u = mean.Mm + mean.Argpm + (temp * inclination.Xlcof * axnl);
        (double sineo1, double coseo1) = SolveKepler(u, axnl, aynl);

        double ecose = (axnl * coseo1) + (aynl * sineo1);
        double esine = (axnl * sineo1) - (aynl * coseo1);
        double el2 = (axnl * axnl) + (aynl * aynl);
        double pl = mean.Am * (1 - el2);
        if (!(pl >= 0))
        {
            state = default;
            return Sgp4Status.SemiLatusRectum;
        }

        double rl = mean.Am * (1 - ecose);
        double betal = Math.Sqrt(1 - el2);
        double share = esine / (1 + betal);
        InPlane inPlane = new(
            Rl: rl,
            Rdotl: Math.Sqrt(mean.Am) * esine / rl,
            Rvdotl: Math.Sqrt(pl) / rl,
            Sinu: mean.Am / rl * (sineo1 - aynl - (axnl * share)),
            Cosu: mean.Am / rl * (coseo1 - axnl + (aynl * share)),
            Pl: pl,
            Betal: betal);
        return AddShortPeriod(inPlane, mean, inclination, out state);
    }

    /// <summary>Kepler's equation in equinoctial form for E + omega, by Newton's method; returns its sine and cosine.</summary>
    private static (double Sin, double Cos) SolveKepler(double u, double axnl, double aynl)
    {
        double eo1 = u;
        (double Sin, double Cos) at = Math.SinCos(eo1);
        for (int ktr = 0; ktr < KeplerIterations; ktr++)
        {
            double step = (u - (aynl * at.Cos) + (axnl * at.Sin) - eo1) / (1 - (at.Cos * axnl) - (at.Sin * aynl));
            step = Math.Clamp(step, -LargestKeplerStep, LargestKeplerStep);
            eo1 += step;
            at = Rotation.By(at, step);
            if (Math.Abs(step) < KeplerTolerance) break;
        }

        return at;
    }

    private static Sgp4Status AddShortPeriod(in InPlane p, in MeanState mean, in InclinationTerms inclination, out TemeState state)
    {
        double x1mth2 = inclination.X1mth2;
        double sin2u = (p.Cosu + p.Cosu) * p.Sinu;
        double cos2u = 1 - (2 * p.Sinu * p.Sinu);
        double temp1 = 0.5 * Wgs72.J2 / p.Pl;
        double temp2 = temp1 / p.Pl;
        double mrt = (p.Rl * (1 - (1.5 * temp2 * p.Betal * inclination.Con41))) + (0.5 * temp1 * x1mth2 * cos2u);
        double rate = mean.Nm * temp1 / Wgs72.Xke;
        double mvt = p.Rdotl - (rate * x1mth2 * sin2u);
        double rvdot = p.Rvdotl + (rate * ((x1mth2 * cos2u) + (1.5 * inclination.Con41)));

        // The argument of latitude moves by a small angle: turning its sine and cosine spares the reference's atan2.
        (double sinsu, double cossu) = Rotation.By((p.Sinu, p.Cosu), -0.25 * temp2 * inclination.X7thm1 * sin2u);
        (double snod, double cnod) = Math.SinCos(mean.Nodem + (1.5 * temp2 * inclination.Cosio * sin2u));
        double tilt = 1.5 * temp2 * inclination.Cosio * inclination.Sinio * cos2u;
        (double sini, double cosi) = Rotation.By((inclination.Sinio, inclination.Cosio), tilt);

        double xmx = -snod * cosi;
        double xmy = cnod * cosi;
        double ux = (xmx * sinsu) + (cnod * cossu);
        double uy = (xmy * sinsu) + (snod * cossu);
        double uz = sini * sinsu;
        double r = mrt * Wgs72.EarthRadiusKm;
        double v = mvt * Wgs72.KmPerSecond;
        double w = rvdot * Wgs72.KmPerSecond;
        state = new(
            r * ux,
            r * uy,
            r * uz,
            (v * ux) + (w * ((xmx * cossu) - (cnod * sinsu))),
            (v * uy) + (w * ((xmy * cossu) - (snod * sinsu))),
            (v * uz) + (w * sini * cossu));
        return mrt >= 1 ? Sgp4Status.Ok : Sgp4Status.Decayed;
    }

    private readonly record struct InPlane(double Rl, double Rdotl, double Rvdotl, double Sinu, double Cosu, double Pl, double Betal);
}
