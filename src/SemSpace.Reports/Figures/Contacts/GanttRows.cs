using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>A window in a Gantt chart.</summary>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Lane">Its lane in the row, from 0.</param>
/// <param name="Gateway">Index of the gateway.</param>
/// <param name="FromH">Begin since the start, h.</param>
/// <param name="ToH">End since the start, h.</param>
internal readonly record struct GanttBar(int Row, int Lane, int Gateway, double FromH, double ToH);

/// <summary>
/// Collects what a Gantt chart shows, in one go and in bounded memory: at most a day, and less where that would be more bars than can
/// be drawn, but for counts of satellites in view, which are kept by the minute. Rows are satellites, with a lane for each gateway, while both are few; else rows are gateways, and satellites in view at
/// once lie in lanes of their own.
/// </summary>
internal sealed class GanttRows
{
    /// <summary>The longest time shown, h.</summary>
    public const double LongestH = 24;

    private const int MostSatelliteRows = 48, MostGatewayLanes = 6, MostGatewayRows = 40, MostLanes = 12, MostBars = 20_000;
    private static readonly double[] ShortHours = [18, 12, 6, 3, 2, 1, 0.5, 0.25, 0.1];

    private readonly List<GanttBar> _bars = [];
    private readonly List<double>[] _laneEnds;
    private readonly int[][] _changes;
    private readonly double _wholeH;
    private readonly Epoch _start;
    private double _endH;

    /// <summary>Nothing collected yet.</summary>
    public GanttRows(ContactScene scene)
    {
        int satellites = scene.Satellites.Count, gateways = scene.Sites.Count;
        BySatellite = satellites <= MostSatelliteRows && gateways <= MostGatewayLanes;
        AllRows = BySatellite ? satellites : gateways;
        Rows = BySatellite
            ? [.. scene.Satellites.Select(satellite => satellite.Name)]
            : [.. scene.Sites.Take(MostGatewayRows).Select(site => site.Name)];
        _laneEnds = [.. Rows.Select(_ => new List<double>())];
        (_start, _wholeH, Gateways) = (scene.Start, Math.Min(scene.DurationH, LongestH), gateways);
        _endH = _wholeH;
        _changes = [.. Rows.Select(_ => new int[(int)Math.Ceiling(_wholeH * 60) + 1])];
    }

    /// <summary>Whether rows are satellites; else gateways.</summary>
    public bool BySatellite { get; }

    /// <summary>Names of the rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Rows that there would be without a limit.</summary>
    public int AllRows { get; }

    /// <summary>Number of gateways.</summary>
    public int Gateways { get; }

    /// <summary>End of the time shown, h.</summary>
    public double EndH => IsCrowded ? _wholeH : _endH;

    /// <summary>The windows, some of which may begin after the end.</summary>
    public IReadOnlyList<GanttBar> Bars => _bars;

    /// <summary>Whether so many satellites are in view of a gateway at once that lanes would be hairs.</summary>
    public bool IsCrowded => !BySatellite && _laneEnds.Max(ends => ends.Count) > MostLanes;

    /// <summary>Windows of a row that are open at each whole minute of the time shown.</summary>
    public int[] CountsOf(int row)
    {
        int open = 0;
        return [.. _changes[row].Select(change => open += change)];
    }

    /// <summary>Lanes of a row, at least one.</summary>
    public int LanesOf(int row) => BySatellite ? Gateways : Math.Max(1, _laneEnds[row].Count);

    /// <summary>Takes a window; they come in order of AOS.</summary>
    public void Add(in ContactWindow window)
    {
        double from = (window.Aos - _start).TotalHours, to = (window.Los - _start).TotalHours;
        int row = BySatellite ? window.Satellite : window.Gateway;
        if (from >= _wholeH || row >= Rows.Count) return;
        Count(_changes[row], from, to);
        if (from >= _endH) return;
        if (_bars.Count == MostBars)
        {
            _endH = ShortHours.FirstOrDefault(hours => hours < from, from);
            return;
        }

        _bars.Add(new(row, BySatellite ? window.Gateway : FreeLane(_laneEnds[row], from, to), window.Gateway, from, to));
    }

    private void Count(int[] changes, double from, double to)
    {
        int first = (int)Math.Ceiling(from * 60), end = to < _wholeH ? (int)Math.Ceiling(to * 60) : changes.Length;
        if (first < changes.Length) changes[first]++;
        if (end < changes.Length) changes[end]--;
    }

    /// <summary>The first lane that is free by then.</summary>
    private static int FreeLane(List<double> ends, double from, double to)
    {
        int lane = ends.FindIndex(end => end <= from);
        if (lane < 0)
        {
            ends.Add(to);
            return ends.Count - 1;
        }

        ends[lane] = to;
        return lane;
    }
}
