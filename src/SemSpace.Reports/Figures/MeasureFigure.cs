using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>
/// A measure against a swept key, a line an arm, or against another measure, a point an arm. What is around a point is a band over numbers and a bar over names; a point that not
/// every run came to is hollow. Where a curve's last value lasts no time it is a point.
/// </summary>
internal static class MeasureFigure
{
    private const double BandOpacity = 0.15, Dodge = 0.07, WidestDodge = 0.7, Margin = 0.06, LogarithmicFrom = 30;
    private const float PointSize = 4 * PaperStyle.Point;
    private const int MostNumbersNamed = 9, MostTicks = 7, MostEndLabels = 8, FewBands = 4;
    private const double WidestEnd = 0.25, AxisPx = 45;
    private const float NameGapPx = 5;

    /// <summary>The figure.</summary>
    public static Figure Of(MeasureChart chart)
    {
        ChartPoint[] all = [.. chart.Series.SelectMany(series => series.Points)];
        bool isNamed = chart.X.Names is not null, isLogarithmic = !isNamed && !chart.IsCurve && chart.Front.Count == 0 && IsWide([.. all.Select(point => point.X.Middle)]);
        Plot plot = PaperStyle.NewPlot(chart.X.Label, chart.Y.Label);
        double Shift(int i) => isNamed ? (i - ((chart.Series.Count - 1) / 2.0)) * Math.Min(Dodge, WidestDodge / chart.Series.Count) : 0;
        double Across(double x) => isLogarithmic ? Math.Log10(x) : x;
        if (chart.Front.Count > 1) AddFront(plot, chart.Front);
        bool isLine = chart.Series.Any(series => series.Points.Count > 1);
        ChartPoint[][] placed = [.. chart.Series.Select((series, i) => series.Points.Select(point => point with { X = new(Across(point.X.Middle) + Shift(i), Across(point.X.Low), Across(point.X.High)) }).ToArray())];
        foreach ((int i, ChartPoint[] points) in placed.Index()) AddLine(plot, chart.IsCurve ? Steps(points) : points, i, !isNamed || placed.Length > 1, isLine && !isNamed ? BandOpacity * Math.Min(1, FewBands / (double)placed.Length) : 0);
        EndDashes(plot, placed[0][0]);
        foreach ((int i, ChartPoint[] points) in placed.Index()) AddDots(plot, !chart.IsCurve ? points : EndsInPoint(points) ? points[^1..] : [], i);

        SetAcross(plot.Axes.Bottom, chart, all, Across, isLogarithmic);
        (double low, double high) = Spread(all.SelectMany(point => point.Y.Ends));
        Ticks.Plain(plot.Axes.Left, low, high, MostTicks);
        IReadOnlyList<EndLabel> ends = EndLabels(chart, isNamed, low, high);
        return new(chart.Preset.PanelIn, new(Legend(chart, all, isLine, ends.Count > 0)), [new(plot, (0, 0, 1, 1)) { EndLabels = ends }], chart.Preset.DrawnIn, (float)chart.Preset.Scale);
    }

    /// <summary>Whether a curve's last value is not that of a step before it.</summary>
    private static bool EndsInPoint(IReadOnlyList<ChartPoint> points) => points.Count == 1 || !points[^1].Y.Middle.Equals(points[^2].Y.Middle);

    /// <summary>The corners of a step curve.</summary>
    private static ChartPoint[] Steps(ChartPoint[] points) => [.. points.SelectMany((point, i) => i == 0 ? [point] : new[] { points[i - 1] with { X = point.X }, point })];

    private static void AddLine(Plot plot, ChartPoint[] points, int style, bool isJoined, double bandOpacity)
    {
        Color color = PaperStyle.ColorOf(style);
        if (bandOpacity > 0 && points.Length > 1 && points.All(HasBand))
        {
            FillY fill = plot.Add.FillY([.. points.Select(point => point.X.Middle)], [.. points.Select(point => point.Y.Low)], [.. points.Select(point => point.Y.High)]);
            (fill.FillColor, fill.LineWidth, fill.MarkerStyle.IsVisible) = (color.WithAlpha(bandOpacity), 0, false);
        }
        else
        {
            foreach (ChartPoint point in points) AddBars(plot, point, color);
        }

        if (isJoined && points.Length > 1)
        {
            Scatter line = plot.Add.ScatterLine(points.Select(point => point.X.Middle).ToArray(), points.Select(point => point.Y.Middle).ToArray());
            (line.Color, line.LinePattern, line.LineWidth) = (color, PaperStyle.PatternOf(style), PaperStyle.LineWidth);
        }
    }

