using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>Finds the passes of satellites over sites during one stretch of time. Not for several threads at once.</summary>
internal sealed class PassSearch(IReadOnlyList<GroundSite> sites, EarthTurn turn, TimeGrid grid)
{
    private const int ElevationDecimals = 6;
    private static readonly Duration Rounding = new(1_000_000);

    private readonly StationView _view = new(turn, grid);
    private readonly WindowSearch _search = new();
    private readonly PeakBatch _peaks = new();
    private readonly List<TimeWindow> _windows = [];
    private double[] _tops = new double[64];
    private double[] _elevations = new double[64];

    /// <summary>Appends all passes of a satellite, site by site; their ids are not yet given.</summary>
    public void Run(IPropagator satellite, int index, List<ContactWindow> passes)
    {
        _view.SelectSatellite(satellite);
        for (int g = 0; g < sites.Count; g++)
        {
            _windows.Clear();
            _view.SelectSite(sites[g]);
            _search.Run(_view, grid, _view.Margins, _windows);
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
            passes.Add(new(0, satellite, site, w.Start, w.End, grid.AtSeconds(_tops[i]), elevation, w.CutAtStart, w.CutAtEnd));
        }
    }

    /// <summary>The culmination of each window in whole milliseconds, and the elevation then.</summary>
    private void FindTops()
    {
        _peaks.Clear();
        foreach (TimeWindow window in _windows) AddTop((window.Start - grid.Start).TotalSeconds, (window.End - grid.Start).TotalSeconds);
        _peaks.Solve(new Elevation(_view), enough: double.PositiveInfinity);
        if (_tops.Length < _windows.Count) (_tops, _elevations) = (new double[2 * _windows.Count], new double[2 * _windows.Count]);
        for (int i = 0; i < _windows.Count; i++)
        {
            Epoch top = grid.AtSeconds(_peaks.Seconds(i)).RoundTo(Rounding);
            _tops[i] = (Epoch.Max(_windows[i].Start, Epoch.Min(top, _windows[i].End)) - grid.Start).TotalSeconds;
        }

        _view.ElevationsDeg(_tops.AsSpan(0, _windows.Count), _elevations);
    }

    /// <summary>Begins a search between the neighbours of the window's highest grid point, or its edges where they are nearer.</summary>
    private void AddTop(double start, double end)
    {
        double step = grid.Step.TotalSeconds;
        int first = (int)Math.Ceiling(start / step), last = Math.Min((int)Math.Floor(end / step), grid.Count - 1);
        if (first > last)
        {
            _peaks.Add(start, end, 0.5 * (start + end));
            return;
        }

        int highest = first;
        double top = _view.ElevationDegAt(first);
        for (int i = first + 1; i <= last; i++)
        {
            double elevation = _view.ElevationDegAt(i);
            if (elevation > top) (highest, top) = (i, elevation);
        }

        _peaks.Add(Math.Max(start, (highest - 1) * step), Math.Min(end, (highest + 1) * step), highest * step);
    }

    /// <summary>The elevation itself, degrees.</summary>
    private sealed class Elevation(StationView view) : IMarginBatch
    {
        public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins) => view.ElevationsDeg(seconds, margins);
    }
}
