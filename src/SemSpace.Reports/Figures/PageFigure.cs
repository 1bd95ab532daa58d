using System.Text;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>A figure for a page.</summary>
/// <param name="Shows">What it shows.</param>
/// <param name="Svg">As SVG.</param>
/// <param name="Png">As PNG, to take in its place where it has so many marks that the SVG is larger than pages bear; else null.</param>
public sealed record PageFigure(string Shows, string Svg, byte[]? Png = null)
{
    private const int LargestSvg = 1 << 20;

    /// <summary>Draws a figure.</summary>
    internal static PageFigure Of(string shows, Figure figure)
    {
        string svg = Encoding.UTF8.GetString(FigureWriter.Svg(figure));
        return new(shows, svg, svg.Length > LargestSvg ? FigureWriter.Png(figure) : null);
    }
}
