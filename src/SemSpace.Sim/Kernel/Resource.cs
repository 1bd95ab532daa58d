using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>A place that a process may have.</summary>
/// <param name="Resource">Whose place.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when it may be given; not at that time.</param>
/// <param name="Rank">When a place is free: of those of one priority that wait, the least gets it, and of equals the first; null for the order in which they came.</param>
public readonly record struct Offer(Resource Resource, Epoch From, Epoch Until, Func<double>? Rank = null);

/// <summary>What a process is told whose place was taken away: it need not give it back.</summary>
/// <param name="Resource">Whose place.</param>
public sealed record Preempted(Resource Resource);

/// <summary>
/// A number of equal places, such as a gateway's antennas, given out by priority, lower numbers first, and among equals first come, first served. Who gives up, is
/// interrupted or comes to its deadline loses its place in the line and nothing else.
/// </summary>
/// <param name="simulation">Where.</param>
/// <param name="capacity">How many places.</param>
public sealed class Resource(Simulation simulation, int capacity)
{
    private readonly Line _line = new();
    private readonly List<Holder> _holders = [];
    private readonly List<Process?> _robbed = [];

    /// <summary>Who has a place.</summary>
    private readonly record struct Holder(Process? Process, Turn Turn, int Priority);

    /// <summary>Places that nobody holds.</summary>
    public int Free { get; private set; } = capacity;

    /// <summary>Processes that wait for a place.</summary>
    public int Waiting => _line.Count;

    /// <summary>The rank of the one that would get a place now; null where nobody waits, or the first is not ranked.</summary>
    public double? NextRank => _line.Next(simulation.Now)?.Rank?.Invoke();

    /// <summary>
    /// Awaitable: true when a place was had, which must be given back by <see cref="Release"/>; false when none was free
    /// before the deadline.
    /// </summary>
    /// <param name="deadline">Until when to wait.</param>
    /// <param name="priority">Lower ones go first.</param>
    /// <param name="preempts">Whether to take the place of a process of a higher number, which is interrupted with <see cref="Preempted"/>.</param>
    public Turn Acquire(Epoch deadline, int priority = 0, bool preempts = false)
    {
        Turn turn = new(simulation, deadline) { Owner = simulation.Current };
        Ask(turn, deadline, priority, preempts);
        return turn;
    }

    /// <summary>
    /// Awaitable: true when a place was had from one of them, which must be given back by <see cref="Release"/>; false when no
    /// offer had one. The process stands in all lines at once, in each from the beginning of its offer, and leaves them with the first place.
    /// </summary>
    public static Turn AcquireAny(Simulation simulation, IReadOnlyList<Offer> offers)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        Turn turn = new(simulation, offers.Max(offer => offer.Until)) { Owner = simulation.Current };
        foreach (Offer offer in offers)
        {
            if (offer.From <= simulation.Now) offer.Resource.Ask(turn, offer.Until, 0, preempts: false, offer.Rank);
            else turn.Later(offer.From, () => offer.Resource.Ask(turn, offer.Until, 0, preempts: false, offer.Rank));
        }

        return turn;
    }

    /// <summary>Gives back the place of the process that is running; it goes to the first in the line. One that was taken away need not be given back, and may be.</summary>
    /// <exception cref="InvalidOperationException">The process has none.</exception>
    public void Release()
    {
        int place = _holders.FindLastIndex(holder => holder.Process == simulation.Current);
        if (place >= 0) PassOn(place);
        else if (!_robbed.Remove(simulation.Current)) throw new InvalidOperationException("Bug in SemSpace: a process gives back a place that it does not have.");
    }

    /// <summary>Takes the place of a turn that came to nothing.</summary>
    internal void TakeBack(Turn turn)
    {
        int place = _holders.FindIndex(holder => holder.Turn == turn);
        if (place >= 0) PassOn(place);
        else _ = _robbed.Remove(turn.Owner);
    }

    private void PassOn(int holder)
    {
        _holders.RemoveAt(holder);
        if (_line.Next(simulation.Now) is { } next) Give(next.Turn, next.Priority);
        else Free++;
    }

    private void Ask(Turn turn, Epoch until, int priority, bool preempts, Func<double>? rank = null)
    {
        if (turn.IsOver) return;
        if (Free > 0)
        {
            Free--;
            Give(turn, priority);
        }
        else if (preempts && Weakest(priority) is >= 0 and var place)
        {
            Process? robbed = _holders[place].Process;
            _holders.RemoveAt(place);
            _robbed.Add(robbed);
            Give(turn, priority);
            robbed?.Interrupt(new Preempted(this));
        }
        else
        {
            turn.Stand(_line, priority, until, rank);
        }
    }

    private void Give(Turn turn, int priority)
    {
        _holders.Add(new(turn.Owner, turn, priority));
        turn.Grant(this);
    }

    /// <summary>The holder whose place another of a priority may take: of the highest number, and of several the last; -1 for none.</summary>
    private int Weakest(int priority)
    {
        int weakest = -1;
        for (int i = 0; i < _holders.Count; i++)
        {
            if (_holders[i].Priority > priority && _holders[i].Process != simulation.Current && (weakest < 0 || _holders[i].Priority >= _holders[weakest].Priority)) weakest = i;
        }

        return weakest;
    }
}
