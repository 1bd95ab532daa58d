namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>
/// Cuts the passes above a site's floor into the stretches that all its limits allow. A horizon has corners and an antenna's ranges
/// bring maxima of their own, so that a coarse grid would not do: within a pass the grid is as fine as <see cref="WindowFinder.ShortestWindow"/>, and
/// every window or gap at least that long holds a point of it. Not for several threads at once.
/// </summary>
internal sealed class LimitSearch(StationView view, TimeGrid grid) : IMarginBatch
{
    private readonly WindowSearch _search = new();
    private readonly List<TimeWindow> _parts = [];
    private double[] _shifted = new double[64];
    private double _passStart;

    /// <summary>Puts the parts in which the view's current site sees its satellite in the place of the passes.</summary>
    public void Cut(List<TimeWindow> passes)
    {
        TimeWindow[] whole = [.. passes];
        passes.Clear();
        foreach (TimeWindow pass in whole)
        {
            _parts.Clear();
            Search(pass);
            foreach (TimeWindow part in _parts)
            {
                passes.Add(part with
                {
                    CutAtStart = pass.CutAtStart && part.Start == pass.Start,
                    CutAtEnd = pass.CutAtEnd && part.End == pass.End,
                });
            }
        }
    }

    public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins)
    {
        if (_shifted.Length < seconds.Length) _shifted = new double[2 * seconds.Length];
        Span<double> shifted = _shifted.AsSpan(0, seconds.Length);
        for (int i = 0; i < shifted.Length; i++) shifted[i] = _passStart + seconds[i];
        view.LimitMargins(shifted, margins);
    }

    private void Search(TimeWindow pass)
    {
        TimeGrid fine = new(pass.Start, pass.End, WindowFinder.ShortestWindow);
        _passStart = (pass.Start - grid.Start).TotalSeconds;
        double[] margins = new double[fine.Count];
        Evaluate(fine.Seconds, margins);
        _search.Run(this, fine, margins, _parts);
    }
}
