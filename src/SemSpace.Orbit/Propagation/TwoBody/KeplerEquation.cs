namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>Kepler's equation M = E - e sin E for ellipses.</summary>
internal static class KeplerEquation
{
    /// <summary>Newton's steps fall with their square: what is left after one of this size is below rounding.</summary>
    private const double LastStep = 1e-11;

    /// <summary>Far more than needed: 12 suffice at e = 0.99, 40 at 1 - 1e-12.</summary>
    private const int MostSteps = 64;

    /// <summary>Sine and cosine of the eccentric anomaly.</summary>
    /// <param name="meanAnomaly">Mean anomaly, any radians.</param>
    /// <param name="eccentricity">Eccentricity in [0, 1).</param>
    public static (double Sin, double Cos) Solve(double meanAnomaly, double eccentricity)
    {
        double m = Math.IEEERemainder(meanAnomaly, 2 * Math.PI);
        double target = Math.Abs(m);

        // On [0, pi] the equation is convex, and each of these is at or above its root: from there Newton's method falls to the root.
        double anomaly = Math.Min(Math.Min(target + eccentricity, target / (1 - eccentricity)), Math.PI);
        (double sin, double cos) = Math.SinCos(anomaly);
        for (int i = 0; i < MostSteps; i++)
        {
            double step = (anomaly - (eccentricity * sin) - target) / (1 - (eccentricity * cos));
            anomaly -= step;
            (sin, cos) = Math.SinCos(anomaly);
            if (Math.Abs(step) <= LastStep) break;
        }

        return (m < 0 ? -sin : sin, cos);
    }
}
