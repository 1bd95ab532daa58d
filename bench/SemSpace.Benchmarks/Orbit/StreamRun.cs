using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The contact plan of a mega-constellation, read pass by pass and not kept: a Walker delta shell, stations spread
/// evenly over the sphere.
/// </summary>
internal static class StreamRun
{
    private const int SatellitesPerPlane = 100;
    private const double MaskDeg = 10;

    private static readonly double GoldenAngleDeg = 180 * (3 - Math.Sqrt(5));

    public static void Run(RunOptions options)
    {
        int count = options.Number("satellites", 10_000), days = options.Number("days", 7), workers = options.Number("workers", 2);
        GroundSite[] sites = Spread(options.Number("sites", 100));
        Workload work = Workload.Shell(count, SatellitesPerPlane);
        long passes = 0;
        double visibleSeconds = 0;
        double seconds = Measure.Once(() =>
        {
            foreach (ContactWindow pass in ContactFinder.Stream(work.Satellites, sites, work.Start, work.Start + Duration.FromHours(24.0 * days), workers))
            {
                passes++;
                visibleSeconds += pass.Length.TotalSeconds;
            }
        });
        Measure.Print($"semspace_stream satellites={count} sites={sites.Length} days={days} workers={workers} passes={passes} visible_s={visibleSeconds:0} seconds={seconds:0.0} peak_mib={Measure.PeakMemoryMiB:0}");
    }

    /// <summary>A Fibonacci lattice: even in the sine of latitude, the golden angle apart in longitude.</summary>
    private static GroundSite[] Spread(int count)
        =>
        [
            .. Enumerable.Range(0, count).Select(i => new GroundSite(
                $"site {i}",
                new Geodetic(Math.Asin(1 - ((2 * i) + 1.0) / count) * 180 / Math.PI, (i * GoldenAngleDeg % 360) - 180, 0),
                MaskDeg)),
        ];
}
