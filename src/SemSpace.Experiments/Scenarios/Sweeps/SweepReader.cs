using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Files;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>Reads sweep files as strictly as scenarios, and checks the scenario of every arm. Holds no state.</summary>
public static class SweepReader
{
    /// <summary>The most runs that a sweep may make.</summary>
    internal const int MostRuns = 10_000;

    private const int MostPoints = 100_000;

    /// <summary>Reads a sweep file and the scenario it names.</summary>
    /// <param name="path">The file, as faults are to name it.</param>
    /// <param name="overrides">Overrides of the scenario for all runs, as for <see cref="ScenarioReader.Read"/>.</param>
    /// <param name="quick">Whether every run is to be small, whatever the file says.</param>
    /// <returns>The plan, or every fault; a grid value's faults stand at its line in the sweep file.</returns>
    public static SweepReadResult Read(string path, IReadOnlyList<string> overrides, bool quick = false) => ReadWith(path, overrides, quick, _ => []);

    /// <summary>Reads a sweep file, and where an arm has faults tells with them what others there are in all arms.</summary>
    /// <param name="path">As for the other.</param>
    /// <param name="overrides">As for the other.</param>
    /// <param name="quick">As for the other.</param>
    /// <param name="others">Faults of what is legal in a scenario, which would show only after reading.</param>
    internal static SweepReadResult ReadWith(string path, IReadOnlyList<string> overrides, bool quick, Func<BoundScenario, IEnumerable<ScenarioFault>> others)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        FaultList faults = new();
        Override[] common = [.. overrides.Select(text => Override.Parse(text, faults)).OfType<Override>()];
        if (ConfigFile.Read(path, "a sweep file", faults, FileLimits.Sweep) is not { } root) return new(null, faults.InOrder());
        if (ConfigFile.IsScenario(root)) faults.Add(new(path, 0), "is a scenario; must be a sweep. Run it with: semspace run.");
        if (ConfigFile.IsScenario(root)
            || !SweepSchema.Root.TryBind(root, "", new(ConfigFile.FolderOf(path), faults), out SweepFile sweep)
            || ScenarioTree.Read(sweep.Scenario.FullPath, faults) is not { } scenario)
            return new(null, faults.InOrder());

        foreach (Override change in common.Where(change => sweep.Sweeps(change.Path))) faults.Add(change.Value.Place, $"{change.Path} differs between the arms; must be set by them alone.");
        sweep = sweep with { IsQuick = sweep.IsQuick || quick, Set = new(Place.None, [.. sweep.Set.Entries.Select(entry => new Override(entry.Key, entry.Value)).Concat(common).GroupBy(change => change.Path).Select(same => new MapEntry(same.Key, Place.None, same.Last().Value))]) };
        common = [.. sweep.Set.Entries.Select(entry => new Override(entry.Key, entry.Value))];
        GridPoint[] points = [.. Left(sweep, [.. Points(sweep)], faults)];
        if ((long)points.Length * sweep.Seeds.Count > MostRuns)
        {
            faults.Add(new(path, 0), FormattableString.Invariant($"the points that exclude leaves make {(long)points.Length * sweep.Seeds.Count} runs with the seeds; must make at most {MostRuns}."));
            return new(null, faults.InOrder());
        }

