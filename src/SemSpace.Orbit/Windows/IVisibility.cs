using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>
/// A condition as a signed function of time: above 0 while it holds, below 0 while it does not. The function must be continuous
/// and free of kinks that hide an extremum; its unit is the implementation's own. Safe to call from several threads.
/// </summary>
public interface IVisibility
{
    /// <summary>How far the condition is from its limit at an instant.</summary>
    double SignedMargin(Epoch epoch);

    /// <summary>The same at many instants; worth an own implementation where they are cheaper together.</summary>
    /// <param name="start">The instant that seconds count from.</param>
    /// <param name="seconds">Physical seconds after <paramref name="start"/>, in any order.</param>
    /// <param name="margins">Receives a number for each; at least as long.</param>
    void SignedMargins(Epoch start, ReadOnlySpan<double> seconds, Span<double> margins)
    {
        for (int i = 0; i < seconds.Length; i++) margins[i] = SignedMargin(start + Duration.FromSeconds(seconds[i]));
    }
}
