namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>What one body does to one element: a steady rate, radians (or 1) a minute, and the amplitudes of its swing.</summary>
/// <param name="Rate">Steady drift a minute.</param>
/// <param name="F2">Amplitude of f2, the literature's e2, i2, l2, gh2, h2.</param>
/// <param name="F3">Amplitude of f3.</param>
/// <param name="Sine">Amplitude of the sine of the body's true anomaly: l4, gh4.</param>
internal readonly record struct ElementPull(double Rate, double F2, double F3, double Sine)
{
    public static ElementPull Of(double strength, BodyForm form, in PerturbingBody body)
        => new(body.Zn * strength * form.Sum, 2 * strength * form.Cross, 2 * strength * form.Difference, 0);

    /// <summary>The pull with a part that hangs on the distance of the body alone, not on its direction.</summary>
    public ElementPull WithDistance(double strength, double steady, double swing, in PerturbingBody body)
        => this with { Rate = Rate + (body.Zn * strength * steady), Sine = 2 * strength * swing * body.Ze };
}
