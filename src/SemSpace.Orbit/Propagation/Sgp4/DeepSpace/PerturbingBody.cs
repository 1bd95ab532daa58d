namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// Sun or Moon as SDP4 knows them: an ellipse whose angles are fixed at the satellite's epoch. Hoots, Schumacher and Glover,
/// History of Analytical Orbit Modeling (JGCD 27, 2004), appendix; constants from Spacetrack Report #3. Radians and minutes.
/// </summary>
/// <param name="Zn">Mean motion.</param>
/// <param name="Ze">Eccentricity.</param>
/// <param name="C">Strength of the pull.</param>
/// <param name="Zmo">Mean anomaly at epoch.</param>
/// <param name="Perigee">Argument of perigee.</param>
/// <param name="Inclination">Inclination to the equator.</param>
/// <param name="Node">Node of the satellite less the node of the body.</param>
internal readonly record struct PerturbingBody(
    double Zn,
    double Ze,
    double C,
    double Zmo,
    (double Sin, double Cos) Perigee,
    (double Sin, double Cos) Inclination,
    (double Sin, double Cos) Node)
{
    /// <summary>Sine of the obliquity of the ecliptic.</summary>
    private const double SinObliquity = 0.39785416;

    private const double CosObliquity = 0.91744867;

    /// <param name="day">Days since 1899-12-31T12:00 (Julian date 2415020).</param>
    /// <param name="orbit">The satellite's orbit.</param>
    public static PerturbingBody Sun(double day, in OrbitFrame orbit) => new(
        Zn: 1.19459e-5,
        Ze: 0.01675,
        C: 2.9864797e-6,
        Zmo: (6.2565837 + (0.017201977 * day)) % (2 * Math.PI),
        Perigee: (-0.98088458, 0.1945905),
        Inclination: (SinObliquity, CosObliquity),
        Node: orbit.Node);

    /// <param name="day">Days since 1899-12-31T12:00 (Julian date 2415020).</param>
    /// <param name="orbit">The satellite's orbit.</param>
    public static PerturbingBody Moon(double day, in OrbitFrame orbit)
    {
        // The Moon's node on the ecliptic regresses in 18.6 years and takes inclination and node on the equator with it.
        double xnodce = (4.5236020 - (9.2422029e-4 * day)) % (2 * Math.PI);
        (double stem, double ctem) = Math.SinCos(xnodce);
        double zcosil = 0.91375164 - (0.03568096 * ctem);
        double zsinil = Math.Sqrt(1 - (zcosil * zcosil));
        double zsinhl = 0.089683511 * stem / zsinil;
        double zcoshl = Math.Sqrt(1 - (zsinhl * zsinhl));
        double gam = 5.8351514 + (0.0019443680 * day);
        double zx = Math.Atan2(SinObliquity * stem / zsinil, (zcoshl * ctem) + (CosObliquity * zsinhl * stem));
        return new(
            Zn: 1.5835218e-4,
            Ze: 0.05490,
            C: 4.7968065e-7,
            Zmo: (4.7199672 + (0.22997150 * day) - gam) % (2 * Math.PI),
            Perigee: Math.SinCos(gam + zx - xnodce),
            Inclination: (zsinil, zcosil),
            Node: ((orbit.Node.Sin * zcoshl) - (orbit.Node.Cos * zsinhl), (zcoshl * orbit.Node.Cos) + (zsinhl * orbit.Node.Sin)));
    }
}
