namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// Mean elements to which the swings by Sun and Moon are added. Spacetrack Report #3, section 10, with the corrections of Vallado et
/// al. (AIAA 2006-6753), "improved" mode. The names are the literature's; radians.
/// </summary>
internal readonly record struct PerturbedElements(double Ep, double Xincp, double Nodep, double Argpp, double Mp)
{
    /// <summary>
    /// Below this inclination, 11.46 degrees, the swings of node and perigee are added in Lyddane's way, without dividing by sin i.
    /// The two ways differ a little: an orbit whose inclination swings across jumps.
    /// </summary>
    private const double LyddaneInclination = 0.2;

    /// <summary>The elements with the swings added; the inclination is in [0, pi) again.</summary>
    public PerturbedElements With(in Swing swing)
    {
        double xincp = Xincp + swing.Pinc;
        (double Sin, double Cos) inclination = Math.SinCos(xincp);
        PerturbedElements moved = this with { Ep = Ep + swing.Pe, Xincp = xincp, Mp = Mp + swing.Pl };
        PerturbedElements turned = xincp >= LyddaneInclination ? moved.WithDirect(swing, inclination) : moved.WithLyddane(swing, inclination);
        return xincp >= 0
            ? turned
            : turned with { Xincp = -xincp, Nodep = turned.Nodep + Math.PI, Argpp = turned.Argpp - Math.PI };
    }

    private PerturbedElements WithDirect(in Swing swing, (double Sin, double Cos) inclination)
    {
        double ph = swing.Ph / inclination.Sin;
        return this with { Nodep = Nodep + ph, Argpp = Argpp + swing.Pgh - (inclination.Cos * ph) };
    }

    /// <summary>
    /// Turns the orbit's pole instead of the node. The reference reduces the node to within one turn of 0 first, and as it then
    /// multiplies it by the inclination's swing, a node that passes a whole turn makes a small jump; so does this.
    /// </summary>
    private PerturbedElements WithLyddane(in Swing swing, (double Sin, double Cos) inclination)
    {
        (double sinop, double cosop) = Math.SinCos(Nodep);
        double alfdp = (inclination.Sin * sinop) + (swing.Ph * cosop) + (swing.Pinc * inclination.Cos * sinop);
        double betdp = (inclination.Sin * cosop) - (swing.Ph * sinop) + (swing.Pinc * inclination.Cos * cosop);
        double xnoh = Nodep % (2 * Math.PI);
        double nodep = Math.Atan2(alfdp, betdp);
        if (Math.Abs(xnoh - nodep) > Math.PI) nodep += nodep < xnoh ? 2 * Math.PI : -2 * Math.PI;
        double argpp = Argpp + swing.Pgh + (inclination.Cos * (xnoh - nodep)) - (swing.Pinc * inclination.Sin * xnoh);
        return this with { Nodep = nodep, Argpp = argpp };
    }
}
