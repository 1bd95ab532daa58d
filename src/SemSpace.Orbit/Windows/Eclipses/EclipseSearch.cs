using System.Runtime.Intrinsics;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>Finds the eclipses of one satellite from the start of a grid to its end. Not for several threads at once.</summary>
internal sealed class EclipseSearch(IPropagator satellite, TimeGrid grid) : IMarginBatch
{
    /// <summary>Instants looked at together: their states stay near the processor.</summary>
    private const int Rows = 256;

    private const double SecondsPerDay = 86_400, SameDays = 1e-9;

    private readonly StateTable _states = new(Rows);
    private readonly double[] _days = new double[Rows];
    private readonly double[] _margins = new double[grid.Count];
    private readonly double _startDays = Sun.DaysSinceJ2000(grid.Start);
    private readonly bool _hasLeapSecond = HasLeapSecond(grid);
    private readonly WindowSearch _search = new();
    private EclipseKind _kind;

    /// <summary>The eclipses of a kind, in order of time.</summary>
    /// <exception cref="PropagationException">The satellite has no position within the search.</exception>
    public List<TimeWindow> Find(EclipseKind kind)
    {
        _kind = kind;
        Evaluate(grid.Seconds, _margins);
        List<TimeWindow> windows = [];
        _search.Run(this, grid, _margins, windows);
        return windows;
    }

    public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins)
    {
        for (int i = 0; i < seconds.Length; i += Rows)
        {
            int rows = Math.Min(Rows, seconds.Length - i);
            Place(seconds.Slice(i, rows));
            Span<double> days = _days.AsSpan(0, rows), part = margins.Slice(i, rows);
            if (Vector512.IsHardwareAccelerated) Shadow512.Margins(_kind, _states, days, part);
            else if (Vector256.IsHardwareAccelerated) Shadow256.Margins(_kind, _states, days, part);
            else Shadow128.Margins(_kind, _states, days, part);
        }
    }

    /// <summary>
    /// The satellite at some instants, and when that is in the Sun's count of days. The search for an extremum looks half a second to either side
    /// of a place, and so past the ends of the search, where a flight may have ended: there the condition is unknown. Within the search that is
    /// an error.
    /// </summary>
    private void Place(ReadOnlySpan<double> seconds)
    {
        satellite.Fill(grid.Start, seconds, _states);
        ReadOnlySpan<double> x = _states.XKm;
        for (int i = 0; i < seconds.Length; i++)
        {
            _days[i] = _hasLeapSecond ? Sun.DaysSinceJ2000(grid.AtSeconds(seconds[i])) : _startDays + (seconds[i] / SecondsPerDay);
            if (!double.IsNaN(x[i])) continue;
            Epoch epoch = grid.AtSeconds(seconds[i]);
            if (epoch >= grid.Start && epoch <= grid.End) _states.Set(i, satellite.At(epoch));
        }
    }

    /// <summary>A day of the calendar with a leap second has one more, which the Sun's count of days leaves out.</summary>
    private static bool HasLeapSecond(TimeGrid grid)
    {
        double counted = Sun.DaysSinceJ2000(grid.End) - Sun.DaysSinceJ2000(grid.Start);
        return Math.Abs(counted - ((grid.End - grid.Start).TotalSeconds / SecondsPerDay)) > SameDays;
    }
}
