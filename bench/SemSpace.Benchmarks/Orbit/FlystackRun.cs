using SemSpace.Orbit;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.TwoBody;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>The published case of FLySTacK (docs/validation.md): 91 days of a Walker star over 13 stations, two-body.</summary>
internal static class FlystackRun
{
    /// <summary>The published semi-major axis is 6378.1363 km + 506.404 km; <see cref="WalkerShape.AltitudeKm"/> counts from 6378.135 km.</summary>
    private const double AltitudeKm = 6378.1363 + 506.404 - 6378.135, InclinationDeg = 90;

    private const int Days = 91;

    public static void Run(RunOptions options)
    {
        int planes = options.Number("planes", 10), workers = options.Number("workers", 1);
        Epoch start = Epoch.FromUtc(2024, 4, 14, 16);
        IPropagator[] satellites = [.. Walker.Star(new(planes * planes, planes, 1, InclinationDeg, AltitudeKm), start).Select(set => new KeplerPropagator(set))];
        int all = 0, whole = 0;
        Measure.Repeat("semspace_flystack", (long)satellites.Length * Sites.Count, options.Number("repeat", 5), () =>
        {
            IReadOnlyList<ContactWindow> plan = ContactFinder.Find(satellites, Sites, start, start + Duration.FromHours(24 * Days), workers);
            (all, whole) = (plan.Count, plan.Count(c => !c.CutAtStart && !c.CutAtEnd));
        });
        Measure.Print($"semspace_flystack_found planes={planes} workers={workers} passes={all} whole={whole} peak_mib={Measure.PeakMemoryMiB:0}");
    }

    private static IReadOnlyList<GroundSite> Sites { get; } =
        [.. new (double LatitudeDeg, double LongitudeDeg)[]
        {
            (43.55, -96.72), (18.25, 109.5), (-26.2, 28.03), (-31.4, -64.18), (69.65, 18.95), (39.1, 77.2), (39.9, 116.4),
            (53.1, 13.1), (-2.99, 119.8), (-25.1, 133.9), (64.8, -147.7), (53.2, -105.7), (17.4, 78.5),
        }.Select((place, i) => new GroundSite($"station {i}", new(place.LatitudeDeg, place.LongitudeDeg, 0), 0))];
}
