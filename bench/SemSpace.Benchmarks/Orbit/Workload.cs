using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>Satellites and when to look at them; the ten stations of bench/peers.</summary>
internal sealed record Workload(IReadOnlyList<Sgp4Propagator> Satellites, Epoch Start)
{
    private const double MaskDeg = 10, InclinationDeg = 53, AltitudeKm = 550;

    private static readonly (double LatitudeDeg, double LongitudeDeg)[] Places =
        [(78.2, 15.4), (67.9, 21.1), (52.0, 4.4), (40.4, -3.7), (28.5, -80.6), (5.2, -52.8), (1.3, 103.8), (-33.9, 18.4), (-35.4, 149.0), (-53.2, -70.9)];

    public const int SiteCount = 10;

    public static IReadOnlyList<GroundSite> Sites { get; } =
        [.. Places.Select((place, i) => new GroundSite($"station {i}", new Geodetic(place.LatitudeDeg, place.LongitudeDeg, 0), MaskDeg))];

    /// <summary>The satellites of a file from their latest epoch on.</summary>
    public static Workload Load(string file)
    {
        ElementReadResult read = ElementFile.Read(file, lenient: false);
        if (read.Faults.Count > 0) throw new InvalidDataException(read.Faults[0].ToString());
        return new([.. read.Satellites.Select(set => new Sgp4Propagator(set))], read.Satellites.Max(set => set.Epoch));
    }

    /// <summary>A Walker delta shell.</summary>
    public static Workload Shell(int count, int perPlane)
    {
        Epoch start = Epoch.FromUtc(2026, 10, 27, 12);
        return new([.. Walker.Delta(new(count, count / perPlane, 1, InclinationDeg, AltitudeKm), start).Select(set => new Sgp4Propagator(set))], start);
    }
}
