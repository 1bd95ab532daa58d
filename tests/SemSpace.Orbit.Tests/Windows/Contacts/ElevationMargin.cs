using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Contacts;

/// <summary>
/// One satellite above the lowest elevation at which one site sees anything; the margin is a difference of sines of elevation, which
/// stays smooth overhead. For the general finder, which the contact search is compared with.
/// </summary>
internal sealed class ElevationMargin(IPropagator satellite, GroundSite site, EarthRotation rotation) : IVisibility
{
    public ElevationMargin(IPropagator satellite, GroundSite site)
        : this(satellite, site, EarthRotation.Default)
    {
    }

    public double SignedMargin(Epoch epoch) => site.SinElevation(rotation.At(epoch).Position(satellite.At(epoch))) - site.SinFloor;
}
