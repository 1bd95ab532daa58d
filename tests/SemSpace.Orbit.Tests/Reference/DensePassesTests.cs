using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Tests.Windows.Contacts;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// The contact plan of real satellites against <see cref="DenseOracle"/>, which looks at every second of the day: every eighth of
/// Data/skyfield-satellites.tle here, all 100 by <c>orbit oracle</c> of the benchmarks.
/// </summary>
public sealed class DensePassesTests(ITestOutputHelper output)
{
    /// <summary>Edges are promised to the millisecond and rounded to it.</summary>
    private const double EdgeToleranceSeconds = 1e-3;

    /// <summary>Half a millisecond of rounding, and the microsecond to which the oracle bisects.</summary>
    private const double RegressionToleranceSeconds = 5.01e-4;

    /// <summary>Passes longer than this must be found; the oracle's step sees all of them.</summary>
    private const double ShortestSeconds = 1;

    private const int EveryNth = 8;
    private const double DaySeconds = 86_400;

    private static readonly Epoch Start = Epoch.FromUtc(2022, 2, 23);

    [Fact]
    public void No_pass_longer_than_a_second_is_missed_and_edges_agree_within_a_millisecond()
    {
        IPropagator[] satellites = [.. ElementFile.Read(DataFile.PathOf("skyfield-satellites.tle"), lenient: false)
            .Satellites.Where((_, i) => i % EveryNth == 0).Select(elements => new Sgp4Propagator(elements))];
        ILookup<(int, int), ContactWindow> plan = ContactFinder.Find(satellites, SkyfieldPassesTests.Sites, Start, Start + Duration.FromSeconds(DaySeconds), workers: 2)
            .ToLookup(c => (c.Satellite, c.Gateway));
        int passes = 0;
        double worst = 0;
        for (int s = 0; s < satellites.Length; s++)
        {
            DenseOracle oracle = new(satellites[s], Start, DaySeconds);
            for (int g = 0; g < SkyfieldPassesTests.Sites.Length; g++)
            {
                (int count, double edge) = Compare(oracle, SkyfieldPassesTests.Sites[g], [.. plan[(s, g)]]);
                (passes, worst) = (passes + count, Math.Max(worst, edge));
            }
        }

        output.WriteLine(FormattableString.Invariant($"{satellites.Length} satellites, {passes} passes, worst edge {worst * 1e3:0.0000} ms"));
        Assert.True(passes > 600);
        Assert.InRange(worst, 0, EdgeToleranceSeconds);
        Assert.InRange(worst, 0, RegressionToleranceSeconds);
    }

    /// <summary>Both lists without the passes too short for the promise, one for one.</summary>
    private static (int Passes, double WorstEdge) Compare(DenseOracle oracle, GroundSite site, ContactWindow[] found)
    {
        (double Rise, double Set)[] dense = [.. oracle.Passes(site.Position, site.MinElevationDeg).Where(p => p.Set - p.Rise > ShortestSeconds)];
        ContactWindow[] ours = [.. found.Where(c => c.Length.TotalSeconds > ShortestSeconds)];
        Assert.Equal(dense.Length, ours.Length);
        double worst = 0;
        for (int i = 0; i < ours.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs((ours[i].Aos - Start).TotalSeconds - dense[i].Rise));
            worst = Math.Max(worst, Math.Abs((ours[i].Los - Start).TotalSeconds - dense[i].Set));
        }

        return (ours.Length, worst);
    }
}
