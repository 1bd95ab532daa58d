using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>Evenly spaced instants from a start to an end, both included; only the last step may be shorter.</summary>
internal sealed class TimeGrid
{
    public TimeGrid(Epoch start, Epoch end, Duration step)
    {
        if (end < start) throw new ArgumentException($"The end {end} is before the start {start}.", nameof(end));
        if (step <= Duration.Zero) throw new ArgumentOutOfRangeException(nameof(step), step, "The step must be above 0 s.");
        (Start, End, Step) = (start, end, step);
        long whole = (end - start).Nanoseconds / step.Nanoseconds;
        bool exact = start + (step * whole) == end;
        Count = checked((int)whole + (exact ? 1 : 2));
    }

    public Epoch Start { get; }

    public Epoch End { get; }

    public Duration Step { get; }

    public int Count { get; }

    /// <summary>The i-th instant.</summary>
    public Epoch At(int index) => Epoch.Min(Start + (Step * index), End);

    /// <summary>The i-th instant as seconds after the start.</summary>
    public double SecondsAt(int index) => (At(index) - Start).TotalSeconds;

    /// <summary>The instant some seconds after the start.</summary>
    public Epoch AtSeconds(double seconds) => Start + Duration.FromSeconds(seconds);
}
