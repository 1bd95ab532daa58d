using System.Runtime.Intrinsics;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>
/// Finds the windows of one function after the other, and keeps its memory between them. Not for several threads at once.
/// </summary>
internal sealed class WindowSearch
{
    private static readonly Duration EdgeRounding = new(1_000_000);

    private readonly List<int> _crossings = [];
    private readonly List<int> _extremes = [];
    private readonly List<Bracket> _brackets = [];
    private readonly PeakBatch _peaks = new();
    private readonly RootBatch _roots = new();

    /// <summary>Appends the windows in which the function is above 0, in order of time.</summary>
    /// <param name="function">The function.</param>
    /// <param name="grid">Where it was looked at.</param>
    /// <param name="margins">What it was there.</param>
    /// <param name="windows">Receives the windows.</param>
    public void Run(IMarginBatch function, TimeGrid grid, ReadOnlySpan<double> margins, List<TimeWindow> windows)
    {
        _crossings.Clear();
        _extremes.Clear();
        _brackets.Clear();
        if (Vector512.IsHardwareAccelerated) MarginScan512.Run(margins, _crossings, _extremes);
        else if (Vector256.IsHardwareAccelerated) MarginScan256.Run(margins, _crossings, _extremes);
        else MarginScan128.Run(margins, _crossings, _extremes);
        GridCurve curve = new(grid, margins);
        foreach (int i in _crossings) _brackets.Add(new(curve.SecondsAt(i - 1), curve.SecondsAt(i), margins[i - 1] > 0, curve.Crossing(i)));
        AddHidden(function, curve, margins, above: false);
        AddHidden(new Negated(function), curve, margins, above: true);
        _brackets.Sort((a, b) => a.Low.CompareTo(b.Low));

        _roots.Clear();
        foreach (Bracket b in _brackets) _roots.Add(b.Low, b.High, b.AboveAtLow, b.Guess);
        _roots.Solve(function);
        Collect(grid, margins[0] > 0, windows);
    }

    /// <summary>
    /// A grid point that is the highest of its neighbours but not above 0 may hide a short window beside it, one that is the
    /// lowest but above 0 a short gap: both are peaks of the function or its negative.
    /// </summary>
    private void AddHidden(IMarginBatch function, GridCurve curve, ReadOnlySpan<double> margins, bool above)
    {
        _peaks.Clear();
        foreach (int i in _extremes)
        {
            if (margins[i] > 0 == above && curve.MayCrossAt(i)) _peaks.Add(curve.SecondsAt(i - 1), curve.SecondsAt(i + 1), curve.Extreme(i));
        }

        _peaks.Solve(function, enough: 0);
        int peak = 0;
        foreach (int i in _extremes)
        {
            if (margins[i] > 0 != above || !curve.MayCrossAt(i)) continue;
            double top = _peaks.Seconds(peak);
            (double margin, double halfCurvature) = _peaks.Top(peak++);
            if (!(margin > 0)) continue;
            double reach = Math.Sqrt(margin / -halfCurvature), slope = 2 * halfCurvature * reach * (above ? -1 : 1);
            _brackets.Add(new(curve.SecondsAt(i - 1), top, above, (top - reach, -slope)));
            _brackets.Add(new(top, curve.SecondsAt(i + 1), !above, (top + reach, slope)));
        }
    }

    /// <summary>Makes windows of the edges, which lie in order.</summary>
    private void Collect(TimeGrid grid, bool above, List<TimeWindow> windows)
    {
        bool cutAtStart = above;
        Epoch start = grid.Start;
        for (int i = 0; i < _roots.Count; i++)
        {
            Epoch edge = Epoch.Max(grid.Start, Epoch.Min(grid.AtSeconds(_roots.Root(i)).RoundTo(EdgeRounding), grid.End));
            if (above && edge > start) windows.Add(new(start, edge, cutAtStart, CutAtEnd: false));
            (above, start, cutAtStart) = (!above, edge, false);
        }

        if (above && grid.End > start) windows.Add(new(start, grid.End, cutAtStart, CutAtEnd: true));
    }

    private readonly record struct Bracket(double Low, double High, bool AboveAtLow, (double Seconds, double Slope) Guess);

    private sealed class Negated(IMarginBatch function) : IMarginBatch
    {
        public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins)
        {
            function.Evaluate(seconds, margins);
            for (int i = 0; i < seconds.Length; i++) margins[i] = -margins[i];
        }
    }
}
