using System.Globalization;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Orbit;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Comparison;

/// <summary>Runs by the keys in which they differ: those of their sweep with its names for values where all were found in one, else those of their scenarios.</summary>
/// <param name="Runs">The runs as named.</param>
/// <param name="Keys">The keys in which they differ.</param>
/// <param name="Read">A run's value of a key; null where it has no such key.</param>
internal sealed record RunGrid(IReadOnlyList<FoundRun> Runs, string[] Keys, Func<FoundRun, string, string?> Read)
{
    private const string Nothing = "none", Across = "x";
    private const int MostShown = 12;

    /// <summary>The grid of some runs.</summary>
    public static RunGrid Of(IReadOnlyList<FoundRun> runs)
    {
        bool areOfSweep = runs.All(run => run.Place.Axes.Count > 0 && run.Place.Table == runs[0].Place.Table);
        return areOfSweep
            ? new(runs, ArmFinder.Differing(runs, run => run.Place.Axes), (run, key) => run.Place.Axes.GetValueOrDefault(key))
            : new(runs, ArmFinder.Choices(runs), ArmFinder.Value);
    }

    /// <summary>The key that a user names by its path or the end of it.</summary>
    /// <param name="role">What it is to be in the figure.</param>
    /// <param name="named">What the user wrote.</param>
    /// <exception cref="ResultsException">The runs do not differ in it, or it stands for several.</exception>
    public string Key(string role, string named)
    {
        string[] found = ArmLabels.Named(named, Keys);
        if (found is [var only]) return only;
        if (found.Length == 0 && Keys.Contains(GridAxis.NamedArms) && ArmLabels.Named(named, ArmFinder.Choices(Runs)).Length > 0)
            throw new ResultsException($"{role} is {named}, which the named arms of the sweep set; write {GridAxis.NamedArms} for them.");
        if (found.Length > 1) throw new ResultsException($"{role} is {named}, which may be {Counted.First(found, MostShown)}; write more of the path.");
        throw new ResultsException($"{role} is {named}, {Wrong(role, named)}{(Keys.Length == 0 ? "The runs differ in nothing but their seeds." : $"Must be one of {Counted.First(Keys, MostShown)}.")}");
    }

    /// <summary>What is wrong with a name that is no key in which the runs differ.</summary>
    private string Wrong(string role, string named)
    {
        if (ComparedMeasure.Named(named) is not null) return role == Across ? "a measure, which is across in kind: pareto alone. " : "a measure. ";
        string[] known = [.. Runs.SelectMany(run => run.Values.Keys).Distinct()];
        if (ArmLabels.Named(named, known).Length > 0) return "in which the runs do not differ. ";
        string[] course = role == Across ? [.. RunProgress.All.Select(one => one.Name)] : [];
        string? near = Spelling.Nearest(named, Words([.. Keys, .. course])) ?? Spelling.Nearest(named, Words(known));
        return $"which is no key of the runs.{Spelling.DidYouMean(near is null ? [] : [near])} ";

        static IEnumerable<string> Words(string[] keys) => keys.SelectMany(key => new[] { key, key[(key.LastIndexOf('.') + 1)..] });
    }

    /// <summary>The keys that make arms: those that were asked for, or else all but some; the runs must not differ in others.</summary>
    /// <exception cref="ResultsException">They do.</exception>
    public string[] Arms(IReadOnlyList<string> named, params string[] shown)
    {
        string[] rest = [.. Keys.Except(shown)];
        if (named.Count == 0) return rest;
        string[] arms = [.. named.Select(name => Key("arms", name))], others = [.. rest.Except(arms)];
        return others.Length == 0 ? [.. arms.Except(shown)] : throw new ResultsException($"The runs differ in {Counted.First(others, MostShown)}, too; add it to arms, or name runs that are alike in it.");
    }

    /// <summary>The runs that have some values.</summary>
    /// <param name="wanted">Keys by their path or the end of it, and values as tables show them.</param>
    /// <exception cref="ResultsException">The runs do not differ in such a key, none has the value, or none has all.</exception>
    public RunGrid Only(IReadOnlyList<(string Key, string Value)> wanted)
    {
        (string Key, string Value)[] known = [.. wanted.Select(one => (Key("only", one.Key), one.Value))];
        foreach ((string key, string value) in known)
        {
            if (!Values(key).Contains(value)) throw new ResultsException($"only holds {value}, which {key} is in none of the runs; must be one of {Counted.First(Values(key), MostShown)}.");
        }

        FoundRun[] left = [.. Runs.Where(run => known.All(one => Value(run, one.Key) == one.Value))];
        return left.Length > 0 ? Of(left) : throw new ResultsException($"only leaves no run: none has {string.Join(" and ", known.Select(one => $"{one.Key} {one.Value}"))} together.");
    }

    /// <summary>A run's value of a key in words.</summary>
    public string Value(FoundRun run, string key) => Read(run, key) ?? Nothing;

    /// <summary>All values of a key: numbers by size, others as the runs were named.</summary>
    public string[] Values(string key)
    {
        string[] values = [.. Runs.Select(run => Value(run, key)).Distinct()];
        return values.All(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. values.OrderBy(value => double.Parse(value, CultureInfo.InvariantCulture))]
            : values;
    }

    /// <summary>The runs in groups that some keys tell apart.</summary>
    public FoundRun[][] Groups(string[] keys) => [.. Runs.GroupBy(run => Point(run, keys)).Select(group => group.ToArray())];

    /// <summary>The names of groups of runs that some keys tell apart: as their sweep names its arms where these are all its keys; numbered where they would be alike.</summary>
    public string[] Labels(IReadOnlyList<FoundRun> firsts, string[] keys)
    {
        bool areArms = firsts.All(run => run.Place.Arm is not null && run.Place.Axes.Count == keys.Length && run.Place.Table.Length > 0 && run.Place.Table == firsts[0].Place.Table);
        string[] labels = [.. firsts.Select(run => areArms ? run.Place.Arm! : ArmFinder.Label(keys, key => ArmFinder.Brief(run, key, Value(run, key))))];
        return labels.Distinct().Count() == labels.Length ? labels : [.. labels.Select((label, i) => string.Create(CultureInfo.InvariantCulture, $"{label} ({i + 1})"))];
    }

    /// <summary>What a run is told from others by, among some keys.</summary>
    public string Point(FoundRun run, IEnumerable<string> keys) => string.Join('\n', keys.Select(key => Value(run, key)));
}
