namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>Steady drifts by Sun and Moon, radians (or 1) a minute. The names are the literature's.</summary>
/// <param name="Dedt">Eccentricity.</param>
/// <param name="Didt">Inclination.</param>
/// <param name="Dmdt">Mean anomaly.</param>
/// <param name="Domdt">Argument of perigee.</param>
/// <param name="Dnodt">Node.</param>
internal readonly record struct LunarSolarDrift(double Dedt, double Didt, double Dmdt, double Domdt, double Dnodt)
{
    /// <summary>Closer to the equator than this, 3 degrees, the node is left alone: its drift is divided by sin i.</summary>
    private const double LeastInclination = 5.2359877e-2;

    public static LunarSolarDrift Of(in BodyPull sun, in BodyPull moon, double inclo, in OrbitFrame orbit)
    {
        bool nearEquator = inclo < LeastInclination || inclo > Math.PI - LeastInclination;
        double dnodt = nearEquator ? 0 : (sun.NodeBySine.Rate + moon.NodeBySine.Rate) / orbit.Inclination.Sin;
        return new(
            Dedt: sun.Eccentricity.Rate + moon.Eccentricity.Rate,
            Didt: sun.Inclination.Rate + moon.Inclination.Rate,
            Dmdt: sun.Anomaly.Rate + moon.Anomaly.Rate,
            Domdt: sun.PerigeeAndNode.Rate + moon.PerigeeAndNode.Rate - (orbit.Inclination.Cos * dnodt),
            Dnodt: dnodt);
    }
}
