using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>Evenly spaced instants from a start to an end, both included; only the last step may be shorter.</summary>
internal sealed class TimeGrid
{
    private readonly double[] _seconds;

    public TimeGrid(Epoch start, Epoch end, Duration step)
    {
        if (end < start) throw new ArgumentException($"The end {end} is before the start {start}.", nameof(end));
        if (step <= Duration.Zero) throw new ArgumentOutOfRangeException(nameof(step), step, "The step must be above 0 s.");
        (Start, End, Step) = (start, end, step);
        long whole = (end - start).Nanoseconds / step.Nanoseconds;
        bool exact = start + (step * whole) == end;
        Count = checked((int)whole + (exact ? 1 : 2));
        _seconds = new double[Count];
        for (int i = 0; i < Count; i++) _seconds[i] = (At(i) - start).TotalSeconds;
    }

    public Epoch Start { get; }

    public Epoch End { get; }

    public Duration Step { get; }

    public int Count { get; }

    /// <summary>The instants as seconds after the start.</summary>
    public ReadOnlySpan<double> Seconds => _seconds;

    /// <summary>The i-th instant.</summary>
    public Epoch At(int index) => Epoch.Min(Start + (Step * index), End);

    /// <summary>The i-th instant as seconds after the start.</summary>
    public double SecondsAt(int index) => _seconds[index];

    /// <summary>Whether the step that ends at the i-th instant is a whole one.</summary>
    public bool IsEven(int index) => At(index) - At(index - 1) == Step;

    /// <summary>The instant some seconds after the start.</summary>
    public Epoch AtSeconds(double seconds) => Start + Duration.FromSeconds(seconds);
}
