using SemSpace.Experiments.Scenarios.Binding;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.Sweeps.SweepFile>;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>A sweep file's content.</summary>
internal sealed record SweepFile
{
    /// <summary>Name of the results folder.</summary>
    public string Name { get; init; } = "";

    /// <summary>The scenario file.</summary>
    public InputFile Scenario { get; init; } = new("");

    /// <summary>Keys of the scenario and their values.</summary>
    public IReadOnlyList<GridAxis> Grid { get; init; } = [];

    /// <summary>Seeds of every arm.</summary>
    public ValueList<ulong> Seeds { get; init; } = [];
}

/// <summary>One key of a grid.</summary>
/// <param name="Key">Key path in the scenario.</param>
/// <param name="Values">Its values.</param>
internal sealed record GridAxis(string Key, IReadOnlyList<GridValue> Values);

/// <summary>A value of a grid's key.</summary>
/// <param name="Name">What the sweep calls it; null where the value speaks for itself.</param>
/// <param name="Node">The value.</param>
internal sealed record GridValue(string? Name, ConfigNode Node)
{
    /// <summary>What tables show.</summary>
    public string Shown => Name ?? (Node is ScalarNode scalar ? scalar.Text : YamlText.Json(Node));
}

/// <summary>The keys of a sweep file.</summary>
internal static class SweepSchema
{
    /// <summary>The whole file.</summary>
    public static Section<SweepFile> Root { get; } = new(
        "A sweep file turns one scenario into many runs: every combination of the grid's values (an arm) with every seed.",
        () => new(),
        Is.Must("name", Kinds.FolderName, "name of the results folder", s => s.Name, (s, v) => s with { Name = v }),
        Is.Must("scenario", new FileKind(), "the scenario file", s => s.Scenario, (s, v) => s with { Scenario = v }),
        new GridKey("grid", "keys of the scenario with the values to try, as in `aggregation.rule: [trajectory, fedavg]`; values may have names, as in `duration_h: {short: 6, long: 24}`; `*` in a key stands for all items of a list"),
        new SeedsKey("seeds", "seeds of every arm; a range is written 1-5") { Required = true })
    {
        Laws = [new(["grid", "seeds"], SweepReader.TooLarge)],
    };
}
