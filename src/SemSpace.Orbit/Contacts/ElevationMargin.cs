using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>One satellite in view of one site; the margin is a difference of sines of elevation, which stays smooth overhead.</summary>
internal sealed class ElevationMargin(IPropagator satellite, GroundSite site) : IVisibility
{
    public double SignedMargin(Epoch epoch) => site.SignedMargin(FrameTransforms.TemeToEcef(satellite.At(epoch), epoch));
}
