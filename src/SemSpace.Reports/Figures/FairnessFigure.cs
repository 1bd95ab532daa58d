using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Figures;

/// <summary>
/// Who starves: each satellite's merged updates, the fewest at the left, a panel an arm on common scales, with the fair share and the part of it below which a satellite starves. Each panel says in
/// words how many do, and names the first.
/// </summary>
internal static class FairnessFigure
{
    private const double LeastPanelIn = 1.55, RowIn = 1.1, HeadRoom = 1.3, BarWidth = 0.8, StubShare = 0.02;
    private const float Gap = 3, MarginPx = 20;
    private const int MostRows = 8, MostColumns = 4, MostBars = 40;
    private const string Upwards = "merged updates";

    private static readonly Color Starving = PaperStyle.ColorOf(1), Other = PaperStyle.ColorOf(5);

    /// <summary>Arms that it shows at most at a size.</summary>
    public static int Most(FigurePreset preset) => Columns(preset) * MostRows;

    /// <summary>The figure.</summary>
    public static Figure Of(FairnessChart chart)
    {
        int arms = chart.Arms.Count, rows = Quotient(arms, Columns(chart.Preset)), columns = Quotient(arms, rows);
        double most = chart.Arms.Max(arm => arm.Satellites[^1].Updates), high = (most > 0 ? most : 1) * HeadRoom;
        Plot[] plots = [.. chart.Arms.Select((arm, i) => PlotOf(arm, chart, high, (i % columns == 0, i + columns >= arms)))];
        float width = (float)(chart.Preset.DrawnIn * 96), row = (float)(RowIn * 96), room = (PaperStyle.LabelSize * 1.35f) + 2; // what a label takes beside an axis
        float side = room + Ticks.Widest(plots[0].Axes.Left), cell = (width - side) / columns, height = (rows * row) + room;
        (IReadOnlyList<string> titles, string keys) = Titles([.. chart.Arms.Select(arm => arm.Label)], cell - MarginPx);
        Panel[] panels = [.. plots.Select((plot, i) => new Panel(plot, Area(i), TextSize.Shortened(titles[i], PaperStyle.LabelSize, cell - MarginPx)))];
        return new(height / 96, Legend(chart, keys), panels, chart.Preset.DrawnIn, (float)chart.Preset.Scale);

        (float, float, float, float) Area(int i)
        {
            (int down, int across) = (i / columns, i % columns);
            float left = across == 0 ? 0 : side + (across * cell), bottom = ((down + 1) * row) + (i + columns >= arms ? room : 0);
            return (left / width, down * row / height, (side + ((across + 1) * cell)) / width, bottom / height);
        }
    }

    private static int Quotient(int count, int by) => (count + by - 1) / by;

    private static int Columns(FigurePreset preset) => Math.Clamp((int)(preset.DrawnIn / LeastPanelIn), 1, MostColumns);

    private static Plot PlotOf(FairnessArm arm, FairnessChart chart, double high, (bool Left, bool Lowest) edge)
    {
        Plot plot = PaperStyle.NewPlot(edge.Lowest ? "satellites, the fewest first" : "", edge.Left ? Upwards : "");
        double[] values = [.. arm.Satellites.Select(satellite => satellite.Updates)];
        int count = values.Length;
        plot.Axes.Bottom.Range.Set(0, count);
        if (count <= MostBars) AddBars(plot, values, arm.Starving, high);
        else AddSteps(plot, values, arm.Starving, high);
        double fair = values.Average();
        if (fair > 0)
        {
            AddLevel(plot, fair, count, LinePattern.Solid);
            if (chart.Below < 1) AddLevel(plot, fair * chart.Below, count, PaperStyle.PatternOf(1));
        }

        plot.Add.Plottable(new SkiaLayer(area => Say(area, arm)));
        Ticks.Plain(plot.Axes.Bottom, 0, count, 4, whole: true);
        Ticks.Plain(plot.Axes.Left, 0, high, 4, whole: chart.Meaning.Length == 0 || high > HeadRoom * 3);
        if (!edge.Left) Ticks.Named(plot.Axes.Left, 0, high, plot.Axes.Left.TickGenerator.Ticks.Select(tick => (tick.Position, "")));
        return plot;
    }

    /// <summary>A bar a satellite; none is lower than a stub, so that those without an update are seen.</summary>
    private static void AddBars(Plot plot, double[] values, int starving, double high)
        => _ = plot.Add.Bars(values.Select((value, i) => new Bar { Position = i + 0.5, Value = Math.Max(value, high * StubShare), Size = BarWidth, FillColor = i < starving ? Starving : Other, LineWidth = 0 }).ToArray());

