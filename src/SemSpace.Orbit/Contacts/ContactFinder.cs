using System.Collections.Concurrent;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>
/// Makes the contact plan: every pass of every satellite over every site, by <see cref="WindowFinder"/>'s method, day by day, so that
/// memory does not grow with the length of the search. A satellite that has no position, because it has decayed, is in contact with nobody.
/// </summary>
public static class ContactFinder
{
    /// <summary>The grid's steps in one part of the search: a day, whose ephemeris fits a processor's cache.</summary>
    private const int StepsPerPart = 1440;

    /// <summary>All passes from start to end, ordered by rise, then satellite, then site; each one's id is its place.</summary>
    /// <param name="satellites">Propagators; must be safe to call from several threads.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads to use, from 1; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The end is before the start, or no worker is allowed.</exception>
    public static IReadOnlyList<ContactWindow> Find(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, int workers)
        => [.. Stream(satellites, sites, start, end, workers)];

    /// <summary>The same as <see cref="Find"/>, one pass after the other as the search goes on; holds about a day's passes at a time.</summary>
    /// <param name="satellites">Propagators; must be safe to call from several threads.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads to use, from 1; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The end is before the start, or no worker is allowed.</exception>
    public static IEnumerable<ContactWindow> Stream(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, int workers)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        if (end < start) throw new ArgumentException($"The end {end} is before the start {start}.", nameof(end));
        return Parts(satellites, sites, new(start, end, WindowFinder.DefaultStep), workers);
    }

    private static IEnumerable<ContactWindow> Parts(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, TimeGrid whole, int workers)
    {
        PassJoiner joiner = new();
        Duration length = whole.Step * StepsPerPart;
        for (Epoch from = whole.Start; from < whole.End; from += length)
        {
            Epoch to = Epoch.Min(from + length, whole.End);
            joiner.Add(FindPart(satellites, sites, new(from, to, whole.Step), workers), isLast: to == whole.End);
            foreach (ContactWindow pass in joiner.TakeFinished()) yield return pass;
        }
    }

    private static ContactWindow[] FindPart(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, TimeGrid grid, int workers)
    {
        EarthTurn turn = EarthTurn.Over(grid.Start, grid.End);
        List<ContactWindow>[] found = new List<ContactWindow>[satellites.Count];
        ConcurrentBag<PassSearch> idle = [];
        Parallel.For(0, satellites.Count, new ParallelOptions { MaxDegreeOfParallelism = workers }, i =>
        {
            PassSearch search = idle.TryTake(out PassSearch? used) ? used : new(sites, turn, grid);
            found[i] = [];
            search.Run(satellites[i], i, found[i]);
            idle.Add(search);
        });
        return [.. found.SelectMany(passes => passes)];
    }
}
