using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Network;

/// <summary>The ways down of one update.</summary>
public interface IExits
{
    /// <summary>When a satellite that has all of the update at a time would have brought it down, and in which contact; null where it never would.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="ready">When it has the update.</param>
    /// <param name="before">No way down that ends then or later is of use.</param>
    /// <param name="copies">How many of the size it has, from 1.</param>
    (Epoch Arrival, int Contact)? Down(int satellite, Epoch ready, Epoch before, int copies = 1);

    /// <summary>A time before which no way down arrives of a satellite that has the update at a time or later; the end of time where none ever does.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="ready">The time.</param>
    /// <param name="closely">Whether by what contacts carry, or else by what is known at once.</param>
    Epoch NotBefore(int satellite, Epoch ready, bool closely);

    /// <summary>How long a signal travels to the nearest gateway that the satellite sees at a time; null where it sees none.</summary>
    Duration? DelayDown(int satellite, Epoch time);
}

/// <summary>An update that looks for its way.</summary>
/// <param name="Satellite">Who has it.</param>
/// <param name="Home">Who made it.</param>
/// <param name="Version">The cloud's version that it was trained from.</param>
/// <param name="Ready">From when on it can be sent.</param>
/// <param name="Bits">What a link between satellites has to carry.</param>
/// <param name="Exits">Its ways down.</param>
/// <param name="State">What the network knows of its satellites.</param>
public readonly record struct RoutedUpdate(int Satellite, int Home, int Version, Epoch Ready, double Bits, IExits Exits, INetworkState State)
{
    /// <summary>How long a link between satellites is busy with it.</summary>
    public Duration Busy(IslPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Options.TimeToSend(Bits);
    }
}

/// <summary>What a network knows of its satellites.</summary>
public interface INetworkState
{
    /// <summary>Whether a satellite has power now; one without takes nothing.</summary>
    bool IsUp(int satellite);

    /// <summary>The satellite at which a plane's updates from a version meet: what was elected when it was first asked for.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="version">The cloud's version.</param>
    /// <param name="elect">Elects it among those that have an update from that version, or will, with the time from when on; null for none.</param>
    int? SinkOf(int plane, int version, Func<IReadOnlyList<(int Satellite, Epoch Ready)>, int?> elect);
}

/// <summary>A way to a gateway.</summary>
/// <param name="Hops">Links between satellites, one after the other; none where the satellite sends down itself.</param>
/// <param name="Exit">The satellite that sends it down.</param>
/// <param name="Contact">The contact in which it is to arrive.</param>
/// <param name="Arrival">When it is to arrive.</param>
public sealed record Route(IReadOnlyList<Hop> Hops, int Exit, int Contact, Epoch Arrival);

/// <summary>How updates find their way to a gateway: what differs between the members of <see cref="Routings"/>.</summary>
public abstract record Routing
{
    /// <summary>The way that an update takes from where it is; null where it has none now.</summary>
    /// <param name="plan">The links.</param>
    /// <param name="update">The update.</param>
    public abstract Route? Find(IslPlan plan, RoutedUpdate update);

    /// <summary>Time after which an update without a way looks again.</summary>
    public static Duration LookAgain { get; } = Duration.FromMinutes(1);

    /// <summary>Whether ways may lead over links and contacts that are yet to open.</summary>
    public virtual bool Foresees => true;

    /// <summary>The transfers of a way whose labels are times of arrival.</summary>
    private protected static Hop[] HopsOf(IslPlan plan, IReadOnlyList<(int Node, Epoch Label)> way, Duration busy)
        => [.. way.Zip(way.Skip(1)).Select(step => plan.FirstHop(step.First.Node, Link(plan, step.First.Node, step.Second.Node), step.First.Label, busy)!.Value)];

    private protected static Neighbour Link(IslPlan plan, int from, int to) => plan.Of(from).First(neighbour => neighbour.Other == to);
}

/// <summary>
/// Contact graph routing: of all ways over the links to come, with storing on the way, the one whose last bit is down first (Fraire, De Jonckère and Burleigh, Routing
/// in the space internet: a contact graph routing tutorial, JNCA 174, 2021). Links are taken as free: a queue is met when it is there, and the way is then looked for anew.
/// Of ways that arrive at the same time it is the one whose exit has the update first, of these the exit of the lower index; and on the way likewise. How it is searched is told at <see cref="ExitSearch"/>.
/// </summary>
public sealed record EarliestArrival : Routing
{
    /// <inheritdoc/>
    public override Route? Find(IslPlan plan, RoutedUpdate update)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Exits.Find(update);
    }
}

/// <summary>
/// The way of the least delay over links and contacts that are open when it is looked for; without one the update stays, and looks again a minute later. It foresees nothing:
/// what a network does that routes by what is there.
/// </summary>
public sealed record ShortestDelay : Routing
{
    /// <inheritdoc/>
    public override bool Foresees => false;

    /// <inheritdoc/>
    public override Route? Find(IslPlan plan, RoutedUpdate update)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int down = plan.Planes.Count;
        Epoch now = update.Ready;
        Duration busy = update.Busy(plan);
        IReadOnlyList<(int Node, long Label)>? way = PathSearch.Find<long>(down + 1, update.Satellite, 0, Visit, down);
        if (way is null) return null;
        List<Hop> hops = [];
        for (int i = 1; i < way.Count - 1; i++)
        {
            Neighbour to = Link(plan, way[i - 1].Node, way[i].Node);
            if (plan.FirstHop(way[i - 1].Node, to, hops.Count > 0 ? hops[^1].End : now, busy) is not { } hop) return null;
            hops.Add(hop);
        }

        int exit = way[^2].Node;
        return update.Exits.Down(exit, hops.Count > 0 ? hops[^1].End : now, Epoch.EndOfTime) is { } arrival ? new(hops, exit, arrival.Contact, arrival.Arrival) : null;

        void Visit(int satellite, long delay, Reach<long> reach)
        {
            if (update.Exits.DelayDown(satellite, now) is { } last) reach(down, delay + last.Nanoseconds);
            foreach (Neighbour neighbour in plan.Of(satellite))
            {
                if (update.State.IsUp(neighbour.Other) && plan.OpenAt(neighbour.Link, now) is { } window && now + busy <= window.End) reach(neighbour.Other, delay + plan.Delay(satellite, neighbour.Other, now).Nanoseconds);
            }
        }
    }
}

/// <summary>The routings by name; a program may add its own.</summary>
public static class Routings
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<Routing> All { get; } = new(
        "routing",
        Of<EarliestArrival>("earliest_arrival", "takes the way whose last bit is down first, over all links and contacts to come"),
        Of<ShortestDelay>("shortest_delay", "takes the least delay over links and contacts that are open now, and foresees nothing"),
        Of<PlaneSink>("plane_sink", "lets a plane's updates meet at the satellite that brings all of them down first"));

    private static Member<Routing> Of<T>(string name, string meaning)
        where T : Routing, new() => Member<Routing>.Of(name, meaning, new Section<T>(meaning, () => new()));
}
