namespace SemSpace.Files;

/// <summary>How much is told about a file that is wrong throughout: more than anyone mends at a time helps nobody.</summary>
public static class FaultLimit
{
    /// <summary>Faults that are told one by one.</summary>
    public const int Most = 30;

    private const int LongestText = 1000;

    /// <summary>What stands for the rest.</summary>
    /// <param name="count">How many more there are.</param>
    public static string More(long count) => FormattableString.Invariant($"holds {count} more faults; the first {Most} are told. Mend these first");

    /// <summary>A text of a length that can be read; the middle of a longer one is left out.</summary>
    public static string Shorten(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= LongestText ? text : $"{text[..(LongestText / 2)]} ... {text[^(LongestText / 2)..]}";
    }
}
