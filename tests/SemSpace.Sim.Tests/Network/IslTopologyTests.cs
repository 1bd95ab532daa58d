using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Links;
using SemSpace.Sim.Network;

namespace SemSpace.Sim.Tests.Network;

public sealed class IslTopologyTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void A_ring_goes_round_each_plane()
    {
        IReadOnlyList<IslLink> links = new RingTopology().Links(Scene(Walker.Star(new(66, 6, 2, 86.4, 780), Start), 11));
        Assert.Equal(66, links.Count);
        Assert.All(links, link => Assert.True(link.First / 11 == link.Second / 11 && link.Second - link.First is 1 or 10));
    }

    /// <summary>Six planes of a star have five gaps of 30 degrees and a seam; planes of a delta go all round.</summary>
    [Theory]
    [InlineData(true, 66 + (5 * 11))]
    [InlineData(false, 66 + (6 * 11))]
    public void A_grid_has_no_link_over_the_seam_of_a_star(bool isStar, int expected)
    {
        WalkerShape shape = new(66, 6, 2, isStar ? 86.4 : 60, 1400);
        IReadOnlyList<IslLink> links = new GridTopology().Links(Scene(isStar ? Walker.Star(shape, Start) : Walker.Delta(shape, Start), 11));
        Assert.Equal(expected, links.Count);
        Assert.Equal(isStar, !links.Any(link => link.First < 11 && link.Second >= 55));
        Assert.All(Enumerable.Range(0, 66), k => Assert.InRange(links.Count(link => link.First == k || link.Second == k), 3, 4));
    }

    /// <summary>Partners in two planes are those that fly side by side, wherever the numbers of the satellites begin.</summary>
    [Fact]
    public void Partners_across_planes_fly_side_by_side()
    {
        OrbitalElements[] walker = [.. Walker.Delta(new(40, 4, 3, 60, 1200), Start)];
        OrbitalElements[] mixed = [.. walker[..10], .. walker[13..20], .. walker[10..13], .. walker[20..]];
        IReadOnlyList<IslLink> links = new GridTopology().Links(Scene(mixed, 10));
        double Phase(int k) => mixed[k].MeanAnomalyDeg + mixed[k].ArgumentOfPerigeeDeg;
        IslLink[] across = [.. links.Where(link => link.First / 10 != link.Second / 10)];
        Assert.Equal(40, across.Length);
        Assert.All(across, link => Assert.True(Math.Abs(Angles.WrapDeg(Phase(link.Second) - Phase(link.First) + 180) - 180) <= 18.01));
    }

    [Fact]
    public void Shells_have_no_links_with_each_other()
    {
        OrbitalElements[] shells = [.. Walker.Delta(new(36, 3, 1, 53, 1200), Start), .. Walker.Delta(new(36, 3, 1, 70, 1200, 10), Start), .. Walker.Delta(new(36, 3, 1, 53, 1400, 20), Start)];
        Assert.All(new GridTopology().Links(Scene(shells, 12)), link => Assert.Equal(link.First / 36, link.Second / 36));
    }

    /// <summary>Nobody has more links than terminals, every link is in sight, and with room for all everybody in sight has one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Dynamic_links_keep_to_the_terminals_and_to_the_sight(int terminals)
    {
        IslScene scene = Scene(Walker.Delta(new(24, 4, 1, 53, 1200), Start), 6) with { Limits = new() { MaxRangeKm = 6000 } };
        IReadOnlyList<IslLink> links = new DynamicTopology { Terminals = terminals, ReselectMin = 5 }.Links(scene);
        int open = 0;
        for (int s = 1; s < 7200; s += 13)
        {
            Epoch time = Start + Duration.FromSeconds(s);
            IslLink[] now = [.. links.Where(link => link.Windows.Any(window => window.Start <= time && time < window.End))];
            open += now.Length;
            Assert.All(Enumerable.Range(0, 24), k => Assert.InRange(now.Count(link => link.First == k || link.Second == k), 0, terminals));
            Assert.All(now, link => Assert.True(LinkFinder.InSight(scene.Satellites[link.First].At(time), scene.Satellites[link.Second].At(time), Sun.DirectionTeme(time), scene.Limits) is not null));
            if (s % 300 == 1 && terminals == 100) Assert.Equal(Pairs(scene, time), now.Length);
        }

        Assert.True(open > 0);
    }

    private static int Pairs(IslScene scene, Epoch time)
        => Enumerable.Range(0, 24).Sum(a => Enumerable.Range(a + 1, 23 - a).Count(b => LinkFinder.InSight(scene.Satellites[a].At(time), scene.Satellites[b].At(time), Sun.DirectionTeme(time), scene.Limits) is not null));

    private static IslScene Scene(IEnumerable<OrbitalElements> elements, int perPlane)
    {
        IPropagator[] satellites = [.. elements.Select(one => new Sgp4Propagator(one))];
        return new(satellites, [.. satellites.Select((_, k) => k / perPlane)], new(), Start, Start + Duration.FromHours(2), 2);
    }
}
