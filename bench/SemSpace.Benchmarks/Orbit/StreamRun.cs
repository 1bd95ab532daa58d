using SemSpace.Orbit;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The contact plan of a mega-constellation, read pass by pass and not kept: Walker delta at 53 degrees and 550 km, stations spread
/// evenly over the sphere.
/// </summary>
internal static class StreamRun
{
    private const int SatellitesPerPlane = 100;
    private const double InclinationDeg = 53, AltitudeKm = 550, MaskDeg = 10;

    private static readonly double GoldenAngleDeg = 180 * (3 - Math.Sqrt(5));

    public static void Run(RunOptions options)
    {
        int count = options.Number("satellites", 10_000), days = options.Number("days", 7), workers = options.Number("workers", 2);
        Epoch start = Epoch.FromUtc(2026, 10, 27, 12);
        GroundSite[] sites = Spread(options.Number("sites", 100));
        IPropagator[] satellites = [.. Walker.Delta(new(count, count / SatellitesPerPlane, 1, InclinationDeg, AltitudeKm), start).Select(set => new Sgp4Propagator(set))];
        long passes = 0;
        double visibleSeconds = 0;
        double seconds = Measure.Once(() =>
        {
            foreach (ContactWindow pass in ContactFinder.Stream(satellites, sites, start, start + Duration.FromHours(24.0 * days), workers))
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
