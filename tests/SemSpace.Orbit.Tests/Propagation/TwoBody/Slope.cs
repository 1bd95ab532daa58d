using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Propagation.TwoBody;

/// <summary>Compares a propagator's velocity with the central difference of its positions.</summary>
internal static class Slope
{
    /// <summary>The difference leaves out the third derivative: 5e-8 km/s at a perigee of 11 km/s. J2's drifts are 1e-3 km/s.</summary>
    public const double ToleranceKmPerS = 1e-7;

    public static double Gap(IPropagator propagator, double hours)
    {
        Epoch epoch = Orbits.Start + Duration.FromHours(hours);
        Duration step = Duration.FromSeconds(0.1);
        TemeState before = propagator.At(epoch - step), at = propagator.At(epoch), after = propagator.At(epoch + step);
        double span = 2 * step.TotalSeconds;
        return Math.Abs(((after.XKm - before.XKm) / span) - at.VxKmPerS)
            + Math.Abs(((after.YKm - before.YKm) / span) - at.VyKmPerS)
            + Math.Abs(((after.ZKm - before.ZKm) / span) - at.VzKmPerS);
    }
}
