using System.Text.Json.Nodes;
using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>The grid: a mapping with key paths of the scenario.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class GridKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    /// <summary>Keys that a sweep sets itself, with the reason.</summary>
    private static readonly Dictionary<string, string> Taken = new() { ["seed"] = "list them under seeds", ["name"] = "the sweep names its runs' folders", [GridAxis.NamedArms] = "write them beside the grid" };

    /// <inheritdoc/>
    public override string MustBe => "a mapping from scenario keys to lists of values";

    private const string AxisRule = "must be a list of one value or more, as in [a, b], or a mapping from names to values, as in {few: a, many: b}";

    /// <inheritdoc/>
    public override JsonObject Schema(SweepFile blank)
        => SchemaText.Described(new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["minItems"] = 1 }, new JsonObject { ["type"] = "object", ["minProperties"] = 1 }) } }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not MapNode map)
        {
            context.Faults.Add(node.Place, $"{path} is {node.Kind}; must be {MustBe}.");
            return false;
        }

        int before = context.Faults.Count;
        HashSet<string> seen = [];
        foreach (MapEntry entry in map.Entries)
        {
            if (Problem(entry, seen) is { } problem) context.Faults.Add(entry.Place, $"{path}.{entry.Key} {problem}");
        }

        owner = owner with { Grid = [.. map.Entries.Select(entry => new GridAxis(entry.Key, Values(entry.Value)))] };
        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(SweepFile owner, Expansion how)
        => owner.Grid.Count == 0 ? null : new MapNode(Place.None, [.. owner.Grid.Select(axis => new MapEntry(axis.Key, Place.None, ValuesOf(axis)))]);

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank)
        => new(Name, "", "scenario key: list of values", "one arm, the scenario itself", Meaning) { HoldsNames = true };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;

    /// <summary>Why a key cannot be swept; null where it can.</summary>
    /// <param name="key">The key.</param>
    /// <param name="seen">Keys before it.</param>
    internal static string? Problem(string key, HashSet<string> seen)
    {
        if (!seen.Add(key)) return "is given twice; must be given once.";
        if (Taken.TryGetValue(key, out string? reason)) return $"is not for a grid; {reason}.";
        return Override.IsPath(key) ? null : "is not a key path; must be keys joined by dots.";
    }

    /// <summary>Reports keys of a mapping that a sweep cannot set.</summary>
    internal static void Check(MapNode settings, string path, FaultList faults)
    {
        HashSet<string> seen = [];
        foreach (MapEntry entry in settings.Entries)
        {
            if (Problem(entry.Key, seen) is { } problem) faults.Add(entry.Place, $"{path}.{entry.Key} {problem}");
        }
    }

    private static string? Problem(MapEntry entry, HashSet<string> seen)
    {
        if (Problem(entry.Key, seen) is { } problem) return problem;
        if (GridRange.Is(entry.Value)) return GridRange.Problem((MapNode)entry.Value);
        if (Values(entry.Value).Count == 0) return $"is {(entry.Value is ScalarNode ? entry.Value.Kind : "empty")}; {AxisRule}.";
        if (entry.Value is not MapNode names) return null;
        if (names.Entries.Any(value => string.IsNullOrWhiteSpace(value.Key))) return $"holds a value without a name; {AxisRule}.";
        MapEntry? twin = names.Entries.GroupBy(value => value.Key).FirstOrDefault(same => same.Count() > 1)?.Last();
        return twin is null ? null : $"holds {twin.Key} twice; each name must be given once.";
    }

    private static IReadOnlyList<GridValue> Values(ConfigNode node) => node.Match<IReadOnlyList<GridValue>>(
        scalar => [],
        list => [.. list.Items.Select(item => new GridValue(null, item))],
        map => GridRange.Is(map) ? GridRange.Values(map) : [.. map.Entries.Select(entry => new GridValue(entry.Key, entry.Value))]);

    private static ConfigNode ValuesOf(GridAxis axis)
        => axis.Values[0].Name is null
            ? new ListNode(Place.None, [.. axis.Values.Select(value => value.Node)])
            : new MapNode(Place.None, [.. axis.Values.Select(value => new MapEntry(value.Name!, Place.None, value.Node))]);
}

