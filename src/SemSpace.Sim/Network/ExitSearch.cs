using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Network;

/// <summary>
/// The way down with the earliest arrival. The satellites nearest to the update are looked at as it comes to them; where it would be down before it came any further, that is all. Else its time goes with waiting
/// for a contact and for others, and not with links: then exits are looked at by when they would have it down at the soonest, and how it gets there is searched for those only that can still be the best.
/// Of exits that bring it down at the same time it takes the one that has it first, of these the one of the lower index.
/// </summary>
internal sealed class ExitSearch(IslPlan plan)
{
    /// <summary>So many satellites are looked at first.</summary>
    private const int Near = 48;

    /// <summary>To so many exits ways are searched one by one.</summary>
    private const int MostDirected = 24;

    private readonly ArrivalSearch _around = new(plan), _towards = new(plan);
    private readonly UpNow _up = new(plan.Planes.Count);
    private readonly LinkCounts _counts = new(plan);
    private readonly PriorityQueue<(int Exit, Look Look), long> _candidates = new();
    private readonly List<(int From, Neighbour To)> _way = [];
    private (Epoch Arrival, int Contact) _best;
    private (Epoch There, int Exit) _exit;
    private int _directed;

    private enum Look
    {
        Glance,
        Now,
        OnArrival,
    }

    /// <summary>Searches; null where no way leads down.</summary>
    public Route? Find(RoutedUpdate update)
    {
        Duration busy = update.Busy(plan);
        (_best, _exit, _directed) = ((Epoch.EndOfTime, -1), (Epoch.EndOfTime, -1), 0);
        _way.Clear();
        _up.Begin(update.State);
        _around.Begin(update.Satellite, update.Ready, busy, _up);
        if (LookAround(update)) LookFurther(update, busy);
        return _exit.Exit < 0 ? null : new(Hops(update.Ready, busy), _exit.Exit, _best.Contact, _best.Arrival);
    }

    /// <summary>Looks at the satellites nearby; whether others can be better.</summary>
    private bool LookAround(RoutedUpdate update)
    {
        while (_around.Settled < Near)
        {
            if (_around.Next(_best.Arrival) is not { } satellite) return false;
            Epoch there = _around.At(satellite), before = _best.Arrival;
            if (update.Exits.NotBefore(satellite, update.Ready, closely: false) <= before && update.Exits.NotBefore(satellite, there, closely: true) <= before)
                Ask(update, satellite, _around);
        }

        return true;
    }

    private void LookFurther(RoutedUpdate update, Duration busy)
    {
        long leastNs = ArrivalSearch.LeastNs(busy);
        _candidates.Clear();
        for (int satellite = 0; satellite < plan.Planes.Count; satellite++)
        {
            if (!_around.IsSettled(satellite)) Add(satellite, Look.Glance, update.Exits.NotBefore(satellite, update.Ready, closely: false));
        }

        while (_candidates.TryDequeue(out (int Exit, Look Look) next, out long soonest) && soonest <= _best.Arrival.TaiNanoseconds)
        {
            if (next.Look == Look.Glance)
            {
                Add(next.Exit, Look.Now, update.Exits.NotBefore(next.Exit, update.Ready, closely: true));
                continue;
            }

            ushort[] left = _counts.To(next.Exit);
            if (left[update.Satellite] == LinkCounts.Never || !_up.IsUp(next.Exit)) continue;
            if (next.Look == Look.Now) Add(next.Exit, Look.OnArrival, update.Exits.NotBefore(next.Exit, update.Ready + new Duration(left[update.Satellite] * leastNs), closely: true));
            else if (Reach(update, next.Exit, left, busy) is { } search) Ask(update, next.Exit, search);
        }
    }

    private void Add(int satellite, Look look, Epoch soonest)
    {
        if (soonest <= _best.Arrival && soonest < Epoch.EndOfTime) _candidates.Enqueue((satellite, look), soonest.TaiNanoseconds);
    }

    /// <summary>
    /// Finds the way to an exit; null where it is not there in time. Where a directed search meets a large part of all satellites, since links open and close, those for other exits would, too, and where bounds leave many exits it is asked for many: then one search
    /// without direction serves for all that are left.
    /// </summary>
    private ArrivalSearch? Reach(RoutedUpdate update, int exit, ushort[] left, Duration busy)
    {
        int most = Near + (plan.Planes.Count / 2);
        if (_directed++ < MostDirected)
        {
            _towards.Begin(update.Satellite, update.Ready, busy, _up, left);
            if (_towards.Reach(exit, _best.Arrival, most)) return _towards;
            if (_towards.Settled < most) return null;
            _directed = MostDirected;
        }

        return _around.Reach(exit, _best.Arrival, int.MaxValue) ? _around : null;
    }

    /// <summary>Asks a satellite that the update has come to when it would have it down.</summary>
    private void Ask(RoutedUpdate update, int satellite, ArrivalSearch search)
    {
        Epoch there = search.At(satellite), before = _best.Arrival;
        Epoch orWith = before < Epoch.EndOfTime ? before + new Duration(1) : before;
        if (update.Exits.Down(satellite, there, orWith) is not { } down) return;
        if (down.Arrival == before && (there, satellite).CompareTo(_exit) > 0) return;
        (_best, _exit) = (down, (there, satellite));
        _way.Clear();
        _way.AddRange(search.WayBack(satellite));
    }

    private Hop[] Hops(Epoch ready, Duration busy)
    {
        Hop[] hops = new Hop[_way.Count];
        for (int i = 0; i < hops.Length; i++)
        {
            (int from, Neighbour to) = _way[^(i + 1)];
            hops[i] = plan.FirstHop(from, to, ready, busy)!.Value;
            ready = hops[i].End;
        }

        return hops;
    }
}
