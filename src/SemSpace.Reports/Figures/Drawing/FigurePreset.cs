namespace SemSpace.Reports.Figures.Drawing;

/// <summary>A size of figures for a place where they are shown.</summary>
/// <param name="Name">Its name, as users give it.</param>
/// <param name="WidthIn">Width as put out, inch.</param>
/// <param name="Scale">How many times as large letters and lines are as in a journal's column, where labels have 8 pt and numbers 7.</param>
public sealed record FigurePreset(string Name, double WidthIn, double Scale)
{
    private const double Slope = 0.58, HighestIn = 2.7;

    /// <summary>All presets; the first is the one that is taken where none is asked for. Nature's columns are 89 and 183 mm wide, its letters from 5 to 7 pt.</summary>
    public static IReadOnlyList<FigurePreset> All { get; } =
    [
        new("ieee-single", PaperStyle.ColumnIn, 1),
        new("ieee-double", PaperStyle.DoubleColumnIn, 1),
        new("nature", 89 / 25.4, 7.0 / 8),
        new("nature-double", 183 / 25.4, 7.0 / 8),
        new("slides", 10, 2.25),
        new("poster", 15, 3.5),
    ];

    /// <summary>Width as drawn before it is scaled, inch.</summary>
    public double DrawnIn => WidthIn / Scale;

    /// <summary>Height of one row of panels as drawn, inch.</summary>
    public double PanelIn => Math.Min(HighestIn, DrawnIn * Slope);
}
