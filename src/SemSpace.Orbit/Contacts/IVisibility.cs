using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>
/// A condition as a signed function of time: above 0 while it holds, below 0 while it does not. The function must be continuous
/// and free of kinks that hide an extremum; its unit is the implementation's own. Safe to call from several threads.
/// </summary>
public interface IVisibility
{
    /// <summary>How far the condition is from its limit at an instant.</summary>
    double SignedMargin(Epoch epoch);
}
