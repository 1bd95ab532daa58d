using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>One pass of a satellite over a site.</summary>
/// <param name="Id">Place in the contact plan, from 0.</param>
/// <param name="Satellite">Index of the satellite in the list given.</param>
/// <param name="Gateway">Index of the site in the list given.</param>
/// <param name="Aos">Acquisition of signal: the rise above the lowest usable elevation, to the millisecond.</param>
/// <param name="Los">Loss of signal: the fall below it, to the millisecond.</param>
/// <param name="Culmination">The instant of highest elevation within the window, to the millisecond.</param>
/// <param name="MaxElevationDeg">The elevation then, rounded to 0.000001 degrees.</param>
/// <param name="CutAtStart">Whether the pass had begun before the search did.</param>
/// <param name="CutAtEnd">Whether the pass went on after the search ended.</param>
public readonly record struct ContactWindow(
    int Id,
    int Satellite,
    int Gateway,
    Epoch Aos,
    Epoch Los,
    Epoch Culmination,
    double MaxElevationDeg,
    bool CutAtStart,
    bool CutAtEnd)
{
    /// <summary>Whether an outage ends it, and not the satellite's way across the sky.</summary>
    public bool IsCutByOutage { get; init; }

    /// <summary>Length of the pass.</summary>
    public Duration Length => Los - Aos;
}
