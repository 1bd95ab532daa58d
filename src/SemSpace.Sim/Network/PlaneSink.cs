using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Network;

/// <summary>
/// The updates of a plane meet at one of its satellites, the sink, which brings all of them down: the one that would be done first, when the last of them has come
/// to it through the plane (after Razmi, Matthiesen, Dekorsy and Popovski, On-board federated learning for dense LEO constellations, ICC 2022, and Elmahallawy and Luo, FedLEO, ICC 2023). Each update takes
/// the arc on which it arrives sooner; where the ring is cut, the other one. An update that no arc brings to the sink, or that finds no contact there, goes the way of <see cref="EarliestArrival"/>.
/// The sink is elected once for a plane and a version of the cloud's, when the first update from it is ready, for the updates that are under way then.
/// Not modelled: a sum on the way; every update travels by itself.
/// </summary>
public sealed record PlaneSink : Routing
{
    private readonly EarliestArrival _otherwise = new();

    /// <inheritdoc/>
    public override Route? Find(IslPlan plan, RoutedUpdate update)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int? sink = update.State.SinkOf(plan.Planes[update.Home], update.Version, mates => Elect(plan, plan.Planes[update.Home], mates, update.Busy(plan), update.Exits));
        if (sink is not { } chosen || Along(plan, update.Satellite, update.Ready, chosen, update.Busy(plan), update.State.IsUp) is not { } hops) return _otherwise.Find(plan, update);
        Epoch there = hops.Length > 0 ? hops[^1].End : update.Ready;
        return update.Exits.Down(chosen, there, Epoch.EndOfTime) is { } down ? new(hops, chosen, down.Contact, down.Arrival) : _otherwise.Find(plan, update);
    }

    /// <summary>The satellite of a plane to which most updates find their way, and of several the one that would have brought all of those down first; of equals that of the lowest index. Null where none ever would.</summary>
    /// <param name="plan">The links.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="mates">Who has an update and from when on.</param>
    /// <param name="busy">How long a link is busy with each.</param>
    /// <param name="exits">The ways down of one of them.</param>
    public static int? Elect(IslPlan plan, int plane, IReadOnlyList<(int Satellite, Epoch Ready)> mates, Duration busy, IExits exits)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(mates);
        ArgumentNullException.ThrowIfNull(exits);
        (int? sink, int most, Epoch best) = (null, 0, Epoch.EndOfTime);
        for (int candidate = 0; candidate < plan.Planes.Count; candidate++)
        {
            if (plan.Planes[candidate] != plane) continue;
            Epoch[] arrivals = [.. mates.Select(mate => Along(plan, mate.Satellite, mate.Ready, candidate, busy, _ => true) is { } hops ? (hops.Length > 0 ? hops[^1].End : mate.Ready) : Epoch.EndOfTime).Where(arrival => arrival < Epoch.EndOfTime)];
            if (arrivals.Length < Math.Max(1, most)) continue;
            if (exits.Down(candidate, arrivals.Max(), arrivals.Length > most ? Epoch.EndOfTime : best, arrivals.Length) is not { } down) continue;
            (sink, most, best) = (candidate, arrivals.Length, down.Arrival);
        }

        return sink;
    }

    /// <summary>The way from one satellite of a plane to another through their plane, with the earliest arrival; null where there is none.</summary>
    private static Hop[]? Along(IslPlan plan, int from, Epoch ready, int to, Duration busy, Func<int, bool> isUp)
    {
        return PathSearch.Find<Epoch>(plan.Planes.Count, from, ready, Visit, to) is { } way ? HopsOf(plan, way, busy) : null;

        void Visit(int node, Epoch time, Reach<Epoch> reach)
        {
            foreach (Neighbour neighbour in plan.Of(node))
            {
                if (plan.Planes[neighbour.Other] == plan.Planes[node] && isUp(neighbour.Other) && plan.FirstHop(node, neighbour, time, busy) is { } hop) reach(hop.To, hop.End);
            }
        }
    }
}
