using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Windows.Stations;

/// <summary>
/// The arc of geostationary satellites as a site sees it: a circle of 42,164.17 km above the equator, of which it sees up to 81 degrees of longitude to either side, and a site that looks below its horizontal more. Immutable.
/// Not modelled: refraction, inclined orbits, which of its places are taken.
/// </summary>
internal sealed class GeostationaryArc
{
    private const double RadiusKm = 42_164.17, StepDeg = 0.5;
    private const int Halvings = 40;

    /// <summary>Directions from the site to the arc, evenly from where it rises in the west to where it sets in the east; none where the site sees nothing of it.</summary>
    private readonly UnitVector[] _directions;

    /// <summary>The arc over a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="up">Its vertical.</param>
    /// <param name="sinFloor">Sine of the elevation from which the arc counts, 0 or less.</param>
    public GeostationaryArc(EcefPosition site, UnitVector up, double sinFloor)
    {
        double middle = Math.Atan2(site.YKm, site.XKm), low = 0, high = Math.PI / 2;
        bool IsUp(double aside) => Towards(site, middle + aside) is var d && (d.X * up.X) + (d.Y * up.Y) + (d.Z * up.Z) > sinFloor;
        for (int i = 0; i < Halvings; i++) (low, high) = IsUp((low + high) / 2) ? ((low + high) / 2, high) : (low, (low + high) / 2);
        int steps = Math.Max(2, (int)Math.Ceiling(2 * low / (StepDeg * Angles.RadiansPerDegree)));
        _directions = IsUp(0) ? [.. Enumerable.Range(0, steps + 1).Select(i => Towards(site, middle + (((2.0 * i / steps) - 1) * low)))] : [];
    }

    /// <summary>
    /// The angle between a direction and the nearest place of the arc that the site sees, degrees; 180 where there is none. Of the places every half degree the nearest is
    /// taken with its neighbours, and between them a parabola: right to 0.001 degrees from a degree on.
    /// </summary>
    public double SeparationDeg(double dx, double dy, double dz)
    {
        if (_directions.Length == 0) return 180;
        double length = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)), best = -2;
        int nearest = 0;
        for (int i = 0; i < _directions.Length; i++)
        {
            double cosine = Along(i);
            if (cosine > best) (nearest, best) = (i, cosine);
        }

        int centre = Math.Clamp(nearest, 1, _directions.Length - 2);
        double here = Along(centre), before = Along(centre - 1), after = Along(centre + 1), slope = (after - before) / 2, curvature = before + after - (2 * here);
        double aside = curvature < 0 ? Math.Clamp(-slope / curvature, -1, 1) : 0;
        best = Math.Max(best, here + (slope * aside) + (curvature * aside * aside / 2));
        return Math.Acos(Math.Clamp(best / length, -1, 1)) * Angles.DegreesPerRadian;

        double Along(int i) => (_directions[i].X * dx) + (_directions[i].Y * dy) + (_directions[i].Z * dz);
    }

    /// <summary>The direction from a place to one on the arc.</summary>
    /// <param name="site">The place.</param>
    /// <param name="longitude">Longitude on the arc, radians east.</param>
    internal static UnitVector Towards(EcefPosition site, double longitude)
    {
        (double sin, double cos) = Math.SinCos(longitude);
        double x = (RadiusKm * cos) - site.XKm, y = (RadiusKm * sin) - site.YKm, z = -site.ZKm, length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return new(x / length, y / length, z / length);
    }
}
