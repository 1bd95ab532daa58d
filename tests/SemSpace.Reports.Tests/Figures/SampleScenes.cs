using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Reports.Contacts;

namespace SemSpace.Reports.Tests.Figures;

/// <summary>Constellations over stations.</summary>
internal static class SampleScenes
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    /// <summary>24 satellites and two gateways over 12 h.</summary>
    public static ContactScene Small()
        => Of(Walker.Delta(new(24, 6, 1, 97.5, 550), Start), 4, 12, ("Svalbard", 78.23, 15.39), ("Punta Arenas", -53.16, -70.91));

    /// <summary>66 satellites in 6 planes and five gateways over a day.</summary>
    public static ContactScene Iridium() => Of(
        Walker.Star(new(66, 6, 1, 86.4, 780), Start), 11, 24,
        ("Tempe", 33.43, -111.94), ("Svalbard", 78.23, 15.39), ("Fairbanks", 64.8, -147.7), ("Punta Arenas", -53.16, -70.91), ("Izhevsk", 56.85, 53.2));

    /// <summary>A polar star over stations that see satellites from 5 degrees on.</summary>
    public static ContactScene Star(int satellites, int planes, double hours, params (string Name, double LatitudeDeg, double LongitudeDeg)[] stations)
        => Of(Walker.Star(new(satellites, planes, 0, 90, 506), Start), satellites / planes, hours, stations);

    /// <summary>Every contact of a scene.</summary>
    public static ContactWindow[] Windows(ContactScene scene) => [.. ContactFinder.Stream(
        [.. scene.Satellites.Select(satellite => satellite.Propagator)], [.. scene.Sites], scene.Start, scene.End, 2, scene.Earth)];

    private static ContactScene Of(IReadOnlyList<OrbitalElements> sets, int inPlane, double hours, params (string Name, double LatitudeDeg, double LongitudeDeg)[] stations)
    {
        const double maskDeg = 5;
        return new(
            "scene", Start, Start + Duration.FromHours(hours),
            [.. sets.Select((set, k) => new SceneSatellite(set.Name, k / inPlane, set.PeriodSeconds, Propagators.Create(OrbitModel.Sgp4, set)))],
            [.. stations.Select(station => new GroundSite(station.Name, new Geodetic(station.LatitudeDeg, station.LongitudeDeg, 0), maskDeg))], EarthRotation.Default);
    }
}
