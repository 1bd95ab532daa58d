using SkiaSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>Sizes of text in the figures' font.</summary>
internal static class TextSize
{
    private const char Ellipsis = '…';

    /// <summary>The font at a size, its letters placed exactly and not on whole pixels.</summary>
    public static SKFont Font(float size)
        => new(PaperFonts.Regular, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    /// <summary>Width of a line of text, px.</summary>
    public static float Width(string text, float size)
    {
        using SKFont font = Font(size);
        return font.MeasureText(text);
    }

    /// <summary>The text, its end replaced by an ellipsis where it is wider than allowed.</summary>
    public static string Fitted(string text, float size, float width)
    {
        if (Width(text, size) <= width) return text;
        int length = text.Length;
        while (length > 1 && Width(text[..length].TrimEnd() + Ellipsis, size) > width) length--;
        return text[..length].TrimEnd() + Ellipsis;
    }

    /// <summary>The text, broken where it is wider than allowed: after a comma if both lines then fit, else at the blank nearest to the middle; each line is cut as by <see cref="Fitted"/>.</summary>
    public static string InTwoLines(string text, float size, float width)
    {
        string line = text.Replace('\n', ' ');
        if (Width(line, size) <= width || !line.TrimStart().Contains(' ', StringComparison.Ordinal)) return line;
        bool Fits(int blank) => Width(line[..blank], size) <= width && Width(line[(blank + 1)..], size) <= width;
        int at = Enumerable.Range(1, line.Length - 1).Where(i => line[i] == ' ').OrderByDescending(i => line[i - 1] == ',' && Fits(i)).ThenBy(i => Math.Abs(i - (line.Length / 2))).First();
        return $"{Fitted(line[..at], size, width)}\n{Fitted(line[(at + 1)..], size, width)}";
    }

    /// <summary>A name, broken after the blank, the hyphen or the underscore that is nearest to its middle where it is wider than allowed; each line is cut as by <see cref="Fitted"/>.</summary>
    public static string NameInTwoLines(string name, float size, float width)
    {
        int[] breaks = [.. Enumerable.Range(1, Math.Max(0, name.Length - 2)).Where(i => name[i] is ' ' or '-' or '_')];
        if (Width(name, size) <= width || breaks.Length == 0) return Fitted(name, size, width);
        int at = 1 + breaks.MinBy(i => Math.Abs(i - (name.Length / 2)));
        return $"{Fitted(name[..at].TrimEnd(), size, width)}\n{Fitted(name[at..], size, width)}";
    }

    /// <summary>The text, its middle replaced by an ellipsis where it is wider than allowed: names of arms differ at their ends.</summary>
    public static string Shortened(string text, float size, float width)
    {
        if (Width(text, size) <= width) return text;
        int kept = text.Length - 1;
        while (kept > 2 && Width(Middle(text, kept), size) > width) kept--;
        return Middle(text, kept);
    }

    private static string Middle(string text, int kept)
        => text[..(kept / 2)].TrimEnd() + Ellipsis + text[^(kept - (kept / 2))..].TrimStart();
}
