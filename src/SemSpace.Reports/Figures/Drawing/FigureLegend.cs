using ScottPlot;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>What stands beside a legend's text.</summary>
public enum LegendMark
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A filled box.</summary>
    Box,

    /// <summary>A dot.</summary>
    Dot,

    /// <summary>The shape of a series' points.</summary>
    Shape,

    /// <summary>A line with a point of the series on it.</summary>
    LineAndShape,

    /// <summary>Nothing: the text speaks of the figure, not of a series.</summary>
    None,
}

/// <summary>An entry of a legend.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Mark">What stands beside it.</param>
/// <param name="Color">Colour of the mark.</param>
/// <param name="Pattern">Dash pattern of a line.</param>
/// <param name="Width">Width of a line, radius of a dot, px.</param>
public sealed record LegendEntry(string Text, LegendMark Mark, Color Color, LinePattern Pattern = default, float Width = PaperStyle.LineWidth)
{
    /// <summary>Shape of points.</summary>
    public MarkerShape Shape { get; init; }
}

/// <summary>
/// A legend above the panels, where it covers no data: entries side by side in as many rows as they need, those of series in columns where
/// these are more than two, each text cut where it alone is too wide.
/// </summary>
/// <param name="entries">The entries in order.</param>
public sealed class FigureLegend(IReadOnlyList<LegendEntry> entries)
{
    private const float Row = PaperStyle.SmallSize * 1.25f;
    private const float LineMark = 16;
    private const float BoxMark = 7;
    private const float ShapeMark = 5;
    private const float MarkGap = 3;
    private const float EntryGap = 9;
    private const float Margin = 4;
    private const int MostFlowing = 2, MostSeries = 40;

    /// <summary>Its height in a figure of a width, px; 0 without entries.</summary>
    public float Height(float width) => entries.Count == 0 ? 0 : (Rows(width).Count * Row) + Margin;

    /// <summary>Draws it at the top of a canvas, rows centred.</summary>
    public void Draw(SKCanvas canvas, float width)
    {
        using SKFont font = TextSize.Font(PaperStyle.SmallSize);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        float y = Margin / 2;
        foreach (List<(LegendEntry Entry, string Text, float Width)> row in Rows(width))
        {
            float x = (width - row.Sum(item => item.Width) - (EntryGap * (row.Count - 1))) / 2;
            foreach ((LegendEntry entry, string text, float itemWidth) in row)
            {
                DrawMark(canvas, entry, x, y + (Row / 2));
                canvas.DrawText(text, x + MarkWidth(entry) + MarkGap, y + (Row * 0.76f), font, ink);
                x += itemWidth + EntryGap;
            }

            y += Row;
        }
    }

    private static float MarkWidth(LegendEntry entry) => entry.Mark switch
    {
        LegendMark.None => 0,
        LegendMark.Line or LegendMark.LineAndShape => LineMark,
        LegendMark.Box or LegendMark.Dot or LegendMark.Shape => BoxMark,
    };

    private static void DrawMark(SKCanvas canvas, LegendEntry entry, float x, float y)
    {
        using SKPaint paint = new() { Color = entry.Color.ToSKColor(), IsAntialias = true };
        if (entry.Mark == LegendMark.Box) canvas.DrawRect(x, y - (BoxMark / 2), BoxMark, BoxMark, paint);
        if (entry.Mark == LegendMark.Dot) canvas.DrawCircle(x + (BoxMark / 2), y, entry.Width, paint);
        if (entry.Mark is LegendMark.Line or LegendMark.LineAndShape) DrawLine(canvas, entry, x, y, paint);
        if (entry.Mark is LegendMark.Shape or LegendMark.LineAndShape)
        {
            using Paint shape = Paint.NewDisposablePaint();
            ScottPlot.Drawing.DrawMarker(canvas, shape, new Pixel(x + (MarkWidth(entry) / 2), y), new MarkerStyle(entry.Shape, ShapeMark, entry.Color));
        }
    }

    private static void DrawLine(SKCanvas canvas, LegendEntry entry, float x, float y, SKPaint paint)
    {
        paint.StrokeWidth = entry.Width;
        paint.Style = SKPaintStyle.Stroke;
        using SKPathEffect? dashes = entry.Pattern.Intervals is { Length: > 0 } intervals ? SKPathEffect.CreateDash(intervals, 0) : null;
        paint.PathEffect = dashes;
        canvas.DrawLine(x, y, x + LineMark, y, paint);
    }

    /// <summary>The rows; where series take more than two, in columns of one width, below which those stand that are too wide for two columns.</summary>
    private List<List<(LegendEntry Entry, string Text, float Width)>> Rows(float width)
    {
        List<List<(LegendEntry Entry, string Text, float Width)>> rows = Flowing(width);
        (LegendEntry Entry, string Text, float Width)[] all = [.. rows.SelectMany(row => row)], series = [.. all.Where(item => item.Entry.Mark != LegendMark.None && item.Width <= (width - (2 * Margin) - EntryGap) / 2)];
        if (rows.Count(row => row.Any(item => item.Entry.Mark != LegendMark.None)) <= MostFlowing) return rows;
        if (series.Length == 0) series = [.. all.Where(item => item.Entry.Mark != LegendMark.None)];
        float widest = series.Max(item => item.Width);
        int columns = Math.Max(1, (int)((width - (2 * Margin) + EntryGap) / (widest + EntryGap))), shown = series.Length <= MostSeries ? series.Length : MostSeries - 1;
        List<(LegendEntry, string, float)> grid = [.. series.Take(shown).Select(item => (item.Entry, item.Text, widest))];
        if (shown < series.Length) grid.Add((new("", LegendMark.None, PaperStyle.Grey), FormattableString.Invariant($"and {series.Length - shown} more"), widest));
        LegendEntry empty = new("", LegendMark.None, PaperStyle.Grey);
        while (grid.Count % columns != 0) grid.Add((empty, "", widest));
        return [.. grid.Chunk(columns).Select(row => row.ToList()), .. all.Except(series).Select(item => new List<(LegendEntry, string, float)> { item })];
    }

    private List<List<(LegendEntry Entry, string Text, float Width)>> Flowing(float width)
    {
        List<List<(LegendEntry, string, float Width)>> rows = [[]];
        foreach (LegendEntry entry in entries)
        {
            string text = TextSize.Fitted(entry.Text, PaperStyle.SmallSize, width - (2 * Margin) - MarkWidth(entry) - MarkGap);
            float itemWidth = MarkWidth(entry) + MarkGap + TextSize.Width(text, PaperStyle.SmallSize);
            float used = rows[^1].Sum(item => item.Width + EntryGap);
            if (used > 0 && used + itemWidth > width - (2 * Margin)) rows.Add([]);
            rows[^1].Add((entry, text, itemWidth));
        }

        return rows;
    }
}
