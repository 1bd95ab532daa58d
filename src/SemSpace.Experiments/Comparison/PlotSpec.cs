using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Files;
using SemSpace.Reports.Figures.Drawing;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Comparison.PlotSpec>;

namespace SemSpace.Experiments.Comparison;

/// <summary>What a figure of many runs shows.</summary>
public enum PlotKind
{
    /// <summary>A measure against a swept key, a line an arm.</summary>
    Lines,

    /// <summary>A measure over two swept keys.</summary>
    HeatMap,

    /// <summary>One measure against another, a point an arm.</summary>
    Pareto,

    /// <summary>Mean ranks over tasks with bars that join arms that do not differ.</summary>
    Ranks,

    /// <summary>The share of runs above each value of a measure.</summary>
    Profile,
}

/// <summary>What is drawn around a point, and what the point is.</summary>
public enum PlotBand
{
    /// <summary>Mean and Student's interval of 95 %.</summary>
    Ci95,

    /// <summary>Median and quartiles.</summary>
    Quartiles,

    /// <summary>Median and the middle 80 %.</summary>
    Q80,

    /// <summary>Median and the middle 90 %.</summary>
    Q90,

    /// <summary>Median, lowest and highest.</summary>
    Range,

    /// <summary>Mean and nothing.</summary>
    None,
}

/// <summary>A figure of many runs, as its author asks for it.</summary>
public sealed record PlotSpec
{
    /// <summary>File name without ending; empty for one that says what is drawn.</summary>
    public string Name { get; init; } = "";

    /// <summary>What kind of figure.</summary>
    public PlotKind Kind { get; init; }

    /// <summary>A key in which the runs differ, by its whole path or its end; of a Pareto figure a measure.</summary>
    public string X { get; init; } = "";

    /// <summary>The key upwards in a heat map.</summary>
    public string Rows { get; init; } = "";

    /// <summary>The measure.</summary>
    public ComparedMeasure Y { get; init; } = ComparedMeasure.All[0];

    /// <summary>The keys that make arms; empty for all in which the runs differ otherwise.</summary>
    public ValueList<string> Arms { get; init; } = [];

    /// <summary>Keys in which the runs differ, with the value that those have which the figure shows; empty for all runs.</summary>
    public ValueList<(string Key, string Value)> Only { get; init; } = [];

    /// <summary>What is around a point.</summary>
    public PlotBand Band { get; init; }

    /// <summary>The figure's size.</summary>
    public FigurePreset Preset { get; init; } = FigurePreset.All[0];

    /// <summary>The validation score to reach, for measures to the target; null for that of the scenarios.</summary>
    public double? Target { get; init; }

    /// <summary>What stands below the axis across; empty for the key or the measure.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What stands beside the axis upwards; empty for the measure or the key.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The measures that it shows.</summary>
    internal IEnumerable<ComparedMeasure> Measures => Kind == PlotKind.Pareto && ComparedMeasure.Named(X) is { } x ? [Y, x] : [Y];

    /// <summary>Reads a figure from a file, from words of the command line, or both: these come first.</summary>
    /// <param name="path">The file, as faults are to name it; null for none.</param>
    /// <param name="given">Keys with their values in YAML and how the user gave them.</param>
    /// <exception cref="ScenarioException">Something is wrong with it.</exception>
    public static PlotSpec Read(string? path, IEnumerable<(string Key, string Value, string AsGiven)> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        FaultList faults = new();
        ConfigNode? root = path is null ? new MapNode(Place.None, []) : ConfigFile.Read(path, "a figure's file", faults, FileLimits.Sweep);
        foreach ((string key, string value, string asGiven) in given)
        {
            if (root is not null && YamlTree.ReadOverride(value, asGiven, faults) is { } node) root = new Override(key, node).ApplyTo(root, faults);
        }

        PlotSpec spec = new();
        if (root is null || !PlotSchema.Root.TryBind(root, "", new(path is null ? "" : ConfigFile.FolderOf(path), faults), out spec) || faults.Count > 0) throw new ScenarioException(faults.InOrder());
        return spec;
    }
}

/// <summary>The keys of a figure's file.</summary>
internal static class PlotSchema
{
    private static readonly ChoiceKind<ComparedMeasure> Measure = new([.. ComparedMeasure.All.Select(measure => (measure.Name, measure))]);

