using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ScottPlot;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Tests.Figures.Drawing;

public sealed class PdfFontsTests
{
    private const string Letters = "time of flight (h), Größe ≥ 10 − 3 °";

    private readonly string _pdf = Encoding.Latin1.GetString(FigureWriter.Pdf("figure", FigureOf(Letters)));

    [Fact]
    public void Every_object_is_where_the_table_says()
    {
        int table = int.Parse(Regex.Match(_pdf, "startxref\n([0-9]+)\n%%EOF\n?$").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n", _pdf[table..], StringComparison.Ordinal);
        int[] places = [.. Regex.Matches(_pdf[table..], "([0-9]{10}) 00000 n ").Select(row => int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.All(places.Index(), one => Assert.StartsWith(FormattableString.Invariant($"{one.Index + 1} 0 obj\n"), _pdf[one.Item..], StringComparison.Ordinal));
        Assert.All(Regex.Matches(_pdf, "/Length ([0-9]+)>> stream\n").AsEnumerable(), stream
            => Assert.StartsWith("\nendstream", _pdf[(stream.Index + stream.Length + int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture))..], StringComparison.Ordinal));
    }

    [Fact]
    public void The_font_has_the_letters_of_the_figure_as_they_are_and_no_others()
    {
        byte[] file = FontFile();
        Assert.InRange(_pdf.Length, 1000, 40_000);
        using SKTypeface font = SKTypeface.FromData(SKData.CreateCopy(file));
        Assert.All(Letters.Where(letter => letter != ' '), letter => Assert.Equal(Outline(PaperFonts.Regular, letter), Outline(font, letter)));
        Assert.Null(Outline(font, 'Q'));
        Assert.NotNull(Outline(PaperFonts.Regular, 'Q'));
    }

    [Fact]
    public void The_same_figure_gives_the_same_bytes() => Assert.Equal(_pdf, Encoding.Latin1.GetString(FigureWriter.Pdf("figure", FigureOf(Letters))));

    [Fact]
    public void A_figure_without_letters_is_written()
        => Assert.Contains("%%EOF", Encoding.Latin1.GetString(FigureWriter.Pdf("figure", FigureOf(""))), StringComparison.Ordinal);

    private static Figure FigureOf(string label)
    {
        Plot plot = PaperStyle.NewPlot(label, "");
        foreach (IAxis axis in plot.Axes.GetAxes()) Ticks.Named(axis, 0, 1, []);
        return new(2, new([]), [new(plot, (0, 0, 1, 1))]);
    }

    private byte[] FontFile()
    {
        Match font = Assert.Single(Regex.Matches(_pdf, "/Length1 ([0-9]+)\n/Filter /FlateDecode\n/Length ([0-9]+)>> stream\n").AsEnumerable());
        using MemoryStream packed = new(Encoding.Latin1.GetBytes(_pdf.Substring(font.Index + font.Length, int.Parse(font.Groups[2].Value, CultureInfo.InvariantCulture)))), whole = new();
        using (ZLibStream compression = new(packed, CompressionMode.Decompress)) compression.CopyTo(whole);
        Assert.Equal(int.Parse(font.Groups[1].Value, CultureInfo.InvariantCulture), whole.Length);
        return whole.ToArray();
    }

    /// <summary>A letter's outline as SVG; null for none. The small font keeps the numbers of glyphs.</summary>
    private static string? Outline(SKTypeface typeface, char letter)
    {
        using SKFont font = new(typeface, 1000) { Hinting = SKFontHinting.None };
        using SKPath? path = font.GetGlyphPath(PaperFonts.Regular.GetGlyph(letter));
        return path is { IsEmpty: false } ? path.ToSvgPathData() : null;
    }
}
