using System.Globalization;
using System.Text;

namespace SemSpace.Cli;

/// <summary>
/// Makes what a terminal would obey, or hide, visible: control characters, escape sequences and marks that turn the direction of
/// writing. Names and paths come from files, and could otherwise clear the screen or pass one text for another.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text on one line.</summary>
    public static string OneLine(string text) => Of(text, keepsLines: false);

    /// <summary>The text with its line ends as they are.</summary>
    public static string Lines(string text) => Of(text, keepsLines: true);

    private static string Of(string text, bool keepsLines)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return text;
        StringBuilder visible = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, at, out Rune rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            bool isKept = isWhole && (keepsLines && IsLineEnd(text, at) || IsHarmless(rune));
            _ = isKept ? visible.Append(text, at, length) : visible.Append(CultureInfo.InvariantCulture, $"\\u{{{(isWhole ? rune.Value : text[at]):x}}}");
            at += length;
        }

        return visible.ToString();
    }

    private static bool IsLineEnd(string text, int at) => text[at] == '\n' || text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';

    private static bool IsHarmless(Rune rune) => rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
