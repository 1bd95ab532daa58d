using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Tests.Figures.Drawing;

public sealed class FontSubsetTests
{
    /// <summary>HarfBuzz reads the font where it lies: the collector may not take it away meanwhile, as HarfBuzzSharp's Blob.FromStream lets it (https://github.com/mono/SkiaSharp/issues/3472).</summary>
    [Fact]
    public async Task The_same_letters_give_the_same_font_while_memory_is_cleared()
    {
        using SKStreamAsset asset = PaperFonts.Regular.OpenStream();
        byte[] font = new byte[asset.Length];
        Assert.Equal(font.Length, asset.Read(font, font.Length));
        ushort[] glyphs = [.. Enumerable.Range(0, PaperFonts.Regular.GlyphCount).Select(glyph => (ushort)glyph)];
        byte[] expected = FontSubset.Of(font, glyphs);

        Task clearing = Task.Run(() =>
        {
            for (int i = 0; i < 3000; i++) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        });
        while (!clearing.IsCompleted) Assert.Equal(expected, FontSubset.Of([.. font], glyphs));
        await clearing;
    }
}
