using SemSpace.Orbit;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>The satellites of a file over ten stations for a day from their latest epoch on, as in bench/peers; and the calls that are measured.</summary>
internal sealed record Workload(IReadOnlyList<Sgp4Propagator> Satellites, Epoch Start)
{
    private const double MaskDeg = 10;

    private static readonly (double LatitudeDeg, double LongitudeDeg)[] Places =
        [(78.2, 15.4), (67.9, 21.1), (52.0, 4.4), (40.4, -3.7), (28.5, -80.6), (5.2, -52.8), (1.3, 103.8), (-33.9, 18.4), (-35.4, 149.0), (-53.2, -70.9)];

    public static IReadOnlyList<GroundSite> Sites { get; } =
        [.. Places.Select((place, i) => new GroundSite($"station {i}", new Geodetic(place.LatitudeDeg, place.LongitudeDeg, 0), MaskDeg))];

    public static Workload Load(string file)
    {
        ElementReadResult read = ElementFile.Read(file, lenient: false);
        if (read.Faults.Count > 0) throw new InvalidDataException(read.Faults[0].ToString());
        return new([.. read.Satellites.Select(set => new Sgp4Propagator(set))], read.Satellites.Max(set => set.Epoch));
    }

    /// <summary>States of one satellite at evenly spaced instants, stored.</summary>
    public static void Propagate(Sgp4Propagator satellite, ReadOnlySpan<double> seconds, StateTable states)
        => satellite.Fill(satellite.Elements.Epoch, seconds, states);

    /// <summary>The contact plan.</summary>
    public static IReadOnlyList<ContactWindow> Find(IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Duration length, int workers)
        => ContactFinder.Find(satellites, sites, start, start + length, workers);
}
