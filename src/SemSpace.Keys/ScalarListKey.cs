using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A key that holds a list of single values, perhaps none; one value may stand alone.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="name">The key.</param>
/// <param name="kind">The kind of each value.</param>
/// <param name="meaning">What it means.</param>
/// <param name="get">Takes the values from the record.</param>
/// <param name="set">A record with other values.</param>
public sealed class ScalarListKey<TOwner, T>(
    string name, ValueKind<T> kind, string meaning, Func<TOwner, ValueList<T>> get, Func<TOwner, ValueList<T>, TOwner> set)
    : Key<TOwner>(name, meaning)
{
    /// <summary>The default in words.</summary>
    public required string DefaultInWords { get; init; }

    /// <summary>The most values it may hold.</summary>
    public required int Most { get; init; }

    /// <inheritdoc/>
    public override string Unit => kind.Unit;

    /// <inheritdoc/>
    public override string MustBe => $"a list, each {kind.MustBe}";

    /// <summary>The catalogue that the values are members' names of; null for none.</summary>
    public object? Members { get; init; }

    /// <inheritdoc/>
    public override object? Family => Members;

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank)
        => SchemaText.Described(new() { ["anyOf"] = new JsonArray(kind.Schema(), new JsonObject { ["type"] = "array", ["items"] = kind.Schema(), ["maxItems"] = Most }) }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context)
    {
        IReadOnlyList<ConfigNode> items = node is ListNode list ? list.Items : [node];
        if (items.Count > Most)
        {
            context.Faults.Add(node.Place, FormattableString.Invariant($"{path} holds {items.Count} values; must hold at most {Most}."));
            return false;
        }

        int before = context.Faults.Count;
        List<T> values = [];
        foreach (ConfigNode item in items)
        {
            string hint = "";
            if (item is ScalarNode { IsEmpty: false } scalar && kind.TryRead(scalar, context, out T value, out hint)) values.Add(value);
            else context.Faults.Add(item.Place, Fault(path, item, hint));
        }

        if (context.Faults.Count > before) return false;
        owner = set(owner, [.. values]);
        return true;
    }

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path)
        => new ListNode(new("sample", 0), [.. Enumerable.Range(0, source.Count(0, 3)).Select(_ => kind.Sample(source.Place)).OfType<string>().Select(SampleSource.Scalar)]);

    private string Fault(string path, ConfigNode item, string hint)
    {
        string shown = item is ScalarNode { IsEmpty: false } text ? text.Text : item.Kind;
        if (hint.Length == 0 && shown.Contains(',', StringComparison.Ordinal)) hint = $"Write several as [{shown}].";
        return $"{path} holds {shown}; must be {MustBe}.{(hint.Length == 0 ? "" : " " + hint)}";
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => new ListNode(Place.None, [.. get(owner).Select(value => kind.Write(value, how.Naming))]);

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => new(Name, kind.Unit, $"list of: {kind.Range}", DefaultInWords, Meaning);
}
