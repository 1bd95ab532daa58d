using SemSpace.Experiments.Comparison;
using SemSpace.Orbit;

namespace SemSpace.Experiments.Publishing;

/// <summary>What made some runs, or what else they are: what all have in common, or what there is among them.</summary>
internal static class Provenance
{
    private const int MostShown = 8;

    /// <summary>The environment that made them: names and values.</summary>
    public static IReadOnlyList<(string Name, string Value)> Environment(IReadOnlyList<FoundRun> runs) =>
    [
        ("SemSpace", Among(runs, run => run.Manifest.SemspaceVersion)),
        ("numeric kernels", Among(runs, run => $"{run.Manifest.LibtorchCapability} {run.Manifest.NumericProbe}")),
        (".NET", Among(runs, run => run.Manifest.DotnetVersion)),
        ("TorchSharp", Among(runs, run => run.Manifest.TorchsharpVersion)),
        ("system", Among(runs, run => run.Manifest.OperatingSystem)),
    ];

    /// <summary>The values of some runs, each once, joined by commas: the first of them where there are many.</summary>
    public static string Among(IReadOnlyList<FoundRun> runs, Func<FoundRun, string> value) => Counted.First([.. runs.Select(value).Distinct()], MostShown);
}
