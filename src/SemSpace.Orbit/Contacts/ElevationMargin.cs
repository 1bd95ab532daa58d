using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>
/// One satellite above the lowest elevation at which one site sees anything; the margin is a difference of sines of elevation, which
/// stays smooth overhead.
/// </summary>
internal sealed class ElevationMargin(IPropagator satellite, GroundSite site, EarthRotation rotation) : IVisibility
{
    public ElevationMargin(IPropagator satellite, GroundSite site)
        : this(satellite, site, EarthRotation.Default)
    {
    }

    public double SignedMargin(Epoch epoch) => site.FloorMargin(rotation.At(epoch).Position(satellite.At(epoch)));
}