/// <summary>What all runs have in common: a mapping from key paths of the scenario to values.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class SetKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    /// <inheritdoc/>
    public override string MustBe => "a mapping of scenario keys with their values";

    /// <inheritdoc/>
    public override JsonObject Schema(SweepFile blank) => SchemaText.Described(new() { ["type"] = "object" }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        int before = context.Faults.Count;
        if (node is not MapNode settings) context.Faults.Add(node.Place, $"{path} is {node.Kind}; must be {MustBe}.");
        else
        {
            GridKey.Check(settings, path, context.Faults);
            owner = owner with { Set = settings };
        }

        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(SweepFile owner, Expansion how) => owner.Set.Entries.Count == 0 ? null : owner.Set;

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank) => new(Name, "", "mapping of scenario keys", "none", Meaning) { HoldsNames = true };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;
}

/// <summary>Arms with names: a mapping from names to mappings of scenario keys.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class ArmsKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    /// <inheritdoc/>
    public override string MustBe => "a mapping from names to mappings of scenario keys with their values";

    /// <inheritdoc/>
    public override JsonObject Schema(SweepFile blank)
        => SchemaText.Described(new() { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = new JsonObject { ["type"] = "object" } }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        int before = context.Faults.Count;
        if (node is not MapNode { Entries.Count: > 0 } map) context.Faults.Add(node.Place, $"{path} is {(node is MapNode ? "empty" : node.Kind)}; must be {MustBe}.");
        else
        {
            HashSet<string> names = [];
            foreach (MapEntry arm in map.Entries)
            {
                if (string.IsNullOrWhiteSpace(arm.Key) || !names.Add(arm.Key)) context.Faults.Add(arm.Place, $"{path} holds {(arm.Key.Trim().Length == 0 ? "an arm without a name" : $"{arm.Key} twice")}; each arm must have a name of its own.");
                else if (arm.Value is not MapNode settings) context.Faults.Add(arm.Place, $"{path}.{arm.Key} is {arm.Value.Kind}; must be a mapping of scenario keys with their values.");
                else GridKey.Check(settings, $"{path}.{arm.Key}", context.Faults);
            }

            owner = owner with { Arms = [.. map.Entries.Where(arm => arm.Value is MapNode).Select(arm => new NamedArm(arm.Key, (MapNode)arm.Value))] };
        }

        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(SweepFile owner, Expansion how)
        => owner.Arms.Count == 0 ? null : new MapNode(Place.None, [.. owner.Arms.Select(arm => new MapEntry(arm.Name, Place.None, arm.Settings))]);

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank) => new(Name, "", "name: mapping of scenario keys", "none", Meaning) { HoldsNames = true };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;
}

/// <summary>Points of the grid that are left out.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class ExcludeKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    /// <inheritdoc/>
    public override string MustBe => "a list of mappings from the sweep's axes to a value or a list of values";

    /// <inheritdoc/>
    public override JsonObject Schema(SweepFile blank)
    {
        static JsonObject Point() => new() { ["type"] = "object", ["minProperties"] = 1 };
        return SchemaText.Described(new() { ["anyOf"] = new JsonArray(Point(), new JsonObject { ["type"] = "array", ["items"] = Point() }) }, Describe(blank));
    }

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        List<Exclusion> points = [];
        foreach (ConfigNode item in node is ListNode list ? list.Items : [node])
        {
            if (item is MapNode { Entries.Count: > 0 } map && map.Entries.All(entry => Texts(entry.Value) is not null)) points.Add(new([.. map.Entries.Select(entry => (entry.Key, Texts(entry.Value)!))], map.Place));
            else context.Faults.Add(item.Place, $"{path} holds {(item is MapNode ? "a mapping that is empty or has values with keys of their own" : item.Kind)}; must be {MustBe}.");
        }

        owner = owner with { Exclude = points };
        return points.Count == (node is ListNode all ? all.Items.Count : 1);
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(SweepFile owner, Expansion how)
        => owner.Exclude.Count == 0 ? null : new ListNode(Place.None, [.. owner.Exclude.Select(point => new MapNode(Place.None, [.. point.Values.Select(one => new MapEntry(one.Key, Place.None, new ListNode(Place.None, [.. one.Values.Select(ScalarNode.Quote)])))]))]);

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank) => new(Name, "", "list of mappings", "none", Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;

    private static IReadOnlyList<string>? Texts(ConfigNode node) => node.Match<IReadOnlyList<string>?>(
        scalar => scalar.IsEmpty ? null : [scalar.Text],
        list => list.Items.Count > 0 && list.Items.All(item => item is ScalarNode { IsEmpty: false }) ? [.. list.Items.Select(item => ((ScalarNode)item).Text)] : null,
        map => null);
}

