using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// Edges that Orekit's own tests demand to 1 ms: CS-SI/Orekit fe4aee8 (21 July 2026), src/test/java/org/orekit/propagation/events, EclipseDetectorTest (testEclipse, testPenumbra,
/// testWithMethods) and ElevationDetectorTest.testIssue110. Two-body motion; their states stand in <c>Data/orekit-states.csv</c>, made by <c>orekit-states.py</c>.
/// </summary>
public sealed class OrekitTests(ITestOutputHelper output)
{
    /// <summary>What the low-precision Sun may be off by, 0.01 degrees, is 0.16 s of an orbit of 98 min. Measured: up to 0.028 s.</summary>
    private const double SunToleranceS = 0.05;

    /// <summary>Orekit's last digit, and the millisecond to which edges are rounded.</summary>
    private const double EdgeToleranceS = 1.5e-3;

    /// <summary>Orekit's Earth of the eclipses, and its Sun, km; SemSpace's own are 6371 and 695,700.</summary>
    private const double EarthKm = 6400, SunKm = 696_000;

    /// <summary>4 h of terrestrial time; SemSpace's Sun takes UTC for it.</summary>
    private static readonly Epoch Dawn = Epoch.FromUtc(1969, 7, 28, 4);

    [Fact]
    public void Umbra_and_penumbra_are_Orekit_s()
    {
        const double margin = 1e-3;
        Edge("umbra begins", 2303.1835, Dark(discs => discs.UmbraMargin).Start);
        Edge("penumbra ends", 4388.155852, Dark(discs => discs.PenumbraMargin).End);
        Edge("umbra begins, 1 mrad deeper", 2304.188978, Dark(discs => discs.UmbraMargin - margin).Start);

        void Edge(string name, double expectedS, Epoch found)
        {
            double seconds = (found - Dawn).TotalSeconds;
            output.WriteLine(FormattableString.Invariant($"{name}: {seconds:0.000} s, Orekit {expectedS:0.000} s"));
            Assert.Equal(expectedS, seconds, SunToleranceS);
        }
    }

    /// <summary>UT1 = UTC and the pole at rest, as Orekit's data for tests, which tell nothing of 2000, make it too: with the UT1 of that day, 0.355 s, the pass would begin 0.07 s earlier.</summary>
    [Fact]
    public void A_pass_is_Orekit_s()
    {
        Epoch start = Epoch.FromUtc(2000, 1, 1, 11, 58, 55.816);
        KeplerPropagator satellite = new(start, StateOf("elevation"), 398_600.4415);
        ContactWindow pass = Assert.Single(ContactFinder.Find([satellite], [new GroundSite("GSTATION", new(35, 149.8, 0), 5)], start, start + Duration.FromMinutes(30), workers: 1));
        (double rise, double set) = ((pass.Aos - start).TotalSeconds, (pass.Los - start).TotalSeconds);

        output.WriteLine(FormattableString.Invariant($"{rise:0.000} to {set:0.000} s, Orekit 478.945 to 665.721 s"));
        Assert.Equal(478.945, rise, EdgeToleranceS);
        Assert.Equal(665.721, set, EdgeToleranceS);
    }

    private static TimeWindow Dark(Func<ApparentDiscs, double> measure)
        => Assert.Single(WindowFinder.Find(new Shadow(new(Dawn, StateOf("eclipse"), 398_600.47), measure), Dawn, Dawn + Duration.FromSeconds(6000)));

    private static TemeState StateOf(string test)
    {
        string[] row = File.ReadLines(DataFile.PathOf("orekit-states.csv")).Select(line => line.Split(',')).Single(row => row[0] == test);
        return Gap.StateOf([.. row.Skip(1).Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture))], 0);
    }

    /// <summary>SemSpace's discs of the radii that Orekit has.</summary>
    private sealed class Shadow(KeplerPropagator satellite, Func<ApparentDiscs, double> measure) : IVisibility
    {
        public double SignedMargin(Epoch epoch)
        {
            TemeState r = satellite.At(epoch);
            ApparentDiscs discs = ApparentDiscs.From(new(r.XKm, r.YKm, r.ZKm), Sun.PositionTeme(epoch));
            return measure(discs with
            {
                EarthRadians = Math.Asin(Math.Sin(discs.EarthRadians) * EarthKm / CircularOrbit.EarthRadiusKm),
                SunRadians = Math.Asin(Math.Sin(discs.SunRadians) * SunKm / ApparentDiscs.SunRadiusKm),
            });
        }
    }
}