    /// <summary>One outline over those that starve and one over the others: of so many satellites bars would be hairs.</summary>
    private static void AddSteps(Plot plot, double[] values, int starving, double high)
    {
        foreach ((int from, int to, Color color) in new[] { (0, starving, Starving), (starving, values.Length, Other) })
        {
            if (from == to) continue;
            List<(double X, double Y)> corners = [];
            for (int i = from; i < to; i++)
            {
                double value = Math.Max(values[i], high * StubShare);
                if (corners.Count > 0 && corners[^1].Y.Equals(value)) continue;
                if (corners.Count > 0) corners.Add((i, corners[^1].Y));
                corners.Add((i, value));
            }

            corners.Add((to, corners[^1].Y));
            FillY fill = plot.Add.FillY([.. corners.Select(corner => corner.X)], [.. corners.Select(_ => 0.0)], [.. corners.Select(corner => corner.Y)]);
            (fill.FillColor, fill.LineWidth, fill.MarkerStyle.IsVisible) = (color, 0, false);
        }
    }

    private static void AddLevel(Plot plot, double at, int count, LinePattern pattern)
    {
        LinePlot line = plot.Add.Line(0, at, count, at);
        (line.LineColor, line.LineWidth, line.LinePattern) = (Colors.Black, PaperStyle.ThinWidth, pattern);
    }

    /// <summary>How many starve and, as far as there is room, who.</summary>
    private static void Say(SkiaLayer.Area area, FairnessArm arm)
    {
        using SKFont font = TextSize.Font(PaperStyle.SmallSize);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true }, white = new() { Color = SKColors.White };
        string words = Words(arm, area.Rect.Width - (2 * Gap));
        (float left, float baseline) = (area.Rect.Left + Gap, area.Rect.Top + PaperStyle.SmallSize + 1);
        area.Canvas.DrawRect(left - 1, baseline - PaperStyle.SmallSize + 1, TextSize.Width(words, PaperStyle.SmallSize) + 2, PaperStyle.SmallSize + 1, white);
        area.Canvas.DrawText(words, left, baseline, font, ink);
    }

    /// <summary>As many of those that starve as fit a width, by name; where none starves the one with the fewest.</summary>
    internal static string Words(FairnessArm arm, float width)
    {
        string[] names = [.. arm.Satellites.Take(Math.Max(1, arm.Starving)).Select(satellite => satellite.Name)];
        string head = arm.Starving == 0 ? "none starves" : string.Create(CultureInfo.InvariantCulture, $"{arm.Starving} {(arm.Starving == 1 ? "starves" : "starve")}");
        if (arm.Starving == 0) return Fits($"{head}; fewest: {names[0]}") ?? head;
        for (int named = Math.Min(names.Length, (int)width); named > 0; named--)
        {
            string rest = named == names.Length ? "" : ", …";
            if (Fits($"{head}: {string.Join(", ", names.Take(named))}{rest}") is { } whole) return whole;
        }

        return TextSize.Fitted(head, PaperStyle.SmallSize, width);

        string? Fits(string text) => TextSize.Width(text, PaperStyle.SmallSize) <= width ? text : null;
    }

    /// <summary>Titles of panels: the arms' names or, where one is wider than its panel and all are values of the same keys, these values, with the keys.</summary>
    internal static (IReadOnlyList<string> Titles, string Keys) Titles(IReadOnlyList<string> labels, float width)
    {
        const string between = ", ";
        string[][] parts = [.. labels.Select(label => label.Split(between))];
        string[] keys = [.. parts[0].Select(part => part[..(part.IndexOf(' ', StringComparison.Ordinal) + 1)])];
        bool fit = labels.All(label => TextSize.Width(label, PaperStyle.LabelSize) <= width);
        bool haveKeys = keys.All(key => key.Length > 0) && parts.All(arm => arm.Length == keys.Length && arm.Zip(keys).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)));
        return fit || !haveKeys ? (labels, "") : ([.. parts.Select(arm => string.Join(between, arm.Zip(keys, (part, key) => part[key.Length..])))], string.Join(between, keys.Select(key => key.TrimEnd())));
    }

    private static FigureLegend Legend(FairnessChart chart, string keys)
    {
        List<LegendEntry> legend = [new("starves", LegendMark.Box, Starving), new("does not", LegendMark.Box, Other), new("fair share", LegendMark.Line, Colors.Black, LinePattern.Solid, PaperStyle.ThinWidth)];
        if (chart.Below < 1) legend.Add(new(string.Create(CultureInfo.InvariantCulture, $"{chart.Below:0.###} of it"), LegendMark.Line, Colors.Black, PaperStyle.PatternOf(1), PaperStyle.ThinWidth));
        if (keys.Length > 0) legend.Add(new($"titles: {keys}", LegendMark.None, PaperStyle.Grey));
        if (chart.Meaning.Length > 0) legend.Add(new(chart.Meaning, LegendMark.None, PaperStyle.Grey));
        return new(legend);
    }
}
