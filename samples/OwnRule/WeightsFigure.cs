using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;

namespace OwnRule;

/// <summary>The weight of each merged update on the version that it helped to make, at its arrival.</summary>
internal static class WeightsFigure
{
    private const double HeightIn = 1.9;

    /// <summary>The figure.</summary>
    public static Figure Of(RunRecords records, Summary summary)
    {
        Epoch start = records.Rounds.Select(round => round.Published).FirstOrDefault();
        Coordinates[] points = [.. records.Updates.Where(update => update.Weight > 0).Select(update => new Coordinates((update.Arrival - start).TotalHours, update.Weight))];
        Plot plot = PaperStyle.NewPlot("simulated time (h)", "weight of an update");
        Markers markers = plot.Add.Markers(points, MarkerShape.FilledCircle, 2 * PaperStyle.Point);
        markers.Color = PaperStyle.ColorOf(0);
        Ticks.Hours(plot.Axes.Bottom, summary.DurationH);
        Ticks.Plain(plot.Axes.Left, 0, 1.05 * points.Select(point => point.Y).DefaultIfEmpty(1).Max());
        return new(HeightIn, new([]), [new(plot, (0, 0, 1, 1))]);
    }
}
