using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Reports.Contacts;

/// <summary>A satellite as contacts know it.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="PeriodSeconds">Time of one revolution, s.</param>
/// <param name="Propagator">Where it is.</param>
public sealed record SceneSatellite(string Name, int Plane, double PeriodSeconds, IPropagator Propagator);

/// <summary>Whose contacts a plan holds, and over what time.</summary>
/// <param name="Name">Name of the whole.</param>
/// <param name="Start">Start of the time.</param>
/// <param name="End">End of the time.</param>
/// <param name="Satellites">By index.</param>
/// <param name="Sites">The gateways' sites, by index.</param>
/// <param name="Earth">How the Earth turns.</param>
public sealed record ContactScene(
    string Name, Epoch Start, Epoch End, IReadOnlyList<SceneSatellite> Satellites, IReadOnlyList<GroundSite> Sites, EarthRotation Earth)
{
    /// <summary>Length of the time, h.</summary>
    public double DurationH => (End - Start).TotalHours;
}
