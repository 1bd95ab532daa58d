using BenchmarkDotNet.Attributes;
using SemSpace.Orbit;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Benchmarks;

/// <summary>SGP4 over a day, and the contact windows of 100 satellites over 10 stations for a day at 10 degrees.</summary>
[MemoryDiagnoser]
public class OrbitBenchmarks
{
    private const int Minutes = 1440;
    private static readonly Epoch Start = Epoch.FromUtc(2026, 10, 27, 12);
    private readonly Sgp4Propagator[] _satellites = [.. Walker.Delta(new WalkerShape(100, 10, 1, 53, 550), Start).Select(set => new Sgp4Propagator(set))];

    private readonly GroundSite[] _sites =
    [
        .. new[] { (78.23, 15.39), (64.86, -147.85), (50.0, 5.15), (40.65, 16.7), (19.01, -155.66), (5.25, -52.8), (-25.89, 27.71), (-29.05, 115.35), (-33.15, -70.67), (-46.53, 168.38) }
            .Select((place, i) => new GroundSite($"site {i}", new Geodetic(place.Item1, place.Item2, 0), 10)),
    ];

    [Benchmark(OperationsPerInvoke = 100 * Minutes)]
    public double Sgp4PositionAndVelocity()
    {
        double sum = 0;
        foreach (Sgp4Propagator satellite in _satellites)
        {
            for (int minute = 0; minute < Minutes; minute++)
            {
                _ = satellite.TryPropagate(minute, out TemeState state);
                sum += state.XKm + state.VxKmPerS;
            }
        }

        return sum;
    }

    [Benchmark]
    public int ContactsOfADay() => ContactFinder.Find([.. _satellites.Cast<IPropagator>()], _sites, Start, Start + Duration.FromHours(24), workers: 1).Count;
}
