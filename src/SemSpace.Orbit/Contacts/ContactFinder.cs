using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>Makes the contact plan: every pass of every satellite over every site, by <see cref="WindowFinder"/>'s method.</summary>
public static class ContactFinder
{
    private const int ElevationDecimals = 6;

    /// <summary>All passes from start to end, ordered by rise, then satellite, then site; each one's id is its place.</summary>
    /// <param name="satellites">Propagators; must be safe to call from several threads.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads to use, from 1; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The end is before the start, or no worker is allowed.</exception>
    /// <exception cref="PropagationException">A satellite has no position within the search; the first one in the list is named.</exception>
    public static IReadOnlyList<ContactWindow> Find(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, int workers)
        => Find(satellites, sites, start, end, workers, EarthRotation.Default);

    /// <summary>All passes from start to end, with the Earth's orientation of one's own.</summary>
    /// <param name="satellites">Propagators; must be safe to call from several threads.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads to use, from 1; the result does not depend on it.</param>
    /// <param name="rotation">The Earth's rotation.</param>
    /// <exception cref="ArgumentException">The end is before the start, no worker is allowed, or the orientation does not cover the search.</exception>
    /// <exception cref="PropagationException">A satellite has no position within the search; the first one in the list is named.</exception>
    public static IReadOnlyList<ContactWindow> Find(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, int workers, EarthRotation rotation)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(rotation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        EarthFixedGrid grid = new(new(start, end, WindowFinder.DefaultStep), rotation);
        List<ContactWindow>[] found = new List<ContactWindow>[satellites.Count];
        PropagationException?[] failures = new PropagationException?[satellites.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = workers };
        Parallel.For(0, satellites.Count, options, i =>
        {
            try
            {
                found[i] = FindForSatellite(satellites[i], i, sites, grid);
            }
            catch (PropagationException failure)
            {
                failures[i] = failure;
            }
        });
        if (failures.FirstOrDefault(f => f is not null) is { } first) throw first;
        return Number(found);
    }

    private static List<ContactWindow> FindForSatellite(IPropagator satellite, int index, IReadOnlyList<GroundSite> sites, EarthFixedGrid grid)
    {
        EcefPosition[] ephemeris = grid.Ephemeris(satellite);
        double[] margins = new double[ephemeris.Length];
        List<ContactWindow> contacts = [];
        for (int g = 0; g < sites.Count; g++)
        {
            for (int i = 0; i < margins.Length; i++) margins[i] = sites[g].FloorMargin(ephemeris[i]);
            ElevationMargin visibility = new(satellite, sites[g], grid.Rotation);
            foreach (TimeWindow window in new WindowScan(visibility, grid.Times).Run(margins)
                .SelectMany(pass => PassRefinement.Refine(satellite, sites[g], grid.Rotation, pass)))
            {
                Epoch top = Culmination.Find(visibility, grid.Times, margins, window);
                double elevation = Math.Round(sites[g].Observe(satellite.At(top), top, grid.Rotation).ElevationDeg, ElevationDecimals);
                contacts.Add(new(0, index, g, window.Start, window.End, top, elevation, window.CutAtStart, window.CutAtEnd));
            }
        }

        return contacts;
    }

    private static ContactWindow[] Number(List<ContactWindow>[] found)
        => [.. found.SelectMany(contacts => contacts)
            .OrderBy(c => c.Aos).ThenBy(c => c.Satellite).ThenBy(c => c.Gateway)
            .Select((contact, id) => contact with { Id = id })];
}
