using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>A measure over two swept keys, by colour and, where there is room, in numbers; beside it the scale.</summary>
internal static class HeatMapFigure
{
    private const float ScalePx = 62, RoomPx = 40;
    private const double LeastRowIn = 0.17, RestIn = 0.45, DarkUpTo = 0.55;

    /// <summary>Boxes lie a little below the next ones, so that no hair lines stand between them.</summary>
    private const double Overlap = 0.04;

    private const int Shades = 64, MostNames = 16;
    private static readonly ScottPlot.Colormaps.Viridis Colours = new();

    /// <summary>The figure.</summary>
    public static Figure Of(HeatMapChart chart)
    {
        (int rows, int columns) = (chart.Rows.Names!.Count, chart.X.Names!.Count);
        double[] known = [.. chart.Values.SelectMany(row => row).Where(double.IsFinite)];
        (double low, double high) = (known.Min(), known.Max() > known.Min() ? known.Max() : known.Min() + (known.Min() == 0 ? 1 : Math.Abs(known.Min()) * 1e-3));
        float widthPx = (float)(chart.Preset.DrawnIn * 96);
        string[] rowNames = [.. chart.Rows.Names.Select(name => TextSize.Shortened(name, PaperStyle.SmallSize, widthPx / 4))];
        double height = Math.Max(chart.Preset.PanelIn, RestIn + (Math.Min(rows, MostNames) * LeastRowIn));
        float scalePx = ScalePx + (TextSize.Width(chart.Measure, PaperStyle.LabelSize) > (height * 96) - RoomPx ? PaperStyle.LabelSize * 1.35f : 0);
        float cellPx = (widthPx - scalePx - RoomPx - rowNames.Max(name => TextSize.Width(name, PaperStyle.SmallSize))) / columns;
        bool hasRoom = known.Max(value => TextSize.Width(Number(value, (low, high)), PaperStyle.SmallSize)) + 2 < cellPx;
        Plot map = PaperStyle.NewPlot(chart.X.Label, chart.Rows.Label);
        map.HideGrid();
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) AddCell(map, chart.Values, row, column, (low, high), hasRoom);
        Ticks.Named(map.Axes.Bottom, -0.5, columns - 0.5, Names([.. chart.X.Names.Select(name => TextSize.Shortened(name, PaperStyle.SmallSize, Every(columns) * cellPx))]));
        Ticks.Named(map.Axes.Left, -0.5, rows - 0.5, Names(rowNames));
        Plot scale = Scale(chart.Measure, low, high);
        float border = 1 - (scalePx / widthPx);
        return new(height, new([]), [new(map, (0, 0, border, 1)), new(scale, (border, 0, 1, 1))], chart.Preset.DrawnIn, (float)chart.Preset.Scale);
    }

    private static void AddCell(Plot map, IReadOnlyList<IReadOnlyList<double>> values, int row, int column, (double Low, double High) range, bool hasRoom)
    {
        double value = values[row][column];
        if (!double.IsFinite(value)) return;
        double Over(int otherRow, int otherColumn) => otherRow < values.Count && otherColumn < values[row].Count && double.IsFinite(values[otherRow][otherColumn]) ? Overlap : 0;
        double place = (value - range.Low) / (range.High - range.Low);
        (double right, double top) = (Over(row, column + 1), Over(row + 1, column));
        bool isWhole = right == 0 || top == 0 || Over(row + 1, column + 1) > 0; // else its corner would lie in an empty cell
        AddBox(map, (column - 0.5, column + 0.5 + right, row - 0.5, row + 0.5 + (isWhole ? top : 0)), place);
        if (!isWhole) AddBox(map, (column - 0.5, column + 0.5, row - 0.5, row + 0.5 + top), place);
        if (!hasRoom) return;
        Text text = map.Add.Text(Number(value, range), column, row);
        (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (PaperFonts.Family, PaperStyle.SmallSize, place < DarkUpTo ? Colors.White : Colors.Black, Alignment.MiddleCenter);
    }

    private static void AddBox(Plot plot, (double Left, double Right, double Bottom, double Top) box, double place)
    {
        Rectangle cell = plot.Add.Rectangle(box.Left, box.Right, box.Bottom, box.Top);
        (cell.FillColor, cell.LineWidth) = (Colours.GetColor(place), 0);
    }

    private static Plot Scale(string measure, double low, double high)
    {
        Plot scale = PaperStyle.NewPlot(" ", measure);
        scale.HideGrid();
        double step = (high - low) / Shades;
        for (int i = 0; i < Shades; i++) AddBox(scale, (0, 1, low + (i * step), high), (i + 0.5) / Shades);
        Ticks.Plain(scale.Axes.Left, low, high);
        Ticks.Named(scale.Axes.Bottom, 0, 1, []);
        return scale;
    }

    /// <summary>As many names as can stand beside each other.</summary>
    private static IEnumerable<(double, string)> Names(string[] names)
    {
        int every = Every(names.Length);
        return names.Index().Where(name => name.Index % every == 0).Select(name => ((double)name.Index, name.Item));
    }

    private static int Every(int names) => (names + MostNames - 1) / MostNames;

    /// <summary>With three digits of the range.</summary>
    private static string Number(double value, (double Low, double High) range)
    {
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(range.High), Math.Abs(range.Low)))), 0, 6);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }
}
