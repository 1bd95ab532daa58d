namespace SemSpace.Fl.Aggregation;

/// <summary>
/// Whether a satellite can afford a piece of work, asked when the work is planned, before energy is spent. A gate never changes
/// the weight of an update that did arrive. Pure functions, safe from any thread.
/// </summary>
public static class EnergyGate
{
    /// <summary>The default share of the capacity over which the soft gate opens.</summary>
    public const double DefaultRamp = 0.25;

    /// <summary>Whether the battery keeps its reserve after the work.</summary>
    /// <param name="storedJoules">Energy in the battery, J.</param>
    /// <param name="neededJoules">Energy that the work takes, J.</param>
    /// <param name="reserveJoules">Energy that must be left, J.</param>
    public static bool IsOpen(double storedJoules, double neededJoules, double reserveJoules)
        => storedJoules - neededJoules >= reserveJoules;

    /// <summary>The probability with which to schedule the work, in [0, 1]: 0 at the reserve, 1 from a share of the capacity above it.</summary>
    /// <param name="storedJoules">Energy in the battery, J.</param>
    /// <param name="neededJoules">Energy that the work takes, J.</param>
    /// <param name="reserveJoules">Energy that must be left, J.</param>
    /// <param name="capacityJoules">Energy in the full battery, J, above 0.</param>
    /// <param name="ramp">Share of the capacity over which the probability grows, above 0.</param>
    public static double Openness(
        double storedJoules, double neededJoules, double reserveJoules, double capacityJoules, double ramp = DefaultRamp)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityJoules);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ramp);
        return Math.Clamp((storedJoules - neededJoules - reserveJoules) / (ramp * capacityJoules), 0, 1);
    }
}
