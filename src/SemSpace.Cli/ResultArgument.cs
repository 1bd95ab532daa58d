using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Sweeps;
using SemSpace.Orbit;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary>The argument that names finished runs, and what is told of them.</summary>
internal static class ResultArgument
{
    private const int MostShown = 3;

    /// <summary>The argument.</summary>
    public static Argument<string[]> Create() => PathOptions.Checked(new Argument<string[]>("result")
    {
        Description = "folders of runs or sweeps, folders above them, patterns of such, or tables of sweeps",
        Arity = ArgumentArity.OneOrMore,
    });

    /// <summary>The runs that were named. Warns where their scenarios may not be those that were run, and where their learned numbers cannot be compared to the last bit.</summary>
    /// <param name="terminal">Where to warn.</param>
    /// <param name="names">What the user named.</param>
    /// <param name="outputs">Files that are to be written: none of them may be one of a run or a sweep that was named.</param>
    /// <exception cref="ResultsException">There is none, or one cannot be read; a file to be written is read here.</exception>
    public static FoundRun[] Read(Terminal terminal, IReadOnlyList<string> names, params IReadOnlyList<OutputPlace> outputs)
    {
        OutputPlace.Check(outputs, names.Where(File.Exists));
        IReadOnlyList<RunPlace> places = ResultSearch.Find(names);
        foreach (OutputPlace output in outputs) OutputPlace.Check([output], places.SelectMany(place => Named(place, Path.GetFileName(output.Name))));
        FoundRun[] runs = [.. places.Select(FoundRun.Read)];
        terminal.Warn(runs.Where(run => run.Doubt is not null).GroupBy(run => run.Doubt, run => run.Folder).Select(doubt => $"{Counted.First([.. doubt.Distinct()], MostShown)}: {doubt.Key}"));
        if (Manifest.Mismatch(runs.Select(run => run.Manifest)) is { } mismatch) terminal.Warn([mismatch]);
        return runs;
    }

    /// <summary>Refuses a folder to write to that is, or lies in, the folder of a run: that holds its own files alone.</summary>
    /// <exception cref="ResultsException">It is one.</exception>
    public static void CheckFolder(string folder)
    {
        for (string? at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (ResultSearch.IsRun(at)) throw new ResultsException($"Results cannot be written to {folder}: {at} is a run's folder, which holds its own files alone. Choose another folder with --out.");
        }
    }

    /// <summary>The files of a run and its sweep that have a name.</summary>
    private static IEnumerable<string> Named(RunPlace place, string name)
    {
        if (RunFiles.Contains(name)) yield return Path.Combine(place.Folder, name);
        if (place.Table.Length == 0) yield break;
        foreach (OutputPlace file in new SweepFolder(Path.GetDirectoryName(place.Table)!).Files.Where(file => Path.GetFileName(file.Name) == name)) yield return file.Name;
    }

    /// <summary>Their arms. Warns of what makes them hard to compare.</summary>
    /// <exception cref="ResultsException">They are scored in different ways.</exception>
    public static ArmSearch Arms(Terminal terminal, FoundRun[] runs)
    {
        string[] scores = [.. runs.Select(run => run.Summary.ScoreName).Distinct()];
        if (scores.Length > 1) throw new ResultsException($"The runs cannot be compared: some are scored by {string.Join(", others by ", scores)}. Name runs of one task.");
        ArmSearch search = ArmFinder.Of(runs);
        terminal.Warn(search.Warnings);
        return search;
    }
}
