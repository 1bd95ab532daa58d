using System.Globalization;
using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A key that holds a section.</summary>
/// <typeparam name="TOwner">The outer section's record.</typeparam>
/// <typeparam name="T">The inner section's record.</typeparam>
/// <param name="name">The key.</param>
/// <param name="section">The inner section.</param>
/// <param name="meaning">What it means.</param>
/// <param name="get">Takes the inner record from the outer; null where another alternative is chosen.</param>
/// <param name="set">An outer record with another inner one; also with one of which only some keys are legal.</param>
public sealed class SectionKey<TOwner, T>(string name, Section<T> section, string meaning, Func<TOwner, T?> get, Func<TOwner, T, TOwner> set)
    : Key<TOwner>(name, meaning)
    where T : class
{
    /// <summary>The default in words.</summary>
    public string DefaultInWords { get; init; } = "its defaults";

    /// <inheritdoc/>
    public override string MustBe => "a mapping";

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank) => SchemaText.Described(section.Schema(), Describe(blank));

    /// <inheritdoc/>
    public override JsonObject? Demands() => section.Demands();

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context)
    {
        bool legal = section.TryBind(node, path, context, out T value);
        owner = set(owner, value);
        return legal;
    }

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => section.Over(upper, lower);

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => get(owner) is { } value ? section.Expand(value, how) : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Check(TOwner owner) => get(owner) is { } value ? section.Check(value).Select(problem => $"{Name}.{problem}") : [];

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => new(Name, "", "section", Required ? "required" : DefaultInWords, Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => section.Sample(source, path);

    /// <inheritdoc/>
    public override IEnumerable<SectionReference> Inside(string path) => section.Reference(path);
}

/// <summary>A key that holds a list of sections, at least one unless <see cref="MayBeEmpty"/>.</summary>
/// <typeparam name="TOwner">The outer section's record.</typeparam>
/// <typeparam name="T">The record of one item.</typeparam>
/// <param name="name">The key.</param>
/// <param name="section">The section of one item.</param>
/// <param name="meaning">What it means.</param>
/// <param name="get">Takes the items from the outer record.</param>
/// <param name="set">An outer record with other items; also with some of which only some keys are legal.</param>
public sealed class ListKey<TOwner, T>(
    string name, Section<T> section, string meaning, Func<TOwner, ValueList<T>> get, Func<TOwner, ValueList<T>, TOwner> set)
    : Key<TOwner>(name, meaning)
{
    /// <summary>What no two items may share; null where items may be alike.</summary>
    public Func<T, string>? Distinct { get; init; }

    /// <summary>The key of an item that holds what <see cref="Distinct"/> compares.</summary>
    public string DistinctKey { get; init; } = "";

    /// <summary>The most items it may hold.</summary>
    public required int Most { get; init; }

    /// <summary>
    /// What is wrong with an item that is like an earlier one in what no two may share, given both and where the earlier one stands, as in
    /// "is VALUE; must RULE."; null where they say the same, and the later one is passed over. When left out, every such item is a fault.
    /// </summary>
    public Func<T, T, Place, string?>? Twin { get; init; }

    /// <summary>Whether the list may hold nothing.</summary>
    public bool MayBeEmpty { get; init; }

    /// <inheritdoc/>
    public override string MustBe => MayBeEmpty ? "a list" : "a list of one item or more";

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank)
        => SchemaText.Described(new() { ["type"] = "array", ["items"] = section.WholeSchema(), ["minItems"] = MayBeEmpty ? 0 : 1, ["maxItems"] = Most }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not ListNode list || (list.Items.Count == 0 && !MayBeEmpty))
        {
            string found = node is ListNode ? "an empty list" : node.Kind;
            context.Faults.Add(node.Place, $"{path} is {found}; must be {MustBe}, each starting with a dash.");
            return false;
        }

        if (list.Items.Count > Most)
        {
            context.Faults.Add(node.Place, FormattableString.Invariant($"{path} holds {list.Items.Count} items; must hold at most {Most}."));
            return false;
        }

        int before = context.Faults.Count;
        List<T> items = [];
        Dictionary<string, Seen> seen = [];
        for (int i = 0; i < list.Items.Count; i++)
        {
            bool legal = section.TryBind(list.Items[i], $"{path}.{i}", context, out T item);
            string? identity = legal ? Distinct?.Invoke(item) : Written(list.Items[i]);
            bool isNew = identity is null || IsFirst(identity, new(list.Items[i], item, legal), $"{path}.{i}", seen, context.Faults);
            if (!legal) context.Faults.Refuse(FormattableString.Invariant($"{path}.{i}"));
            if (!legal || isNew) items.Add(item);
        }

        bool allLegal = context.Faults.Count == before;
        owner = set(owner, [.. items]);
        if (!allLegal) context.Faults.TellOnce(before, path, problem => Origin(problem, path, list));
        return allLegal;
    }

    /// <summary>Of a fault's words: which item's, which key's and which value's it is; null where it is about no key of an item.</summary>
    private static (int Item, string Path, ConfigNode Value)? Origin(string problem, string path, ListNode list)
    {
        if (!problem.StartsWith(path + ".", StringComparison.Ordinal)) return null;
        string[] parts = problem[(path.Length + 1)..].Split(' ')[0].Split('.', 2);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int item) && item < list.Items.Count
            && list.Items[item] is MapNode map && map.Find(parts[1].Split('.')[0]) is { } entry ? (item, parts[1], entry.Value) : null;
    }

    /// <summary>What an item with other faults holds where no two may be alike; null where there is nothing to compare.</summary>
    private string? Written(ConfigNode item)
        => Distinct is not null && item is MapNode map && map.Find(DistinctKey)?.Value is ScalarNode scalar ? scalar.Text : null;

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => new ListNode(Place.None, [.. get(owner).Select(item => section.Expand(item, how))]);

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => new(Name, "", "list of sections", Required ? "required" : "empty", Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path)
        => new ListNode(new("sample", 0), [.. Enumerable.Range(0, source.Count(MayBeEmpty ? 0 : 1, 3)).Select(_ => section.Sample(source, path + "[]"))]);

    /// <inheritdoc/>
    public override IEnumerable<SectionReference> Inside(string path) => section.Reference(path + "[]");

    /// <summary>Whether no item before is like this one; if one is, a fault, unless the two say the same.</summary>
    private bool IsFirst(string identity, Seen item, string path, Dictionary<string, Seen> seen, FaultList faults)
    {
        if (seen.TryAdd(identity, item)) return true;
        Seen earlier = seen[identity];
        string? problem = Twin is not null && item.IsLegal && earlier.IsLegal
            ? Twin(earlier.Value, item.Value, PlaceOf(earlier))
            : $"is {identity}; must differ from that in {PlaceOf(earlier)}.";
        if (problem is null) return false;
        faults.Add(PlaceOf(item), $"{path}.{DistinctKey} {problem}");
        faults.Refuse($"{path}.{DistinctKey}");
        return false;
    }

    private Place PlaceOf(Seen item) => ((MapNode)item.Node).Find(DistinctKey)?.Value.Place ?? item.Node.Place;

    /// <summary>An item that was read; without faults of its own its value means something.</summary>
    private readonly record struct Seen(ConfigNode Node, T Value, bool IsLegal);
}
