using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>A distance over time.</summary>
/// <param name="Label">Its text in the legend.</param>
/// <param name="Points">Hours and kilometres, in order of time; distances of 0 have no place on the axis and are left out.</param>
/// <param name="IsMarks">Whether the points are single figures, drawn as dots, rather than a curve.</param>
public sealed record DistanceCurve(string Label, IReadOnlyList<(double Hours, double Km)> Points, bool IsMarks = false);

/// <summary>Distances over time, by powers of ten.</summary>
internal static class DistanceFigure
{
    private const double HeightIn = 2.1;
    private const float DotRadius = 2f * PaperStyle.Point;

    /// <summary>Room beyond the last point, so that a dot there is whole.</summary>
    private const double EndRoom = 1.02;

    /// <summary>The figure.</summary>
    /// <param name="xLabel">What the hours are counted from.</param>
    /// <param name="yLabel">What the distances are.</param>
    /// <param name="curves">The distances, at least one above 0; the first lies over the others, dots over all.</param>
    public static Figure Of(string xLabel, string yLabel, IReadOnlyList<DistanceCurve> curves)
    {
        Plot plot = PaperStyle.NewPlot(xLabel, yLabel);
        LegendEntry[] legend = [.. curves.Select(EntryOf)];
        foreach ((int i, DistanceCurve curve) in curves.Index().Reverse().OrderBy(pair => pair.Item.IsMarks)) Add(plot, curve, legend[i]);
        double[] heights = [.. curves.SelectMany(PointsOf).Select(point => point.Y)];
        Ticks.Hours(plot.Axes.Bottom, curves.SelectMany(PointsOf).Max(point => point.X) * EndRoom);
        Ticks.Powers(plot.Axes.Left, Math.Floor(heights.Min()), Math.Ceiling(heights.Max()));
        return new(HeightIn, new(legend), [new(plot, (0, 0, 1, 1))]);
    }

    private static LegendEntry EntryOf(DistanceCurve curve, int style) => curve.IsMarks
        ? new(curve.Label, LegendMark.Dot, Colors.Black, Width: DotRadius)
        : new(curve.Label, LegendMark.Line, PaperStyle.ColorOf(style), PaperStyle.PatternOf(style));

    private static void Add(Plot plot, DistanceCurve curve, LegendEntry look)
    {
        if (curve.IsMarks)
        {
            plot.Add.Markers(PointsOf(curve), MarkerShape.FilledCircle, 2 * DotRadius).Color = look.Color;
            return;
        }

        Scatter line = plot.Add.ScatterLine(PointsOf(curve));
        (line.Color, line.LinePattern, line.LineWidth) = (look.Color, look.Pattern, look.Width);
    }

    private static Coordinates[] PointsOf(DistanceCurve curve)
        => [.. curve.Points.Where(point => point.Km > 0).Select(point => new Coordinates(point.Hours, Math.Log10(point.Km)))];
}
