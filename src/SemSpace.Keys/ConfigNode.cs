namespace SemSpace.Keys;

/// <summary>Where a piece of configuration stands.</summary>
/// <param name="Source">A file, or an override as it was given.</param>
/// <param name="Line">Line from 1; 0 when the source has no lines.</param>
public readonly record struct Place(string Source, long Line)
{
    /// <summary>Of what was not read but made.</summary>
    public static Place None { get; } = new("", 0);

    /// <summary>As faults name it.</summary>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}";
}

/// <summary>A node of a configuration tree. Trees are immutable: an override makes a new one.</summary>
/// <param name="Place">Where it stands.</param>
public abstract record ConfigNode(Place Place)
{
    /// <summary>What it is, with an article.</summary>
    public abstract string Kind { get; }

    /// <summary>What is to be done with a node of each kind.</summary>
    public abstract T Match<T>(Func<ScalarNode, T> scalar, Func<ListNode, T> list, Func<MapNode, T> map);

    /// <summary>Whether another node says the same, wherever it stands.</summary>
    public abstract bool SaysAs(ConfigNode? other);
}

/// <summary>A single value.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its characters, without quotes.</param>
/// <param name="Quoted">Whether it stood in quotes or as a text block, and so is text.</param>
public sealed record ScalarNode(Place Place, string Text, bool Quoted) : ConfigNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => IsEmpty ? "empty" : "a single value";

    /// <summary>Whether nothing stands there: nothing at all, <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => !Quoted && Text is "" or "~" or "null";

    /// <summary>A value that stands as it is: a number, a name, true or false.</summary>
    public static ScalarNode Plain(string text) => new(Place.None, text, false);

    /// <summary>A text.</summary>
    public static ScalarNode Quote(string text) => new(Place.None, text, true);

    /// <inheritdoc/>
    public override T Match<T>(Func<ScalarNode, T> scalar, Func<ListNode, T> list, Func<MapNode, T> map) => scalar(this);

    /// <inheritdoc/>
    public override bool SaysAs(ConfigNode? other) => other is ScalarNode scalar && scalar.Text == Text && scalar.Quoted == Quoted;
}

/// <summary>A list.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Items">Its items.</param>
public sealed record ListNode(Place Place, IReadOnlyList<ConfigNode> Items) : ConfigNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public override T Match<T>(Func<ScalarNode, T> scalar, Func<ListNode, T> list, Func<MapNode, T> map) => list(this);

    /// <inheritdoc/>
    public override bool SaysAs(ConfigNode? other)
        => other is ListNode list && list.Items.Count == Items.Count && Items.Zip(list.Items).All(pair => pair.First.SaysAs(pair.Second));
}

/// <summary>A mapping, its entries in order; a key may stand twice, which the binder reports.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Entries">Its entries.</param>
public sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : ConfigNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <inheritdoc/>
    public override T Match<T>(Func<ScalarNode, T> scalar, Func<ListNode, T> list, Func<MapNode, T> map) => map(this);

    /// <inheritdoc/>
    public override bool SaysAs(ConfigNode? other)
        => other is MapNode map && map.Entries.Count == Entries.Count
            && Entries.Zip(map.Entries).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value.SaysAs(pair.Second.Value));

    /// <summary>The first entry of a key, or null.</summary>
    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>This mapping laid over another: the entries of both.</summary>
    /// <param name="lower">The other.</param>
    /// <param name="merge">Makes one value of two, given the key, the upper value and the lower.</param>
    public MapNode Over(MapNode lower, Func<string, ConfigNode, ConfigNode, ConfigNode> merge)
        => this with
        {
            Entries =
            [
                .. Entries.Select(entry => lower.Find(entry.Key) is { } below ? entry with { Value = merge(entry.Key, entry.Value, below.Value) } : entry),
                .. lower.Entries.Where(entry => Find(entry.Key) is null),
            ],
        };
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Place">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(string Key, Place Place, ConfigNode Value);
