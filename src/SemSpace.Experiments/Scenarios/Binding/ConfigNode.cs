namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Where a piece of configuration stands.</summary>
/// <param name="Source">A file, or an override as it was given.</param>
/// <param name="Line">Line from 1; 0 when the source has no lines.</param>
internal readonly record struct Place(string Source, long Line)
{
    /// <summary>As faults name it.</summary>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}";
}

/// <summary>A node of a configuration tree. Trees are immutable: an override makes a new one.</summary>
/// <param name="Place">Where it stands.</param>
internal abstract record ConfigNode(Place Place)
{
    /// <summary>What it is, with an article.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its characters, without quotes.</param>
/// <param name="Quoted">Whether it stood in quotes or as a text block, and so is text.</param>
internal sealed record ScalarNode(Place Place, string Text, bool Quoted) : ConfigNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => IsEmpty ? "empty" : "a single value";

    /// <summary>Whether nothing stands there: nothing at all, <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => !Quoted && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Items">Its items.</param>
internal sealed record ListNode(Place Place, IReadOnlyList<ConfigNode> Items) : ConfigNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A mapping, its entries in order; a key may stand twice, which the binder reports.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Entries">Its entries.</param>
internal sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : ConfigNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The first entry of a key, or null.</summary>
    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Place">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record MapEntry(string Key, Place Place, ConfigNode Value);
