using ScottPlot;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>
/// The contacts over time, two columns wide: a row a satellite or a gateway, a bar a window. Gateways have a colour and, in rows of
/// satellites, a lane each, so that colour is not the only cue. Where a gateway sees more satellites at once than lanes can show, areas
/// show how many, all by one scale, of which each row has a line at a round number.
/// </summary>
internal static class GanttFigure
{
    private const float NarrowestBar = 1.2f, BarGap = 0.4f, RowGap = 3, TallestPx = 800, WidestLabel = 110, AxisPx = 42, LabelOverhang = 8;
    private const double ShortH = 2;
    private const float SatelliteRowsPx = 540, LeastRowPx = 12, MostRowPx = 22, GatewayLanePx = 4.5f, CrowdedRowsPx = 500, MostCrowdedRowPx = 40, LeastLabelStepPx = PaperStyle.SmallSize * 0.8f;
    private const byte HairAlpha = 90;
    private static readonly int[] RoundNumbers = [.. Enumerable.Range(0, 9).Reverse().Select(power => (int)Math.Pow(10, power)).SelectMany(power => new[] { 5 * power, 2 * power, power })];
    private static readonly Color Band = Color.FromHex("#F3F3F3");

    /// <summary>The figure.</summary>
    /// <param name="rows">What it shows.</param>
    /// <param name="scene">Whose contacts they are.</param>
    public static Figure Of(GanttRows rows, ContactScene scene)
    {
        string start = scene.Start.ToString().Replace(".000Z", "Z", StringComparison.Ordinal);
        float[] heights = Heights(rows);
        float[] tops = Tops(heights);
        string part = rows.EndH < scene.DurationH ? FormattableString.Invariant($": first {rows.EndH:0.##} of {scene.DurationH:0.##} h") : "";
        Plot plot = PaperStyle.NewPlot($"time since {start} (h){part}", YLabel(rows, tops[^1]));
        plot.PlottableList.Add(new SkiaLayer(area => DrawBands(area, rows, tops)));
        plot.PlottableList.Add(new SkiaLayer(area => Draw(area, rows, heights, tops)));
        if (rows.Bars.Count == 0) PaperStyle.Note(plot, "no contact");
        if (rows.EndH < ShortH) Ticks.Plain(plot.Axes.Bottom, 0, rows.EndH, 10);
        else Ticks.Hours(plot.Axes.Bottom, rows.EndH, 12);
        Ticks.Named(plot.Axes.Left, tops[^1], 0, rows.Rows.Select((row, i)
            => ((double)(tops[i] + tops[i + 1]) / 2, TextSize.Shortened(row, PaperStyle.SmallSize, WidestLabel))));
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        FigureLegend legend = new(rows.BySatellite ? [.. scene.Sites.Select((site, i) => new LegendEntry(site.Name, LegendMark.Box, PaperStyle.ColorOf(i)))] : []);
        return new((tops[^1] + AxisPx) / 96, legend, [new(plot, (0, 0, 1, 1)) { EndLabels = rows.IsCrowded ? [.. Scale(rows, heights, tops)] : [] }], PaperStyle.DoubleColumnIn);
    }

    /// <summary>The longest label that the axis has room for.</summary>
    private static string YLabel(GanttRows rows, float heightPx)
    {
        string part = rows.Rows.Count < rows.AllRows ? FormattableString.Invariant($" (first {rows.Rows.Count} of {rows.AllRows})") : "";
        string[] ofGateways = rows.IsCrowded
            ? [$"gateway{part}, satellites in view", "satellites in view", "gateway"]
            : [$"gateway{part}, satellites in lanes", "gateway"];
        string[] ofSatellites = rows.Gateways == 1 ? ["satellite"] : ["satellite, a lane each gateway in the legend's order", "satellite"];
        string[] labels = rows.BySatellite ? ofSatellites : ofGateways;
        return labels.FirstOrDefault(label => TextSize.Width(label, PaperStyle.LabelSize) <= heightPx + LabelOverhang, "");
    }

    private static float[] Heights(GanttRows rows)
    {
        if (rows.IsCrowded) return [.. rows.Rows.Select(_ => Math.Clamp(CrowdedRowsPx / rows.Rows.Count, LeastRowPx, MostCrowdedRowPx))];
        float satelliteRow = Math.Clamp(SatelliteRowsPx / rows.Rows.Count, LeastRowPx, MostRowPx);
        float[] heights = [.. rows.Rows.Select((_, i) => rows.BySatellite ? satelliteRow : Math.Max(LeastRowPx, (rows.LanesOf(i) * GatewayLanePx) + RowGap))];
        float shrink = Math.Min(1, TallestPx / heights.Sum());
        return [.. heights.Select(height => Math.Max(LeastRowPx, height * shrink))];
    }

