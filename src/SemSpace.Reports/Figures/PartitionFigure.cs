using ScottPlot;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>Satellites across, classes upwards: a mark's area is the number of samples, and the largest mark is as wide as its place.</summary>
internal static class PartitionFigure
{
    private const double RowIn = 0.19, LeastIn = 0.9, BottomIn = 0.42, NamesIn = 0.6, PixelsPerInch = 96;
    private const int MostNames = 12, MostClassNames = 25, LongestClass = 12, WideFrom = 40;

    /// <summary>Draws it.</summary>
    /// <param name="rows">Satellite by satellite, each with all classes in the same order.</param>
    public static Figure Of(IReadOnlyList<PartitionRecord> rows)
    {
        string[] satellites = [.. rows.Select(row => row.Satellite).Distinct()], classes = [.. rows.Select(row => row.Class).Distinct()];
        Dictionary<string, int> column = satellites.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        Dictionary<string, int> line = classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        double most = Math.Max(1, rows.Select(row => row.Samples).DefaultIfEmpty(1).Max());
        double widthIn = satellites.Length > WideFrom ? PaperStyle.DoubleColumnIn : PaperStyle.ColumnIn;
        double plotIn = Math.Max(LeastIn, RowIn * Math.Min(classes.Length, 2 * MostClassNames));
        double placeIn = Math.Min((widthIn - NamesIn) / Math.Max(1, satellites.Length), plotIn / Math.Max(1, classes.Length));
        Plot plot = PaperStyle.NewPlot(FormattableString.Invariant($"satellite (largest mark: {most:#,0} samples)"), "");
        foreach (PartitionRecord row in rows.Where(row => row.Samples > 0))
        {
            double diameterIn = placeIn * Math.Sqrt(row.Samples / most);
            _ = plot.Add.Marker(column[row.Satellite] + 1, line[row.Class], MarkerShape.FilledCircle, (float)(PixelsPerInch * diameterIn), PaperStyle.ColorOf(0));
        }

        Ticks.Plain(plot.Axes.Bottom, 0.4, satellites.Length + 0.6, MostNames, whole: true);
        int every = ((classes.Length - 1) / MostClassNames) + 1;
        Ticks.Named(plot.Axes.Left, -0.6, classes.Length - 0.4, classes.Index().Where(entry => entry.Index % every == 0).Select(entry => ((double)entry.Index, Short(entry.Item))));
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return new(plotIn + BottomIn, new([]), [new(plot, (0, 0, 1, 1))], widthIn);
    }

    private static string Short(string name) => name.Length <= LongestClass ? name : name[..(LongestClass - 1)] + "\u2026";
}
