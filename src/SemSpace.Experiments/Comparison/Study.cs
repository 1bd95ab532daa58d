using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Reports.Studies;

namespace SemSpace.Experiments.Comparison;

/// <summary>Found runs as one study: what its tables and curves are made of.</summary>
public static class Study
{
    /// <summary>Keys that have columns of their own.</summary>
    private static readonly string[] Told = ["name", "seed"];

    /// <summary>The runs in the order in which they were named.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="root">The folder from which their folders are seen.</param>
    public static IReadOnlyList<StudyRun> Of(IReadOnlyList<FoundRun> runs, string root)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return [.. runs.Select((run, i) => new StudyRun(
            i + 1, run.Place.Arm ?? "", SlashPath.Relative(root, run.Folder), run.Manifest.ScenarioHash, run.Summary, run.Values))];
    }

    /// <summary>The keys of the runs' scenarios, in their order.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="differing">Whether to leave out those that are the same everywhere.</param>
    public static IReadOnlyList<string> Keys(IReadOnlyList<FoundRun> runs, bool differing)
    {
        ArgumentNullException.ThrowIfNull(runs);
        IEnumerable<string> keys = differing ? ArmFinder.Differing(runs, run => run.Values) : runs.SelectMany(run => run.Values.Keys).Distinct();
        return [.. keys.Except(Told)];
    }

    /// <summary>The curves of all runs, run by run.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="study">The same runs in the study.</param>
    /// <exception cref="ResultsException">A table of a run cannot be read.</exception>
    public static IReadOnlyList<CurvePoint> Curves(IReadOnlyList<FoundRun> runs, IReadOnlyList<StudyRun> study)
        => [.. runs.Zip(study).SelectMany(pair => CurvePoint.Of(pair.Second, pair.First.ReadRecords()))];
}
