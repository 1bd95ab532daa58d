using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>One pass over a grid of margins, collecting the windows in which the margin is above 0.</summary>
internal sealed class WindowScan
{
    /// <summary>Bracket of an edge; far below the millisecond edges are rounded to, so that rounding hides its remainder.</summary>
    private const double EdgeToleranceSeconds = 1e-7;

    /// <summary>How well a hidden extremum is located; far below half of the shortest window promised.</summary>
    private const double ExtremumToleranceSeconds = 0.02;

    private static readonly Duration EdgeRounding = new(1_000_000);

    private readonly TimeGrid _grid;
    private readonly Func<double, double> _margin;
    private readonly Func<double, double> _negatedMargin;
    private readonly List<TimeWindow> _windows = [];
    private (double Seconds, double Margin) _last;
    private Epoch? _open;
    private bool _cutAtStart;

    public WindowScan(IVisibility visibility, TimeGrid grid)
    {
        _grid = grid;
        _margin = seconds => visibility.SignedMargin(grid.AtSeconds(seconds));
        _negatedMargin = seconds => -_margin(seconds);
    }

    /// <summary>The windows, given the margin at each grid point.</summary>
    public List<TimeWindow> Run(ReadOnlySpan<double> margins)
    {
        for (int i = 0; i < margins.Length; i++)
        {
            (double Seconds, double Margin) point = (_grid.SecondsAt(i), margins[i]);
            if (i == 0) Begin(point);
            double? hidden = HiddenSignChange(margins, i);
            if (hidden < point.Seconds) Advance((hidden.Value, _margin(hidden.Value)));
            Advance(point);
            if (hidden >= point.Seconds) Advance((hidden.Value, _margin(hidden.Value)));
        }

        if (_open is { } start) Close(start, _grid.End, cutAtEnd: true);
        return _windows;
    }

    private void Begin((double Seconds, double Margin) first)
    {
        _last = first;
        _cutAtStart = first.Margin > 0;
        if (_cutAtStart) _open = _grid.Start;
    }

    private void Advance((double Seconds, double Margin) point)
    {
        bool above = point.Margin > 0;
        if (above != _last.Margin > 0)
        {
            double edge = RootSearch.SignChange(_margin, _last.Seconds, _last.Margin, point.Seconds, point.Margin, EdgeToleranceSeconds);
            Epoch rounded = Epoch.Max(_grid.Start, Epoch.Min(_grid.AtSeconds(edge).RoundTo(EdgeRounding), _grid.End));
            if (above) _open = rounded;
            else Close(_open!.Value, rounded, cutAtEnd: false);
        }

        _last = point;
    }

    private void Close(Epoch start, Epoch end, bool cutAtEnd)
    {
        if (end > start) _windows.Add(new(start, end, _cutAtStart, cutAtEnd));
        _cutAtStart = false;
        _open = null;
    }

    /// <summary>
    /// A grid point that is the highest of its neighbours but not above 0 may hide a short window beside it, one that is the
    /// lowest but above 0 a short gap. Returns a point within it.
    /// </summary>
    private double? HiddenSignChange(ReadOnlySpan<double> margins, int i)
    {
        bool above = margins[i] > 0;
        double sign = above ? -1 : 1;
        double left = i > 0 ? sign * margins[i - 1] : double.NegativeInfinity;
        double right = i + 1 < margins.Length ? sign * margins[i + 1] : double.NegativeInfinity;
        double here = sign * margins[i];
        if (!(here >= left && here > right)) return null;
        double low = _grid.SecondsAt(Math.Max(i - 1, 0)), high = _grid.SecondsAt(Math.Min(i + 1, margins.Length - 1));
        return RootSearch.PointAboveZero(above ? _negatedMargin : _margin, low, high, ExtremumToleranceSeconds);
    }
}
