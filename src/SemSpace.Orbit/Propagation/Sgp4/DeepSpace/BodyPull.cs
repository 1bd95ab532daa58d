namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// What Sun or Moon does to all elements, to the second order of the satellite's distance over the body's. Spacetrack Report #3,
/// section 10; Hoots, Schumacher and Glover (JGCD 27, 2004). Node and perigee are kept as sin i times the node, and perigee
/// plus cos i times the node, which stay finite at the equator.
/// </summary>
internal readonly record struct BodyPull
{
    private BodyPull(in PerturbingBody body, in OrbitFrame orbit)
    {
        Body = body;
        BodyAxis p = BodyAxis.TowardsPerigee(body, orbit), q = BodyAxis.BeyondPerigee(body, orbit);
        double emsq = orbit.Emsq, betasq = 1 - emsq, rtemsq = Math.Sqrt(betasq);
        double s3 = body.C / orbit.No;
        double s2 = -0.5 * s3 / rtemsq;
        double s4 = s3 * rtemsq;
        double s1 = -15 * orbit.Ecco * s4;

        Eccentricity = ElementPull.Of(s1, BodyForm.Of(p, q, (u, v) => u.X * v.Y), body);
        Inclination = ElementPull.Of(s2, BodyForm.Of(p, q, (u, v) => (-6 * u.A * v.C) - (emsq * ((24 * u.X * v.CosC) + (6 * u.Y * v.SinC)))), body);
        NodeBySine = ElementPull.Of(-s2, BodyForm.Of(p, q, (u, v) => (6 * u.B * v.C) + (emsq * ((24 * u.X * v.SinC) - (6 * u.Y * v.CosC)))), body);
        PerigeeAndNode = ElementPull.Of(s4, BodyForm.Of(p, q, Z3), body).WithDistance(s4, -6, -9, body);
        Anomaly = ElementPull.Of(-s3, BodyForm.Of(p, q, (u, v) => (6 * ((u.A * v.A) + (u.B * v.B))) + ((1 + emsq) * Z3(u, v))), body)
            .WithDistance(-s3, -14 - (6 * emsq), -21 - (9 * emsq), body);
    }

    public PerturbingBody Body { get; }

    public ElementPull Eccentricity { get; }

    public ElementPull Inclination { get; }

    /// <summary>On the mean anomaly.</summary>
    public ElementPull Anomaly { get; }

    /// <summary>On the argument of perigee plus cos i times the node.</summary>
    public ElementPull PerigeeAndNode { get; }

    /// <summary>On the node, times sin i.</summary>
    public ElementPull NodeBySine { get; }

    public static BodyPull Of(in PerturbingBody body, in OrbitFrame orbit) => new(body, orbit);

    /// <summary>The swing <paramref name="t"/> minutes after epoch.</summary>
    public Swing At(double t)
    {
        double zm = Body.Zmo + (Body.Zn * t);
        (double sinzf, double coszf) = Math.SinCos(zm + (2 * Body.Ze * Math.Sin(zm)));
        double f2 = (0.5 * sinzf * sinzf) - 0.25;
        double f3 = -0.5 * sinzf * coszf;
        return new(Of(Eccentricity), Of(Inclination), Of(Anomaly), Of(PerigeeAndNode), Of(NodeBySine));

        double Of(in ElementPull pull) => (pull.F2 * f2) + (pull.F3 * f3) + (pull.Sine * sinzf);
    }

    private static double Z3(BodyAxis u, BodyAxis v) => (12 * u.X * v.X) - (3 * u.Y * v.Y);
}
