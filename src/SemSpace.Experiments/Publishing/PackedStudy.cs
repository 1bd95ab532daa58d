using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Sweeps;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Publishing;

/// <summary>A run in an artifact.</summary>
/// <param name="Name">Its folder in the artifact.</param>
/// <param name="Run">The run.</param>
internal sealed record PackedRun(string Name, FoundRun Run);

/// <summary>A sweep, or a run that was named alone, in an artifact.</summary>
/// <param name="Name">Its folder in the artifact.</param>
/// <param name="Table">The sweep's table on the disk; empty for a run.</param>
/// <param name="Runs">Its runs, each once.</param>
internal sealed record PackedStudy(string Name, string Table, IReadOnlyList<PackedRun> Runs)
{
    private const string LoneRuns = "runs";

    private static readonly string[] SweepEndings = [".csv", ".parquet", ".pdf", ".png", ".svg"];

    /// <summary>Whether it is a sweep.</summary>
    public bool IsSweep => Table.Length > 0;

    private string Root => Path.GetDirectoryName(Table)!;

    /// <summary>Gives every sweep and every run that was named alone a folder of its own.</summary>
    /// <exception cref="ResultsException">A sweep's table names a run outside the sweep's folder.</exception>
    public static IReadOnlyList<PackedStudy> Of(IReadOnlyList<FoundRun> runs)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { LoneRuns };
        List<PackedStudy> studies = [];
        foreach (IGrouping<string, FoundRun> found in runs.DistinctBy(run => (Table(run), run.Folder)).GroupBy(Table))
        {
            if (found.Key.Length == 0) studies.AddRange(found.Select(run => (run, name: Free($"{LoneRuns}/{Path.GetFileName(run.Folder)}", taken))).Select(one => new PackedStudy(one.name, "", [new(one.name, one.run)])));
            else studies.Add(OfSweep(Free(Path.GetFileName(Path.GetDirectoryName(found.Key)!), taken), found.Key, found));
        }

        return studies;

        static string Table(FoundRun run) => run.Place.IsByItself ? "" : run.Place.Table;
    }

    /// <summary>The files of its runs, and of a sweep the table and the figures.</summary>
    public IEnumerable<PackedFile> Files()
    {
        IEnumerable<PackedFile> shared = IsSweep ? Directory.EnumerateFiles(Root).Where(path => SweepEndings.Contains(Path.GetExtension(path)) && IsOpen(path, Root)).Select(path => PackedFile.Of($"{Name}/{Path.GetFileName(path)}", path)) : [];
        return shared.Concat(Runs.SelectMany(run => Directory.EnumerateFiles(run.Run.Folder, "*", SearchOption.AllDirectories).Where(path => IsOpen(path, run.Run.Folder)).Select(path => PackedFile.Of($"{run.Name}/{SlashPath.Relative(run.Run.Folder, path)}", path))));
    }

    /// <summary>The file that a sweep was made from, with the scenario that it names; null for a run.</summary>
    public SweepCopy? Plan() => IsSweep ? SweepCopy.Of(Path.Combine(Root, SweepRunner.PlanFile), Name, Runs.Select(run => run.Run.Manifest.ScenarioHash)) : null;

    private static PackedStudy OfSweep(string name, string table, IEnumerable<FoundRun> runs)
    {
        string root = Path.GetDirectoryName(table)!;
        return new(name, table, [.. runs.Select(run => new PackedRun($"{name}/{Within(root, run.Folder)}", run))]);
    }

    private static string Within(string root, string folder)
        => SlashPath.Relative(root, folder) is var path && !path.StartsWith("../", StringComparison.Ordinal) ? path : throw new ResultsException($"{folder} cannot be packed: it is outside {root}, whose table names it. Name the run itself.");

    private static bool IsOpen(string path, string root) => !SlashPath.Relative(root, path).Split('/').Any(part => part.StartsWith('.'));

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++) free = FormattableString.Invariant($"{name}-{number}");
        return free;
    }
}
