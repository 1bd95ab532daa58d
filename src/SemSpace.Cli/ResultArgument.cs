using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary>The argument that names finished runs, and what is told of them.</summary>
internal static class ResultArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string[]> Create() => PathOptions.Checked(new Argument<string[]>("result")
    {
        Description = "folders of runs or sweeps, folders above them, patterns of such, or tables of sweeps",
        Arity = ArgumentArity.OneOrMore,
    });

    /// <summary>The runs that were named. Warns where their learned numbers cannot be compared to the last bit.</summary>
    /// <exception cref="ResultsException">There is none, or one cannot be read.</exception>
    public static FoundRun[] Read(Terminal terminal, IEnumerable<string> names)
    {
        FoundRun[] runs = [.. ResultSearch.Find(names).Select(FoundRun.Read)];
        if (Manifest.Mismatch(runs.Select(run => run.Manifest)) is { } mismatch) terminal.Warn([mismatch]);
        return runs;
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
