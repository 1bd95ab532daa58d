using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit;

/// <summary>Says where one satellite is. Implementations are immutable and may be called from several threads at once.</summary>
public interface IPropagator
{
    /// <summary>Position and velocity at an instant, in TEME of date.</summary>
    /// <exception cref="PropagationException">The model has no answer at that instant, for example after decay.</exception>
    TemeState At(Epoch epoch);
}
