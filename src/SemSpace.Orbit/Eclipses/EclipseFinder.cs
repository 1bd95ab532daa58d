using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Eclipses;

/// <summary>Finds when a satellite is in the Earth's shadow.</summary>
public static class EclipseFinder
{
    /// <summary>The eclipses of <see cref="CylinderShadow"/> from start to end, in order of time.</summary>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    /// <exception cref="PropagationException">The satellite has no position within the search.</exception>
    public static IReadOnlyList<TimeWindow> Find(IPropagator satellite, Epoch start, Epoch end)
        => WindowFinder.Find(new Darkness(new CylinderShadow(satellite)), start, end);

    /// <summary>The opposite of being lit.</summary>
    private sealed class Darkness(CylinderShadow light) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => -light.SignedMargin(epoch);
    }
}
