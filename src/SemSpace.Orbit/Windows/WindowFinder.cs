using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>
/// Finds the stretches of time in which a condition holds: contacts, eclipses and whatever else has a signed margin. A coarse
/// grid brackets the sign changes; between grid points around an extremum of the wrong sign the extremum itself is sought, so
/// that no window or gap longer than <see cref="ShortestWindow"/> is missed as long as the margin has at most one extremum
/// within two steps. Edges are exact to 1 microsecond, then rounded to whole milliseconds, which keeps results equal where
/// sines differ in their last bit.
/// </summary>
public static class WindowFinder
{
    /// <summary>The grid step used unless another is asked for: a low orbit's elevation has one extremum in tens of minutes.</summary>
    public static Duration DefaultStep { get; } = Duration.FromSeconds(60);

    /// <summary>Windows and gaps at least this long are found for certain.</summary>
    public static Duration ShortestWindow { get; } = Duration.FromSeconds(1);

    /// <summary>The windows from start to end, in order of time, apart from each other, inside [start, end].</summary>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public static IReadOnlyList<TimeWindow> Find(IVisibility visibility, Epoch start, Epoch end)
        => Find(visibility, start, end, DefaultStep);

    /// <summary>The windows from start to end with a grid step of one's own.</summary>
    /// <exception cref="ArgumentException">The end is before the start, or the step is not above 0.</exception>
    public static IReadOnlyList<TimeWindow> Find(IVisibility visibility, Epoch start, Epoch end, Duration step)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        TimeGrid grid = new(start, end, step);
        double[] margins = new double[grid.Count];
        VisibilityBatch function = new(visibility, grid);
        function.Evaluate(grid.Seconds, margins);
        List<TimeWindow> windows = [];
        new WindowSearch().Run(function, grid, margins, windows);
        return windows;
    }
}
