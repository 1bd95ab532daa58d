using System.Globalization;
using ScottPlot;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Figures;

/// <summary>
/// A critical-difference diagram (Demšar, Journal of Machine Learning Research 7, 2006): mean ranks on an axis, the best at the left, above it the critical difference, below it bars that join
/// arms that do not differ.
/// </summary>
internal static class RankFigure
{
    private const float AxisPx = 40, RulerPx = 15, BarPx = 5, RowPx = 13, Gap = 6, TickPx = 4, WidestShare = 0.24f, BarOver = 2;

    /// <summary>The figure.</summary>
    public static Figure Of(RankChart chart)
    {
        RankedLabel[] arms = [.. chart.Arms.OrderBy(arm => arm.Rank)];
        (double From, double To, int Level)[] bars = [.. Levels(chart.Alike)];
        int left = (arms.Length + 1) / 2, levels = bars.Select(bar => bar.Level + 1).DefaultIfEmpty(0).Max();
        float rowsPx = AxisPx + Gap + (levels * BarPx) + Gap, heightPx = rowsPx + (left * RowPx) + Gap;
        Plot plot = PaperStyle.NewPlot("", "");
        plot.HideAxesAndGrid();
        plot.PlottableList.Add(new SkiaLayer(area => Draw(area, arms, bars, chart.Critical, rowsPx)));
        Ticks.Named(plot.Axes.Left, 0, 1, []);
        Ticks.Named(plot.Axes.Bottom, 0, 1, []);
        return new((heightPx + (2 * RowPx)) / 96, new([.. chart.Meaning.Select(line => new LegendEntry(line, LegendMark.None, PaperStyle.Grey))]), [new(plot, (0, 0, 1, 1))], chart.Preset.DrawnIn, (float)chart.Preset.Scale);
    }

    /// <summary>Each bar's level, so that none lies over another.</summary>
    internal static IEnumerable<(double From, double To, int Level)> Levels(IEnumerable<(double From, double To)> bars)
    {
        List<double> ends = [];
        foreach ((double from, double to) in bars.Order())
        {
            int level = ends.FindIndex(end => end < from);
            if (level < 0)
            {
                level = ends.Count;
                ends.Add(to);
            }

            ends[level] = to;
            yield return (from, to, level);
        }
    }

    private static void Draw(SkiaLayer.Area area, RankedLabel[] arms, (double From, double To, int Level)[] bars, double critical, float rowsPx)
    {
        using SKPaint line = new() { Color = SKColors.Black, IsAntialias = true, IsStroke = true, StrokeWidth = PaperStyle.ThinWidth };
        using SKPaint bold = new() { Color = PaperStyle.ColorOf(0).ToSKColor(), IsAntialias = true, IsStroke = true, StrokeWidth = 2.5f * PaperStyle.Point };
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        using SKFont font = TextSize.Font(PaperStyle.SmallSize);
        string[] texts = [.. arms.Select(arm => TextSize.Shortened(arm.Label, PaperStyle.SmallSize, area.Rect.Width * WidestShare) + Text($" {arm.Rank:0.00}"))];
        int left = (arms.Length + 1) / 2;
        float top = area.Rect.Top + AxisPx, from = area.Rect.Left + Room(texts[..left]), to = area.Rect.Right - Room(texts[left..]);
        float At(double rank) => from + ((float)((rank - 1) / (arms.Length - 1)) * (to - from));
        void Write(string text, float x, float y, SKTextAlign align) => area.Canvas.DrawText(text, x, y + (PaperStyle.SmallSize * 0.35f), align, font, ink);

        area.Canvas.DrawLine(from, top, to, top, line);
        int every = (int)Math.Ceiling(arms.Length / 12.0);
        for (int rank = 1; rank <= arms.Length; rank += every)
        {
            area.Canvas.DrawLine(At(rank), top, At(rank), top - TickPx, line);
            Write(Text($"{rank}"), At(rank), top - TickPx - (PaperStyle.SmallSize * 0.6f), SKTextAlign.Center);
        }

        float end = Math.Min(At(1 + critical), area.Rect.Right - 1), ruler = area.Rect.Top + RulerPx;
        area.Canvas.DrawLine(from, ruler, end, ruler, line);
        foreach (float x in new[] { from, end }) area.Canvas.DrawLine(x, ruler - 3, x, ruler + 3, line);
        Write(Text($"critical difference {critical:0.00}"), Math.Max((from + end) / 2, area.Rect.Left + 50), ruler - 8, SKTextAlign.Center);
        foreach ((double low, double high, int level) in bars)
        {
            float y = top + Gap + (level * BarPx) + (BarPx / 2);
            area.Canvas.DrawLine(At(low) - BarOver, y, At(high) + BarOver, y, bold);
        }

        for (int i = 0; i < arms.Length; i++)
        {
            bool isLeft = i < left;
            float y = area.Rect.Top + rowsPx + (((isLeft ? i : arms.Length - 1 - i) + 0.5f) * RowPx), x = At(arms[i].Rank), edge = isLeft ? from - 2 : to + 2;
            area.Canvas.DrawLine(x, top, x, y, line);
            area.Canvas.DrawLine(x, y, edge, y, line);
            Write(texts[i], isLeft ? edge - 3 : edge + 3, y, isLeft ? SKTextAlign.Right : SKTextAlign.Left);
        }
    }

    private static float Room(string[] texts) => texts.Max(text => TextSize.Width(text, PaperStyle.SmallSize)) + Gap;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
