using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>Something that happens now and then and wakes all who wait for it, in the order in which they began to wait.</summary>
public sealed class Occasion(Simulation simulation)
{
    private Line _waiting = new();

    /// <summary>Wakes all who wait.</summary>
    public void Announce()
    {
        Line waiting = _waiting;
        _waiting = new();
        while (waiting.First is { } place) place.Turn.Grant();
    }

    /// <summary>Awaitable: true when announced before the deadline, false at the deadline.</summary>
    public Turn Wait(Epoch deadline) => WaitAny(simulation, deadline, this);

    /// <summary>Awaitable: true when one of them is announced before the deadline, false at the deadline.</summary>
    public static Turn WaitAny(Simulation simulation, Epoch deadline, params ReadOnlySpan<Occasion> occasions)
    {
        Turn mine = new(simulation, deadline);
        foreach (Occasion occasion in occasions) mine.Stand(occasion._waiting, 0, deadline);
        return mine;
    }
}

/// <summary>
/// A wait that ends by being granted or by its deadline, whichever comes first. Awaiting it tells which. When it is over nothing is left of it, in
/// no line and among no events.
/// </summary>
public sealed class Turn : ISimAwaiter, IWaiting, IHappening
{
    private readonly Simulation _simulation;
    private readonly Epoch _deadline;
    private readonly List<Place> _places = [];
    private readonly List<Ticket> _later = [];
    private SimTask? _task;
    private Ticket _event;

    internal Turn(Simulation simulation, Epoch deadline) => (_simulation, _deadline) = (simulation, deadline);

    /// <summary>For the compiler: whether it was granted before it was awaited.</summary>
    public bool IsCompleted => IsOver;

    internal bool IsOver { get; private set; }

    /// <summary>Whose place was granted; null for what has no places, and while nothing was granted.</summary>
    internal Resource? Grantor { get; private set; }

    /// <summary>The process that asked for it.</summary>
    internal Process? Owner { get; init; }

    private bool Granted { get; set; }

    /// <summary>For the compiler.</summary>
    public Turn GetAwaiter() => this;

    /// <summary>For the compiler: whether the turn was granted.</summary>
    /// <exception cref="InterruptedException">The process was interrupted; it has no place.</exception>
    public bool GetResult()
    {
        _simulation.ThrowIfInterrupted();
        return Granted;
    }

    /// <summary>For the compiler; not used by processes.</summary>
    public void OnCompleted(Action continuation) => throw Kernel.Wait.ForeignMethod;

    void ISimAwaiter.Suspend(SimTask task)
    {
        _task = task;
        _event = _simulation.At(_deadline, this);
        task.WaitFor(_simulation, this);
    }

    string IWaiting.Describe() => $"its turn, until {_deadline}";

    void IWaiting.GiveUp()
    {
        _ = _simulation.Cancel(_event);
        Leave();
        (IsOver, bool granted, Granted) = (true, Granted, false);
        if (granted) Grantor?.TakeBack(this);
    }

    /// <summary>Stands in a line.</summary>
    internal void Stand(Line line, int priority, Epoch until, Func<double>? rank = null) => _places.Add(line.Add(this, priority, until, rank));

    /// <summary>Does something later, unless it is over by then.</summary>
    internal void Later(Epoch time, Action action) => _later.Add(_simulation.At(time, action));

    internal void Grant(Resource? by = null)
    {
        if (IsOver) return;
        (IsOver, Granted, Grantor) = (true, true, by);
        Leave();
        if (_task is null) return;
        _ = _simulation.Cancel(_event);
        _event = _simulation.Resume(_task, _simulation.Now);
    }

    /// <summary>Its deadline comes.</summary>
    void IHappening.Happen()
    {
        IsOver = true;
        Leave();
        _simulation.GoOn(_task!);
    }

    private void Leave()
    {
        foreach (Place place in _places) place.Leave();
        foreach (Ticket ticket in _later) _ = _simulation.Cancel(ticket);
        _places.Clear();
        _later.Clear();
    }
}

/// <summary>Those who wait for one thing, by priority and in the order in which they began to.</summary>
internal sealed class Line
{
    private readonly LinkedList<Place> _places = new();

    public Place? First => _places.First?.Value;

    public int Count => _places.Count;

    /// <summary>Who is next; those whose time is over leave. Null where nobody waits.</summary>
    public Place? Next(Epoch now)
    {
        Place? best = null;
        double least = double.PositiveInfinity;
        for (LinkedListNode<Place>? node = _places.First, after; node is not null && (best is null || node.Value.Priority == best.Priority); node = after)
        {
            (Place place, after) = (node.Value, node.Next);
            if (place.Until <= now)
            {
                place.Leave();
                continue;
            }

            if (place.Rank is null) return best ?? place;
            double rank = place.Rank();
            if (best is null || rank < least) (best, least) = (place, rank);
        }

        return best;
    }

    public Place Add(Turn turn, int priority, Epoch until, Func<double>? rank)
    {
        Place place = new(turn, priority, until, rank);
        LinkedListNode<Place>? before = _places.Last;
        while (before is not null && before.Value.Priority > priority) before = before.Previous;
        place.Node = before is null ? _places.AddFirst(place) : _places.AddAfter(before, place);
        return place;
    }
}

/// <summary>A place in a line.</summary>
/// <param name="Turn">Whose.</param>
/// <param name="Priority">Lower ones go first.</param>
/// <param name="Until">Until when it counts.</param>
/// <param name="Rank">The least of one priority goes first; null for the order in which they came.</param>
internal sealed record Place(Turn Turn, int Priority, Epoch Until, Func<double>? Rank)
{
    public LinkedListNode<Place>? Node { get; set; }

    public void Leave() => Node!.List?.Remove(Node);
}
