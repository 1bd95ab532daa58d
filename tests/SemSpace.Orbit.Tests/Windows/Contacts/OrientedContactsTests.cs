using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Contacts;

/// <summary>The batched contact search and the look angles must see the same Earth, under an orientation far larger than the real one.</summary>
public sealed class OrientedContactsTests
{
    /// <summary>Half a millisecond of rounding at 0.1 degrees a second, where satellites cross a mask of 10 degrees.</summary>
    private const double EdgeToleranceDeg = 1e-4;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1, 6);
    private static readonly Epoch End = Start + Duration.FromHours(30);
    private static readonly IPropagator[] Satellites = [.. Walker.Delta(new(3, 3, 1, 70, 600), Start).Select(e => new Sgp4Propagator(e))];
    private static readonly GroundSite[] Sites = [new("north", new(78.23, 15.39, 0.4), 10), new("equator", new(0.5, -60, 0), 10)];

    /// <summary>UT1 0.8 s ahead, and a pole a kilometre off.</summary>
    private static readonly EarthRotation Oriented = new(new EarthOrientation(
        [.. Enumerable.Range(60_857, 3).Select(mjd => new EarthOrientationDay(mjd, 0.8, 20, -30))]));

    [Fact]
    public void Passes_begin_and_end_at_the_mask_of_the_oriented_earth()
    {
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find(Satellites, Sites, Start, End, 2, Oriented);
        double differs = 0;
        foreach (ContactWindow pass in plan)
        {
            double Elevation(Epoch epoch, EarthRotation rotation) => Sites[pass.Gateway].Observe(Satellites[pass.Satellite].At(epoch), epoch, rotation).ElevationDeg;
            if (!pass.CutAtStart) Assert.Equal(10, Elevation(pass.Aos, Oriented), EdgeToleranceDeg);
            if (!pass.CutAtEnd) Assert.Equal(10, Elevation(pass.Los, Oriented), EdgeToleranceDeg);
            Assert.Equal(pass.MaxElevationDeg, Elevation(pass.Culmination, Oriented), 1e-5);
            differs = Math.Max(differs, Math.Abs(Elevation(pass.Aos, EarthRotation.Default) - 10));
        }

        Assert.True(plan.Count > 20);
        Assert.InRange(differs, 0.01, 1);
    }

    [Fact]
    public void A_search_beyond_the_table_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => ContactFinder.Find(Satellites, Sites, Start, Start + Duration.FromHours(100), 1, Oriented));
}
