namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Short names for declaring a section's keys.</summary>
/// <typeparam name="T">The section's record.</typeparam>
internal static class Keys<T>
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
}

/// <summary>Short names for the kinds of values.</summary>
internal static class Kinds
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
    public static TextKind NonEmptyText { get; } = new("text that is not empty", text => !string.IsNullOrWhiteSpace(text));

    /// <summary>A name that can be a folder's on every system.</summary>
    public static TextKind FolderName { get; } = new("letters, digits, dots, dashes and underscores, starting with a letter or digit", IsFolderName);

    private static bool IsFolderName(string text)
        => text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
