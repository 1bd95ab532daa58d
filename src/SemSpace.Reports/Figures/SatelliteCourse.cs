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
    private readonly IEnumerable<StateRecord> _states;
    private readonly string[] _names;
    private readonly double[] _hours;

    /// <summary>A course.</summary>
    /// <param name="states">The records, by time; read several times, and those of one time held at a time.</param>
    public SatelliteCourse(IEnumerable<StateRecord> states)
    {
        _states = states;
        Epoch start = states.First().Time;
        HashSet<string> names = [];
        List<double> hours = [];
        foreach (List<StateRecord> moment in Moments())
        {
            names.UnionWith(moment.Select(record => record.Satellite));
            hours.Add((moment[0].Time - start).TotalHours);
        }

        (_names, _hours) = ([.. names], [.. hours]);
    }

    /// <summary>How many satellites there are.</summary>
    public int Satellites => _names.Length;

    /// <summary>The last time, h; above 0.</summary>
    public double EndH => Math.Max(_hours[^1], 1e-3);

    /// <summary>A number of all satellites at each time.</summary>
    public (double[] Hours, double[] Values) Over(Func<IReadOnlyList<StateRecord>, double> value) => (_hours, [.. Moments().Select(value)]);

    /// <summary>Draws a quantity, and tells the legend.</summary>
    /// <param name="plot">Where to.</param>
    /// <param name="value">The quantity.</param>
    /// <param name="extreme">Which satellite is drawn by itself where they are many.</param>
    /// <param name="legend">Is told what was drawn.</param>
    /// <returns>The largest value that was drawn.</returns>
    public double Add(Plot plot, Func<StateRecord, double> value, (string Name, Func<double[], double> Of) extreme, List<LegendEntry> legend)
        => _names.Length <= MostLines ? AddEach(plot, value, legend) : AddSpread(plot, value, extreme, legend);

    private double AddEach(Plot plot, Func<StateRecord, double> value, List<LegendEntry> legend)
    {
        Dictionary<string, List<Coordinates>> lines = _names.ToDictionary(name => name, _ => new List<Coordinates>());
        foreach ((double hour, List<StateRecord> moment) in _hours.Zip(Moments()))
        {
            foreach (StateRecord record in moment) lines[record.Satellite].Add(new(hour, value(record)));
        }

        foreach ((int i, string name) in _names.Index())
        {
            AddLine(plot, [.. lines[name]], i);
            legend.Add(new(name, LegendMark.Line, PaperStyle.ColorOf(i), PaperStyle.PatternOf(i)));
        }

        return lines.Values.Max(line => line.Max(point => point.Y));
    }

    private double AddSpread(Plot plot, Func<StateRecord, double> value, (string Name, Func<double[], double> Of) extreme, List<LegendEntry> legend)
    {
        (double Low, double Median, double High, double Extreme)[] spreads = [.. Moments().Select(moment => SpreadOf([.. moment.Select(value).Order()]))];
        Color color = PaperStyle.ColorOf(0), band = color.WithAlpha(0.25);
        FillY between = plot.Add.FillY(_hours, [.. spreads.Select(spread => spread.Low)], [.. spreads.Select(spread => spread.High)]);
        between.FillColor = band;
        between.LineWidth = 0;
        AddLine(plot, [.. _hours.Zip(spreads, (hour, spread) => new Coordinates(hour, spread.Median))], 0);
        AddLine(plot, [.. _hours.Zip(spreads, (hour, spread) => new Coordinates(hour, spread.Extreme))], 1);
        legend.Add(new("median of satellites", LegendMark.Line, color, PaperStyle.PatternOf(0)));
        legend.Add(new("5th to 95th percentile", LegendMark.Box, band));
        legend.Add(new(extreme.Name, LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(1)));
        return spreads.Max(spread => Math.Max(spread.High, spread.Extreme));

        (double, double, double, double) SpreadOf(double[] sorted)
            => (Summariser.Percentile(sorted, 0.05), Summariser.Percentile(sorted, 0.5), Summariser.Percentile(sorted, 0.95), extreme.Of(sorted));
    }

    /// <summary>The records of each time, one time after the other.</summary>
    private IEnumerable<List<StateRecord>> Moments()
    {
        List<StateRecord> moment = [];
        foreach (StateRecord record in _states)
        {
            if (moment.Count > 0 && moment[0].Time != record.Time)
            {
                yield return moment;
                moment = [];
            }

            moment.Add(record);
        }

        if (moment.Count > 0) yield return moment;
    }

    private static void AddLine(Plot plot, Coordinates[] points, int style)
    {
        Scatter line = plot.Add.ScatterLine(points);
        line.Color = PaperStyle.ColorOf(style);
        line.LinePattern = PaperStyle.PatternOf(style);
        line.LineWidth = PaperStyle.LineWidth;
    }
}
