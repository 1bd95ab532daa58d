using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A key that is one of several alternatives: an expanded scenario holds it only where it is the chosen one.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <param name="inner">The key.</param>
/// <param name="isChosen">Whether a record chose it.</param>
/// <param name="defaultInWords">What the reference gives as its default.</param>
public sealed class AlternativeKey<TOwner>(Key<TOwner> inner, Func<TOwner, bool> isChosen, string defaultInWords) : Key<TOwner>(inner.Name, inner.Meaning)
{
    /// <inheritdoc/>
    public override string Unit => inner.Unit;

    /// <inheritdoc/>
    public override string MustBe => inner.MustBe;

    /// <inheritdoc/>
    public override bool IsWhole => inner.IsWhole;

    /// <inheritdoc/>
    public override object? Family => inner.Family;

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank) => inner.Schema(blank);

    /// <inheritdoc/>
    public override JsonObject? Demands() => inner.Demands();

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context) => inner.TryBind(ref owner, node, path, context);

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => inner.Over(upper, lower);

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => isChosen(owner) ? inner.Expand(owner, how) : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Check(TOwner owner) => isChosen(owner) ? inner.Check(owner) : [];

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => inner.Describe(blank) with { Default = defaultInWords };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => inner.Sample(source, path);

    /// <inheritdoc/>
    public override IEnumerable<SectionReference> Inside(string path) => inner.Inside(path);
}
