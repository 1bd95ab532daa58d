using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// Satellites that wait for an antenna of a gateway with that gateway in view, over time: from when they ask, or rise while they wait, until they get an antenna, here or elsewhere, or set.
/// It is brought to a time only when somebody asks, leaves or looks, and goes through what has changed since in order; who stands in it for no time does not count. Sums are of whole
/// nanoseconds, so that they are the same however often it is looked at.
/// </summary>
internal sealed class AntennaQueue
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly List<Stand> _stands = [];
    private readonly Epoch _start;
    private Epoch _now, _looked;
    private Int128 _lengthNs, _lengthNsLooked, _stoodNs;
    private int _mostSince;

    /// <summary>An empty one.</summary>
    public AntennaQueue(Epoch start) => _start = _now = _looked = start;

    /// <summary>How many stand in it.</summary>
    public int Length { get; private set; }

    /// <summary>How often one stood in it.</summary>
    public int Stands { get; private set; }

    /// <summary>How long they stood in it, all together, s; those that still do until the time that it has been brought to.</summary>
    public double StoodS => (double)_stands.Where(stand => stand.HasJoined).Aggregate(_stoodNs, (sum, stand) => sum + (_now - stand.From).Nanoseconds) / NanosecondsPerSecond;

    /// <summary>Its length, time-weighted, from the start to the time that it has been brought to.</summary>
    public double MeanLength => Mean(_lengthNs, _start, _now);

    /// <summary>How many stood in it at most.</summary>
    public int Most { get; private set; }

    /// <summary>A satellite waits at all gateways in view, and at those that come into view meanwhile.</summary>
    public static void Join(int satellite, Epoch now, IReadOnlyList<Contact> view, Func<Contact, AntennaLog> of)
    {
        foreach (Contact contact in view) of(contact).Queue._stands.Add(new(satellite, Epoch.Max(now, contact.Window.Aos), contact.Window.Los));
    }

    /// <summary>A satellite waits no longer.</summary>
    public static void Leave(int satellite, Epoch now, IReadOnlyList<Contact> view, Func<Contact, AntennaLog> of)
    {
        foreach (Contact contact in view) of(contact).Queue.Leave(satellite, now);
    }

    /// <summary>Brings it to a time.</summary>
    public void AdvanceTo(Epoch time)
    {
        while (NextBefore(time) is { } next)
        {
            Pass(next.Next);
            if (next.HasJoined) Remove(next, next.Until);
            else Begin(next);
        }

        Pass(time);
    }

    /// <summary>Looks at it: how many stand in it, and since it was last looked at on average over time, and at most.</summary>
    public (int Length, double Mean, int Most) Look(Epoch time)
    {
        AdvanceTo(time);
        (int Length, double Mean, int Most) seen = (Length, Mean(_lengthNs - _lengthNsLooked, _looked, time), _mostSince);
        (_looked, _lengthNsLooked, _mostSince) = (time, _lengthNs, Length);
        return seen;
    }

    /// <summary>Who is the next to join before a time, or to set by then, which goes first.</summary>
    private Stand? NextBefore(Epoch time)
    {
        Stand? next = null;
        foreach (Stand stand in _stands)
        {
            bool isDue = stand.HasJoined ? stand.Until <= time : stand.From < time;
            if (isDue && (next is null || stand.Next < next.Next || (stand.Next == next.Next && stand.HasJoined && !next.HasJoined))) next = stand;
        }

        return next;
    }

    private static double Mean(Int128 lengthNs, Epoch from, Epoch to) => to > from ? (double)lengthNs / (to - from).Nanoseconds : 0;

    private void Leave(int satellite, Epoch now)
    {
        AdvanceTo(now);
        for (int i = _stands.Count - 1; i >= 0; i--)
        {
            if (_stands[i].Satellite == satellite) Remove(_stands[i], now);
        }
    }

    private void Begin(Stand stand)
    {
        stand.HasJoined = true;
        Stands++;
        Length++;
        (_mostSince, Most) = (Math.Max(_mostSince, Length), Math.Max(Most, Length));
    }

    private void Remove(Stand stand, Epoch end)
    {
        _ = _stands.Remove(stand);
        if (!stand.HasJoined) return;
        Length--;
        _stoodNs += (end - stand.From).Nanoseconds;
    }

    private void Pass(Epoch time)
    {
        _lengthNs += (Int128)Length * (time - _now).Nanoseconds;
        _now = time;
    }

    /// <summary>A satellite's place in it.</summary>
    private sealed class Stand(int satellite, Epoch from, Epoch until)
    {
        public int Satellite { get; } = satellite;

        public Epoch From { get; } = from;

        public Epoch Until { get; } = until;

        public bool HasJoined { get; set; }

        /// <summary>When it joins, or else when it sets.</summary>
        public Epoch Next => HasJoined ? Until : From;
    }
}
