using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Links;

namespace SemSpace.Orbit.Tests.Windows.Links;

public sealed class LinkFinderTests(ITestOutputHelper output)
{
    private const double EarthRadiusKm = 6378.137;

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

    /// <summary>By the angle at the Earth's centre: the line is free while it is below the sum of the angles to both tangent points.</summary>
    private static bool Sees(in TemeState a, in TemeState b, UnitVector s, LinkLimits limits)
    {
        double clear = EarthRadiusKm + limits.GrazingAltitudeKm;
        double dot = (a.XKm * b.XKm) + (a.YKm * b.YKm) + (a.ZKm * b.ZKm);
        double range = Math.Sqrt((a.RadiusKm * a.RadiusKm) + (b.RadiusKm * b.RadiusKm) - (2 * dot));
        bool free = Math.Acos(dot / (a.RadiusKm * b.RadiusKm)) < Math.Acos(clear / a.RadiusKm) + Math.Acos(clear / b.RadiusKm);
        if (!free || range >= limits.MaxRangeKm) return false;
        double towards = (((b.XKm - a.XKm) * s.X) + ((b.YKm - a.YKm) * s.Y) + ((b.ZKm - a.ZKm) * s.Z)) / range;
        return limits.SunKeepOutDeg == 0 || Math.Abs(towards) < Math.Cos(limits.SunKeepOutDeg * Math.PI / 180);
    }
}
