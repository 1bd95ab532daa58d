namespace SemSpace.Orbit.Elements;

/// <summary>International designators: <c>1998-067A</c> in messages, <c>98067A</c> in the eight columns of a two-line element set.</summary>
internal static class InternationalDesignator
{
    private const int TleColumns = 8, LaunchDigits = 3, LongestPiece = 3;
    private const int FirstYear = 1957, YearsInTle = 100;

    /// <summary>The long form of a TLE's columns; columns of another shape stay as they are, trimmed.</summary>
    public static string FromTle(string columns)
    {
        string text = columns.Trim();
        if (text.Length <= 5 || !IsRest(text[2..]) || !IsDigits(text[..2])) return text;
        int year = ((text[0] - '0') * 10) + text[1] - '0';
        return FormattableString.Invariant($"{(year < FirstYear % YearsInTle ? 2000 : 1900) + year}-{text[2..]}");
    }

    /// <summary>The columns of a TLE, unpadded; empty for a designator that they cannot hold.</summary>
    public static string ToTle(string designator)
    {
        bool isLong = designator.Length > 8 && designator[4] == '-' && IsDigits(designator[..4]) && IsRest(designator[5..]);
        if (!isLong) return designator.Length <= TleColumns && designator.All(c => c is >= ' ' and <= '~') ? designator : "";
        int year = int.Parse(designator[..4], System.Globalization.CultureInfo.InvariantCulture);
        return year is >= FirstYear and < FirstYear + YearsInTle ? designator[2..4] + designator[5..] : "";
    }

    private static bool IsRest(string text)
        => text.Length is > LaunchDigits and <= LaunchDigits + LongestPiece
            && IsDigits(text[..LaunchDigits]) && text[LaunchDigits..].All(char.IsAsciiLetterUpper);

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);
}
