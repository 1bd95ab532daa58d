using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Tests.Reference;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>The published case of FLySTacK (docs/validation.md): 91 days of a Walker star over 13 stations, two-body.</summary>
internal static class FlystackRun
{
    public static void Run(RunOptions options)
    {
        int planes = options.Number("planes", 10), workers = options.Number("workers", 1);
        IPropagator[] satellites = FlystackCase.Satellites(planes);
        int all = 0, whole = 0;
        Measure.Repeat("semspace_flystack", (long)satellites.Length * FlystackCase.Sites.Count, options.Number("repeat", 5), () =>
        {
            IReadOnlyList<ContactWindow> plan = ContactFinder.Find(satellites, FlystackCase.Sites, FlystackCase.Start, FlystackCase.End, workers);
            (all, whole) = (plan.Count, plan.Count(c => !c.CutAtStart && !c.CutAtEnd));
        });
        Measure.Print($"semspace_flystack_found planes={planes} workers={workers} passes={all} whole={whole} peak_mib={Measure.PeakMemoryMiB:0}");
    }
}
