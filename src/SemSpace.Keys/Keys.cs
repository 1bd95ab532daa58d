namespace SemSpace.Keys;

/// <summary>Short names for declaring a section's keys.</summary>
/// <typeparam name="T">The section's record.</typeparam>
public static class Keys<T>
{
    /// <summary>An optional key of any kind.</summary>
    public static ValueKey<T, TValue> Of<TValue>(string name, ValueKind<TValue> kind, string meaning, Func<T, TValue> get, Func<T, TValue, T> set)
        => new(name, kind, meaning, get, set);

    /// <summary>A required key of any kind.</summary>
    public static ValueKey<T, TValue> Must<TValue>(string name, ValueKind<TValue> kind, string meaning, Func<T, TValue> get, Func<T, TValue, T> set)
        => new(name, kind, meaning, get, set) { Required = true };

    /// <summary>A key that holds a section.</summary>
    public static SectionKey<T, TInner> In<TInner>(string name, Section<TInner> section, string meaning, Func<T, TInner?> get, Func<T, TInner, T> set)
        where TInner : class
        => new(name, section, meaning, get, set);

    /// <summary>A key that names a member of a family.</summary>
    public static MemberKey<T, TFamily> Choice<TFamily>(
        string name, Catalogue<TFamily> catalogue, string meaning, Func<T, Choice<TFamily>> get, Func<T, Choice<TFamily>, T> set)
        where TFamily : class
        => new(name, catalogue, meaning, get, set);

    /// <summary>The keys of the options of all members of a family, one section per member that has options.</summary>
    /// <param name="catalogue">The family.</param>
    /// <param name="get">Takes the choice from the record.</param>
    /// <param name="set">A record with another choice.</param>
    /// <param name="isUsed">Whether a record uses a member, by name; when left out, it uses the chosen one.</param>
    public static IEnumerable<Key<T>> Options<TFamily>(
        Catalogue<TFamily> catalogue, Func<T, Choice<TFamily>> get, Func<T, Choice<TFamily>, T> set, Func<T, string, bool>? isUsed = null)
        where TFamily : class
        => catalogue.Select(member => member.OptionsKey(get, set, isUsed ?? ((owner, name) => get(owner).Name == name), catalogue)).OfType<Key<T>>();

    /// <summary>The keys of a record that is a part of this one, as if they were its own.</summary>
    public static IEnumerable<Key<T>> Part<TPart>(Section<TPart> part, Func<T, TPart> get, Func<T, TPart, T> set)
        => part.Keys.Select(key => new PartKey<T, TPart>(key, get, set));
}

/// <summary>Short names for the kinds of values.</summary>
public static class Kinds
{
    /// <summary>Yes or no.</summary>
    public static FlagKind Flag { get; } = new();

    /// <summary>A number in a closed range.</summary>
    public static NumberKind Within(double min, double max, string unit = "") => new(min, max, unit);

    /// <summary>A number above a bound.</summary>
    public static NumberKind Above(double min, double max, string unit = "") => new(min, max, unit, above: true);

    /// <summary>A whole number in a closed range.</summary>
    public static IntegerKind Whole(int min, int max, string unit = "") => new(min, max, unit);

    /// <summary>Any text, perhaps none.</summary>
    public static TextKind FreeText { get; } = new("text", _ => true);

    /// <summary>Text that names something.</summary>
    public static TextKind NonEmptyText { get; } = new("text that is not empty", text => !string.IsNullOrWhiteSpace(text)) { Pattern = @"\S" };

    /// <summary>A name that can be a folder's on every system.</summary>
    public static TextKind FolderName { get; } = new("letters, digits, dots, dashes and underscores, starting with a letter or digit", IsFolderName) { Pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$" };

    private static bool IsFolderName(string text)
        => text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
