using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Links;

/// <summary>
/// Finds when two satellites can see each other. Each condition is searched by itself, since each is smooth, and the windows are then
/// intersected: so nothing hides at the kink where one condition takes over from another.
/// Not modelled: the antennas' slew, refraction, the time that light takes.
/// </summary>
public static class LinkFinder
{
    /// <summary>The windows of many pairs, each as <see cref="Find(IPropagator, IPropagator, LinkLimits, Epoch, Epoch)"/> finds it.</summary>
    /// <param name="satellites">The satellites.</param>
    /// <param name="pairs">Indices of two satellites each.</param>
    /// <param name="limits">What links need.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads, from 1.</param>
    /// <exception cref="ArgumentException">The end is before the start, or a limit is out of its range.</exception>
    public static IReadOnlyList<IReadOnlyList<TimeWindow>> Find(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<(int First, int Second)> pairs, LinkLimits limits, Epoch start, Epoch end, int workers)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<TimeWindow>[] windows = new IReadOnlyList<TimeWindow>[pairs.Count];
        _ = Parallel.For(
            0, pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = workers },
            i => windows[i] = Find(satellites[pairs[i].First], satellites[pairs[i].Second], limits, start, end));
        return windows;
    }

    /// <summary>The windows from start to end, in order of time.</summary>
    /// <param name="first">One satellite.</param>
    /// <param name="second">The other.</param>
    /// <param name="limits">What the link needs.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <exception cref="ArgumentException">The end is before the start, or a limit is out of its range.</exception>
    public static IReadOnlyList<TimeWindow> Find(IPropagator first, IPropagator second, LinkLimits limits, Epoch start, Epoch end)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(limits);
        limits.Check();
        double grazingKm = limits.GrazingAltitudeKm;
        IReadOnlyList<TimeWindow> windows = Windows((a, b, _) => SightLine.ClearanceKm(a, b, grazingKm));
        if (double.IsFinite(limits.MaxRangeKm)) windows = TimeWindows.Intersect(windows, Windows((a, b, _) => limits.MaxRangeKm - SightLine.RangeKm(a, b)));
        if (limits.SunKeepOutDeg > 0)
        {
            double least = limits.SunKeepOutDeg;
            windows = TimeWindows.Intersect(windows, Windows((a, b, t) => SightLine.SunAngleDeg(a, b, Sun.DirectionTeme(t)) - least));
            windows = TimeWindows.Intersect(windows, Windows((a, b, t) => SightLine.SunAngleDeg(b, a, Sun.DirectionTeme(t)) - least));
        }

        return windows;

        IReadOnlyList<TimeWindow> Windows(Func<TemeState, TemeState, Epoch, double> margin)
            => WindowFinder.Find(new PairMargin(first, second, margin), start, end);
    }

    /// <summary>The distance of two satellites that see each other at a time, km; null where they do not.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="sun">The direction to the Sun then.</param>
    /// <param name="limits">What the link needs.</param>
    public static double? InSight(in TemeState first, in TemeState second, UnitVector sun, LinkLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        double range = SightLine.RangeKm(first, second), least = limits.SunKeepOutDeg;
        bool isDark = least > 0 && (SightLine.SunAngleDeg(first, second, sun) <= least || SightLine.SunAngleDeg(second, first, sun) <= least);
        return range < limits.MaxRangeKm && !isDark && SightLine.ClearanceKm(first, second, limits.GrazingAltitudeKm) > 0 ? range : null;
    }

    /// <summary>A function of two satellites' states.</summary>
    private sealed class PairMargin(IPropagator first, IPropagator second, Func<TemeState, TemeState, Epoch, double> margin) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => margin(first.At(epoch), second.At(epoch), epoch);

        public void SignedMargins(Epoch start, ReadOnlySpan<double> seconds, Span<double> margins)
        {
            StateTable a = new(seconds.Length), b = new(seconds.Length);
            first.Fill(start, seconds, a);
            second.Fill(start, seconds, b);
            for (int i = 0; i < seconds.Length; i++) margins[i] = margin(a.TemeAt(i), b.TemeAt(i), start + Duration.FromSeconds(seconds[i]));
        }
    }
}