        ArmLabels labels = new(sweep.Axes);
        SweepArm[] arms = [.. points.Select((point, index) => new SweepArm(index, point.Settings, labels.Of(point.Values)))];
        Override[][] changes = [.. points.Select(point => (Override[])[.. common, .. point.Overrides])];
        BoundScenario[] bound = [.. changes.Select(all => ScenarioReader.Bind(scenario with { Context = scenario.Context with { Faults = new() } }, all))];
        ArmFaults told = new(arms.Length);
        foreach ((SweepArm arm, BoundScenario one) in arms.Zip(bound)) told.Add(arm.Label, one.Faults.Told);
        if (told.Any) foreach ((SweepArm arm, BoundScenario one) in arms.Zip(bound)) told.Add(arm.Label, one.Placed(sweep.Scenario.FullPath, others(one)));
        foreach ((Place place, string problem) in told.All) faults.Add(place, problem);
        ReportTwins(arms, [.. bound.Select(one => one.Whole)], new(path, 0), faults);
        string expanded = YamlText.Block(SweepSchema.Root.Expand(sweep, new(file => file.FullPath)));
        SweepPlan plan = new(sweep.Name, sweep.Scenario.FullPath, [.. arms], sweep.Seeds, [.. common.Select(TextOf)], expanded) { IsQuick = sweep.IsQuick, HasRunFigures = sweep.HasRunFigures, Changes = new(changes) };
        return new(faults.Count == 0 ? plan : null, faults.InOrder());
    }

    /// <summary>Whether a file looks like a sweep and not like a scenario. A file that cannot be read does not.</summary>
    public static bool IsSweep(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ConfigFile.Read(path, "a sweep file", new(), FileLimits.Scenario) is { } root && ConfigFile.IsSweep(root);
    }

    /// <summary>Why a sweep is too large, or null. Of one with excluded points, runs are counted when those are known.</summary>
    internal static string? TooLarge(SweepFile sweep)
    {
        double points = sweep.Crossed.Aggregate((double)(sweep.Sample?.Count ?? 1), (product, axis) => product * axis.Values.Count), runs = points * sweep.Seeds.Count;
        if (sweep.Exclude.Count == 0) return runs <= MostRuns ? null : FormattableString.Invariant($"makes {runs} runs with its seeds; must make at most {MostRuns}.");
        return points <= MostPoints ? null : FormattableString.Invariant($"makes {points} points before some are left out; must make at most {MostPoints}.");
    }

    /// <summary>Two arms with equal scenarios would be one arm counted twice.</summary>
    private static void ReportTwins(SweepArm[] arms, Scenario?[] scenarios, Place place, FaultList faults)
    {
        Dictionary<Scenario, SweepArm> seen = [];
        foreach ((SweepArm arm, Scenario? scenario) in arms.Zip(scenarios))
        {
            if (scenario is not null && !seen.TryAdd(scenario, arm))
                faults.Add(place, $"grid makes {seen[scenario].Label} and {arm.Label} the same scenario; arms must differ.");
        }
    }

    private static IEnumerable<GridPoint> Points(SweepFile sweep)
    {
        IEnumerable<GridPoint> crossed = sweep.Crossed.Select(Settings).Aggregate<(SweepSetting Setting, Override[] Changes, GridValue Value)[], IEnumerable<GridPoint>>(
            [GridPoint.Origin], (points, values) => points.SelectMany(point => values.Select(point.With)));
        if (sweep.Sample is not { } sample) return crossed;
        (SweepSetting Setting, Override[] Changes, GridValue Value)[][] drawn = [.. sample.Axes.Select(Settings)];
        return crossed.SelectMany(point => Enumerable.Range(0, sample.Count).Select(i => drawn.Aggregate(point, (grown, values) => grown.With(values[i]))));
    }

    /// <summary>An axis' values, each written once however many arms take it.</summary>
    private static (SweepSetting Setting, Override[] Changes, GridValue Value)[] Settings(GridAxis axis)
        => [.. axis.Values.Select(value => (value, changes: Changes(axis, value))).Select(one => (
            new SweepSetting(axis.Key, [.. one.changes.Select(TextOf)], one.value.Shown), one.changes, one.value))];

    private static string TextOf(Override change) => $"{change.Path}={YamlText.Flow(change.Value)}";

    private static Override[] Changes(GridAxis axis, GridValue value)
        => axis.Key == GridAxis.NamedArms && value.Node is MapNode settings ? [.. settings.Entries.Select(entry => new Override(entry.Key, entry.Value))] : [new(axis.Key, value.Node)];

    /// <summary>The points that are not left out. Each exclusion must leave out some, and some must be left.</summary>
    private static GridPoint[] Left(SweepFile sweep, GridPoint[] points, FaultList faults)
    {
        string[] keys = [.. sweep.Axes.Select(axis => axis.Key)];
        HashSet<GridPoint> excluded = new(ReferenceEqualityComparer.Instance);
        foreach (Exclusion exclusion in sweep.Exclude)
        {
            (string Key, IReadOnlyList<string> Values)[] wanted = [.. exclusion.Values.Select(one => (ArmLabels.Named(one.Key, keys) is [var only] ? only : "", one.Values))];
            if (exclusion.Values.Zip(wanted).FirstOrDefault(pair => pair.Second.Key.Length == 0).First is (string strange, _)) faults.Add(exclusion.Place, $"exclude holds {strange}; must be one of {string.Join(", ", keys)}.");
            else if (wanted.SelectMany(one => one.Values.Where(value => !points.Any(point => point.Values[one.Key].Shown == value)).Select(value => (one.Key, Value: value))).FirstOrDefault() is (string key, string missed))
                faults.Add(exclusion.Place, $"exclude holds {missed}, which {key} is nowhere; must be as tables show it, such as {points[0].Values[key].Shown}.");
            else if (points.Where(point => wanted.All(one => one.Values.Contains(point.Values[one.Key].Shown))).ToArray() is { Length: > 0 } met) excluded.UnionWith(met);
            else faults.Add(exclusion.Place, "exclude leaves out no point; some must have all its values.");
        }

        if (excluded.Count == points.Length) faults.Add(sweep.Exclude[0].Place, "exclude leaves out every point; some must be left.");
        return [.. points.Where(point => !excluded.Contains(point))];
    }

    /// <summary>A point of the grid while it is built.</summary>
    private sealed record GridPoint(ValueList<SweepSetting> Settings, ValueList<Override> Overrides, IReadOnlyDictionary<string, GridValue> Values)
    {
        public static GridPoint Origin { get; } = new([], [], new Dictionary<string, GridValue>());

        public GridPoint With((SweepSetting Setting, Override[] Changes, GridValue Value) one)
            => new([.. Settings, one.Setting], [.. Overrides, .. one.Changes], new Dictionary<string, GridValue>(Values) { [one.Setting.Key] = one.Value });
    }
}
