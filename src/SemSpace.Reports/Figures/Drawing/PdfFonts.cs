using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>Cuts the fonts of a PDF file of SkiaSharp's down to the glyphs that it uses; SkiaSharp embeds them whole, 230 kB.</summary>
internal static partial class PdfFonts
{
    /// <summary>The same file with small fonts. Every object is written again, and the table of their positions with them.</summary>
    public static byte[] Subset(byte[] pdf)
    {
        string file = Encoding.Latin1.GetString(pdf);
        int table = Number(TablePlace().Match(file).Groups[1].Value), trailer = file.IndexOf("trailer", table, StringComparison.Ordinal);
        int[] places = [.. TableRow().Matches(file[table..trailer]).Select(row => Number(row.Groups[1].Value))];
        int[] inOrder = [.. Enumerable.Range(0, places.Length).OrderBy(i => places[i])];
        string[] objects = new string[places.Length];
        for (int i = 0; i < inOrder.Length; i++) objects[inOrder[i]] = file[places[inOrder[i]]..(i + 1 < inOrder.Length ? places[inOrder[i + 1]] : table)];
        ushort[] glyphs = [.. objects.SelectMany(one => GlyphNames().Matches(one)).SelectMany(named => Glyphs(objects[Number(named.Groups[1].Value) - 1])).Distinct()];

        StringBuilder text = new(file, 0, places[inOrder[0]], file.Length);
        foreach (int i in inOrder)
        {
            places[i] = text.Length;
            text.Append(FontSize().IsMatch(objects[i]) ? WithSubset(objects[i], glyphs) : objects[i]);
        }

        table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Length + 1}\n0000000000 65535 f \n");
        foreach (int place in places) text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(TablePlace().Replace(file[trailer..], FormattableString.Invariant($"startxref\n{table}\n%%EOF")));
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>The object of a font's file with fewer glyphs.</summary>
    private static string WithSubset(string font, ushort[] glyphs)
    {
        byte[] subset = FontSubset.Of(Encoding.Latin1.GetBytes(Stream(font)), glyphs);
        using MemoryStream packed = new();
        using (ZLibStream compression = new(packed, CompressionLevel.SmallestSize, leaveOpen: true)) compression.Write(subset);
        return FormattableString.Invariant($"{font[..font.IndexOf("<<", StringComparison.Ordinal)]}<</Length1 {subset.Length}\n/Filter /FlateDecode\n/Length {packed.Length}>> stream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream\nendobj\n");
    }

    /// <summary>The glyphs that a table from glyphs to letters has, alone or in ranges (PDF 32000-1, 9.10.3).</summary>
    private static IEnumerable<ushort> Glyphs(string letters)
    {
        string table = Stream(letters);
        IEnumerable<ushort> ranges = Blocks("bfrange", GlyphRange()).SelectMany(range => Enumerable.Range(Hex(range.Groups[1]), Hex(range.Groups[2]) - Hex(range.Groups[1]) + 1).Select(glyph => (ushort)glyph));
        return Blocks("bfchar", GlyphLetter()).Select(letter => Hex(letter.Groups[1])).Concat(ranges);

        IEnumerable<Match> Blocks(string kind, Regex entry) => Regex.Matches(table, $"begin{kind}(.*?)end{kind}", RegexOptions.Singleline).SelectMany(block => entry.Matches(block.Groups[1].Value));
        ushort Hex(Group digits) => ushort.Parse(digits.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>What an object's stream holds.</summary>
    private static string Stream(string one)
    {
        const string Begin = " stream\n";
        int begin = one.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string held = one.Substring(begin, Number(Length().Match(one).Groups[1].Value));
        if (!one[..begin].Contains("/FlateDecode", StringComparison.Ordinal)) return held;
        using MemoryStream packed = new(Encoding.Latin1.GetBytes(held)), whole = new();
        using (ZLibStream compression = new(packed, CompressionMode.Decompress)) compression.CopyTo(whole);
        return Encoding.Latin1.GetString(whole.ToArray());
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n([0-9]+)\n%%EOF")]
    private static partial Regex TablePlace();

    [GeneratedRegex("([0-9]{10}) 00000 n ")]
    private static partial Regex TableRow();

    [GeneratedRegex("/ToUnicode ([0-9]+) 0 R")]
    private static partial Regex GlyphNames();

    [GeneratedRegex("^[0-9]+ 0 obj\n<</Length1 ")]
    private static partial Regex FontSize();

    [GeneratedRegex("/Length ([0-9]+)")]
    private static partial Regex Length();

    [GeneratedRegex("<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <")]
    private static partial Regex GlyphRange();

    [GeneratedRegex("<([0-9A-Fa-f]{4})> <")]
    private static partial Regex GlyphLetter();
}
