using System.Collections.Concurrent;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>
/// Makes the contact plan: every pass of every satellite over every site, by <see cref="WindowFinder"/>'s method, in parts of at most a UTC
/// day, so that memory does not grow with the length of the search and the Earth turns evenly within a part. A satellite that has no
/// position, because it has decayed, is in contact with nobody.
/// </summary>
public static class ContactFinder
{
    /// <summary>Pairs of satellite and site whose passes of a whole day are held at a time: some 100 MB. More pairs are searched in shorter parts.</summary>
    private const int PairsForADay = 300_000;

    private const int StepsOfADay = 1440;
    private const int FewestSteps = 60;

    /// <summary>All passes from start to end, ordered by rise, then satellite, then site; each one's id is its place.</summary>
    /// <param name="satellites">Propagators; must be safe to call from several threads.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads to use, from 1; the result does not depend on it.</param>
    /// <param name="rotation">The Earth's rotation; <see cref="EarthRotation.Default"/> when left out.</param>
    /// <exception cref="ArgumentException">The end is before the start, no worker is allowed, or the Earth's orientation is not known over the search.</exception>
    public static IReadOnlyList<ContactWindow> Find(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, int workers, EarthRotation? rotation = null)
        => [.. Stream(satellites, sites, start, end, workers, rotation)];

    /// <summary>The same as <see cref="Find"/>, one pass after the other as the search goes on; holds at most about a day's passes at a time.</summary>
    /// <param name="satellites">Propagators; must be safe to call from several threads.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    /// <param name="workers">Threads to use, from 1; the result does not depend on it.</param>
    /// <param name="rotation">The Earth's rotation; <see cref="EarthRotation.Default"/> when left out.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">The end is before the start, no worker is allowed, or the Earth's orientation is not known over the search.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static IEnumerable<ContactWindow> Stream(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, int workers, EarthRotation? rotation = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        if (end < start) throw new ArgumentException($"The end {end} is before the start {start}.", nameof(end));
        long pairs = Math.Max(1, (long)satellites.Count * sites.Count);
        Duration length = WindowFinder.DefaultStep * Math.Clamp(StepsOfADay * (long)PairsForADay / pairs, FewestSteps, StepsOfADay + 1);
        ParallelOptions threads = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        return Parts(satellites, sites, start, end, threads, rotation ?? EarthRotation.Default, length);
    }

    /// <summary>The same in parts of at most a given length; passes do not depend on it.</summary>
    internal static IEnumerable<ContactWindow> Parts(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, Epoch start, Epoch end, ParallelOptions threads, EarthRotation rotation, Duration length)
    {
        PassJoiner joiner = new();
        Queue<(Epoch Start, Epoch End)> parts = new(Divide(start, end, length));
        Task<IEnumerable<ContactWindow>>? next = null;
        while (parts.TryDequeue(out (Epoch Start, Epoch End) part))
        {
            IEnumerable<ContactWindow> found = next is null ? Search(part) : next.GetAwaiter().GetResult();

            // While one part is put in order and read, the others search the next.
            next = threads.MaxDegreeOfParallelism > 1 && parts.TryPeek(out (Epoch Start, Epoch End) following) ? Task.Run(() => Search(following)) : null;
            joiner.Add(found, isLast: parts.Count == 0);
            foreach (ContactWindow pass in joiner.TakeFinished()) yield return pass;
        }

        IEnumerable<ContactWindow> Search((Epoch Start, Epoch End) part)
            => FindPart(satellites, sites, new(part.Start, part.End, WindowFinder.DefaultStep), threads, rotation);
    }

    private static IEnumerable<(Epoch Start, Epoch End)> Divide(Epoch start, Epoch end, Duration length)
    {
        for (Epoch from = start; from < end;)
        {
            Epoch to = Epoch.Min(Epoch.Min(from + length, from.NextUtcMidnight), end);
            yield return (from, to);
            from = to;
        }
    }

    private static IEnumerable<ContactWindow> FindPart(
        IReadOnlyList<IPropagator> satellites, IReadOnlyList<GroundSite> sites, TimeGrid grid, ParallelOptions threads, EarthRotation rotation)
    {
        EarthTurn turn = EarthTurn.Over(grid.Start, grid.End, rotation);
        List<ContactWindow>[] found = new List<ContactWindow>[satellites.Count];
        ConcurrentBag<PassSearch> idle = [];
        Parallel.For(0, satellites.Count, threads, i =>
        {
            PassSearch search = idle.TryTake(out PassSearch? used) ? used : new(sites, turn, grid);
            found[i] = [];
            search.Run(satellites[i], i, found[i]);
            idle.Add(search);
        });
        return found.SelectMany(passes => passes);
    }
}
