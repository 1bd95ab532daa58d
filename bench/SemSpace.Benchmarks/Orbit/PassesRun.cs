using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>The contact plan of a day.</summary>
internal static class PassesRun
{
    public static void Run(RunOptions options)
    {
        Workload work = Workload.Load(options.Path);
        int passes = 0, workers = options.Number("workers", 1);
        Measure.Repeat("semspace_passes", (long)work.Satellites.Count * Workload.Sites.Count, options.Number("repeat", 9), () =>
            passes = ContactFinder.Find(work.Satellites, Workload.Sites, work.Start, work.Start + Duration.FromHours(24), workers).Count);
        Measure.Print($"semspace_passes_found passes={passes} workers={workers}");
    }
}
