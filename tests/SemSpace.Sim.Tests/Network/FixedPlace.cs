using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Tests.Network;

/// <summary>A satellite that does not move.</summary>
internal sealed class FixedPlace(double xKm, double yKm = 0, double zKm = 7000) : IPropagator
{
    public TemeState At(Epoch epoch) => new(xKm, yKm, zKm, 0, 0, 0);
}
