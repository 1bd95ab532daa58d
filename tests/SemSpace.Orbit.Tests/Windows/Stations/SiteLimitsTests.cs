using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Stations;

/// <summary>Passes over sites whose view a horizon or the antenna's range cuts, against a look every 0.1 s.</summary>
public sealed class SiteLimitsTests
{
    private const double StepSeconds = 0.1;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly Epoch End = Start + Duration.FromHours(8);
    private static readonly Geodetic Place = new(52.1, 5.2, 0.1);
    private static readonly IPropagator[] Satellites = [.. Walker.Delta(new(3, 3, 1, 70, 600), Start).Select(e => new Sgp4Propagator(e))];

    /// <summary>The satellites at every step, for all limits.</summary>
    private static readonly EcefState[][] Looks = [.. Satellites.Select(satellite => Enumerable.Range(0, (int)((End - Start).TotalSeconds / StepSeconds) + 1)
        .Select(i => Start + Duration.FromSeconds(i * StepSeconds))
        .Select(epoch => FrameTransforms.TemeToEcef(satellite.At(epoch), epoch, EarthRotation.Default)).ToArray())];

    public static TheoryData<string, SiteLimits> Limits => new()
    {
        { "a ridge in the south", new() { MinElevationDeg = 5, Horizon = new([new(90, 5), new(170, 40), new(190, 60), new(260, 5)]) } },
        { "a tower", new() { MinElevationDeg = 5, Horizon = new([new(44, 0), new(45, 85), new(47, 85), new(48, 0)]) } },
        { "an antenna of short reach", new() { MinElevationDeg = 10, MaxRangeKm = 1200 } },
        { "a receiver that near signals blind", new() { MinElevationDeg = 10, MinRangeKm = 900 } },
        { "an antenna that keeps off the geostationary arc", new() { MinElevationDeg = 10, GeostationaryArcDeg = 18 } },
        { "all of it", new() { MinElevationDeg = 8, MinRangeKm = 700, MaxRangeKm = 1900, Horizon = new([new(0, 10), new(120, 25), new(240, 5)]) } },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Windows_are_those_of_a_look_every_tenth_of_a_second(string what, SiteLimits limits)
    {
        GroundSite site = new(what, Place, limits);
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find(Satellites, [site], Start, End, 2);
        for (int s = 0; s < Satellites.Length; s++)
        {
            (double Rise, double Set)[] expected = [.. Dense(Looks[s], site)];
            ContactWindow[] found = [.. plan.Where(c => c.Satellite == s && c.Length >= Duration.FromSeconds(1))];
            Assert.Equal(expected.Length, found.Length);
            foreach (((double rise, double set), ContactWindow window) in expected.Zip(found))
            {
                Assert.InRange((window.Aos - Start).TotalSeconds, rise - StepSeconds - 5e-4, rise + 5e-4);
                Assert.InRange((window.Los - Start).TotalSeconds, set - StepSeconds - 5e-4, set + 5e-4);
                Assert.True(window.Culmination >= window.Aos && window.Culmination <= window.Los);
                double highest = Seen(site, s, window.Culmination).ElevationDeg;
                Assert.Equal(highest, window.MaxElevationDeg, 1e-6);
                Assert.True(highest >= Math.Max(Seen(site, s, window.Aos).ElevationDeg, Seen(site, s, window.Los).ElevationDeg) - 1e-9);
            }
        }
    }

    [Fact]
    public void A_limit_that_cuts_nothing_changes_nothing()
    {
        GroundSite plain = new("site", Place, 10), open = new("site", Place, new SiteLimits
        {
            MinElevationDeg = 10,
            Horizon = new([new(0, 2), new(180, 9)]),
            MinRangeKm = 1,
            MaxRangeKm = 1e6,
        });
        Assert.True(plain.IsPlain && !open.IsPlain);
        Assert.Equal(ContactFinder.Find(Satellites, [plain], Start, End, 1), ContactFinder.Find(Satellites, [open], Start, End, 1));
    }

    [Fact]
    public void A_pass_cut_by_the_search_is_marked_only_where_the_site_sees_it()
    {
        GroundSite plain = new("site", Place, 10), far = new("site", Place, new SiteLimits { MinElevationDeg = 10, MinRangeKm = 900 });
        ContactWindow whole = ContactFinder.Find(Satellites, [plain], Start, End, 1).First(c => c.MaxElevationDeg > 60);
        ContactWindow[] From(Epoch start, Epoch end)
            => [.. ContactFinder.Find(Satellites, [far], start, end, 1).Where(c => c.Satellite == whole.Satellite && c.Aos >= whole.Aos && c.Los <= whole.Los)];
        ContactWindow[] parts = From(Start, End);
        Assert.Equal((2, whole.Aos, whole.Los), (parts.Length, parts[0].Aos, parts[1].Los));
        Assert.True(parts[0].Los < whole.Culmination && whole.Culmination < parts[1].Aos);
        Epoch within = parts[0].Aos + (parts[0].Length / 2);
        Assert.Equal([true, false], From(within, End).Select(c => c.CutAtStart));
        Assert.Equal([false], From(whole.Culmination, End).Select(c => c.CutAtStart));
        Assert.Equal([true], From(Start, within).Select(c => c.CutAtEnd));
        Assert.Equal([false], From(Start, whole.Culmination).Select(c => c.CutAtEnd));
    }

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(100, 100)]
    [InlineData(double.NaN, 100)]
    [InlineData(0, double.NaN)]
    public void Ranges_that_leave_nothing_are_refused(double shortest, double longest)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new GroundSite("x", Place, new SiteLimits { MinRangeKm = shortest, MaxRangeKm = longest }));

    private static LookAngles Seen(GroundSite site, int satellite, Epoch epoch) => site.Observe(Satellites[satellite].At(epoch), epoch);

    /// <summary>First and last look at which the limits hold, as plain conditions on azimuth, elevation and range; windows of a second or longer.</summary>
    private static IEnumerable<(double Rise, double Set)> Dense(EcefState[] looks, GroundSite site)
    {
        double? rise = null;
        for (int i = 0; i < looks.Length; i++)
        {
            double seconds = i * StepSeconds;
            bool sees = Sees(site.Limits, site.Observe(looks[i]));
            if (sees) rise ??= seconds;
            if (rise is not { } from || (sees && i < looks.Length - 1)) continue;
            if (seconds - from >= 1) yield return (from, seconds);
            rise = null;
        }
    }

    /// <summary>Directions to the geostationary arc every hundredth of a degree, above the horizon: east, north, up.</summary>
    private static readonly (double East, double North, double Up)[] Arc = [.. Enumerable.Range(0, 36_000)
        .Select(i => new GroundSite("arc", Place, 0).Observe(new EcefState(42_164.17 * Math.Cos(i * Math.PI / 18_000), 42_164.17 * Math.Sin(i * Math.PI / 18_000), 0, 0, 0, 0)))
        .Where(look => look.ElevationDeg > 0).Select(Direction)];

    private static (double East, double North, double Up) Direction(LookAngles look)
    {
        (double sinElevation, double cosElevation) = Math.SinCos(look.ElevationDeg * Math.PI / 180);
        (double sinAzimuth, double cosAzimuth) = Math.SinCos(look.AzimuthDeg * Math.PI / 180);
        return (cosElevation * sinAzimuth, cosElevation * cosAzimuth, sinElevation);
    }

    private static bool KeepsOff(double degrees, LookAngles look)
    {
        (double east, double north, double up) = Direction(look);
        return Arc.Max(arc => (arc.East * east) + (arc.North * north) + (arc.Up * up)) < Math.Cos(degrees * Math.PI / 180);
    }

    /// <summary>Oracle, worked by hand: from 52.1 degrees the arc is highest in the south, at 30.4 degrees (tan h = (cos φ - 6378 / 42164) / sin φ; the ellipsoid aside).</summary>
    [Fact]
    public void The_arc_is_highest_in_the_south()
    {
        double highest = Arc.Max(arc => Math.Asin(arc.Up)) * 180 / Math.PI;
        Assert.Equal(Math.Atan((Math.Cos(52.1 * Math.PI / 180) - (6378 / 42_164.0)) / Math.Sin(52.1 * Math.PI / 180)) * 180 / Math.PI, highest, 0.25);
    }

    private static bool Sees(SiteLimits limits, LookAngles seen)
        => seen.ElevationDeg > limits.MinElevationDeg
            && (limits.Horizon is null || seen.ElevationDeg > limits.Horizon.ElevationDeg(seen.AzimuthDeg))
            && seen.RangeKm > limits.MinRangeKm && seen.RangeKm < limits.MaxRangeKm
            && (limits.GeostationaryArcDeg == 0 || KeepsOff(limits.GeostationaryArcDeg, seen));
}
