using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>A stretch of time during which a condition holds.</summary>
/// <param name="Start">First instant, to the millisecond.</param>
/// <param name="End">Last instant, to the millisecond; after <paramref name="Start"/>.</param>
/// <param name="CutAtStart">Whether the condition held already when the search began.</param>
/// <param name="CutAtEnd">Whether the condition still held when the search ended.</param>
public readonly record struct TimeWindow(Epoch Start, Epoch End, bool CutAtStart, bool CutAtEnd)
{
    /// <summary>Length of the window.</summary>
    public Duration Length => End - Start;
}