/// <summary>The seeds of a sweep: different whole numbers, one by one or as ranges.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class SeedsKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    private static readonly SeedKind Seed = new();

    /// <inheritdoc/>
    public override string MustBe => $"a list of different whole numbers from {Seed.Range}, or of ranges as in 1-5, one or more";

    /// <inheritdoc/>
    public override JsonObject Schema(SweepFile blank)
    {
        static JsonObject One() => new() { ["anyOf"] = new JsonArray(Seed.Schema(), new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*\d+\s*(-\s*\d+\s*)?$" }) };
        return SchemaText.Described(new() { ["anyOf"] = new JsonArray(One(), new JsonObject { ["type"] = "array", ["items"] = One(), ["minItems"] = 1 }) }, Describe(blank));
    }

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        IReadOnlyList<ConfigNode> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0 || node is MapNode or ScalarNode { IsEmpty: true })
        {
            context.Faults.Add(node.Place, $"{path} is {(node is ListNode ? "an empty list" : node.Kind)}; must be {MustBe}, as in [1, 2, 3] or 1-5.");
            return false;
        }

        int before = context.Faults.Count;
        HashSet<ulong> seen = [];
        List<ulong> seeds = [];
        foreach (ConfigNode item in items)
        {
            if (Read(item, context) is not { } range) context.Faults.Add(item.Place, $"{path} holds {Shown(item)}; must be {MustBe}.");
            else if (range.Last - range.First >= SweepReader.MostRuns) context.Faults.Add(item.Place, $"{path} holds {Shown(item)}; must hold at most {SweepReader.MostRuns} seeds.");
            else if (Twin(range, seen) is { } twin) context.Faults.Add(item.Place, $"{path} holds {twin} twice; must be {MustBe}.");
            else seeds.AddRange(Numbers(range));
            if (seeds.Count > SweepReader.MostRuns) break;
        }

        owner = owner with { Seeds = [.. seeds] };
        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(SweepFile owner, Expansion how) => new ListNode(Place.None, [.. owner.Seeds.Select(seed => Seed.Write(seed, how.Naming))]);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => new ListNode(new("sample", 0), [SampleSource.Scalar(Seed.Sample(source.Place))]);

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank) => new(Name, "", "list of whole numbers and ranges", "required", Meaning);

    private static string Shown(ConfigNode item) => item is ScalarNode { IsEmpty: false } text ? text.Text : item.Kind;

    private static (ulong First, ulong Last)? Read(ConfigNode item, BindContext context)
    {
        if (item is not ScalarNode scalar) return null;
        string[] ends = scalar.Text.Split('-', 2, StringSplitOptions.TrimEntries);
        bool areSeeds = Seed.TryRead(scalar with { Text = ends[0] }, context, out ulong first, out _) & Seed.TryRead(scalar with { Text = ends[^1] }, context, out ulong last, out _);
        return areSeeds && first <= last ? (first, last) : null;
    }

    private static ulong? Twin((ulong First, ulong Last) range, HashSet<ulong> seen)
    {
        foreach (ulong seed in Numbers(range))
        {
            if (!seen.Add(seed)) return seed;
        }

        return null;
    }

    /// <summary>Counted by distance, since the last seed may be the largest number there is.</summary>
    private static IEnumerable<ulong> Numbers((ulong First, ulong Last) range)
    {
        for (ulong i = 0; i <= range.Last - range.First; i++) yield return range.First + i;
    }
}
