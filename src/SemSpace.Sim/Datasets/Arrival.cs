using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Datasets;

/// <summary>When a satellite's samples are there.</summary>
public enum ArrivalKind
{
    /// <summary>All from the start; each training uses all of them.</summary>
    All,

    /// <summary>One after the other at a constant rate over the mission; a training uses those that the buffer holds.</summary>
    Streaming,
}

/// <summary>
/// When samples come. Of n samples that stream, number j, counted from 1, comes when j / n of the mission has passed, to the nanosecond.
/// </summary>
/// <param name="Kind">Whether they stream.</param>
/// <param name="Start">The mission's start.</param>
/// <param name="End">The mission's end.</param>
public sealed record Arrival(ArrivalKind Kind, Epoch Start, Epoch End)
{
    /// <summary>The samples, counted from 0, that came after one time and up to another; all of them where they do not stream.</summary>
    /// <param name="count">The number of all.</param>
    /// <param name="after">The oldest that is still held.</param>
    /// <param name="upTo">Now.</param>
    public Range Between(int count, Epoch after, Epoch upTo) => Kind switch
    {
        ArrivalKind.All => ..count,
        ArrivalKind.Streaming => Math.Min(Come(count, after), Come(count, upTo))..Come(count, upTo),
    };

    private int Come(int count, Epoch time)
    {
        Int128 passed = (time - Start).Nanoseconds, all = (End - Start).Nanoseconds;
        return (int)Int128.Clamp(count * passed / all, 0, count);
    }
}
