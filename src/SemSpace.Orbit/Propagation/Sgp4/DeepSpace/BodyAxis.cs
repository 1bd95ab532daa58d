namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// A direction in the orbital plane of Sun or Moon, by its components on the satellite's axes. The literature writes the two
/// directions used, towards the body's perigee and a quarter turn on, as (a1, a2, a5) with (x1, x3, x5, x7) and
/// (a3, a4, a6) with (x2, x4, x6, x8).
/// </summary>
/// <param name="A">Towards the satellite's node: a1, a3.</param>
/// <param name="B">In its plane, a quarter turn on: a2, a4.</param>
/// <param name="C">Normal to its plane: a5, a6.</param>
/// <param name="X">Towards its perigee: x1, x2.</param>
/// <param name="Y">In its plane, a quarter turn on from perigee: x3, x4.</param>
/// <param name="SinC">C by the sine of the argument of perigee: x5, x6.</param>
/// <param name="CosC">C by its cosine: x7, x8.</param>
internal readonly record struct BodyAxis(double A, double B, double C, double X, double Y, double SinC, double CosC)
{
    /// <summary>The direction towards the body's perigee.</summary>
    public static BodyAxis TowardsPerigee(in PerturbingBody body, in OrbitFrame orbit)
        => At(body.Perigee.Cos, body.Perigee.Sin, body, orbit);

    /// <summary>The direction a quarter turn on.</summary>
    public static BodyAxis BeyondPerigee(in PerturbingBody body, in OrbitFrame orbit)
        => At(-body.Perigee.Sin, body.Perigee.Cos, body, orbit);

    /// <summary>The direction at an angle from the body's node.</summary>
    private static BodyAxis At(double cos, double sin, in PerturbingBody body, in OrbitFrame orbit)
    {
        double across = sin * body.Inclination.Cos;
        double a = (cos * body.Node.Cos) + (across * body.Node.Sin);
        double a7 = (-cos * body.Node.Sin) + (across * body.Node.Cos);
        double a8 = sin * body.Inclination.Sin;
        double b = (orbit.Inclination.Cos * a7) + (orbit.Inclination.Sin * a8);
        double c = (-orbit.Inclination.Sin * a7) + (orbit.Inclination.Cos * a8);
        (double sinomm, double cosomm) = orbit.Perigee;
        return new(a, b, c, (a * cosomm) + (b * sinomm), (b * cosomm) - (a * sinomm), c * sinomm, c * cosomm);
    }
}
