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
public sealed class Resource
{
    private readonly Simulation _simulation;
    private readonly string _name;
    private readonly Line _line;
    private readonly List<Holder> _holders = [];
    private readonly List<Process?> _robbed = [];

    /// <summary>All places are free.</summary>
    /// <param name="simulation">Where.</param>
    /// <param name="capacity">How many places.</param>
    /// <param name="name">Whose places they are, for those who ask what a process waits for.</param>
    public Resource(Simulation simulation, int capacity, string name = "a resource")
        => (_simulation, Free, _name, _line) = (simulation, capacity, name, new(Describe));

    /// <summary>Who has a place, by which turn.</summary>
    private readonly record struct Holder(Process? Process, long Turn, int Priority);

    /// <summary>Places that nobody holds.</summary>
    public int Free { get; private set; }

    /// <summary>Processes that wait for a place.</summary>
    public int Waiting => _line.Count;

    /// <summary>The rank of the one that would get a place now; null where nobody waits, or the first is not ranked.</summary>
    public double? NextRank => _line.Next(_simulation.Now)?.Rank?.Invoke();

    /// <summary>
    /// Awaitable: true when a place was had, which must be given back by <see cref="Release"/>; false when none was free
    /// before the deadline.
    /// </summary>
    /// <param name="deadline">Until when to wait; <see cref="Epoch.EndOfTime"/> for as long as it takes.</param>
    /// <param name="priority">Lower ones go first.</param>
    /// <param name="preempts">Whether to take the place of a process of a higher number, which is interrupted with <see cref="Preempted"/>.</param>
    public Turn Acquire(Epoch deadline, int priority = 0, bool preempts = false)
    {
        Turn turn = _simulation.NewTurn(deadline);
        Ask(turn.NewPlace(deadline, this, priority), preempts);
        return turn;
    }

    /// <summary>
    /// Awaitable: true when a place was had from one of them, which must be given back by <see cref="Release"/>; false when no
    /// offer had one. The process stands in all lines at once, in each from the beginning of its offer, and leaves them with the first place.
    /// </summary>
    public static Turn AcquireAny(Simulation simulation, params IReadOnlyList<Offer> offers)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(offers);
        Epoch latest = offers[0].Until;
        for (int i = 1; i < offers.Count; i++) latest = Epoch.Max(latest, offers[i].Until);
        Turn turn = simulation.NewTurn(latest);
        for (int i = 0; i < offers.Count && !turn.IsOver; i++)
        {
            Place place = turn.NewPlace(offers[i].Until, offers[i].Resource, 0, offers[i].Rank);
            if (offers[i].From <= simulation.Now) offers[i].Resource.Ask(place, preempts: false);
            else place.Later(simulation, offers[i].From);
        }

        return turn;
    }

    /// <summary>Gives back the place of the process that is running; it goes to the first in the line. One that was taken away need not be given back, and may be.</summary>
    /// <exception cref="InvalidOperationException">The process has none.</exception>
    public void Release()
    {
        Process? current = _simulation.Current;
        int place = _holders.Count - 1;
        while (place >= 0 && _holders[place].Process != current) place--;
        if (place >= 0) PassOn(place);
        else if (!_robbed.Remove(current)) throw new InvalidOperationException("Bug in SemSpace: a process gives back a place that it does not have.");
    }

    /// <summary>What one waits for here, in words.</summary>
    internal string Describe()
        => $"a place of {_name}{(_holders.Count == 0 ? "" : $", held by {string.Join(", ", _holders.Select(holder => holder.Process?.Name ?? "no process"))}")}";

    /// <summary>Names who has a place; false where one may be had without them.</summary>
    internal bool NameHolders(WaitGraph graph)
    {
        bool isAll = Free == 0;
        foreach (Holder holder in _holders) isAll &= graph.Add(holder.Process);
        return isAll;
    }

    /// <summary>A turn asks for a place, and stands in the line where none is free.</summary>
    internal void Ask(Place place, bool preempts)
    {
        if (Free > 0)
        {
            Free--;
            Give(place.Turn, place.Priority);
        }
        else if (preempts && Weakest(place.Priority) is >= 0 and var weakest)
        {
            Process? robbed = _holders[weakest].Process;
            Drop(weakest);
            _robbed.Add(robbed);
            Give(place.Turn, place.Priority);
            robbed?.Interrupt(new Preempted(this));
            _simulation.Part();
        }
        else
        {
            _line.Add(place);
        }
    }

    /// <summary>Takes the place of a turn that came to nothing.</summary>
    internal void TakeBack(Turn turn)
    {
        int place = _holders.Count - 1;
        while (place >= 0 && _holders[place].Turn != turn.Number) place--;
        if (place >= 0) PassOn(place);
        else _ = _robbed.Remove(turn.Owner);
    }

    private void PassOn(int holder)
    {
        Drop(holder);
        if (_line.Next(_simulation.Now) is { } next) Give(next.Turn, next.Priority);
        else Free++;
    }

    private void Give(Turn turn, int priority)
    {
        _holders.Add(new(turn.Owner, turn.Number, priority));
        if (turn.Owner is not null) turn.Owner.Places++;
        turn.Grant(this);
    }

    private void Drop(int holder)
    {
        if (_holders[holder].Process is { } process) process.Places--;
        _holders.RemoveAt(holder);
    }

    /// <summary>The holder whose place another of a priority may take: of the highest number, and of several the last; -1 for none.</summary>
    private int Weakest(int priority)
    {
        int weakest = -1;
        for (int i = 0; i < _holders.Count; i++)
        {
            if (_holders[i].Priority > priority && _holders[i].Process != _simulation.Current && (weakest < 0 || _holders[i].Priority >= _holders[weakest].Priority)) weakest = i;
        }

        return weakest;
    }
}
