using SemSpace.Orbit.Frames;

namespace SemSpace.Sim.Network;

/// <summary>
/// Satellites in the order in which they fly along their planes, and planes in the order of their nodes, as they are when a scenario starts.
/// Planes of one shell are neighbours: inclinations within a degree and distances from the Earth within 40 km of each other.
/// </summary>
internal sealed class OrbitalGrid
{
    private const double SameInclinationDeg = 1, SameRadiusKm = 40, WidestGapDeg = 120.5;

    /// <summary>Of two shifts that fit as well as each other to this share of a slot the smaller one is taken.</summary>
    private const double SameFit = 0.01;

    private readonly Dictionary<int, Slot[]> _planes;

    public OrbitalGrid(IslScene scene)
    {
        _planes = scene.Satellites.Select((satellite, k) => Slot.Of(k, scene.Planes[k], satellite.At(scene.Start)))
            .GroupBy(slot => slot.Plane).OrderBy(plane => plane.Key).ToDictionary(plane => plane.Key, plane => InOrder([.. plane]));
    }

    /// <summary>Each satellite and the next in its plane.</summary>
    public IEnumerable<(int, int)> RingPairs
        => _planes.Values.Where(plane => plane.Length > 1).SelectMany(plane => plane.Select((slot, i) => (slot.Satellite, plane[(i + 1) % plane.Length].Satellite)));

    /// <summary>Each satellite and one of the next plane to the east.</summary>
    public IEnumerable<(int, int)> CrossPairs => _planes.Keys.SelectMany(plane => NextPlane(plane) is { } next ? Across(_planes[plane], _planes[next]) : []);

    private static Slot[] InOrder(Slot[] plane)
    {
        Slot[] along = [.. plane.OrderBy(slot => slot.AlongDeg).ThenBy(slot => slot.Satellite)];
        int first = Array.FindIndex(along, slot => slot.Satellite == plane.Min(one => one.Satellite));
        return [.. along[first..], .. along[..first]];
    }

    /// <summary>The nearest plane of the same shell to the east, unless the gap is too wide: the seam of a star, where planes fly against each other.</summary>
    private int? NextPlane(int plane)
    {
        Slot here = _planes[plane][0];
        var next = _planes.Where(other => other.Key != plane && IsSameShell(here, other.Value[0]))
            .Select(other => (Plane: other.Key, Gap: Angles.WrapDeg(other.Value[0].NodeDeg - here.NodeDeg)))
            .OrderBy(other => other.Gap).ThenBy(other => other.Plane).FirstOrDefault((Plane: -1, Gap: 360));
        return next.Gap <= WidestGapDeg ? next.Plane : null;
    }

    private static bool IsSameShell(Slot a, Slot b)
        => Math.Abs(a.InclinationDeg - b.InclinationDeg) <= SameInclinationDeg && Math.Abs(a.RadiusKm - b.RadiusKm) <= SameRadiusKm;

    /// <summary>The slots of two planes are shifted against each other until partners fly side by side; where one plane has fewer, those without a partner have none.</summary>
    private static IEnumerable<(int, int)> Across(Slot[] west, Slot[] east)
    {
        int pairs = Math.Min(west.Length, east.Length);
        double slotDeg = 360.0 / east.Length, best = double.PositiveInfinity;
        int shift = 0;
        for (int candidate = 0; candidate < east.Length; candidate++)
        {
            double apart = Enumerable.Range(0, pairs).Average(i => Math.Abs(AngleBetween(west[i], east[(i + candidate) % east.Length])));
            if (apart >= best - (SameFit * slotDeg)) continue;
            (best, shift) = (apart, candidate);
        }

        return Enumerable.Range(0, pairs).Select(i => (west[i].Satellite, east[(i + shift) % east.Length].Satellite));
    }

    private static double AngleBetween(Slot a, Slot b) => Angles.WrapDeg(b.AlongDeg - a.AlongDeg + 180) - 180;

    /// <summary>Where a satellite is on its orbit.</summary>
    /// <param name="Satellite">Its index.</param>
    /// <param name="Plane">Its plane.</param>
    /// <param name="NodeDeg">Right ascension of the ascending node.</param>
    /// <param name="InclinationDeg">Inclination.</param>
    /// <param name="AlongDeg">Angle from the node.</param>
    /// <param name="RadiusKm">Distance from the Earth's centre.</param>
    private readonly record struct Slot(int Satellite, int Plane, double NodeDeg, double InclinationDeg, double AlongDeg, double RadiusKm)
    {
        public static Slot Of(int satellite, int plane, TemeState s)
        {
            double hx = (s.YKm * s.VzKmPerS) - (s.ZKm * s.VyKmPerS), hy = (s.ZKm * s.VxKmPerS) - (s.XKm * s.VzKmPerS), hz = (s.XKm * s.VyKmPerS) - (s.YKm * s.VxKmPerS);
            double h = Math.Sqrt((hx * hx) + (hy * hy) + (hz * hz)), node = hx == 0 && hy == 0 ? 0 : Math.Atan2(hx, -hy);
            (double sin, double cos) = Math.SinCos(node);
            double ahead = ((-(hz * sin) * s.XKm) + (hz * cos * s.YKm) + (((hx * sin) - (hy * cos)) * s.ZKm)) / h;
            double along = Math.Atan2(ahead, (cos * s.XKm) + (sin * s.YKm));
            return new(
                satellite, plane, Angles.WrapDeg(node * Angles.DegreesPerRadian), Math.Acos(hz / h) * Angles.DegreesPerRadian, Angles.WrapDeg(along * Angles.DegreesPerRadian), s.RadiusKm);
        }
    }
}