    /// <summary>The whole file.</summary>
    public static Section<PlotSpec> Root { get; } = new(
        "What `semspace plot --spec` draws of many runs; `--x`, `--y`, `--rows`, `--arms`, `--only`, `--kind`, `--band`, `--target` and `--preset` give single keys on the command line.",
        () => new(),
        Is.Of("name", new TextKind($"{Kinds.FolderName.MustBe}, or empty", text => text.Length == 0 || Kinds.FolderName.IsLegal(text)), "file name without ending; when empty, one that says what is drawn", s => s.Name, (s, v) => s with { Name = v }),
        Is.Of("kind", new ChoiceKind<PlotKind>(("lines", PlotKind.Lines), ("heatmap", PlotKind.HeatMap), ("pareto", PlotKind.Pareto), ("cd", PlotKind.Ranks), ("profile", PlotKind.Profile)), "a measure against a swept key or a run's course with a line an arm; a measure over two swept keys; one measure against another with a point an arm; mean ranks over tasks with the critical difference; the share of runs above each value", s => s.Kind, (s, v) => s with { Kind = v }),
        Is.Of("x", Kinds.FreeText, "a key in which the runs differ, by its path or the end of it, or hours, rounds, bytes or joules of a run's course; of `pareto` a measure; empty for `cd` and `profile`", s => s.X, (s, v) => s with { X = v }),
        Is.Of("rows", Kinds.FreeText, "the key upwards of `heatmap`", s => s.Rows, (s, v) => s with { Rows = v }),
        Is.Of("y", Measure, "the measure", s => s.Y, (s, v) => s with { Y = v }),
        new ScalarListKey<PlotSpec, string>("arms", Kinds.NonEmptyText, "keys that make arms; runs that differ in others are refused, but for `cd` and `profile`, where these make tasks", s => s.Arms, (s, v) => s with { Arms = v }) { DefaultInWords = "all keys in which the runs differ otherwise", Most = 20 },
        new OnlyKey("only", "runs to show, by keys in which they differ and the value that these have, as in `{gateways: few}`"),
        Is.Of("band", new ChoiceKind<PlotBand>(("ci95", PlotBand.Ci95), ("quartiles", PlotBand.Quartiles), ("q80", PlotBand.Q80), ("q90", PlotBand.Q90), ("range", PlotBand.Range), ("none", PlotBand.None)), "mean with Student's 95 % interval, median with quartiles or with the middle 80 or 90 % and how many runs that are left out lie in it, median with lowest and highest, or the mean alone", s => s.Band, (s, v) => s with { Band = v }),
        Is.Of("preset", new ChoiceKind<FigurePreset>([.. FigurePreset.All.Select(preset => (preset.Name, preset))]), "size of figure and letters", s => s.Preset, (s, v) => s with { Preset = v }),
        Is.Of("target", new OptionalKind<double>(Kinds.Within(-1e9, 1e9)), "the validation score to reach, for measures to the target; when empty, that of the scenarios", s => s.Target, (s, v) => s with { Target = v }),
        Is.Of("x_label", Kinds.FreeText, "text of the axis across; when empty, key or measure", s => s.XLabel, (s, v) => s with { XLabel = v }),
        Is.Of("y_label", Kinds.FreeText, "text of the axis upwards; when empty, measure or key", s => s.YLabel, (s, v) => s with { YLabel = v }))
    {
        Laws =
        [
            new(["rows", "kind"], s => (s.Kind == PlotKind.HeatMap) == (s.Rows.Length > 0) ? null : s.Kind == PlotKind.HeatMap ? "is empty; must be the key upwards of the heat map." : "is for kind: heatmap alone."),
            new(["x", "kind"], s => (s.Kind is PlotKind.Ranks or PlotKind.Profile) == (s.X.Length == 0) ? null : s.X.Length == 0 ? "is empty; must be a key in which the runs differ, or of kind: pareto a measure." : "is not for kind: cd or profile, which have none."),
            new(["arms", "kind"], s => s.Kind == PlotKind.Ranks && s.Arms.Count == 0 ? "is empty; must be the keys that make arms, of kind: cd." : null),
            new(["band", "kind"], s => s.Kind == PlotKind.Profile && s.Band is not (PlotBand.Ci95 or PlotBand.None) ? "is for medians; a profile has a bootstrap's ci95, or none." : null),
            new(["arms", "kind"], s => s.Kind == PlotKind.HeatMap && s.Arms.Count > 0 ? "is not for kind: heatmap, which has none." : null),
            new(["band", "kind"], s => s.Kind == PlotKind.HeatMap && s.Band is not (PlotBand.Ci95 or PlotBand.None) ? "is for medians; a heat map shows means, with ci95 or none." : null),
            new(["target", "y"], s => s.Target is null || s.Measures.Any(measure => measure.HasTarget) ? null : $"is for measures to a target; y, or x of kind: pareto, must be one of {ComparedMeasure.ToTarget}."),
            new(["x", "kind"], s => s.Kind != PlotKind.Pareto || ComparedMeasure.Named(s.X) is not null ? null : $"is no measure; must be one of {Measure.Range} in kind: pareto."),
        ],
    };
}
