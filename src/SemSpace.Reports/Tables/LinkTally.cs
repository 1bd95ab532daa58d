using SemSpace.Files;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>
/// What figures need of the records of transfers: times that signal and rate had each value for, in at most 48 parts of the time, and that modes had. Its size does not depend on the
/// number of records. A step from a record to the transfer's next one has the signal at its beginning, and the rate and the mode at its end, since a record at a change of mode has those
/// before it. Times are those of the table, whole milliseconds.
/// </summary>
public sealed class LinkTally
{
    private const int MostParts = 48;
    private const long FirstPartNs = 60_000_000_000;
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    private readonly Dictionary<(LinkDirection Direction, string Mode), double> _modes = [];
    private Dictionary<(LinkDirection Direction, long Part), LinkPart> _parts = [];
    private long _partNs = FirstPartNs, _first = long.MaxValue, _last = long.MinValue;
    private LinkRecord? _before;

    /// <summary>Records taken in.</summary>
    public long Records { get; private set; }

    /// <summary>The length of a part of the time.</summary>
    public Duration PartLength => new(_partNs);

    /// <summary>The parts of the time in which a direction was used, in order: the beginning of each, and what was so for how long.</summary>
    public IReadOnlyList<(Epoch From, LinkPart Part)> PartsOf(LinkDirection direction)
        => [.. _parts.Where(part => part.Key.Direction == direction).OrderBy(part => part.Key.Part).Select(part => (new Epoch(part.Key.Part * _partNs), part.Value))];

    /// <summary>For how long a direction used each mode, s; of a modem with one mode that has no name.</summary>
    public IReadOnlyDictionary<string, double> ModesOf(LinkDirection direction)
        => _modes.Where(mode => mode.Key.Direction == direction).ToDictionary(mode => mode.Key.Mode, mode => mode.Value);

    /// <summary>Takes in a record; those of a transfer come together, in order of time.</summary>
    public void Add(LinkRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Records++;
        if (_before is { } before && before.Transfer == record.Transfer) Count(before, record);
        _before = record;
    }

    /// <summary>Sums up a table of transfers, row by row.</summary>
    /// <exception cref="ResultsException">The file is not there or not such a file.</exception>
    internal static LinkTally Read(string path)
    {
        LinkTally tally = new();
        ResultTables.Links.Read(path, tally.Add, FileLimits.LongTable);
        return tally;
    }

    private void Count(LinkRecord record, LinkRecord next)
    {
        Epoch time = record.Time.RoundTo(Millisecond);
        double seconds = (next.Time.RoundTo(Millisecond) - time).TotalSeconds;
        (LinkDirection, string) used = (record.Direction, next.Mode);
        _modes[used] = _modes.GetValueOrDefault(used) + seconds;
        long at = PartOf(time);
        (_first, _last) = (Math.Min(_first, at), Math.Max(_last, at));
        while (_last - _first >= MostParts) Halve();
        (LinkDirection, long) key = (record.Direction, PartOf(time));
        if (!_parts.TryGetValue(key, out LinkPart? part)) _parts[key] = part = new();
        part.SnrDb.Add(record.SnrDb, seconds);
        part.RateBps.Add(next.RateBps, seconds);
    }

    private long PartOf(Epoch time) => (long)Math.Floor((decimal)time.TaiNanoseconds / _partNs);

    /// <summary>Makes parts twice as long.</summary>
    private void Halve()
    {
        _partNs *= 2;
        (_first, _last) = (_first >> 1, _last >> 1);
        Dictionary<(LinkDirection, long), LinkPart> halved = [];
        foreach (((LinkDirection direction, long at), LinkPart part) in _parts)
        {
            if (halved.TryGetValue((direction, at >> 1), out LinkPart? whole)) whole.Add(part);
            else halved[(direction, at >> 1)] = part;
        }

        _parts = halved;
    }
}

/// <summary>Signal and rate of one direction in a part of the time.</summary>
public sealed class LinkPart
{
    /// <summary>Signal to noise, dB, in steps of 0.1 dB.</summary>
    public TimeHistogram SnrDb { get; } = new(db => (int)Math.Round(Math.Clamp(db, -1e6, 1e6) * 10), cell => cell / 10.0);

    /// <summary>Rate, bit/s, in steps of a hundredth of a power of ten, 2.3 %.</summary>
    public TimeHistogram RateBps { get; } = new(bps => bps > 0 ? (int)Math.Round(Math.Log10(bps) * 100) : int.MinValue, cell => cell == int.MinValue ? 0 : Math.Pow(10, cell / 100.0));

    /// <summary>Adds another part.</summary>
    internal void Add(LinkPart other)
    {
        SnrDb.Add(other.SnrDb);
        RateBps.Add(other.RateBps);
    }
}

/// <summary>For how long a quantity had which value.</summary>
/// <param name="cellOf">The cell of a value.</param>
/// <param name="valueOf">The value of a cell.</param>
public sealed class TimeHistogram(Func<double, int> cellOf, Func<int, double> valueOf)
{
    private readonly SortedDictionary<int, double> _seconds = [];

    /// <summary>All time, s.</summary>
    public double Seconds => _seconds.Values.Sum();

    /// <summary>The value that the quantity is at or below for a share of the time, to a cell; NaN where there is no time.</summary>
    public double Percentile(double share)
    {
        double left = share * Seconds;
        foreach ((int cell, double seconds) in _seconds)
        {
            left -= seconds;
            if (left <= 0) return valueOf(cell);
        }

        return _seconds.Count == 0 ? double.NaN : valueOf(_seconds.Keys.Last());
    }

    /// <summary>The quantity has a value for some time.</summary>
    internal void Add(double value, double seconds)
    {
        int cell = cellOf(value);
        if (seconds > 0) _seconds[cell] = _seconds.GetValueOrDefault(cell) + seconds;
    }

    /// <summary>Adds another's time.</summary>
    internal void Add(TimeHistogram other)
    {
        foreach ((int cell, double seconds) in other._seconds) _seconds[cell] = _seconds.GetValueOrDefault(cell) + seconds;
    }
}
