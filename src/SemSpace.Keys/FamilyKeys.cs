using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A key that names a member of a family.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <typeparam name="T">What the members' options have in common.</typeparam>
/// <param name="name">The key.</param>
/// <param name="catalogue">The family.</param>
/// <param name="meaning">What it means.</param>
/// <param name="get">Takes the choice from the record.</param>
/// <param name="set">A record with another choice.</param>
public sealed class MemberKey<TOwner, T>(string name, Catalogue<T> catalogue, string meaning, Func<TOwner, Choice<T>> get, Func<TOwner, Choice<T>, TOwner> set)
    : Key<TOwner>(name, meaning)
    where T : class
{
    private readonly Lazy<ValueKey<TOwner, string>> _names = new(() => new(
        name, catalogue.Names, meaning,
        owner => get(owner).Name, (owner, chosen) => set(owner, get(owner).Choose(chosen))));

    /// <inheritdoc/>
    public override string MustBe => _names.Value.MustBe;

    /// <inheritdoc/>
    public override object? Family => catalogue;

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank) => _names.Value.Schema(blank);

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context) => _names.Value.TryBind(ref owner, node, path, context);

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => _names.Value.Expand(owner, how);

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => _names.Value.Describe(blank);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => _names.Value.Sample(source, path);
}

/// <summary>A key that holds the options of one member of a family, chosen or not.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <typeparam name="T">What the members' options have in common.</typeparam>
/// <typeparam name="TOptions">The member's options.</typeparam>
/// <param name="name">The member's name.</param>
/// <param name="options">The keys.</param>
/// <param name="meaning">What the member is.</param>
/// <param name="get">Takes the choice from the record.</param>
/// <param name="set">A record with another choice.</param>
/// <param name="isUsed">Whether a record uses a member, by name.</param>
/// <param name="family">The family.</param>
internal sealed class OptionsKey<TOwner, T, TOptions>(
    string name, Section<TOptions> options, string meaning, Func<TOwner, Choice<T>> get, Func<TOwner, Choice<T>, TOwner> set, Func<TOwner, string, bool> isUsed, Catalogue<T> family)
    : Key<TOwner>(name, meaning)
    where T : class
    where TOptions : class, T
{
    private readonly SectionKey<TOwner, TOptions> _section = new(
        name, options, $"options of {name}: {meaning}", owner => get(owner).Get<TOptions>(), (owner, changed) => set(owner, get(owner).With(changed)));

    /// <inheritdoc/>
    public override string MustBe => _section.MustBe;

    /// <inheritdoc/>
    public override object? Family => family;

    /// <inheritdoc/>
    public override JsonObject Schema(TOwner blank) => _section.Schema(blank);

    /// <inheritdoc/>
    public override JsonObject? Demands() => _section.Demands();

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context) => _section.TryBind(ref owner, node, path, context);

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => _section.Over(upper, lower);

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => how.OnlyChoices && !isUsed(owner, Name) ? null : _section.Expand(owner, how);

    /// <inheritdoc/>
    public override IEnumerable<string> Check(TOwner owner) => _section.Check(owner);

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => _section.Describe(blank);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => _section.Sample(source, path);

    /// <inheritdoc/>
    public override IEnumerable<SectionReference> Inside(string path) => _section.Inside(path);
}

/// <summary>A key of a record that is a part of the section's record, and stands among the section's own keys.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <typeparam name="TPart">The part.</typeparam>
/// <param name="inner">The part's key.</param>
/// <param name="get">Takes the part from the record.</param>
/// <param name="set">A record with another part.</param>
internal sealed class PartKey<TOwner, TPart>(Key<TPart> inner, Func<TOwner, TPart> get, Func<TOwner, TPart, TOwner> set) : Key<TOwner>(inner.Name, inner.Meaning)
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
    public override JsonObject Schema(TOwner blank) => inner.Schema(get(blank));

    /// <inheritdoc/>
    public override JsonObject? Demands() => inner.Demands();

    /// <inheritdoc/>
    public override bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context)
    {
        TPart part = get(owner);
        bool legal = inner.TryBind(ref part, node, path, context);
        if (legal) owner = set(owner, part);
        return legal;
    }

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => inner.Over(upper, lower);

    /// <inheritdoc/>
    public override ConfigNode? Expand(TOwner owner, Expansion how) => inner.Expand(get(owner), how);

    /// <inheritdoc/>
    public override IEnumerable<string> Check(TOwner owner) => inner.Check(get(owner));

    /// <inheritdoc/>
    public override KeyReference Describe(TOwner blank) => inner.Describe(get(blank));

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => inner.Sample(source, path);

    /// <inheritdoc/>
    public override IEnumerable<SectionReference> Inside(string path) => inner.Inside(path);
}
