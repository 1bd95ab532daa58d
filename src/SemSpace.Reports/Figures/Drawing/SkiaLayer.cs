using ScottPlot;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>A layer of a plot that draws itself: what the drawing library has no plottable for.</summary>
/// <param name="draw">Draws within the data area, which is clipped.</param>
internal sealed class SkiaLayer(Action<SkiaLayer.Area> draw) : IPlottable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        Area area = new(rp.Canvas, Axes, new SKRect(rp.DataRect.Left, rp.DataRect.Top, rp.DataRect.Right, rp.DataRect.Bottom));
        _ = area.Canvas.Save();
        area.Canvas.ClipRect(area.Rect);
        draw(area);
        area.Canvas.Restore();
    }

    /// <summary>Where a layer draws.</summary>
    /// <param name="Canvas">The canvas.</param>
    /// <param name="Axes">The plot's axes.</param>
    /// <param name="Rect">The data area, px.</param>
    internal sealed record Area(SKCanvas Canvas, IAxes Axes, SKRect Rect)
    {
        /// <summary>The pixel of a point in the plot's coordinates.</summary>
        public SKPoint At(double x, double y)
        {
            Pixel pixel = Axes.GetPixel(new Coordinates(x, y));
            return new(pixel.X, pixel.Y);
        }
    }
}
