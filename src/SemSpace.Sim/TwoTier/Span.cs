using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>Spans of time from quantities that may be far out of proportion.</summary>
internal static class Span
{
    /// <summary>Longer than any mission, and short enough to be added to any of its instants.</summary>
    private static readonly Duration Longest = Duration.FromHours(10 * 366 * 24);

    /// <summary>A span of seconds; one that outlasts every mission where it would be longer still.</summary>
    public static Duration OfSeconds(double seconds) => seconds < Longest.TotalSeconds ? Duration.FromSeconds(seconds) : Longest;
}
