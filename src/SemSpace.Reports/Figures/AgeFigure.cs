using ScottPlot;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>How old the models on board are over time: since when the cloud's version in each has been published.</summary>
internal static class AgeFigure
{
    private const double HeightIn = 1.9;
    private const double SecondsPerHour = 3600;

    /// <summary>The figure.</summary>
    public static Figure Of(IEnumerable<StateRecord> states)
    {
        SatelliteCourse course = new(states);
        List<LegendEntry> legend = [];
        Plot plot = PaperStyle.NewPlot("time (h)", "age of model (h)");
        double oldest = course.Add(plot, record => record.ModelAgeSeconds / SecondsPerHour, ("oldest", sorted => sorted[^1]), legend);
        Ticks.Plain(plot.Axes.Bottom, 0, course.EndH);
        Ticks.Plain(plot.Axes.Left, 0, Math.Max(oldest * 1.05, 1e-3), 4);
        return new(HeightIn, new(legend), [new(plot, (0, 0, 1, 1), "")]);
    }
}
