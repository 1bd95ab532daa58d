using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>A difference with its interval.</summary>
/// <param name="Label">From what.</param>
/// <param name="Mean">The difference.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="IsMarked">Whether its dot is filled: it stands out after correction for many comparisons, say.</param>
public readonly record struct Difference(string Label, double Mean, double Low, double High, bool IsMarked);

/// <summary>Differences of one case.</summary>
/// <param name="Title">The case.</param>
/// <param name="Rows">From above; the same labels in all cases.</param>
public sealed record DifferencePanel(string Title, IReadOnlyList<Difference> Rows);

/// <summary>Differences with intervals, a panel a case, all on one scale with a line at 0.</summary>
internal static class DifferencesFigure
{
    private const double RowIn = 0.14, RestIn = 0.52;
    private const int Across = 4;

    /// <summary>The figure.</summary>
    /// <param name="label">What the differences are.</param>
    /// <param name="panels">One case or more, each with a row or more.</param>
    public static Figure Of(string label, IReadOnlyList<DifferencePanel> panels)
    {
        int across = Math.Min(Across, panels.Count), down = (panels.Count + Across - 1) / Across, rows = panels.Max(panel => panel.Rows.Count);
        double low = Math.Min(0, panels.Min(panel => panel.Rows.Min(row => row.Low))), high = Math.Max(0, panels.Max(panel => panel.Rows.Max(row => row.High)));
        double room = Math.Max(1e-9, 0.04 * (high - low));
        float names = panels[0].Rows.Max(row => TextSize.Width(row.Label, PaperStyle.SmallSize)) / (float)(PaperStyle.DoubleColumnIn * 96), each = (1 - names) / across;
        return new((RestIn + (RowIn * rows)) * down, new([]), [.. panels.Select((panel, i) => new Panel(Draw(panel, i), Place(i), panel.Title))], PaperStyle.DoubleColumnIn);

        (float, float, float, float) Place(int i)
        {
            int column = i % Across, line = i / Across;
            return (column == 0 ? 0 : names + (column * each), (float)line / down, names + ((column + 1) * each), (line + 1f) / down);
        }

        Plot Draw(DifferencePanel panel, int i)
        {
            Plot plot = PaperStyle.NewPlot(i + Across >= panels.Count ? label : "", "");
            plot.Grid.YAxisStyle.IsVisible = false;
            plot.Add.VerticalLine(0, PaperStyle.ThinWidth, PaperStyle.Grey);
            foreach ((int r, Difference row) in panel.Rows.Index()) Add(plot, row, r);
            Ticks.Plain(plot.Axes.Bottom, low - room, high + room, 4);
            Ticks.Named(plot.Axes.Left, rows - 0.4, -0.6, panel.Rows.Select((row, r) => ((double)r, i % Across == 0 ? row.Label : "")));
            plot.Axes.Left.MajorTickStyle.Length = 0;
            return plot;
        }
    }

    private static void Add(Plot plot, Difference row, int place)
    {
        Color color = PaperStyle.ColorOf(row.Low > 0 ? 0 : row.High < 0 ? 1 : 2);
        LinePlot range = plot.Add.Line(row.Low, place, row.High, place);
        (range.LineColor, range.LineWidth) = (color, PaperStyle.LineWidth);
        Marker dot = plot.Add.Marker(row.Mean, place, MarkerShape.FilledCircle, 4 * PaperStyle.Point, row.IsMarked ? color : Colors.White);
        (dot.MarkerStyle.OutlineColor, dot.MarkerStyle.OutlineWidth) = (color, PaperStyle.ThinWidth);
    }
}
