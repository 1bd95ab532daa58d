using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Tests.Windows.Contacts;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The contact plan of a day against <see cref="DenseOracle"/>, which looks at every second: passes longer than a second that only one
/// of them has, and the largest difference of an edge.
/// </summary>
internal static class OracleRun
{
    private const double ShortestSeconds = 1, DaySeconds = 86_400;

    public static void Run(RunOptions options)
    {
        Workload work = Workload.Load(options.Path);
        int workers = options.Number("workers", 2);
        ILookup<(int, int), ContactWindow> plan = ContactFinder.Find(work.Satellites, Workload.Sites, work.Start, work.Start + Duration.FromSeconds(DaySeconds), workers)
            .ToLookup(c => (c.Satellite, c.Gateway));
        Comparison[] all = new Comparison[work.Satellites.Count * Workload.Sites.Count];
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, pair =>
        {
            (int s, int g) = Math.DivRem(pair, Workload.Sites.Count);
            all[pair] = Compare(work.Satellites[s], Workload.Sites[g], work.Start, [.. plan[(s, g)]]);
        });
        Measure.Print($"semspace_oracle passes={all.Sum(c => c.Passes)} missed={all.Sum(c => c.Missed)} invented={all.Sum(c => c.Invented)} worst_edge_ms={all.Max(c => c.WorstSeconds) * 1e3:0.0000} shortest_s={all.Min(c => c.Shortest):0.000}");
    }

    private static Comparison Compare(IPropagator satellite, GroundSite site, Epoch start, ContactWindow[] found)
    {
        List<(double Rise, double Set)> dense = new DenseOracle(satellite, start, DaySeconds).Passes(site.Position, site.MinElevationDeg);
        (double Rise, double Set)[] ours = [.. found.Select(c => ((c.Aos - start).TotalSeconds, (c.Los - start).TotalSeconds))];
        int missed = dense.Count(d => d.Set - d.Rise > ShortestSeconds && !ours.Any(o => Overlap(o, d)));
        int invented = ours.Count(o => o.Set - o.Rise > ShortestSeconds && !dense.Any(d => Overlap(o, d)));
        double worst = 0;
        foreach ((double rise, double set) in ours)
        {
            foreach ((double Rise, double Set) d in dense.Where(d => Overlap((rise, set), d)))
                worst = Math.Max(worst, Math.Max(Math.Abs(d.Rise - rise), Math.Abs(d.Set - set)));
        }

        return new(dense.Count, missed, invented, worst, dense.Count == 0 ? DaySeconds : dense.Min(d => d.Set - d.Rise));
    }

    private static bool Overlap((double Rise, double Set) a, (double Rise, double Set) b) => a.Rise < b.Set && b.Rise < a.Set;

    private readonly record struct Comparison(int Passes, int Missed, int Invented, double WorstSeconds, double Shortest);
}
