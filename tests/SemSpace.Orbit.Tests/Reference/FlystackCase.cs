using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// The published case of arXiv:2511.14889 (docs/validation.md): Walker star, phasing 1, two-body orbits at 90 degrees, 13 stations at zero
/// altitude, mask 0, 91 days from 2024-04-14T16:00Z.
/// </summary>
internal static class FlystackCase
{
    /// <summary>The published semi-major axis is 6378.1363 km + 506.404 km; <see cref="WalkerShape.AltitudeKm"/> counts from 6378.135 km.</summary>
    private const double AltitudeKm = 6378.1363 + 506.404 - 6378.135, InclinationDeg = 90;

    public static Epoch Start { get; } = Epoch.FromUtc(2024, 4, 14, 16);

    public static Epoch End { get; } = Start + Duration.FromHours(91 * 24);

    public static IReadOnlyList<GroundSite> Sites { get; } =
        [.. new (double LatitudeDeg, double LongitudeDeg)[]
        {
            (43.55, -96.72), (18.25, 109.5), (-26.2, 28.03), (-31.4, -64.18), (69.65, 18.95), (39.1, 77.2), (39.9, 116.4),
            (53.1, 13.1), (-2.99, 119.8), (-25.1, 133.9), (64.8, -147.7), (53.2, -105.7), (17.4, 78.5),
        }.Select((place, i) => new GroundSite($"station {i}", new(place.LatitudeDeg, place.LongitudeDeg, 0), 0))];

    /// <summary>As many planes as satellites in each.</summary>
    public static IPropagator[] Satellites(int planes)
        => [.. Walker.Star(new(planes * planes, planes, 1, InclinationDeg, AltitudeKm), Start).Select(set => new KeplerPropagator(set))];
}
