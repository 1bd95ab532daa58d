using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>A place that a process may have.</summary>
/// <param name="Resource">Whose place.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when it may be given; not at that time.</param>
public readonly record struct Offer(Resource Resource, Epoch From, Epoch Until);

/// <summary>A number of equal places, such as a gateway's antennas, given out first come, first served.</summary>
public sealed class Resource(Simulation simulation, int capacity)
{
    private readonly Queue<(Turn Turn, Epoch Until)> _queue = new();

    /// <summary>Places that nobody holds.</summary>
    public int Free { get; private set; } = capacity;

    /// <summary>
    /// Awaitable: true when a place was had, which must be given back by <see cref="Release"/>; false when none was free
    /// before the deadline.
    /// </summary>
    public Turn Acquire(Epoch deadline) => AcquireAny(simulation, [new(this, simulation.Now, deadline)]);

    /// <summary>
    /// Awaitable: true when a place was had from one of them, which must be given back by <see cref="Release"/>; false when no
    /// offer had one. The process stands in all queues at once, in each from the beginning of its offer, and leaves them with the first place.
    /// </summary>
    public static Turn AcquireAny(Simulation simulation, IReadOnlyList<Offer> offers)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        Turn turn = new(simulation, offers.Max(offer => offer.Until));
        foreach (Offer offer in offers)
        {
            if (offer.From <= simulation.Now) offer.Resource.Line(turn, offer.Until);
            else simulation.At(offer.From, () => offer.Resource.Line(turn, offer.Until));
        }

        return turn;
    }

    /// <summary>Gives a place back; it goes to the longest waiting process that still wants it.</summary>
    public void Release()
    {
        while (_queue.TryDequeue(out (Turn Turn, Epoch Until) next))
        {
            if (next.Turn.IsOver || next.Until <= simulation.Now) continue;
            next.Turn.Grant(this);
            return;
        }

        Free++;
    }

    private void Line(Turn turn, Epoch until)
    {
        if (turn.IsOver) return;
        if (Free == 0)
        {
            _queue.Enqueue((turn, until));
            return;
        }

        Free--;
        turn.Grant(this);
    }
}
