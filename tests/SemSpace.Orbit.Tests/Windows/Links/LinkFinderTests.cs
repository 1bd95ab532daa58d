using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Links;

namespace SemSpace.Orbit.Tests.Windows.Links;

public sealed class LinkFinderTests(ITestOutputHelper output)
{
    private const double EquatorialKm = 6378.137, PolarKm = 6356.752314245;

    /// <summary>Edges are rounded to whole milliseconds.</summary>
    private const double EdgeSeconds = 6e-4;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly Epoch End = Start + Duration.FromHours(6);

    /// <summary>Two satellites of each of three planes, one of them polar, one retrograde and high.</summary>
    private static readonly IPropagator[] Satellites =
    [
        .. Walker.Delta(new(4, 2, 1, 53, 550), Start).Concat(Walker.Star(new(2, 1, 0, 90, 780, 40), Start)).Concat(Walker.Delta(new(2, 1, 0, 120, 1800, 10), Start))
            .Select(elements => new Sgp4Propagator(elements)),
    ];

    private static readonly Epoch[] Seconds = [.. Enumerable.Range(0, (int)(End - Start).TotalSeconds).Select(i => Start + Duration.FromSeconds(i))];
    private static readonly UnitVector[] Suns = [.. Seconds.Select(Sun.DirectionTeme)];
    private static readonly TemeState[][] States = [.. Satellites.Select(satellite => Seconds.Select(satellite.At).ToArray())];

