namespace SemSpace.Keys;

/// <summary>Which keys of a configuration are not legal, as a tree of the parts of their paths.</summary>
internal sealed class IllegalKeys
{
    /// <summary>Stands in a path for all items of a list.</summary>
    public const string EveryItem = "*";

    private readonly Dictionary<string, IllegalKeys> _inner = [];
    private bool _isIllegal;

    /// <summary>Notes a key; one of which a part is noted already is not legal for that part alone.</summary>
    public void Add(string path)
    {
        IllegalKeys at = this;
        bool isNew = false;
        foreach (string part in path.Split('.'))
        {
            if (!at._inner.TryGetValue(part, out IllegalKeys? next))
            {
                at._inner.Add(part, next = new());
                isNew = true;
            }

            at = next;
        }

        at._isIllegal |= isNew;
    }

    /// <summary>Whether a key is noted, or something that it stands in, or something that stands in it.</summary>
    public bool Touch(string path) => Touch(path.Split('.'));

    private bool Touches(string part, ReadOnlySpan<string> rest) => _inner.TryGetValue(part, out IllegalKeys? next) && next.Touch(rest);

    private bool Touch(ReadOnlySpan<string> parts)
    {
        if (_isIllegal || parts.IsEmpty) return true;
        if (parts[0] != EveryItem) return Touches(parts[0], parts[1..]) || Touches(EveryItem, parts[1..]);
        foreach (IllegalKeys next in _inner.Values)
        {
            if (next.Touch(parts[1..])) return true;
        }

        return false;
    }
}
