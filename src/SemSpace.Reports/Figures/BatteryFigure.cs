using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>Batteries over time: (a) the charge; (b) the share of satellites in the Earth's shadow.</summary>
internal static class BatteryFigure
{
    private const double HeightIn = 2.6;
    private const float FirstPanel = 0.66f;

    /// <summary>The figure.</summary>
    public static Figure Of(IEnumerable<StateRecord> states)
    {
        SatelliteCourse course = new(states);
        List<LegendEntry> legend = [];
        Plot charge = PaperStyle.NewPlot("", "charge");
        _ = course.Add(charge, record => record.Charge, ("lowest", sorted => sorted[0]), legend);
        Plot shadow = PaperStyle.NewPlot("time (h)", course.Satellites == 1 && !course.HasParts ? "in shadow" : "share in shadow");
        (double[] hours, double[] light) = course.Mean(record => record.SunShare);
        FillY fill = shadow.Add.FillY(hours, new double[hours.Length], [.. light.Select(share => 1 - share)]);
        fill.FillColor = PaperStyle.Grey;
        fill.LineWidth = 0;
        foreach (Plot plot in new[] { charge, shadow })
        {
            Ticks.Plain(plot.Axes.Bottom, 0, course.EndH);
            Ticks.Plain(plot.Axes.Left, 0, 1.03, 4);
        }

        return new(HeightIn, new(legend), [new(charge, (0, 0, 1, FirstPanel), "(a)"), new(shadow, (0, FirstPanel, 1, 1), "(b)")]);
    }
}
