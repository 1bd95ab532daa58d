using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>How far north, south and out a satellite goes: sites that it can never rise over need no search.</summary>
/// <param name="SouthRadians">Least geocentric latitude.</param>
/// <param name="NorthRadians">Greatest geocentric latitude.</param>
/// <param name="RadiusKm">Greatest distance from the Earth's centre.</param>
internal readonly record struct Reach(double SouthRadians, double NorthRadians, double RadiusKm)
{
    /// <summary>
    /// The vertical leans up to 0.19 degrees off the line from the Earth's centre, and between grid points a satellite goes up to
    /// 0.05 degrees farther and 0.2 % farther out.
    /// </summary>
    private const double SlackRadians = 0.5 * Angles.RadiansPerDegree;

    /// <summary>From what an ephemeris spans.</summary>
    public static Reach Of((double South, double North, double RadiusKm) extent) => new(Math.Asin(extent.South), Math.Asin(extent.North), extent.RadiusKm);

    /// <summary>Whether the latitudes leave it possible that the site sees the satellite; true also where a position is missing.</summary>
    public bool MayBeSeenFrom(GroundSite site)
    {
        EcefPosition o = site.Origin;
        double siteKm = Math.Sqrt((o.XKm * o.XKm) + (o.YKm * o.YKm) + (o.ZKm * o.ZKm)), latitude = Math.Asin(o.ZKm / siteKm);
        double floor = Math.Asin(site.SinFloor);

        // The angle at the Earth's centre at which the satellite stands on the floor; none if the site is farther out.
        double coverage = Math.Acos(siteKm * Math.Cos(floor) / RadiusKm) - floor + SlackRadians;
        return !(latitude - NorthRadians > coverage || SouthRadians - latitude > coverage);
    }
}