    /// <summary>A solid line of no length: the drawing library draws points with the dashes of the line before.</summary>
    private static void EndDashes(Plot plot, ChartPoint at)
    {
        LinePlot end = plot.Add.Line(at.X.Middle, at.Y.Middle, at.X.Middle, at.Y.Middle);
        (end.LineColor, end.LineWidth) = (PaperStyle.ColorOf(0), PaperStyle.ThinWidth);
    }

    private static void AddDots(Plot plot, ChartPoint[] points, int style)
    {
        Color color = PaperStyle.ColorOf(style);
        foreach (ChartPoint point in points)
        {
            Marker dot = plot.Add.Marker(point.X.Middle, point.Y.Middle, PaperStyle.ShapeOf(style), PointSize, point.IsWhole ? color : Colors.White);
            (dot.MarkerStyle.OutlineColor, dot.MarkerStyle.OutlineWidth) = (color, PaperStyle.ThinWidth);
        }
    }

    private static bool HasBand(ChartPoint point) => double.IsFinite(point.Y.Low) && double.IsFinite(point.Y.High);

    private static void AddBars(Plot plot, ChartPoint point, Color color)
    {
        (Estimate x, Estimate y) = (point.X, point.Y);
        List<LinePlot> bars = [];
        if (HasBand(point)) bars.Add(plot.Add.Line(x.Middle, y.Low, x.Middle, y.High));
        if (double.IsFinite(x.Low) && double.IsFinite(x.High)) bars.Add(plot.Add.Line(x.Low, y.Middle, x.High, y.Middle));
        foreach (LinePlot bar in bars) (bar.LineColor, bar.LineWidth) = (color, PaperStyle.LineWidth);
    }

    private static void AddFront(Plot plot, IReadOnlyList<(double X, double Y)> front)
    {
        Scatter line = plot.Add.ScatterLine(front.Select(point => point.X).ToArray(), front.Select(point => point.Y).ToArray());
        (line.Color, line.LinePattern, line.LineWidth) = (PaperStyle.Grey, PaperStyle.PatternOf(1), PaperStyle.ThinWidth);
    }

    private static bool IsWide(double[] values) => values.Min() > 0 && values.Max() / values.Min() >= LogarithmicFrom;

    private static void SetAcross(IAxis axis, MeasureChart chart, ChartPoint[] all, Func<double, double> across, bool isLogarithmic)
    {
        if (chart.X.Names is { } names)
        {
            Ticks.Named(axis, -0.5, names.Count - 0.5, names.Select((name, i) => ((double)i, Fitted(name, names.Count, chart))));
            return;
        }

        (double low, double high) = Spread(all.SelectMany(point => point.X.Ends).Select(across));
        if (chart.IsCurve)
        {
            Ticks.Plain(axis, all.Min(point => point.X.Middle) is var first && first < (high - low) / 2 && first >= 0 ? 0 : low, chart.Series.Any(series => EndsInPoint(series.Points)) ? high : all.Max(point => point.X.Middle), whole: all.All(point => point.X.Middle == Math.Round(point.X.Middle)));
            return;
        }

        double[] values = [.. all.Select(point => point.X.Middle).Distinct().Order()];
        if (isLogarithmic || (values.Length <= MostNumbersNamed && chart.Front.Count == 0 && HaveRoom([.. values.Select(across)], high - low)))
            Ticks.Named(axis, low, high, Sparse([.. values.Select(value => (across(value), Number(value)))], high - low, (chart.Preset.DrawnIn * 96) - 60));
        else Ticks.Plain(axis, low, high, whole: chart.Front.Count == 0 && values.All(value => value == Math.Round(value)));
    }

