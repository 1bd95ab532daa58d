using System.Text.RegularExpressions;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>
/// Puts right what the SVG writer does not: fonts that a viewer may lack, ids that count up over the whole process, and lists of glyph
/// positions that end with a comma, which SVG forbids and some viewers then ignore.
/// </summary>
internal static partial class SvgCleanup
{
    /// <summary>All have the same metrics, so a viewer without the first lays the text out alike.</summary>
    private const string Fonts = PaperFonts.RealFamily + ", Times New Roman, Times, serif";

    /// <summary>The text with fonts to fall back to, ids numbered from 0 in order, and valid lists of positions.</summary>
    public static string Apply(string svg)
    {
        string[] ids = [.. Ids().Matches(svg).Select(match => match.Groups[1].Value).Distinct()];
        Dictionary<string, string> renamed = ids.Index().ToDictionary(pair => pair.Item, pair => FormattableString.Invariant($"id{pair.Index}"));
        string numbered = Uses().Replace(
            svg, match => renamed.TryGetValue(match.Groups[2].Value, out string? id) ? match.Groups[1].Value + id : match.Value);
        return Positions().Replace(numbered, "$1\"").Replace($"font-family=\"{PaperFonts.RealFamily}\"", $"font-family=\"{Fonts}\"", StringComparison.Ordinal);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("( [xy]=\"[^\"]*), \"")]
    private static partial Regex Positions();

    [GeneratedRegex("( id=\"|#)([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Uses();
}
