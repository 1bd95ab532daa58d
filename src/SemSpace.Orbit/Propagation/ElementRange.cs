using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation;

/// <summary>What every propagator asks of an element set.</summary>
internal static class ElementRange
{
    /// <exception cref="ArgumentOutOfRangeException">Eccentricity outside [0, 1), mean motion not above 0, or a value that is no number.</exception>
    public static void Require(OrbitalElements elements)
    {
        bool finite = double.IsFinite(elements.InclinationDeg + elements.RaanDeg + elements.ArgumentOfPerigeeDeg
            + elements.MeanAnomalyDeg + elements.BStar);
        if (!finite) throw new ArgumentOutOfRangeException(nameof(elements), $"{elements.Name}: angles and B* must be numbers.");
        if (!(elements.Eccentricity is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(elements), elements.Eccentricity, $"{elements.Name}: the eccentricity must be in [0, 1).");
        if (!(elements.MeanMotionRevPerDay > 0) || !double.IsFinite(elements.MeanMotionRevPerDay))
            throw new ArgumentOutOfRangeException(nameof(elements), elements.MeanMotionRevPerDay, $"{elements.Name}: the mean motion must be above 0.");
    }
}
