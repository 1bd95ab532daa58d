using System.Globalization;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Comparison;

/// <summary>Runs that differ in nothing but their seed.</summary>
/// <param name="Label">A short name, different from those of the other arms, made of what tells the arm from them.</param>
/// <param name="Settings">The keys in which arms differ, with this arm's value; empty where it has no such key.</param>
/// <param name="Runs">One run a seed, by seed.</param>
public sealed record FoundArm(string Label, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<FoundRun> Runs)
{
    /// <summary>What figures of arms are drawn from.</summary>
    /// <exception cref="ResultsException">A table of a run cannot be read.</exception>
    public ArmRuns Drawn() => new(Label, [.. Runs.Select(run => new ArmRun(run.Summary, run.ReadRecords().Rounds))]);
}

/// <summary>The arms among some runs.</summary>
/// <param name="Arms">In the order in which their first runs were named.</param>
/// <param name="Keys">The keys in which they differ.</param>
/// <param name="Warnings">What to tell, one sentence each: runs that are there twice, exams that differ.</param>
public sealed record ArmSearch(IReadOnlyList<FoundArm> Arms, IReadOnlyList<string> Keys, IReadOnlyList<string> Warnings);

/// <summary>Tells arms by what their runs' scenarios say, never by the names of folders. Pure functions.</summary>
public static class ArmFinder
{
    private const int LongestValue = 24, MostKeys = 2, MostShown = 3;
    private const string Nothing = "none", Between = ", ";

    /// <summary>The arms among some runs.</summary>
    /// <param name="runs">The runs in the order in which they were named.</param>
    public static ArmSearch Of(IReadOnlyList<FoundRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        string[] keys = Choices(runs);
        FoundRun[][] groups = [.. runs.GroupBy(run => Point(run, keys)).Select(arm => arm.DistinctBy(run => run.Summary.Seed).OrderBy(run => run.Summary.Seed).ToArray())];
        string[] labels = Labels(groups, keys);
        FoundArm[] arms = [.. groups.Select((group, i) => new FoundArm(labels[i], keys.ToDictionary(key => key, key => Value(group[0], key) ?? ""), group))];
        return new(arms, keys, [.. Twice(runs, groups), .. Exams(arms)]);
    }

    /// <summary>The keys in which runs differ.</summary>
    internal static string[] Differing(IReadOnlyList<FoundRun> runs, Func<FoundRun, IReadOnlyDictionary<string, string>> settings)
        => [.. runs.SelectMany(run => settings(run).Keys).Distinct().Where(key => runs.DistinctBy(run => settings(run).GetValueOrDefault(key)).Count() > 1)];

    /// <summary>The keys in which their authors chose otherwise. A list of things that have names stands for what each of them is, where all runs that have a thing have the same.</summary>
    internal static string[] Choices(IReadOnlyList<FoundRun> runs)
    {
        string[] keys = Differing(runs, run => run.Settings);
        return [.. keys.Where(key => !keys.Any(list => key.StartsWith($"{list}.", StringComparison.Ordinal) && IsTold(key, list)))];

        bool IsTold(string key, string list)
            => runs.Where(run => run.Settings.GetValueOrDefault(list)?.Split(Between).Any(thing => key.StartsWith($"{list}.{thing}.", StringComparison.Ordinal)) ?? false).DistinctBy(run => run.Settings.GetValueOrDefault(key)).Count() == 1;
    }

    /// <summary>As their sweep calls them where all are of one; by the scenario's name where arms differ in many keys and each has a name of its own; else by their keys' last parts with their values.</summary>
    private static string[] Labels(FoundRun[][] groups, string[] keys)
    {
        string[] names = [.. groups.Select(group => group[0].Summary.Scenario)];
        string?[] inSweep = [.. groups.Select(group => group[0].Place.Arm)];
        if (inSweep.All(arm => arm is not null) && inSweep.Distinct().Count() == groups.Length) return inSweep!;
        if (groups.Length < 2) return names;
        string[] telling = Telling(groups, keys);
        bool haveNames = names.Distinct().Count() == names.Length;
        if (haveNames && telling.Length > MostKeys) return names;
        string[] labels = [.. groups.Select(group => Label(telling, key => Brief(group[0], key, Value(group[0], key))))];
        return labels.Distinct().Count() == labels.Length ? labels : haveNames ? names : [.. labels.Select((label, i) => string.Create(CultureInfo.InvariantCulture, $"{label} ({i + 1})"))];
    }

