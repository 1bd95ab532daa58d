using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>Evenly spaced instants from a start to an end, both included; only the last step may be shorter.</summary>
public sealed class TimeGrid
{
    private readonly double[] _seconds;

    /// <summary>Lays a grid.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The last instant, not before the first.</param>
    /// <param name="step">From one to the next, above 0 s.</param>
    /// <exception cref="ArgumentException">The end is before the start, or the step is not above 0 s.</exception>
    public TimeGrid(Epoch start, Epoch end, Duration step)
    {
        if (end < start) throw new ArgumentException($"The end {end} is before the start {start}.", nameof(end));
        if (step <= Duration.Zero) throw new ArgumentOutOfRangeException(nameof(step), step, "The step must be above 0 s.");
        (Start, End, Step) = (start, end, step);
        long whole = (end - start).Nanoseconds / step.Nanoseconds;
        bool exact = start + (step * whole) == end;
        Count = checked((int)whole + (exact ? 1 : 2));
        _seconds = new double[Count];
        for (int i = 0; i < Count - 1; i++) _seconds[i] = (step * i).TotalSeconds;
        _seconds[^1] = (end - start).TotalSeconds;
    }

    /// <summary>The first instant.</summary>
    public Epoch Start { get; }

    /// <summary>The last instant.</summary>
    public Epoch End { get; }

    /// <summary>From one instant to the next, but perhaps the last.</summary>
    public Duration Step { get; }

    /// <summary>How many instants there are, at least 1.</summary>
    public int Count { get; }

    /// <summary>The instants as seconds after the start.</summary>
    public ReadOnlySpan<double> Seconds => _seconds;

    /// <summary>The i-th instant.</summary>
    public Epoch At(int index) => Epoch.Min(Start + (Step * index), End);

    /// <summary>The i-th instant as seconds after the start.</summary>
    internal double SecondsAt(int index) => _seconds[index];

    /// <summary>Whether the step that ends at the i-th instant is a whole one.</summary>
    internal bool IsEven(int index) => At(index) - At(index - 1) == Step;

    /// <summary>The instant some seconds after the start.</summary>
    internal Epoch AtSeconds(double seconds) => Start + Duration.FromSeconds(seconds);
}
