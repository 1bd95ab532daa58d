using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>
/// Cuts the passes above a site's floor into the stretches that all its limits allow. A horizon has corners and an antenna's ranges
/// bring maxima of their own, so that a coarse grid would not do: within a pass the grid is as fine as <see cref="WindowFinder.ShortestWindow"/>, and
/// every window or gap at least that long holds a point of it.
/// </summary>
internal static class PassRefinement
{
    /// <summary>The parts of a pass during which a site sees a satellite; the pass itself where the floor is all there is.</summary>
    public static IReadOnlyList<TimeWindow> Refine(IPropagator satellite, GroundSite site, EarthRotation rotation, TimeWindow pass)
    {
        if (site.IsPlain) return [pass];
        IReadOnlyList<TimeWindow> parts = WindowFinder.Find(new View(satellite, site, rotation), pass.Start, pass.End, WindowFinder.ShortestWindow);
        return [.. parts.Select(part => part with
        {
            CutAtStart = pass.CutAtStart && part.Start == pass.Start,
            CutAtEnd = pass.CutAtEnd && part.End == pass.End,
        })];
    }

    private sealed class View(IPropagator satellite, GroundSite site, EarthRotation rotation) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => site.SignedMargin(rotation.At(epoch).Position(satellite.At(epoch)));
    }
}