    [Theory]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(80, double.PositiveInfinity, 0)]
    [InlineData(80, 3000, 0)]
    [InlineData(100, 6000, 35)]
    public void Windows_are_those_of_a_look_at_every_second(double grazingKm, double maxRangeKm, double sunDeg)
    {
        LinkLimits limits = new() { GrazingAltitudeKm = grazingKm, MaxRangeKm = maxRangeKm, SunKeepOutDeg = sunDeg };
        int count = 0;
        for (int a = 0; a < Satellites.Length; a++)
        {
            for (int b = a + 1; b < Satellites.Length; b++)
            {
                IReadOnlyList<TimeWindow> windows = LinkFinder.Find(Satellites[a], Satellites[b], limits, Start, End);
                count += windows.Count;
                for (int i = 0; i < Seconds.Length; i++)
                {
                    Epoch t = Seconds[i];
                    bool atAnEdge = windows.Any(w => Math.Abs((w.Start - t).TotalSeconds) <= EdgeSeconds || Math.Abs((w.End - t).TotalSeconds) <= EdgeSeconds);
                    if (!atAnEdge) Assert.Equal(Sees(States[a][i], States[b][i], Suns[i], limits), windows.Any(w => w.Start < t && t < w.End));
                }
            }
        }

        output.WriteLine($"{count} windows");
        Assert.True(count > 10);
    }

    /// <summary>Two-body orbits of a star over the ellipsoid, each with every other: the windows against a look at every 10 s, and their edges by bisection of it.</summary>
    [Fact]
    public void Windows_of_a_star_of_two_body_orbits_are_those_of_a_dense_search()
    {
        IPropagator[] star = [.. Walker.Star(new(18, 3, 1, 87, 900), Start).Select(elements => new KeplerPropagator(elements))];
        (int First, int Second)[] pairs = [.. Enumerable.Range(0, 18).SelectMany(a => Enumerable.Range(a + 1, 17 - a).Select(b => (a, b)))];
        LinkLimits limits = new();
        IReadOnlyList<IReadOnlyList<TimeWindow>> found = LinkFinder.Find(star, pairs, limits, Start, End, 2);
        int edges = 0;
        foreach (((int a, int b), IReadOnlyList<TimeWindow> windows) in pairs.Zip(found))
        {
            List<double> changes = [];
            for (double s = 10; s <= (End - Start).TotalSeconds; s += 10)
            {
                if (At(s - 10) == At(s)) continue;
                double low = s - 10, high = s;
                while (high - low > 1e-5) (low, high) = At((low + high) / 2) == At(low) ? ((low + high) / 2, high) : (low, (low + high) / 2);
                changes.Add(low);
            }

            double[] own = [.. windows.SelectMany(w => new[] { (w.Start, w.CutAtStart), (w.End, w.CutAtEnd) }).Where(edge => !edge.Item2).Select(edge => (edge.Item1 - Start).TotalSeconds)];
            Assert.Equal(changes.Count, own.Length);
            Assert.All(changes.Zip(own), pair => Assert.Equal(pair.First, pair.Second, EdgeSeconds));
            edges += own.Length;
            bool At(double s) => Sees(star[a].At(Start + Duration.FromSeconds(s)), star[b].At(Start + Duration.FromSeconds(s)), default, limits);
        }

        output.WriteLine($"{edges} edges");
        Assert.True(edges > 500);
    }

    [Fact]
    public void Neighbours_on_one_orbit_see_each_other_always_or_never()
    {
        IPropagator[] ring = [.. Walker.Delta(new(12, 1, 0, 53, 550), Start).Select(elements => new Sgp4Propagator(elements))];
        Assert.Equal([new TimeWindow(Start, End, true, true)], LinkFinder.Find(ring[0], ring[1], new(), Start, End));
        Assert.Empty(LinkFinder.Find(ring[0], ring[3], new(), Start, End));
    }

    [Fact]
    public void A_link_is_the_same_from_both_ends()
    {
        LinkLimits limits = new() { MaxRangeKm = 5000, SunKeepOutDeg = 20 };
        Assert.Equal(LinkFinder.Find(Satellites[0], Satellites[5], limits, Start, End), LinkFinder.Find(Satellites[5], Satellites[0], limits, Start, End));
    }

    [Fact]
    public void Limits_out_of_range_are_refused()
    {
        Assert.All(
            [new LinkLimits { GrazingAltitudeKm = -1 }, new() { MaxRangeKm = 0 }, new() { SunKeepOutDeg = 91 }, new() { GrazingAltitudeKm = double.NaN }],
            limits => Assert.Throws<ArgumentOutOfRangeException>(() => LinkFinder.Find(Satellites[0], Satellites[1], limits, Start, End)));
    }

    /// <summary>By the roots of the quadratic equation of the line and the ellipsoid: the line is free while none lies between its ends.</summary>
    private static bool Sees(in TemeState a, in TemeState b, UnitVector s, LinkLimits limits)
    {
        double dot = (a.XKm * b.XKm) + (a.YKm * b.YKm) + (a.ZKm * b.ZKm);
        double range = Math.Sqrt((a.RadiusKm * a.RadiusKm) + (b.RadiusKm * b.RadiusKm) - (2 * dot));
        double across = Math.Pow(EquatorialKm + limits.GrazingAltitudeKm, -2), along = Math.Pow(PolarKm + limits.GrazingAltitudeKm, -2);
        double aa = Form(a, a), ab = Form(a, b), bb = Form(b, b), square = aa - (2 * ab) + bb, half = ab - aa, discriminant = (half * half) - (square * (aa - 1));
        bool free = discriminant < 0 || (-half - Math.Sqrt(discriminant)) / square > 1 || (-half + Math.Sqrt(discriminant)) / square < 0;
        double Form(in TemeState p, in TemeState q) => (across * ((p.XKm * q.XKm) + (p.YKm * q.YKm))) + (along * p.ZKm * q.ZKm);
        if (!free || range >= limits.MaxRangeKm) return false;
        double towards = (((b.XKm - a.XKm) * s.X) + ((b.YKm - a.YKm) * s.Y) + ((b.ZKm - a.ZKm) * s.Z)) / range;
        return limits.SunKeepOutDeg == 0 || Math.Abs(towards) < Math.Cos(limits.SunKeepOutDeg * Math.PI / 180);
    }
}
