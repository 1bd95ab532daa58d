using ScottPlot;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>A plot and its place in a figure.</summary>
/// <param name="Plot">The plot.</param>
/// <param name="Area">Its place below the legend: left, top, right, bottom as fractions.</param>
/// <param name="Tag">Its letter, as in "(a)"; empty in figures of one panel.</param>
public sealed record Panel(Plot Plot, (float Left, float Top, float Right, float Bottom) Area, string Tag = "")
{
    /// <summary>Texts at the right of the data, each at a height of the left axis: what lines that end there are.</summary>
    internal IReadOnlyList<EndLabel> EndLabels { get; init; } = [];
}

/// <summary>A line's name at its right end.</summary>
/// <param name="At">Its height on the left axis.</param>
/// <param name="Text">The name.</param>
/// <param name="Color">The line's colour.</param>
internal readonly record struct EndLabel(double At, string Text, Color Color)
{
    /// <summary>Room between data and text, px.</summary>
    public const float Gap = 3;

    /// <summary>Room that it takes beside the data, px.</summary>
    public float Width => Gap + TextSize.Width(Text, PaperStyle.SmallSize);
}

/// <summary>A figure: a legend and panels below it. Drawn the same in every format.</summary>
/// <param name="PanelsIn">Height of the panels together, inch; the legend comes on top of it.</param>
/// <param name="Legend">The legend.</param>
/// <param name="Panels">The panels.</param>
/// <param name="WidthIn">Width, inch: one column unless said otherwise.</param>
/// <param name="Scale">How many times as large it is put out as it is drawn, letters and lines too.</param>
public sealed record Figure(double PanelsIn, FigureLegend Legend, IReadOnlyList<Panel> Panels, double WidthIn = PaperStyle.ColumnIn, float Scale = 1)
{
    /// <summary>Width as put out, px of 1/96 inch.</summary>
    public float Width => DrawnWidth * Scale;

    /// <summary>Height as put out, px of 1/96 inch.</summary>
    public float Height => DrawnHeight * Scale;

    private float DrawnWidth => (float)(WidthIn * 96);

    private float DrawnHeight => (float)(PanelsIn * 96) + Legend.Height(DrawnWidth);

    /// <summary>Draws the figure in a coordinate system of 1/96 inch.</summary>
    public void Draw(SKCanvas canvas)
    {
        canvas.Scale(Scale);
        float width = DrawnWidth;
        using SKPaint white = new() { Color = SKColors.White };
        using SKNoDrawCanvas nowhere = new(1, 1);
        canvas.DrawRect(0, 0, width, DrawnHeight, white);
        float top = Legend.Height(width), height = DrawnHeight - top;
        foreach (Panel panel in Panels) BreakLabels(panel, (panel.Area.Right - panel.Area.Left) * width, (panel.Area.Bottom - panel.Area.Top) * height);
        foreach (Panel panel in Panels)
        {
            PixelRect place = new(panel.Area.Left * width, panel.Area.Right * width, top + (panel.Area.Bottom * height), top + (panel.Area.Top * height));
            PixelPadding room = Padding(panel);
            panel.Plot.Layout.Fixed(room);
            panel.Plot.Axes.Left.MinimumSize = room.Left;
            if (panel.Plot.RenderManager.RenderCount == 0) panel.Plot.Render(nowhere, place); // the first time a plot draws itself twice, one over the other
            panel.Plot.Render(canvas, place);
            DrawTag(canvas, panel.Tag, place.Left + room.Left, place.Top + PaperStyle.LabelSize);
            DrawEndLabels(canvas, panel, new(place.Left + room.Left, place.Right - room.Right, place.Bottom - room.Bottom, place.Top + room.Top));
        }

        Legend.Draw(canvas, width);
    }

    /// <summary>
    /// Room around the data: all panels that share a left edge have the same, so that they stand exactly one above the other.
    /// </summary>
    private PixelPadding Padding(Panel panel)
    {
        float left = Panels.Where(other => other.Area.Left == panel.Area.Left).Max(LeftRoom);
        float bottom = RoomForText(panel.Plot.Axes.Bottom.Label.Text) + PaperStyle.TickLength + (PaperStyle.SmallSize * 1.3f * Ticks.Lines(panel.Plot.Axes.Bottom));
        string lastTick = panel.Plot.Axes.Bottom.TickGenerator.Ticks.LastOrDefault().Label ?? "";
        float right = 3 + panel.EndLabels.Select(label => label.Width).Append(3).Append(TextSize.Width(lastTick, PaperStyle.SmallSize) / 2).Max();
        float top = panel.Tag.Length > 0 ? PaperStyle.LabelSize * 1.4f : PaperStyle.SmallSize * 0.6f;
        return new(left, right, bottom, top);
    }

    private static float LeftRoom(Panel panel)
        => RoomForText(panel.Plot.Axes.Left.Label.Text) + PaperStyle.TickLength + Ticks.Widest(panel.Plot.Axes.Left) + 7;

    private static float RoomForText(string text) => text.Length == 0 ? 2 : (PaperStyle.LabelSize * 1.35f * (1 + text.Count(c => c == '\n'))) + 4;

    /// <summary>Breaks labels that are longer than their axes into two lines.</summary>
    private static void BreakLabels(Panel panel, float width, float height)
    {
        (LabelStyle bottom, LabelStyle left) = (panel.Plot.Axes.Bottom.Label, panel.Plot.Axes.Left.Label);
        bottom.Text = TextSize.InTwoLines(bottom.Text, PaperStyle.LabelSize, width - LeftRoom(panel));
        left.Text = TextSize.InTwoLines(left.Text, PaperStyle.LabelSize, height - RoomForText(bottom.Text) - (PaperStyle.SmallSize * 2));
    }

    private static void DrawEndLabels(SKCanvas canvas, Panel panel, PixelRect data)
    {
        using SKFont font = TextSize.Font(PaperStyle.SmallSize);
        CoordinateRange range = new(panel.Plot.Axes.Left.Min, panel.Plot.Axes.Left.Max);
        foreach (EndLabel label in panel.EndLabels)
        {
            using SKPaint ink = new() { Color = label.Color.ToSKColor(), IsAntialias = true };
            float y = data.Bottom - ((float)((label.At - range.Value1) / (range.Value2 - range.Value1)) * data.Height);
            canvas.DrawText(label.Text, data.Right + EndLabel.Gap, y + (PaperStyle.SmallSize * 0.35f), font, ink);
        }
    }

    private static void DrawTag(SKCanvas canvas, string tag, float left, float baseline)
    {
        if (tag.Length == 0) return;
        using SKFont font = TextSize.Font(PaperStyle.LabelSize);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(tag, left, baseline, font, ink);
    }
}
