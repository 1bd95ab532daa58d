using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// A quantity of satellites over time: of each where they are few, else the median, a band from the 5th to the 95th percentile, and the extreme that matters.
/// </summary>
internal sealed class SatelliteCourse
{
    private const int MostLines = 6;
    private readonly Moment[] _moments;
    private readonly string[] _names;

    public SatelliteCourse(IReadOnlyList<StateRecord> states)
    {
        Epoch start = states.Min(record => record.Time);
        _names = [.. states.Select(record => record.Satellite).Distinct()];
        _moments = [.. states.GroupBy(record => record.Time).OrderBy(group => group.Key).Select(group => new Moment((group.Key - start).TotalHours, [.. group]))];
    }

    /// <summary>How many satellites there are.</summary>
    public int Satellites => _names.Length;

    /// <summary>The last time, h; above 0.</summary>
    public double EndH => Math.Max(_moments[^1].Hours, 1e-3);

    /// <summary>A number of all satellites at each time.</summary>
    public (double[] Hours, double[] Values) Over(Func<IReadOnlyList<StateRecord>, double> value) => ([.. _moments.Select(moment => moment.Hours)], [.. _moments.Select(moment => value(moment.Records))]);

    /// <summary>Draws a quantity, and tells the legend.</summary>
    /// <param name="plot">Where to.</param>
    /// <param name="value">The quantity.</param>
    /// <param name="extreme">Which satellite is drawn by itself where they are many.</param>
    /// <param name="legend">Is told what was drawn.</param>
    /// <returns>The largest value that was drawn.</returns>
    public double Add(Plot plot, Func<StateRecord, double> value, (string Name, Func<double[], double> Of) extreme, List<LegendEntry> legend)
    {
        if (_names.Length <= MostLines)
        {
            foreach ((int i, string name) in _names.Index())
            {
                AddLine(plot, [.. _moments.SelectMany(moment => moment.Records.Where(record => record.Satellite == name).Select(record => new Coordinates(moment.Hours, value(record))))], i);
                legend.Add(new(name, LegendMark.Line, PaperStyle.ColorOf(i), PaperStyle.PatternOf(i)));
            }

            return _moments.Max(moment => moment.Records.Max(value));
        }

        double[][] sorted = [.. _moments.Select(moment => moment.Records.Select(value).Order().ToArray())];
        Color color = PaperStyle.ColorOf(0), band = color.WithAlpha(0.25);
        FillY between = plot.Add.FillY([.. _moments.Select(moment => moment.Hours)], [.. sorted.Select(all => Summariser.Percentile(all, 0.05))], [.. sorted.Select(all => Summariser.Percentile(all, 0.95))]);
        between.FillColor = band;
        between.LineWidth = 0;
        AddLine(plot, [.. _moments.Zip(sorted, (moment, all) => new Coordinates(moment.Hours, Summariser.Percentile(all, 0.5)))], 0);
        AddLine(plot, [.. _moments.Zip(sorted, (moment, all) => new Coordinates(moment.Hours, extreme.Of(all)))], 1);
        legend.Add(new("median of satellites", LegendMark.Line, color, PaperStyle.PatternOf(0)));
        legend.Add(new("5th to 95th percentile", LegendMark.Box, band));
        legend.Add(new(extreme.Name, LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(1)));
        return sorted.Max(all => Math.Max(Summariser.Percentile(all, 0.95), extreme.Of(all)));
    }

    private static void AddLine(Plot plot, Coordinates[] points, int style)
    {
        Scatter line = plot.Add.ScatterLine(points);
        line.Color = PaperStyle.ColorOf(style);
        line.LinePattern = PaperStyle.PatternOf(style);
        line.LineWidth = PaperStyle.LineWidth;
    }

    /// <summary>All satellites at a time.</summary>
    private sealed record Moment(double Hours, IReadOnlyList<StateRecord> Records);
}
