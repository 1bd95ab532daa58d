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

    /// <summary>Keys of the scenario that have the same value in all runs.</summary>
    public MapNode Set { get; init; } = new(Place.None, []);

    /// <summary>Whether every run is the small version of its scenario.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Whether every run draws its own figures.</summary>
    public bool HasRunFigures { get; init; } = true;

    /// <summary>Named arms.</summary>
    public IReadOnlyList<NamedArm> Arms { get; init; } = [];

    /// <summary>Keys of the scenario and their values.</summary>
    public IReadOnlyList<GridAxis> Grid { get; init; } = [];

    /// <summary>Points of the grid that are left out.</summary>
    public IReadOnlyList<Exclusion> Exclude { get; init; } = [];

    /// <summary>Points drawn at random; null for none.</summary>
    public SweepSample? Sample { get; init; }

    /// <summary>All axes: those that are crossed and the sample's.</summary>
    public IReadOnlyList<GridAxis> Axes => [.. Crossed, .. Sample?.Axes ?? []];

    /// <summary>The axes of which every combination is a point: the named arms, if there are any, and the grid's keys.</summary>
    public IReadOnlyList<GridAxis> Crossed => Arms.Count == 0 ? Grid : [new(GridAxis.NamedArms, [.. Arms.Select(arm => new GridValue(arm.Name, arm.Settings))]), .. Grid];

    /// <summary>Seeds of every arm.</summary>
    public ValueList<ulong> Seeds { get; init; } = [];

    /// <summary>Whether a key path differs between arms.</summary>
    public bool Sweeps(string path) => Grid.Any(axis => axis.Key == path) || Sample?.Over.Any(entry => entry.Key == path) == true || Arms.Any(arm => arm.Settings.Entries.Any(entry => entry.Key == path));
}

/// <summary>One key of a grid.</summary>
/// <param name="Key">Key path in the scenario; <see cref="NamedArms"/> for that of named arms, whose values set several keys.</param>
/// <param name="Values">Its values.</param>
internal sealed record GridAxis(string Key, IReadOnlyList<GridValue> Values)
{
    /// <summary>What the axis of named arms is called.</summary>
    public const string NamedArms = "arms";
}

/// <summary>An arm with a name and the keys that it sets together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">Keys of the scenario with their values.</param>
internal sealed record NamedArm(string Name, MapNode Settings);

/// <summary>Points that are left out.</summary>
/// <param name="Values">Axes, by their keys or the ends of them, with the shown values at which a point is left out; it must have one of each.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Exclusion(IReadOnlyList<(string Key, IReadOnlyList<string> Values)> Values, Place Place);

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
        new SetKey("set", "keys of the scenario with the value that they have in all runs, as by `--set`"),
        Is.Of("quick", Kinds.Flag, "whether every run is the small version of its scenario, as by `--quick`", s => s.IsQuick, (s, v) => s with { IsQuick = v }),
        Is.Of("run_figures", Kinds.Flag, "whether every run draws its own figures; semspace plot draws them later", s => s.HasRunFigures, (s, v) => s with { HasRunFigures = v }),
        new ArmsKey("arms", "arms by name, each a mapping of scenario keys with one value, as in `ours: {aggregation.rule: trajectory, learning.learning_rate: 0.02}`; crossed with the grid"),
        new GridKey("grid", "keys of the scenario with the values to try, as in `aggregation.rule: [trajectory, fedavg]`; values may have names, as in `duration_h: {short: 6, long: 24}`; a range is written `{from: 5, to: 25, count: 5}`, by powers with `scale: log`; `*` in a key stands for all items of a list"),
        new SectionKey<SweepFile, SweepSample>("sample", SweepSample.Keys, "points drawn at random, crossed with arms and grid", s => s.Sample, (s, v) => s with { Sample = v.Drawn() }) { DefaultInWords = "none" },
        new ExcludeKey("exclude", "points to leave out, each a mapping of axes with a value or a list of values as tables show them, as in `{rule: fedavg, gateways: [few, more]}`"),
        new SeedsKey("seeds", "seeds of every arm; a range is written 1-5") { Required = true })
    {
        Laws =
        [
            new(["grid", "seeds", "arms", "sample", "exclude"], SweepReader.TooLarge),
            new(["set", "grid", "arms", "sample"], s => s.Set.Entries.FirstOrDefault(entry => s.Sweeps(entry.Key)) is { } both ? $"sets {both.Key}, which the arms set, too; must stand in one of them." : null),
            new(["arms", "grid"], s => s.Arms.SelectMany(arm => arm.Settings.Entries).FirstOrDefault(entry => s.Grid.Any(axis => axis.Key == entry.Key)) is { } both ? $"sets {both.Key}, which stands in grid, too; must stand in one of them." : null),
            new(["sample", "arms", "grid"], s => s.Sample?.Over.FirstOrDefault(entry => s.Grid.Any(axis => axis.Key == entry.Key) || s.Arms.Any(arm => arm.Settings.Find(entry.Key) is not null)) is { } both ? $"is over {both.Key}, which stands in {(s.Grid.Any(axis => axis.Key == both.Key) ? "grid" : "arms")}, too; must stand in one of them." : null),
        ],
    };
}
