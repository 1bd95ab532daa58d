using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Contacts;

public sealed class ContactFinderTests(ITestOutputHelper output)
{
    /// <summary>Edges are promised to the millisecond.</summary>
    private const double EdgeToleranceSeconds = 1e-3;

    private const double DaySeconds = 86_400;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly Epoch End = Start + Duration.FromSeconds(DaySeconds);

    /// <summary>Low, usual and high orbits, prograde, polar, retrograde and eccentric.</summary>
    private static readonly IPropagator[] Satellites =
    [
        Make(53, 550), Make(86.4, 780), Make(97.6, 420), Make(28.5, 250), Make(66, 1500),
        new Sgp4Propagator(Walker.Delta(new(1, 1, 0, 63.4, 2500, 77), Start)[0] with { Eccentricity = 0.2, ArgumentOfPerigeeDeg = 270 }),
    ];

    /// <summary>From pole to pole, with masks from the horizon to nearly the zenith.</summary>
    private static readonly GroundSite[] Sites =
    [
        new("Svalbard", new(78.2, 15.4, 0.5), 5), new("Delft", new(52, 4.4, 0), 10), new("Kourou", new(5.2, -52.8, 0), 0),
        new("Singapore", new(1.3, 103.8, 0), 40), new("Canberra", new(-35.4, 149, 0.6), 70), new("South Pole", new(-90, 0, 2.8), 10),
    ];

    private static readonly IReadOnlyList<ContactWindow> Plan = ContactFinder.Find(Satellites, Sites, Start, End, workers: 1);

    [Fact]
    public void Every_pass_of_a_dense_search_is_found_with_the_same_edges()
    {
        int passes = 0;
        double worst = 0;
        for (int s = 0; s < Satellites.Length; s++)
        {
            DenseOracle oracle = new(Satellites[s], Start, DaySeconds);
            for (int g = 0; g < Sites.Length; g++)
            {
                ContactWindow[] found = [.. Plan.Where(c => c.Satellite == s && c.Gateway == g && c.Length >= Duration.FromSeconds(2))];
                List<(double Rise, double Set)> dense = oracle.Passes(Sites[g].Position, Sites[g].MinElevationDeg);
                dense.RemoveAll(p => p.Set - p.Rise < 2);
                Assert.Equal(dense.Count, found.Length);
                for (int i = 0; i < found.Length; i++)
                {
                    worst = Math.Max(worst, Math.Abs((found[i].Aos - Start).TotalSeconds - dense[i].Rise));
                    worst = Math.Max(worst, Math.Abs((found[i].Los - Start).TotalSeconds - dense[i].Set));
                }

                passes += found.Length;
            }
        }

        output.WriteLine(FormattableString.Invariant($"{passes} passes, worst edge {worst * 1e3:0.000} ms"));
        Assert.True(passes > 150);
        Assert.InRange(worst, 0, EdgeToleranceSeconds);
    }

    [Fact]
    public void A_grazing_pass_of_hardly_more_than_a_second_is_found()
    {
        // Sites whose mask lies just below the culmination of a known pass.
        ContactWindow[] whole = [.. Plan.Where(c => !c.CutAtStart && !c.CutAtEnd && c.MaxElevationDeg < 89)];
        foreach (ContactWindow pass in whole)
        {
            IPropagator satellite = Satellites[pass.Satellite];
            Geodetic place = Sites[pass.Gateway].Position;
            double mask = Math.Min(
                DenseOracle.ElevationDeg(satellite, place, pass.Culmination - Duration.FromSeconds(0.55)),
                DenseOracle.ElevationDeg(satellite, place, pass.Culmination + Duration.FromSeconds(0.55)));
            GroundSite grazing = new("grazing", place, mask);
            IReadOnlyList<ContactWindow> found = ContactFinder.Find([satellite], [grazing], Start, End, workers: 1);
            ContactWindow graze = Assert.Single(found, c => c.Aos >= pass.Aos && c.Los <= pass.Los && (c.Culmination - pass.Culmination).TotalSeconds is > -1 and < 1);
            Assert.InRange(graze.Length.TotalSeconds, 1, 1.3);
        }

        Assert.True(whole.Length > 150);
    }

    [Fact]
    public void The_margin_is_positive_inside_a_pass_and_negative_around_it()
    {
        Duration inset = Duration.FromMilliseconds(2);
        foreach (ContactWindow c in Plan.Where(c => !c.CutAtStart && !c.CutAtEnd && c.Length > inset * 4))
        {
            double Margin(Epoch t) => Sites[c.Gateway].Observe(Satellites[c.Satellite].At(t), t).ElevationDeg - Sites[c.Gateway].MinElevationDeg;
            Assert.True(Margin(c.Aos - inset) < 0 && Margin(c.Los + inset) < 0);
            for (int i = 0; i <= 20; i++) Assert.True(Margin(c.Aos + inset + ((c.Length - (inset * 2)) * i / 20)) > 0);
        }
    }

