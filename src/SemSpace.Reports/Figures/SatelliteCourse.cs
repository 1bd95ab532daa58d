using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// A quantity of satellites over time: of each where they are few, else the median, a band from the 5th to the 95th percentile, and the extreme that matters.
/// Over more than two days in many moments a width of a column cannot show each: then these are of all records in a part of the time, however few satellites
/// there are, in steps as long as the part.
/// </summary>
internal sealed class SatelliteCourse
{
    private const int MostLines = 6, MostMoments = 120, MostParts = 30;
    private const double MostHours = 48;
    private static readonly double[] PartHours = [2, 3, 6, 12, 24, 48, 96, 168, 336, 672];
    private readonly IEnumerable<StateRecord> _states;
    private readonly Epoch _start;
    private readonly string[] _names;

    /// <summary>Where values are drawn: each moment, or the begin and the end of each part.</summary>
    private readonly double[] _hours;

    /// <summary>Length of a part; 0 where each moment is drawn.</summary>
    private readonly double _partH;

    /// <summary>A course.</summary>
    /// <param name="states">The records, by time; read several times, and those of one time held at a time.</param>
    public SatelliteCourse(IEnumerable<StateRecord> states)
    {
        _states = states;
        _start = states.First().Time;
        HashSet<string> names = [];
        List<double> hours = [];
        foreach (List<StateRecord> moment in Moments())
        {
            names.UnionWith(moment.Select(record => record.Satellite));
            hours.Add(HourOf(moment));
        }

        (_names, EndH) = ([.. names], Math.Max(hours[^1], 1e-3));
        if (EndH > MostHours && hours.Count > MostMoments)
            _partH = PartHours.FirstOrDefault(part => EndH / part <= MostParts, Ticks.RoundStep(EndH / MostParts));
        _hours = HasParts
            ? [.. hours.Select(PartOf).Distinct().SelectMany(part => new[] { part * _partH, Math.Min((part + 1) * _partH, EndH) })]
            : [.. hours];
    }

    /// <summary>How many satellites there are.</summary>
    public int Satellites => _names.Length;

    /// <summary>The last time, h; above 0.</summary>
    public double EndH { get; }

    /// <summary>Whether parts of the time are drawn, and not each moment.</summary>
    public bool HasParts => _partH > 0;

    /// <summary>The mean of all records at each time, or in each part.</summary>
    public (double[] Hours, double[] Values) Mean(Func<StateRecord, double> value) => (_hours, [.. Values(value).SelectMany(values => Drawn(values.Average()))]);

    /// <summary>Draws a quantity, and tells the legend.</summary>
    /// <param name="plot">Where to.</param>
    /// <param name="value">The quantity.</param>
    /// <param name="extreme">Which satellite is drawn by itself where they are many.</param>
    /// <param name="legend">Is told what was drawn.</param>
    /// <returns>The largest value that was drawn.</returns>
    public double Add(Plot plot, Func<StateRecord, double> value, (string Name, Func<double[], double> Of) extreme, List<LegendEntry> legend)
        => _names.Length <= MostLines && !HasParts ? AddEach(plot, value, legend) : AddSpread(plot, value, extreme, legend);

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
        (double Low, double Median, double High, double Extreme)[] spreads = [.. Values(value).SelectMany(values => Drawn(SpreadOf([.. values.Order()])))];
        Color color = PaperStyle.ColorOf(0), band = color.WithAlpha(0.25);
        FillY between = plot.Add.FillY(_hours, [.. spreads.Select(spread => spread.Low)], [.. spreads.Select(spread => spread.High)]);
        between.FillColor = band;
        between.LineWidth = 0;
        AddLine(plot, [.. _hours.Zip(spreads, (hour, spread) => new Coordinates(hour, spread.Median))], 0);
        AddLine(plot, [.. _hours.Zip(spreads, (hour, spread) => new Coordinates(hour, spread.Extreme))], 1);
        legend.Add(new(HasParts ? FormattableString.Invariant($"median in each {_partH:0.##} h") : "median of satellites", LegendMark.Line, color, PaperStyle.PatternOf(0)));
        legend.Add(new("5th to 95th percentile", LegendMark.Box, band));
        legend.Add(new(extreme.Name, LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(1)));
        return spreads.Max(spread => Math.Max(spread.High, spread.Extreme));

        (double, double, double, double) SpreadOf(double[] sorted)
            => (Summariser.Percentile(sorted, 0.05), Summariser.Percentile(sorted, 0.5), Summariser.Percentile(sorted, 0.95), extreme.Of(sorted));
    }

    /// <summary>The values of each time, or of each part.</summary>
    private IEnumerable<List<double>> Values(Func<StateRecord, double> value)
    {
        List<double> values = [];
        int part = 0;
        foreach (List<StateRecord> moment in Moments())
        {
            bool isNext = !HasParts || PartOf(HourOf(moment)) != part;
            if (isNext && values.Count > 0)
            {
                yield return values;
                values = [];
            }

            if (HasParts) part = PartOf(HourOf(moment));
            values.AddRange(moment.Select(value));
        }

        yield return values;
    }

    private T[] Drawn<T>(T value) => HasParts ? [value, value] : [value];

    private double HourOf(List<StateRecord> moment) => (moment[0].Time - _start).TotalHours;

    /// <summary>The part that a time lies in; the end lies in the last that begins before it.</summary>
    private int PartOf(double hour) => Math.Min((int)(hour / _partH), (int)Math.Ceiling(EndH / _partH) - 1);

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
