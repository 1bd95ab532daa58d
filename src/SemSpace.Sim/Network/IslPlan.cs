using SemSpace.Orbit.Frames;
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
    private readonly LinkMemory[] _known;
    private readonly (long Minute, TemeState State)[] _states;
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
        _known = new LinkMemory[links.Count];
        _states = new (long, TemeState)[2 * satellites.Count];
        Array.Fill(_known, new() { After = Epoch.EndOfTime, EvenMinute = long.MinValue, OddMinute = long.MinValue });
        Array.Fill(_states, (long.MinValue, default));
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

    /// <summary>What searches for the earliest arrival over these links keep from one to the next.</summary>
    internal ExitSearch Exits => field ??= new(this);

    /// <summary>The window of a link that is open at a time; null where it is closed.</summary>
    public TimeWindow? OpenAt(int link, Epoch time)
    {
        int first = FirstFrom(link, time);
        return first < Links[link].Windows.Count && Links[link].Windows[first] is var next && next.Start <= time ? next : null;
    }

    /// <summary>
    /// The first transfer of a number of bits over a link from a time on that a window has room for; null where none has. It foretells: the travel time of the signal
    /// is that at the beginning of its minute, within 3 ms of what it will be.
    /// </summary>
    public Hop? FirstHop(int from, Neighbour to, Epoch ready, Duration busy)
        => FirstStart(to.Link, ready, busy) is { } start ? new(from, to.Other, to.Link, start, EndOf(to.Link, start, busy)) : null;

    /// <summary>When a transfer over a link that begins at a time is received.</summary>
    internal Epoch EndOf(int link, Epoch start, Duration busy) => start + busy + ForetoldDelay(link, start);

    /// <summary>When a link can first be taken from a time on for so long; null where it never can.</summary>
    internal Epoch? FirstStart(int link, Epoch ready, Duration busy)
    {
        int first = FirstFrom(link, ready);
        ref LinkMemory known = ref _known[link];
        if (known.Place == first && known.After <= ready && Epoch.Max(known.Start, ready) is var soon && soon + busy <= known.End) return soon;
        IReadOnlyList<TimeWindow> windows = Links[link].Windows;
        for (int i = first; i < windows.Count; i++)
        {
            Epoch start = Epoch.Max(windows[i].Start, ready);
            if (start + busy <= windows[i].End) return start;
        }

        return null;
    }

    /// <summary>The place of the first window of a link that ends after a time: most often the one that was asked for last.</summary>
    private int FirstFrom(int link, Epoch time)
    {
        ref LinkMemory known = ref _known[link];
        if (known.After <= time && time < known.End) return known.Place;
        IReadOnlyList<TimeWindow> windows = Links[link].Windows;
        int low = 0, high = windows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (windows[middle].End > time) high = middle;
            else low = middle + 1;
        }

        if (low < windows.Count) (known.Place, known.After, known.Start, known.End) = (low, low > 0 ? windows[low - 1].End : new(long.MinValue), windows[low].Start, windows[low].End);
        return low;
    }

    /// <summary>The travel time at the beginning of a minute, known for one even minute and one odd: a search goes on into the next minute, and the one after it begins in this one again.</summary>
    private Duration ForetoldDelay(int link, Epoch time)
    {
        long minute = time.TaiNanoseconds / Minute.Nanoseconds;
        ref LinkMemory known = ref _known[link];
        bool isOdd = (minute & 1) != 0;
        if ((isOdd ? known.OddMinute : known.EvenMinute) == minute) return isOdd ? known.OddDelay : known.EvenDelay;
        IslLink ends = Links[link];
        Epoch begins = new(minute * Minute.Nanoseconds), opens = ends.Windows[0].Start;
        Duration delay = opens > begins ? Delay(ends.First, ends.Second, opens) : Delay(SightLine.RangeKm(StateAt(ends.First, minute), StateAt(ends.Second, minute)));
        if (isOdd) (known.OddMinute, known.OddDelay) = (minute, delay);
        else (known.EvenMinute, known.EvenDelay) = (minute, delay);
        return delay;
    }

    /// <summary>Where a satellite is at the beginning of a minute, which all of its links ask for.</summary>
    private TemeState StateAt(int satellite, long minute)
    {
        ref (long Minute, TemeState State) known = ref _states[(2 * satellite) + (int)(minute & 1)];
        if (known.Minute != minute) known = (minute, _satellites[satellite].At(new(minute * Minute.Nanoseconds)));
        return known.State;
    }

    /// <summary>How far two satellites are from each other, km.</summary>
    public double RangeKm(int first, int second, Epoch time) => SightLine.RangeKm(_satellites[first].At(time), _satellites[second].At(time));

    /// <summary>How long a signal travels between two satellites.</summary>
    public Duration Delay(int first, int second, Epoch time) => Delay(RangeKm(first, second, time));

    private static Duration Delay(double rangeKm) => Duration.FromSeconds(rangeKm / LinkBudget.SpeedOfLightKmPerS);

    /// <summary>What was asked of a link last: the window that ends first after a time, and travel times.</summary>
    private struct LinkMemory
    {
        /// <summary>The window's place.</summary>
        public int Place;

        /// <summary>When the one before it ended: from then to its end it is the first to end.</summary>
        public Epoch After, Start, End;

        public long EvenMinute, OddMinute;

        public Duration EvenDelay, OddDelay;
    }
}
