using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Constellations;

/// <summary>The real constellation of scenarios/data/README.md.</summary>
public sealed class IridiumTests
{
    private static readonly string File67 = DataFile.PathOf("iridium-2022-02-22.tle");

    [Fact]
    public void Sixty_seven_satellites_are_read_and_lie_in_six_planes()
    {
        ElementReadResult read = ElementFile.Read(File67, lenient: false);
        Assert.Empty(read.Faults);
        Assert.Equal(67, read.Satellites.Count);
        Assert.All(read.Satellites, s => Assert.Equal(774.6, s.SemiMajorAxisKm - 6378.135, 0.1));
        int[] planes = PlaneGrouping.Assign(read.Satellites, Epoch.FromUtc(2022, 2, 22));
        Assert.Equal([11, 11, 11, 11, 11, 12], planes.GroupBy(p => p).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Half_a_year_later_the_same_satellites_share_planes()
    {
        // Differences of inclination and mean motion spread the nodes by hundredths of a degree, all carried by the drift.
        IReadOnlyList<OrbitalElements> satellites = ElementFile.Read(File67, lenient: false).Satellites;
        int[] now = PlaneGrouping.Assign(satellites, Epoch.FromUtc(2022, 2, 22)), later = PlaneGrouping.Assign(satellites, Epoch.FromUtc(2022, 8, 22));
        int[] renamed = [.. now.Zip(later).Distinct().OrderBy(pair => pair.First).Select(pair => pair.Second)];
        Assert.Equal(6, renamed.Length);
        Assert.Equal(later, now.Select(p => renamed[p]));
    }
}
