namespace SemSpace.Orbit;

/// <summary>Counts in words for the user: one thing, or several.</summary>
public static class Counted
{
    /// <summary>As in <c>1 gateway</c> and <c>2 gateways</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for several; when left out, the word for one with an s.</param>
    public static string Of(long count, string one, string? many = null) => FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>As in <c>3 seeds</c> and <c>3 to 5 seeds</c>.</summary>
    /// <param name="least">The least there are.</param>
    /// <param name="most">The most there are.</param>
    /// <param name="one">The word for one; that for several is with an s.</param>
    public static string Between(long least, long most, string one) => least == most ? Of(most, one) : FormattableString.Invariant($"{least} to {Of(most, one)}");

    /// <summary>The first of several names joined by commas, and a word for the rest.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">How many are told.</param>
    public static string First(IReadOnlyCollection<string> names, int most)
    {
        ArgumentNullException.ThrowIfNull(names);
        return string.Join(", ", names.Take(most)) + (names.Count > most ? " and so on" : "");
    }
}
