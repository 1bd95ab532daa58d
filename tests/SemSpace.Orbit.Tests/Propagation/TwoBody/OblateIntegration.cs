using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.TwoBody;

namespace SemSpace.Orbit.Tests.Propagation.TwoBody;

/// <summary>Motion under a point mass and J2 by Runge and Kutta's fourth-order method in steps of 10 s (1 m a day in low orbits).</summary>
internal static class OblateIntegration
{
    private const double StepSeconds = 10;

    public static TemeState Run(TemeState start, double seconds)
    {
        double[] y = [start.XKm, start.YKm, start.ZKm, start.VxKmPerS, start.VyKmPerS, start.VzKmPerS];
        for (int i = 0; i < (int)(seconds / StepSeconds); i++)
        {
            double[] k1 = Slopes(y);
            double[] k2 = Slopes(Moved(y, k1, StepSeconds / 2));
            double[] k3 = Slopes(Moved(y, k2, StepSeconds / 2));
            double[] k4 = Slopes(Moved(y, k3, StepSeconds));
            for (int j = 0; j < y.Length; j++) y[j] += StepSeconds / 6 * (k1[j] + (2 * k2[j]) + (2 * k3[j]) + k4[j]);
        }

        return new(y[0], y[1], y[2], y[3], y[4], y[5]);
    }

    private static double[] Moved(double[] y, double[] slope, double step) => [.. y.Zip(slope, (a, b) => a + (step * b))];

    private static double[] Slopes(double[] y)
    {
        double r2 = (y[0] * y[0]) + (y[1] * y[1]) + (y[2] * y[2]);
        double pull = -EarthGravity.MuKm3PerS2 / (r2 * Math.Sqrt(r2));
        double oblate = 1.5 * EarthGravity.J2 * EarthGravity.ReferenceRadiusKm * EarthGravity.ReferenceRadiusKm / r2;
        double sine2 = 5 * y[2] * y[2] / r2;
        return
        [
            y[3], y[4], y[5],
            pull * y[0] * (1 + (oblate * (1 - sine2))),
            pull * y[1] * (1 + (oblate * (1 - sine2))),
            pull * y[2] * (1 + (oblate * (3 - sine2))),
        ];
    }
}
