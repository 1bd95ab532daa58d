using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>A number of equal places, such as a gateway's antennas, given out first come, first served.</summary>
public sealed class Resource(Simulation simulation, int capacity)
{
    private readonly Queue<Turn> _queue = new();

    /// <summary>Places that nobody holds.</summary>
    public int Free { get; private set; } = capacity;

    /// <summary>
    /// Awaitable: true when a place was had, which must be given back by <see cref="Release"/>; false when none was free
    /// before the deadline.
    /// </summary>
    public Turn Acquire(Epoch deadline)
    {
        Turn turn = new(simulation, deadline);
        if (Free > 0)
        {
            Free--;
            turn.Grant();
        }
        else
        {
            _queue.Enqueue(turn);
        }

        return turn;
    }

    /// <summary>Gives a place back; it goes to the longest waiting process that has not given up.</summary>
    public void Release()
    {
        while (_queue.TryDequeue(out Turn? next))
        {
            if (next.IsOver) continue;
            next.Grant();
            return;
        }

        Free++;
    }
}
