using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>Finds the passes of satellites over sites during one stretch of time. Not for several threads at once.</summary>
internal sealed class PassSearch
{
    private const int ElevationDecimals = 6;
    private static readonly Duration Rounding = new(1_000_000);

    private readonly IReadOnlyList<GroundSite> _sites;
    private readonly TimeGrid _grid;
    private readonly StationView _view;
    private readonly LimitSearch _limits;
    private readonly WindowSearch _search = new();
    private readonly Elevation _elevation;
    private readonly PeakBatch _peaks = new();
    private readonly List<TimeWindow> _windows = [];
    private double[] _tops = new double[64];
    private double[] _elevations = new double[64];

    /// <summary>A search over sites.</summary>
    public PassSearch(IReadOnlyList<GroundSite> sites, EarthTurn turn, TimeGrid grid)
    {
        (_sites, _grid, _view) = (sites, grid, new(turn, grid));
        (_limits, _elevation) = (new(_view, grid), new(_view));
    }

    /// <summary>Appends all passes of a satellite, site by site; their ids are not yet given.</summary>
    public void Run(IPropagator satellite, int index, List<ContactWindow> passes)
    {
        _view.SelectSatellite(satellite);
        for (int g = 0; g < _sites.Count; g++)
        {
            _windows.Clear();
            if (!_view.SelectSite(_sites[g])) continue;
            _search.Run(_view, _grid, _view.Margins, _windows);
            if (!_sites[g].IsPlain) _limits.Cut(_windows);
            if (_windows.Count > 0) AddPasses(index, g, passes);
        }
    }

    private void AddPasses(int satellite, int site, List<ContactWindow> passes)
    {
        FindTops();
        for (int i = 0; i < _windows.Count; i++)
        {
            TimeWindow w = _windows[i];
            double elevation = Math.Round(_elevations[i], ElevationDecimals);
            passes.Add(new(0, satellite, site, w.Start, w.End, _grid.AtSeconds(_tops[i]), elevation, w.CutAtStart, w.CutAtEnd));
        }
    }

    /// <summary>The culmination of each window in whole milliseconds, and the elevation then.</summary>
    private void FindTops()
    {
        _peaks.Clear();
        foreach (TimeWindow window in _windows) AddTop((window.Start - _grid.Start).TotalSeconds, (window.End - _grid.Start).TotalSeconds);
        _peaks.Solve(_elevation, enough: double.PositiveInfinity);
        if (_tops.Length < _windows.Count) (_tops, _elevations) = (new double[2 * _windows.Count], new double[2 * _windows.Count]);
        for (int i = 0; i < _windows.Count; i++)
        {
            Epoch top = _grid.AtSeconds(_peaks.Seconds(i)).RoundTo(Rounding);
            _tops[i] = (Epoch.Max(_windows[i].Start, Epoch.Min(top, _windows[i].End)) - _grid.Start).TotalSeconds;
        }

        _view.ElevationsDeg(_tops.AsSpan(0, _windows.Count), _elevations);
    }

    /// <summary>Begins a search between the neighbours of the window's highest grid point, or its edges where they are nearer.</summary>
    private void AddTop(double start, double end)
    {
        double step = _grid.Step.TotalSeconds;
        int first = (int)Math.Ceiling(start / step), last = Math.Min((int)Math.Floor(end / step), _grid.Count - 1);
        if (first > last)
        {
            _peaks.Add(start, end, 0.5 * (start + end));
            return;
        }

        int highest = first;
        double top = _view.SineAt(first);
        for (int i = first + 1; i <= last; i++)
        {
            double sine = _view.SineAt(i);
            if (sine > top) (highest, top) = (i, sine);
        }

        _peaks.Add(Math.Max(start, (highest - 1) * step), Math.Min(end, (highest + 1) * step), highest * step);
    }

    /// <summary>The sine of the elevation.</summary>
    private sealed class Elevation(StationView view) : IMarginBatch
    {
        public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins) => view.Sines(seconds, margins);
    }
}