    private static float[] Tops(float[] heights)
    {
        float[] tops = new float[heights.Length + 1];
        for (int i = 0; i < heights.Length; i++) tops[i + 1] = tops[i] + heights[i];
        return tops;
    }

    private static void DrawBands(SkiaLayer.Area area, GanttRows rows, float[] tops)
    {
        using SKPaint paint = new() { Color = Band.ToSKColor() };
        for (int i = 1; i < rows.Rows.Count; i += 2)
            area.Canvas.DrawRect(new SKRect(area.Rect.Left, area.At(0, tops[i]).Y, area.Rect.Right, area.At(0, tops[i + 1]).Y), paint);
    }

    private static void Draw(SkiaLayer.Area area, GanttRows rows, float[] heights, float[] tops)
    {
        using SKPaint paint = new() { IsAntialias = true };
        if (rows.IsCrowded) DrawCounts(area, rows, heights, tops, paint);
        else DrawBars(area, rows, heights, tops, paint);
    }

    private static void DrawBars(SkiaLayer.Area area, GanttRows rows, float[] heights, float[] tops, SKPaint paint)
    {
        foreach (GanttBar bar in rows.Bars)
        {
            float laneHeight = (heights[bar.Row] - RowGap) / rows.LanesOf(bar.Row);
            float top = tops[bar.Row] + (RowGap / 2) + (bar.Lane * laneHeight);
            SKPoint from = area.At(bar.FromH, top), to = area.At(bar.ToH, top + laneHeight);
            float gap = Math.Min(0.5f, laneHeight / 6);
            paint.Color = PaperStyle.ColorOf(bar.Gateway).ToSKColor();
            area.Canvas.DrawRect(new SKRect(from.X, from.Y + gap, Math.Max(to.X - BarGap, from.X + NarrowestBar), to.Y - gap), paint);
        }
    }

    /// <summary>The numbers at the lines of the rows, and zeros where there is room for both.</summary>
    private static IEnumerable<EndLabel> Scale(GanttRows rows, float[] heights, float[] tops)
    {
        (int line, bool hasZeros) = ScaleOf(heights[0], MostInView(rows));
        for (int row = 0; row < rows.Rows.Count; row++)
        {
            yield return new(tops[row + 1] - (line * PerSatellite(heights[row], MostInView(rows))), FormattableString.Invariant($"{line}"), Colors.Black);
            if (hasZeros) yield return new(tops[row + 1], "0", Colors.Black);
        }
    }

    private static float PerSatellite(float height, int most) => (height - RowGap) / most;

    /// <summary>
    /// The number at which each row of counts has its line: the largest at or below the most with one digit that is not 0; if there its text would touch the
    /// zero of its own row or of the row above, the largest of 1, 2 or 5 times a power of ten that does not. In rows too low for two texts it stands without zeros.
    /// </summary>
    /// <param name="height">Height of a row, px.</param>
    /// <param name="most">The most satellites that some gateway sees at once.</param>
    internal static (int Line, bool HasZeros) ScaleOf(float height, int most)
    {
        int power = (int)Math.Pow(10, Math.Floor(Math.Log10(most))), highest = most / power * power;
        IEnumerable<int> round = RoundNumbers.Where(line => line < highest);
        foreach (int line in round.Prepend(highest))
        {
            float above = line * PerSatellite(height, most);
            if (above >= LeastLabelStepPx && height - above >= LeastLabelStepPx) return (line, true);
        }

        return (highest, false);
    }

    private static int MostInView(GanttRows rows) => Math.Max(1, Enumerable.Range(0, rows.Rows.Count).Max(row => rows.CountsOf(row).Max()));

    /// <summary>Areas as high as the number of satellites in view.</summary>
    private static void DrawCounts(SkiaLayer.Area area, GanttRows rows, float[] heights, float[] tops, SKPaint paint)
    {
        int most = MostInView(rows), line = ScaleOf(heights[0], most).Line;
        using SKPaint hair = new() { Color = SKColors.Black.WithAlpha(HairAlpha), StrokeWidth = 0.4f * PaperStyle.Point, IsAntialias = true };
        for (int row = 0; row < rows.Rows.Count; row++)
        {
            float bottom = tops[row + 1], perSatellite = PerSatellite(heights[row], most);
            int[] counts = rows.CountsOf(row);
            IEnumerable<SKPoint> top = counts.Select((count, minute) => area.At(minute / 60.0, bottom - (count * perSatellite)));
            using SKPath path = new();
            path.AddPoly([area.At(0, bottom), .. top, area.At((counts.Length - 1) / 60.0, bottom)], close: true);
            paint.Color = PaperStyle.ColorOf(row).ToSKColor();
            area.Canvas.DrawPath(path, paint);
            float height = area.At(0, bottom - (line * perSatellite)).Y;
            area.Canvas.DrawLine(area.Rect.Left, height, area.Rect.Right, height, hair);
        }
    }
}
