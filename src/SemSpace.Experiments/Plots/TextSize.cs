using SkiaSharp;

namespace SemSpace.Experiments.Plots;

/// <summary>Sizes of text in the figures' font.</summary>
internal static class TextSize
{
    private const char Ellipsis = '…';

    /// <summary>Width of a line of text, px.</summary>
    public static float Width(string text, float size)
    {
        using SKFont font = new(PaperFonts.Regular, size);
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
}
