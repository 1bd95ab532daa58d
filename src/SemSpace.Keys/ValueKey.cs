using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A key with a single value.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="name">The key.</param>
/// <param name="kind">The kind of value.</param>
/// <param name="meaning">What it means.</param>
/// <param name="get">Takes the value from the record.</param>
/// <param name="set">A record with another value.</param>
public sealed class ValueKey<TOwner, T>(string name, ValueKind<T> kind, string meaning, Func<TOwner, T> get, Func<TOwner, T, TOwner> set)
    : Key<TOwner>(name, meaning)
{
    /// <summary>The default in words, where it is not one value.</summary>
    public string? DefaultInWords { get; init; }

    /// <inheritdoc/>
    public override string Unit => kind.Unit;

    /// <inheritdoc/>
    public override string MustBe => kind.MustBe;

    /// <inheritdoc/>
    public override bool IsWhole => kind.IsWhole;

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank)
    {
        JsonObject schema = SchemaText.Described(kind.Schema(), Describe(blank));
        if (!Required && DefaultInWords is null && SchemaText.Value(kind.Write(get(blank), file => file.FullPath)) is { } value) schema["default"] = value;
        return schema;
    }

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not ScalarNode { IsEmpty: false } scalar)
        {
            context.Faults.Add(node.Place, $"{path} is {node.Kind}; must be {kind.MustBe}.");
            return false;
        }

        bool legal = kind.TryRead(scalar, context, out T value, out string hint);
        if (legal) owner = set(owner, value);
        else context.Faults.Add(node.Place, $"{path} is {Shown(scalar)}; must be {kind.MustBe}.{(hint.Length == 0 ? "" : " " + hint)}");
        return legal;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => kind.Write(get(owner), how.Naming);

    /// <inheritdoc/>
    public override IEnumerable<string> Check(TOwner owner)
        => kind.IsLegal(get(owner)) ? [] : [$"{Name} is {Shown(kind.Write(get(owner), file => file.FullPath))}; must be {kind.MustBe}."];

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank)
        => new(Name, kind.Unit, kind.Range, Required ? "required" : DefaultInWords ?? Shown(kind.Write(get(blank), file => file.FullPath)), Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => kind.Sample(source.Place) is { } yaml ? SampleSource.Scalar(yaml) : null;

    private static string Shown(ScalarNode scalar) => scalar.Quoted ? $"\"{scalar.Text}\"" : scalar.Text;
}