    /// <summary>Names side by side, each in two lines, or cut, where it is wider than its place.</summary>
    private static string Fitted(string name, int count, MeasureChart chart)
        => TextSize.NameInTwoLines(name, PaperStyle.SmallSize, ((float)((chart.Preset.DrawnIn * 96) - AxisPx) / count) - NameGapPx);

    private static bool HaveRoom(double[] places, double width) => places.Zip(places.Skip(1)).All(pair => pair.Second - pair.First >= width / (2.0 * MostNumbersNamed));

    /// <summary>Ticks from the left, the text left out of those that would touch the one before.</summary>
    private static IEnumerable<(double At, string Text)> Sparse((double At, string Text)[] ticks, double width, double widthPx)
    {
        double free = double.NegativeInfinity;
        foreach ((double at, string text) in ticks)
        {
            double middle = at / width * widthPx, half = (TextSize.Width(text, PaperStyle.SmallSize) / 2) + 3;
            bool touches = middle - half < free;
            if (!touches) free = middle + half;
            yield return (at, touches ? "" : text);
        }
    }

    private static string Number(double value)
        => value.ToString(value != 0 && Math.Abs(value) < 1e-3 ? "0.###e0" : "0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static (double Low, double High) Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        (double low, double high) = (all.Min(), all.Max());
        double margin = high > low ? (high - low) * Margin : Math.Max(Math.Abs(high) * Margin, 1e-6);
        return (low - margin, high + margin);
    }

    /// <summary>The lines' names at their ends, where few lines end at the right and their names touch none; else none, and a legend says them.</summary>
    internal static IReadOnlyList<EndLabel> EndLabels(MeasureChart chart, bool isNamed, double low, double high)
    {
        if (isNamed || chart.Series.Count is < 2 or > MostEndLabels || chart.Series.Any(series => series.Points.Count < 2)) return [];
        double from = chart.Series.Min(series => series.Points[0].X.Middle), to = chart.Series.Max(series => series.Points[^1].X.Middle);
        EndLabel[] labels = [.. chart.Series.Select((series, i) => new EndLabel(series.Points[^1].Y.Middle, series.Label, PaperStyle.ColorOf(i))).OrderBy(label => label.At)];
        double pixel = (high - low) / ((chart.Preset.PanelIn * 96) - AxisPx);
        bool end = chart.Series.All(series => series.Points[^1].X.Middle >= to - (Margin * (to - from)));
        bool fit = labels.All(label => label.Text.Length > 0 && label.Width <= chart.Preset.DrawnIn * 96 * WidestEnd) && labels.Zip(labels.Skip(1)).All(pair => pair.Second.At - pair.First.At >= PaperStyle.SmallSize * pixel);
        return end && fit ? labels : [];
    }

    private static List<LegendEntry> Legend(MeasureChart chart, ChartPoint[] all, bool isLine, bool isLabelled)
    {
        List<LegendEntry> legend = isLabelled ? [] : [.. chart.Series.Select((series, i) => new LegendEntry(
            series.Label, chart.IsCurve ? series.Points.Count == 1 ? LegendMark.Shape : EndsInPoint(series.Points) ? LegendMark.LineAndShape : LegendMark.Line : isLine ? LegendMark.LineAndShape : LegendMark.Shape, PaperStyle.ColorOf(i), PaperStyle.PatternOf(i)) { Shape = PaperStyle.ShapeOf(i) }).Where(entry => entry.Text.Length > 0)];
        if (chart.Front.Count > 1) legend.Add(new("no other arm equals or beats these in both", LegendMark.Line, PaperStyle.Grey, PaperStyle.PatternOf(1), PaperStyle.ThinWidth));
        if (chart.Front is [var only] && chart.Series.Count > 1) legend.Add(new($"{chart.Series.First(series => (series.Points[0].X.Middle, series.Points[0].Y.Middle) == only).Label} equals or beats all others in both", LegendMark.None, PaperStyle.Grey));
        if (chart.Meaning.Length > 0) legend.Add(new(chart.Meaning, LegendMark.None, PaperStyle.Grey));
        if (all.Any(point => !point.IsWhole)) legend.Add(new("hollow: not every run came to it", LegendMark.None, PaperStyle.Grey));
        return legend;
    }
}