    /// <summary>The fewest keys, from the front, whose values tell the arms apart.</summary>
    private static string[] Telling(FoundRun[][] groups, string[] keys)
    {
        List<string> telling = [.. keys];
        foreach (string key in keys.Reverse())
        {
            string[] rest = [.. telling.Where(other => other != key)];
            if (groups.DistinctBy(group => Point(group[0], rest)).Count() == groups.Length) telling.Remove(key);
        }

        return [.. telling];
    }

    /// <summary>The value alone where one key tells and it speaks for itself; else the keys' last parts with their values.</summary>
    internal static string Label(string[] telling, Func<string, string?> value)
    {
        if (telling is [string alone] && value(alone) is { } only && only.Length <= LongestValue && !IsNumber(only)) return only;
        return string.Join(", ", telling.Select(key => key == GridAxis.NamedArms ? Shown(value(key) ?? Nothing) : $"{ArmLabels.ShortKey(key, telling)} {Shown(value(key) ?? Nothing)}"));
    }

    /// <summary>A value as it stands in a name: of a list of things that have names these, or where they are long how many there are.</summary>
    internal static string? Brief(FoundRun run, string key, string? value)
    {
        if (value?.Split(Between) is not { } names || !names.All(name => run.Values.ContainsKey($"{key}.{name}.name"))) return value;
        string joined = string.Join(" + ", names);
        return joined.Length <= LongestValue ? joined : names.Length.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What a run's author chose of some keys, to be told from other runs by.</summary>
    private static string Point(FoundRun run, string[] keys) => string.Join('\n', keys.Select(key => run.Settings.GetValueOrDefault(key)));

    /// <summary>A run's value of a key; null where it has no such key.</summary>
    internal static string? Value(FoundRun run, string key) => run.Settings.GetValueOrDefault(key) ?? run.Values.GetValueOrDefault(key);

    private static bool IsNumber(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || value is "true" or "false";

    private static string Shown(string value) => value.Length <= LongestValue ? value : value[..(LongestValue - 1)] + "…";

    /// <summary>Runs that arms of one sweep share are one by its own account.</summary>
    private static IEnumerable<string> Twice(IReadOnlyList<FoundRun> runs, FoundRun[][] groups)
    {
        int shared = runs.GroupBy(run => run.Folder).Sum(same => same.DistinctBy(run => run.Place.Arm).Count() - 1), left = runs.Count - shared - groups.Sum(group => group.Length);
        if (left > 0) yield return $"{Counted.Of(left, "run")} {(left == 1 ? "is" : "are")} there twice, in other folders or under other names: the same arm with the same seed counts once.";
    }

    /// <summary>Scores of different test sets are not to be compared.</summary>
    private static IEnumerable<string> Exams(FoundArm[] arms)
    {
        (FoundArm Arm, FoundRun Run)[][] exams = [.. arms.SelectMany(arm => arm.Runs.Select(run => (arm, run))).GroupBy(one => (one.run.Summary.ScoreName, one.run.Summary.TestSet)).Select(exam => exam.ToArray())];
        if (exams.Length < 2) yield break;
        string[] shown = [.. exams.Select(exam => exam[0] is var first
            ? FormattableString.Invariant($"{first.Run.Summary.ScoreName} of {ArmNames.Quoted(first.Arm.Label)}, seed {first.Run.Summary.Seed}{(exam.Length > 1 ? $" and {exam.Length - 1} more" : "")}{(first.Run.Summary.MajorityClassShare is { } share ? $" (always guessing {share:0.###})" : "")}")
            : "")];
        yield return FormattableString.Invariant($"scores of {exams.Length} different test sets are side by side: {Counted.First(shown, MostShown)}. A difference may be the exam's; data.exam_seed and the keys of data fix it.");
    }
}
