using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Links;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.Network;

/// <summary>A link as one of its ends sees it.</summary>
/// <param name="Other">The satellite at the other end.</param>
/// <param name="Link">Index of the link.</param>
public readonly record struct Neighbour(int Other, int Link);

/// <summary>A transfer over one link.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who receives.</param>
/// <param name="Link">Index of the link.</param>
/// <param name="Start">From when the terminal is busy.</param>
/// <param name="End">When the last bit is received.</param>
public readonly record struct Hop(int From, int To, int Link, Epoch Start, Epoch End);

/// <summary>All links between satellites of a run. One thread at a time may ask.</summary>
public sealed class IslPlan
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly Neighbour[][] _neighbours;
    private readonly (long Minute, Duration Delay)[] _delays;
    private readonly IReadOnlyList<IPropagator> _satellites;

    /// <summary>A plan.</summary>
    /// <param name="links">The links.</param>
    /// <param name="satellites">Where satellites are, by index.</param>
    /// <param name="planes">The orbital plane of each.</param>
    /// <param name="options">What the links can do.</param>
    public IslPlan(IReadOnlyList<IslLink> links, IReadOnlyList<IPropagator> satellites, IReadOnlyList<int> planes, IslOptions options)
    {
        ArgumentNullException.ThrowIfNull(links);
        (Links, Options, Planes, _satellites) = (links, options, planes, satellites);
        _delays = new (long, Duration)[links.Count];
        ILookup<int, Neighbour> ends = links.Index()
            .SelectMany(link => new[] { (link.Item.First, new Neighbour(link.Item.Second, link.Index)), (link.Item.Second, new Neighbour(link.Item.First, link.Index)) })
            .ToLookup(end => end.Item1, end => end.Item2);
        _neighbours = [.. satellites.Select((_, k) => ends[k].OrderBy(neighbour => neighbour.Other).ToArray())];
    }

    /// <summary>The links, by index.</summary>
    public IReadOnlyList<IslLink> Links { get; }

    /// <summary>What they can do.</summary>
    public IslOptions Options { get; }

    /// <summary>The orbital plane of each satellite.</summary>
    public IReadOnlyList<int> Planes { get; }

    /// <summary>A satellite's links, by the index of the other end.</summary>
    public IReadOnlyList<Neighbour> Of(int satellite) => _neighbours[satellite];

    /// <summary>The window of a link that is open at a time; null where it is closed.</summary>
    public TimeWindow? OpenAt(int link, Epoch time) => FirstFrom(link, time) is var i && i < Links[link].Windows.Count && Links[link].Windows[i] is var next && next.Start <= time ? next : null;

    /// <summary>
    /// The first transfer of a number of bits over a link from a time on that a window has room for; null where none has. It foretells: the travel time of the signal
    /// is that at the beginning of its minute, within 3 ms of what it will be.
    /// </summary>
    public Hop? FirstHop(int from, Neighbour to, Epoch ready, Duration busy)
    {
        IReadOnlyList<TimeWindow> windows = Links[to.Link].Windows;
        for (int i = FirstFrom(to.Link, ready); i < windows.Count; i++)
        {
            Epoch start = Epoch.Max(windows[i].Start, ready);
            if (start + busy <= windows[i].End) return new(from, to.Other, to.Link, start, start + busy + ForetoldDelay(to.Link, start));
        }

        return null;
    }

    /// <summary>The place of the first window of a link that ends after a time.</summary>
    private int FirstFrom(int link, Epoch time)
    {
        IReadOnlyList<TimeWindow> windows = Links[link].Windows;
        int low = 0, high = windows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (windows[middle].End > time) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private Duration ForetoldDelay(int link, Epoch time)
    {
        long minute = time.TaiNanoseconds / Minute.Nanoseconds;
        ref (long Minute, Duration Delay) known = ref _delays[link];
        if (known.Minute != minute) known = (minute, Delay(Links[link].First, Links[link].Second, Epoch.Max(Links[link].Windows[0].Start, new Epoch(minute * Minute.Nanoseconds))));
        return known.Delay;
    }

    /// <summary>How far two satellites are from each other, km.</summary>
    public double RangeKm(int first, int second, Epoch time) => SightLine.RangeKm(_satellites[first].At(time), _satellites[second].At(time));

    /// <summary>How long a signal travels between two satellites.</summary>
    public Duration Delay(int first, int second, Epoch time) => Duration.FromSeconds(RangeKm(first, second, time) / LinkBudget.SpeedOfLightKmPerS);
}
