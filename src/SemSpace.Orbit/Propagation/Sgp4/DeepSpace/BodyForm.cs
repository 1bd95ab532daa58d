namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// A quadratic form f of the two axes p and q of a perturbing body. Averaged over the body's orbit, f leaves
/// f(p, p) + f(q, q), a steady drift; the rest swings with twice the body's anomaly. The literature's z1, z2, z3 (and s5 to s7) are
/// f(p, p), f(p, q) + f(q, p) and f(q, q).
/// </summary>
/// <param name="Sum">f(p, p) + f(q, q).</param>
/// <param name="Cross">f(p, q) + f(q, p).</param>
/// <param name="Difference">f(q, q) - f(p, p).</param>
internal readonly record struct BodyForm(double Sum, double Cross, double Difference)
{
    public static BodyForm Of(BodyAxis p, BodyAxis q, Func<BodyAxis, BodyAxis, double> f)
    {
        double pp = f(p, p), qq = f(q, q);
        return new(pp + qq, f(p, q) + f(q, p), qq - pp);
    }
}
