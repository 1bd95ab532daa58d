using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>The grid: a mapping with key paths of the scenario.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class GridKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    /// <summary>Keys that a sweep sets itself, with the reason.</summary>
    private static readonly Dictionary<string, string> Taken = new() { ["seed"] = "list them under seeds", ["name"] = "the sweep names its runs' folders" };

    /// <inheritdoc/>
    public override string Rule => "a mapping from scenario keys to lists of values";

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not MapNode map)
        {
            context.Faults.Add(node.Place, $"{path} is {node.Kind}; must be {Rule}.");
            return false;
        }

        int before = context.Faults.Count;
        HashSet<string> seen = [];
        foreach (MapEntry entry in map.Entries)
        {
            if (Problem(entry, seen) is { } problem) context.Faults.Add(entry.Place, $"{path}.{entry.Key} {problem}");
        }

        IEnumerable<MapEntry> lists = map.Entries.Where(entry => entry.Value is ListNode);
        owner = owner with { Grid = [.. lists.Select(entry => new GridAxis(entry.Key, ((ListNode)entry.Value).Items))] };
        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override void Expand(SweepFile owner, YamlBlock block)
    {
        if (owner.Grid.Count == 0) return;
        YamlBlock inner = block.Open(Name);
        foreach (GridAxis axis in owner.Grid) inner.Value(axis.Key, $"[{string.Join(", ", axis.Values.Select(YamlText.Flow))}]");
    }

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank)
        => new(Name, "", "scenario key: list of values", "one arm, the scenario itself", Meaning);

    private static string? Problem(MapEntry entry, HashSet<string> seen)
    {
        if (!seen.Add(entry.Key)) return "is given twice; must be given once.";
        if (Taken.TryGetValue(entry.Key, out string? reason)) return $"is not for a grid; {reason}.";
        if (entry.Key.Split('.').Any(part => part.Length == 0)) return "is not a key path; must be keys joined by dots.";
        return entry.Value is ListNode { Items.Count: > 0 } ? null : $"is {entry.Value.Kind}; must be a list of one value or more, as in [a, b].";
    }
}

/// <summary>The seeds of a sweep: a list of different whole numbers.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class SeedsKey(string name, string meaning) : Key<SweepFile>(name, meaning)
{
    private static readonly SeedKind Seed = new();

    /// <inheritdoc/>
    public override string Rule => $"a list of different whole numbers from {Seed.Range}, one or more";

    /// <inheritdoc/>
    public override bool TryBind(ref SweepFile owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            context.Faults.Add(node.Place, $"{path} is {(node is ListNode ? "an empty list" : node.Kind)}; must be {Rule}, as in [1, 2, 3].");
            return false;
        }

        int before = context.Faults.Count;
        List<ulong> seeds = [];
        foreach (ConfigNode item in list.Items)
        {
            ScalarNode text = item as ScalarNode ?? new(item.Place, item.Kind, true);
            if (!Seed.TryRead(text, context, out ulong seed, out _)) context.Faults.Add(item.Place, $"{path} holds {text.Text}; must be {Rule}.");
            else if (seeds.Contains(seed)) context.Faults.Add(item.Place, $"{path} holds {seed} twice; must be {Rule}.");
            else seeds.Add(seed);
        }

        owner = owner with { Seeds = [.. seeds] };
        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override void Expand(SweepFile owner, YamlBlock block) => block.Value(Name, $"[{string.Join(", ", owner.Seeds)}]");

    /// <inheritdoc/>
    public override KeyReference Describe(SweepFile blank) => new(Name, "", "list of whole numbers", "required", Meaning);
}
