using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>Reads sweep files as strictly as scenarios, and checks the scenario of every arm. Holds no state.</summary>
public static class SweepReader
{
    private const int MostRuns = 10_000;

    /// <summary>Reads a sweep file and the scenario it names.</summary>
    /// <param name="path">The file, as faults are to name it.</param>
    /// <param name="overrides">Overrides of the scenario for all runs, as for <see cref="ScenarioReader.Read"/>.</param>
    /// <returns>The plan, or every fault; a grid value's faults stand at its line in the sweep file.</returns>
    public static SweepReadResult Read(string path, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        FaultList faults = new();
        Override[] common = [.. overrides.Select(text => Override.Parse(text, faults)).OfType<Override>()];
        if (ConfigFile.Read(path, "a sweep file", faults) is not { } root
            || !SweepSchema.Root.TryBind(root, "", new(ConfigFile.FolderOf(path), faults), out SweepFile sweep)
            || ConfigFile.Read(sweep.Scenario.FullPath, "a scenario file", faults) is not { } scenario)
            return new(null, faults.InOrder());

        GridPoint[] points = [.. Points(sweep.Grid)];
        foreach (GridPoint point in points) _ = ScenarioReader.Bind(scenario, sweep.Scenario.FullPath, [.. common, .. point.Overrides], faults);
        HashSet<string> telling = [.. sweep.Grid.Where(axis => axis.Values.Count > 1).Select(axis => axis.Key)];
        SweepArm[] arms = [.. points.Select((point, index) => new SweepArm(
            index, point.Settings, SweepArm.LabelOf([.. point.Settings.Where(setting => telling.Contains(setting.Key))])))];
        YamlBlock expanded = new(file => file.FullPath);
        SweepSchema.Root.Expand(sweep, expanded);
        SweepPlan plan = new(sweep.Name, sweep.Scenario.FullPath, [.. arms], sweep.Seeds, [.. overrides], expanded.ToString());
        return new(faults.Count == 0 ? plan : null, faults.InOrder());
    }

    /// <summary>Why a sweep is too large, or null.</summary>
    internal static string? TooLarge(SweepFile sweep)
    {
        double runs = sweep.Grid.Aggregate((double)sweep.Seeds.Count, (product, axis) => product * axis.Values.Count);
        return runs <= MostRuns ? null : FormattableString.Invariant($"makes {runs} runs with its seeds; must make at most {MostRuns}.");
    }

    private static IEnumerable<GridPoint> Points(IReadOnlyList<GridAxis> grid)
        => grid.Aggregate<GridAxis, IEnumerable<GridPoint>>(
            [GridPoint.Origin], (points, axis) => points.SelectMany(point => axis.Values.Select(value => point.With(axis.Key, value))));

    /// <summary>A point of the grid while it is built.</summary>
    private sealed record GridPoint(ValueList<SweepSetting> Settings, ValueList<Override> Overrides)
    {
        public static GridPoint Origin { get; } = new([], []);

        public GridPoint With(string key, ConfigNode value)
            => new([.. Settings, new(key, YamlText.Flow(value))], [.. Overrides, new(key, value)]);
    }
}
