using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// Passes of 100 real satellites over ten stations on 23 February 2022, mask 10 degrees, against Skyfield 1.45 with python-sgp4
/// 2.15 (Data/skyfield-passes.py; UT1 = UTC, no polar motion, see Data/README.md).
/// </summary>
public sealed class SkyfieldPassesTests(ITestOutputHelper output)
{
    /// <summary>The agreement asked of the two models.</summary>
    private const double PublishedToleranceSeconds = 0.05;

    /// <summary>Our edges are rounded to the millisecond, the file to the microsecond.</summary>
    private const double RegressionToleranceSeconds = 5.01e-4;

    /// <summary>Ours and theirs are each rounded to 1e-6 degrees; measured 1.0e-6.</summary>
    private const double ElevationToleranceDeg = 1.1e-6;

    /// <summary>The edges before rounding: half of the microsecond that the file resolves, and a tenth for both programs' own rounding.</summary>
    private const double UnroundedToleranceSeconds = 6e-7;

    private const double MaskDeg = 10;
    private const int PublishedPasses = 4972;

    private static readonly Epoch Start = Epoch.FromUtc(2022, 2, 23);

    /// <summary>The stations of Data/skyfield-passes.py, in its order.</summary>
    internal static GroundSite[] Sites { get; } =
    [
        .. new[] { (78.2, 15.4), (67.9, 21.1), (52.0, 4.4), (40.4, -3.7), (28.5, -80.6), (5.2, -52.8), (1.3, 103.8), (-33.9, 18.4), (-35.4, 149.0), (-53.2, -70.9) }
            .Select((place, i) => new GroundSite($"station {i}", new(place.Item1, place.Item2, 0), MaskDeg)),
    ];

    private static readonly IPropagator[] Satellites =
        [.. ElementFile.Read(DataFile.PathOf("skyfield-satellites.tle"), lenient: false).Satellites.Select(elements => new Sgp4Propagator(elements))];

    private static readonly Lazy<(ContactWindow Ours, double[] Theirs)[]> Pairs = new(Match);

    [Fact]
    public void The_same_passes_are_found_one_for_one() => Assert.Equal(PublishedPasses, Pairs.Value.Length);

    [Fact]
    public void They_rise_and_set_at_the_same_instants()
    {
        double aos = Pairs.Value.Max(p => Math.Abs((p.Ours.Aos - Start).TotalSeconds - p.Theirs[2]));
        double los = Pairs.Value.Max(p => Math.Abs((p.Ours.Los - Start).TotalSeconds - p.Theirs[4]));
        output.WriteLine(FormattableString.Invariant($"{Pairs.Value.Length} passes, largest difference: AOS {aos * 1e3:0.0000} ms, LOS {los * 1e3:0.0000} ms"));
        Assert.InRange(Math.Max(aos, los), 0, PublishedToleranceSeconds);
        Assert.InRange(Math.Max(aos, los), 0, RegressionToleranceSeconds);
    }

    [Fact]
    public void Before_rounding_our_edges_are_theirs_to_the_last_digit_of_the_file()
    {
        double worst = 0;
        foreach ((ContactWindow ours, double[] theirs) in Pairs.Value)
        {
            if (!ours.CutAtStart) worst = Math.Max(worst, SecondsOffMask(ours, theirs[2]));
            if (!ours.CutAtEnd) worst = Math.Max(worst, SecondsOffMask(ours, theirs[4]));
        }

        output.WriteLine(FormattableString.Invariant($"largest difference of an edge before rounding: {worst * 1e6:0.000} microseconds"));
        Assert.InRange(worst, 0, UnroundedToleranceSeconds);
    }

    [Fact]
    public void They_culminate_at_the_same_instant_and_elevation()
    {
        double time = Pairs.Value.Max(p => Math.Abs((p.Ours.Culmination - Start).TotalSeconds - p.Theirs[3]));
        double elevation = Pairs.Value.Max(p => Math.Abs(p.Ours.MaxElevationDeg - p.Theirs[5]));
        output.WriteLine(FormattableString.Invariant($"largest difference at culmination: {time * 1e3:0.0000} ms, {elevation:0.0e0} degrees"));
        Assert.InRange(time, 0, PublishedToleranceSeconds);
        Assert.InRange(elevation, 0, ElevationToleranceDeg);
    }

    /// <summary>Both lists by satellite, station and order of time; a pass that one of them lacks fails here.</summary>
    private static (ContactWindow Ours, double[] Theirs)[] Match()
    {
        ContactWindow[] ours =
        [
            .. ContactFinder.Find(Satellites, Sites, Start, Start + Duration.FromHours(24), workers: 2)
                .OrderBy(c => c.Satellite).ThenBy(c => c.Gateway).ThenBy(c => c.Aos),
        ];
        double[][] theirs = [.. DataFile.Rows("skyfield-passes.csv")];
        Assert.Equal(100, Satellites.Length);
        Assert.Equal(theirs.Select(row => ((int)row[0], (int)row[1])), ours.Select(c => (c.Satellite, c.Gateway)));
        return [.. ours.Zip(theirs)];
    }

    /// <summary>How long our satellite takes from its elevation at their edge to the mask.</summary>
    private static double SecondsOffMask(ContactWindow pass, double seconds)
    {
        double ElevationDeg(double at)
        {
            Epoch epoch = Start + Duration.FromSeconds(at);
            return Sites[pass.Gateway].Observe(Satellites[pass.Satellite].At(epoch), epoch).ElevationDeg;
        }

        double ratePerSecond = ElevationDeg(seconds + 0.5) - ElevationDeg(seconds - 0.5);
        return Math.Abs((ElevationDeg(seconds) - MaskDeg) / ratePerSecond);
    }
}
