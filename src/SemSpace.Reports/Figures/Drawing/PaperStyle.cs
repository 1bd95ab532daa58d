using ScottPlot;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>
/// The look of all figures: widths of journal columns, 8 pt labels and 7 pt numbers in a Times-like face, thin lines, colours that
/// colour-blind readers can tell apart and that never stand alone as a cue. Lengths are pixels of 1/96 inch.
/// </summary>
public static class PaperStyle
{
    /// <summary>Width of a column in IEEE journals, inch.</summary>
    public const double ColumnIn = 3.5;

    /// <summary>Width of a column, px.</summary>
    public const float ColumnPx = (float)(ColumnIn * 96);

    /// <summary>Width of two columns with the gap between them, inch.</summary>
    public const double DoubleColumnIn = 7.16;

    /// <summary>Pixels in a point.</summary>
    public const float Point = 96f / 72f;

    /// <summary>Size of axis labels.</summary>
    public const float LabelSize = 8 * Point;

    /// <summary>Size of numbers and legends.</summary>
    public const float SmallSize = 7 * Point;

    /// <summary>Width of data lines.</summary>
    public const float LineWidth = 1f * Point;

    /// <summary>Width of lines to compare with.</summary>
    public const float ThinWidth = 0.75f * Point;

    /// <summary>Length of a major tick.</summary>
    public const float TickLength = 2.5f * Point;

    private static readonly LinePattern Dash = new([4 * Point, 2 * Point], 0, "dash");
    private static readonly LinePattern Dots = new([1.2f * Point, 1.4f * Point], 0, "dots");
    private static readonly LinePattern DashDot = new([5 * Point, 1.5f * Point, 1.2f * Point, 1.5f * Point], 0, "dash dot");
    private static readonly LinePattern LongDash = new([8 * Point, 2.5f * Point], 0, "long dash");

    /// <summary>Okabe and Ito's colours without the yellow, which is too pale for lines.</summary>
    private static readonly Color[] Palette = [.. new[] { "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9" }.Select(hex => Color.FromHex(hex))];

    /// <summary>Dash patterns; their number and that of the colours share no divisor but 1, so that 30 series differ.</summary>
    private static readonly LinePattern[] Patterns = [LinePattern.Solid, Dash, Dots, DashDot, LongDash];

    /// <summary>The colour of the series with an index.</summary>
    public static Color ColorOf(int index) => Palette[index % Palette.Length];

    /// <summary>The dash pattern of the series with an index.</summary>
    public static LinePattern PatternOf(int index) => Patterns[index % Patterns.Length];

    /// <summary>Shapes of points, as many as dash patterns.</summary>
    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown];

    /// <summary>The shape of the points of the series with an index.</summary>
    public static MarkerShape ShapeOf(int index) => Shapes[index % Shapes.Length];

    /// <summary>A mid grey for what only accompanies.</summary>
    public static Color Grey { get; } = Color.FromHex("#7F7F7F");

    /// <summary>An empty plot in this look.</summary>
    public static Plot NewPlot(string xLabel, string yLabel)
    {
        _ = PaperFonts.Regular;
        Plot plot = new() { ScaleFactor = 1 };
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Font.Set(PaperFonts.Family);
        plot.XLabel(xLabel);
        plot.YLabel(yLabel);
        plot.Axes.Title.IsVisible = false;
        foreach (IAxis axis in plot.Axes.GetAxes()) Apply(axis);
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.12);
        plot.Grid.MajorLineWidth = 0.4f * Point;
        return plot;
    }

    /// <summary>Says in the middle of an empty plot why it is empty.</summary>
    public static void Note(Plot plot, string text)
    {
        ScottPlot.Plottables.Annotation note = plot.Add.Annotation(text, Alignment.MiddleCenter);
        note.LabelFontName = PaperFonts.Family;
        note.LabelFontSize = SmallSize;
        note.LabelFontColor = Grey;
        note.LabelBackgroundColor = Colors.Transparent;
        note.LabelBorderColor = Colors.Transparent;
        note.LabelShadowColor = Colors.Transparent;
    }

    private static void Apply(IAxis axis)
    {
        axis.TickLabelStyle.FontSize = SmallSize;
        axis.TickLabelStyle.FontName = PaperFonts.Family;
        axis.FrameLineStyle.Width = 0.6f * Point;
        axis.MajorTickStyle.Length = TickLength;
        axis.MajorTickStyle.Width = 0.5f * Point;
        axis.MinorTickStyle.Length = 0;
        axis.Label.FontSize = LabelSize;
        axis.Label.FontName = PaperFonts.Family;
        axis.Label.Bold = false;
    }
}