    [Fact]
    public void Passes_are_numbered_in_order_and_one_pair_s_passes_are_apart()
    {
        Assert.Equal(Enumerable.Range(0, Plan.Count), Plan.Select(c => c.Id));
        Assert.Equal(Plan.OrderBy(c => c.Aos).ThenBy(c => c.Satellite).ThenBy(c => c.Gateway), Plan);
        Assert.All(Plan, c => Assert.True(c.Aos >= Start && c.Aos < c.Los && c.Los <= End && c.Culmination >= c.Aos && c.Culmination <= c.Los));
        foreach (IGrouping<(int, int), ContactWindow> pair in Plan.GroupBy(c => (c.Satellite, c.Gateway)))
            Assert.All(pair.Zip(pair.Skip(1)), two => Assert.True(two.First.Los < two.Second.Aos));
    }

    [Fact]
    public void The_culmination_is_the_highest_point_of_a_dense_search()
    {
        const double offPeakDeg = 1e-4; // a pass is flat at its top
        foreach (ContactWindow c in Plan.Where((_, i) => i % 7 == 0))
        {
            double highest = Enumerable.Range(0, (int)(c.Length.TotalSeconds * 2) + 1)
                .Max(i => DenseOracle.ElevationDeg(Satellites[c.Satellite], Sites[c.Gateway].Position, c.Aos + Duration.FromSeconds(i * 0.5)));
            Assert.InRange(c.MaxElevationDeg, highest - offPeakDeg, highest + 0.05); // half a second off a peak near the zenith
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void The_plan_does_not_depend_on_the_workers(int workers)
        => Assert.Equal(Plan, ContactFinder.Find(Satellites, Sites, Start, End, workers));

    [Theory]
    [InlineData(30)]
    [InlineData(15)]
    [InlineData(7)]
    public void A_finer_grid_changes_no_window(double stepSeconds)
    {
        for (int s = 0; s < Satellites.Length; s++)
        {
            for (int g = 0; g < Sites.Length; g++)
            {
                IReadOnlyList<TimeWindow> fine = WindowFinder.Find(new ElevationMargin(Satellites[s], Sites[g]), Start, End, Duration.FromSeconds(stepSeconds));
                Assert.Equal(Plan.Where(c => c.Satellite == s && c.Gateway == g).Select(c => new TimeWindow(c.Aos, c.Los, c.CutAtStart, c.CutAtEnd)), fine);
            }
        }
    }

    [Fact]
    public void A_search_that_begins_or_ends_within_a_pass_says_so()
    {
        ContactWindow pass = Plan.First(c => !c.CutAtStart && !c.CutAtEnd && c.Length > Duration.FromMinutes(5));
        Epoch inside = pass.Aos + Duration.FromSeconds(100.0004), later = pass.Los - Duration.FromSeconds(50);
        ContactWindow part = Assert.Single(ContactFinder.Find([Satellites[pass.Satellite]], [Sites[pass.Gateway]], inside, later, workers: 1));
        Assert.Equal((inside, later, true, true), (part.Aos, part.Los, part.CutAtStart, part.CutAtEnd));
    }

    [Fact]
    public void A_satellite_that_decays_within_the_search_is_seen_until_then()
    {
        OrbitalElements doomed = Walker.Delta(new(1, 1, 0, 53, 200), Start)[0] with { Name = "DOOMED", BStar = 0.05 };
        Sgp4Propagator satellite = new(doomed);
        Epoch end = Start + Duration.FromHours(72);
        GroundSite everywhere = new("all sky", new(0, 0, 0), -90);
        ContactWindow life = Assert.Single(ContactFinder.Find([satellite], [everywhere], Start, end, workers: 1));
        Assert.Equal((true, false), (life.CutAtStart, life.CutAtEnd));
        _ = satellite.At(life.Los - Duration.FromMilliseconds(1));
        Assert.Throws<PropagationException>(() => satellite.At(life.Los + Duration.FromMilliseconds(1)));
        Assert.All(ContactFinder.Find([satellite], Sites, Start, end, workers: 1), c => Assert.True(c.Los <= life.Los));
    }

    [Fact]
    public void A_search_of_many_days_joins_what_its_days_cut()
    {
        // Searched in one piece by the general finder.
        Epoch end = Start + Duration.FromHours(24 * 3.4);
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find(Satellites, Sites, Start, end, workers: 2);
        Assert.Equal(plan, ContactFinder.Stream(Satellites, Sites, Start, end, workers: 1));
        Assert.Equal(plan.OrderBy(c => c.Aos).ThenBy(c => c.Satellite).ThenBy(c => c.Gateway), plan);
        for (int s = 0; s < Satellites.Length; s++)
        {
            for (int g = 0; g < Sites.Length; g++)
            {
                IReadOnlyList<TimeWindow> whole = WindowFinder.Find(new ElevationMargin(Satellites[s], Sites[g]), Start, end);
                Assert.Equal(whole, plan.Where(c => c.Satellite == s && c.Gateway == g).Select(c => new TimeWindow(c.Aos, c.Los, c.CutAtStart, c.CutAtEnd)));
            }
        }

        Assert.Contains(plan, c => Enumerable.Range(1, 3).Any(day => c.Aos < Start + Duration.FromHours(24 * day) && c.Los > Start + Duration.FromHours(24 * day)));
    }

    [Fact]
    public void No_pass_is_lost_where_a_satellite_stays_too_far_south_or_north()
    {
        IPropagator[] satellites = [Make(30, 550), Make(97, 300), Satellites[5]];
        GroundSite[] ladder =
            [.. Enumerable.Range(-90, 181).Where(i => i % 4 == 0).SelectMany(i => new[] { 0, 10, 35 }.Select(mask => new GroundSite($"{i}/{mask}", new(i, 3 * i, 0.2), mask)))];
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find(satellites, ladder, Start, End, workers: 2);
        int empty = 0;
        for (int s = 0; s < satellites.Length; s++)
        {
            for (int g = 0; g < ladder.Length; g++)
            {
                TimeWindow[] found = [.. plan.Where(c => c.Satellite == s && c.Gateway == g).Select(c => new TimeWindow(c.Aos, c.Los, c.CutAtStart, c.CutAtEnd))];
                Assert.Equal(WindowFinder.Find(new ElevationMargin(satellites[s], ladder[g]), Start, End), found);
                if (found.Length == 0) empty++;
            }
        }

        Assert.InRange(empty, 30, 200);
    }

    [Theory]
    [InlineData(2016, 12, 31)]
    [InlineData(2025, 7, 1)]
    public void A_search_across_midnight_and_a_leap_second_gives_edges_where_the_elevation_is_the_mask(int year, int month, int day)
    {
        Epoch start = Epoch.FromUtc(year, month, day, 17), end = start + Duration.FromHours(14);
        IPropagator[] satellites = [.. Walker.Delta(new(6, 3, 1, 70, 600), start).Select(elements => new Sgp4Propagator(elements))];
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find(satellites, Sites, start, end, workers: 1);
        Assert.True(plan.Count > 30);
        const double steepestDegPerMs = 1e-3; // 7.5 km/s at 600 km, and half a millisecond of rounding
        foreach (ContactWindow c in plan)
        {
            double Elevation(Epoch t) => DenseOracle.ElevationDeg(satellites[c.Satellite], Sites[c.Gateway].Position, t);
            if (!c.CutAtStart) Assert.Equal(Sites[c.Gateway].MinElevationDeg, Elevation(c.Aos), steepestDegPerMs);
            if (!c.CutAtEnd) Assert.Equal(Sites[c.Gateway].MinElevationDeg, Elevation(c.Los), steepestDegPerMs);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(61)]
    public void The_length_of_the_parts_changes_no_pass(int steps)
    {
        IPropagator[] satellites = [.. Walker.Star(new(60, 6, 1, 86.4, 780), Start).Select(elements => new Sgp4Propagator(elements))];
        GroundSite[] ladder = [.. Enumerable.Range(0, 36).Select(i => new GroundSite($"{i}", new((5 * i) - 88, 41 * i, 0.1), i % 40))];
        ContactWindow[] whole = [.. ContactFinder.Find(satellites, ladder, Start, End, workers: 2)];
        Assert.True(whole.Length > 5000);
        Assert.Equal(whole, ContactFinder.Parts(satellites, ladder, Start, End, new() { MaxDegreeOfParallelism = 2 }, EarthRotation.Default, WindowFinder.DefaultStep * steps));
    }

    [Fact]
    public void What_is_always_in_view_is_one_window_over_all_days()
    {
        GroundSite everywhere = new("all sky", new(0, 0, 0), -90);
        Epoch end = Start + Duration.FromHours(60);
        ContactWindow all = Assert.Single(ContactFinder.Find([Satellites[0]], [everywhere], Start, end, workers: 1));
        Assert.Equal((Start, end, true, true), (all.Aos, all.Los, all.CutAtStart, all.CutAtEnd));
        double highest = Enumerable.Range(0, 60 * 3600).Max(i => DenseOracle.ElevationDeg(Satellites[0], everywhere.Position, Start + Duration.FromSeconds(i)));
        Assert.InRange(all.MaxElevationDeg, highest, highest + 0.5); // half a second off a peak near the zenith
    }

    [Fact]
    public void At_least_one_worker_is_needed()
        => Assert.Throws<ArgumentOutOfRangeException>(() => ContactFinder.Find(Satellites, Sites, Start, End, workers: 0));

    [Fact]
    public void Without_satellites_or_sites_the_plan_is_empty()
    {
        Assert.Empty(ContactFinder.Find([], Sites, Start, End, workers: 1));
        Assert.Empty(ContactFinder.Find(Satellites, [], Start, End, workers: 1));
    }

    private static Sgp4Propagator Make(double inclination, double altitude)
        => new(Walker.Delta(new(1, 1, 0, inclination, altitude, RaanOffsetDeg: altitude), Start)[0]);
}
