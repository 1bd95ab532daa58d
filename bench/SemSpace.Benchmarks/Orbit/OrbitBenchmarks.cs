using BenchmarkDotNet.Attributes;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>SGP4 for 100 satellites at each minute of a day, many instants at once and one by one, and their contact windows over ten stations.</summary>
[MemoryDiagnoser]
public class OrbitBenchmarks
{
    private const int Satellites = 100, Minutes = 1440;
    private readonly Workload _work = Workload.Shell(Satellites, perPlane: 10);
    private readonly double[] _seconds = [.. Enumerable.Range(0, Minutes).Select(minute => minute * 60.0)];
    private readonly StateTable _states = new(Minutes);

    [Benchmark(OperationsPerInvoke = Satellites * Minutes)]
    public double States()
    {
        foreach (Sgp4Propagator satellite in _work.Satellites) satellite.Fill(_work.Start, _seconds, _states);
        return _states.XKm[Minutes - 1];
    }

    [Benchmark(OperationsPerInvoke = Satellites * Minutes)]
    public double StatesOneByOne()
    {
        double sum = 0;
        foreach (Sgp4Propagator satellite in _work.Satellites)
        {
            for (int minute = 0; minute < Minutes; minute++)
            {
                _ = satellite.TryPropagate(minute, out TemeState state);
                sum += state.XKm;
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Satellites * Workload.SiteCount)]
    public int ContactsOfADay() => ContactFinder.Find(_work.Satellites, Workload.Sites, _work.Start, _work.Start + Duration.FromHours(24), workers: 1).Count;
}
