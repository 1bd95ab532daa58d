namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>Periodic changes of the elements by Sun and Moon; radians. The names are the literature's.</summary>
/// <param name="Pe">Eccentricity.</param>
/// <param name="Pinc">Inclination.</param>
/// <param name="Pl">Mean anomaly.</param>
/// <param name="Pgh">Argument of perigee plus cos i times the node.</param>
/// <param name="Ph">Node times sin i.</param>
internal readonly record struct Swing(double Pe, double Pinc, double Pl, double Pgh, double Ph)
{
    public static Swing operator +(Swing a, Swing b)
        => new(a.Pe + b.Pe, a.Pinc + b.Pinc, a.Pl + b.Pl, a.Pgh + b.Pgh, a.Ph + b.Ph);
}
