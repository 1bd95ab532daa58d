using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// A wait that ends by being granted or by its deadline, whichever comes first. Awaiting it tells which. When it is over nothing is left of it, in
/// no line and among no events. To be awaited once, at once: it is used again for other waits.
/// </summary>
public sealed class Turn : ISimAwaiter, IWaiting, IHappening
{
    private readonly Simulation _simulation;
    private readonly List<Place> _places = [];
    private readonly List<Ticket> _later = [];
    private Epoch _deadline;
    private int _used;
    private SimTask? _task;
    private Ticket _event;

    internal Turn(Simulation simulation) => _simulation = simulation;

    /// <summary>For the compiler: whether it was granted before it was awaited.</summary>
    public bool IsCompleted => IsOver;

    internal bool IsOver { get; private set; }

    /// <summary>Whose place was granted, to be asked as soon as it was awaited; null for what has no places, and while nothing was granted.</summary>
    internal Resource? Grantor { get; private set; }

    /// <summary>The process that asked for it.</summary>
    internal Process? Owner { get; private set; }

    /// <summary>Tells its uses apart.</summary>
    internal long Number { get; private set; }

    private bool Granted { get; set; }

    /// <summary>For the compiler.</summary>
    public Turn GetAwaiter() => this;

    /// <summary>For the compiler: whether the turn was granted.</summary>
    /// <exception cref="InterruptedException">The process was interrupted; it has no place.</exception>
    public bool GetResult()
    {
        bool granted = Granted;
        _task = null;
        _simulation.Spare(this);
        _simulation.ThrowIfInterrupted();
        return granted;
    }

    /// <summary>For the compiler; not used by processes.</summary>
    public void OnCompleted(Action continuation) => throw Kernel.Wait.ForeignMethod;

    void ISimAwaiter.Suspend(SimTask task)
    {
        _task = task;
        if (_deadline != Epoch.EndOfTime) _event = _simulation.At(_deadline, this);
        task.WaitFor(_simulation, this);
        if (_deadline == Epoch.EndOfTime) _simulation.Suspect(task.Owner);
    }

    string IWaiting.Describe()
    {
        string what = string.Join(" or ", _places.Take(_used).Where(place => place.IsOpen).Select(place => place.Describe(_simulation)));
        return _deadline == Epoch.EndOfTime ? what : FormattableString.Invariant($"{what}, until {_deadline}");
    }

    void IWaiting.GiveUp()
    {
        _ = _simulation.Cancel(_event);
        Leave();
        (IsOver, bool granted, Granted) = (true, Granted, false);
        if (granted) Grantor?.TakeBack(this);
    }

    bool IWaiting.NameGivers(WaitGraph graph)
    {
        bool isAll = !IsOver && _deadline == Epoch.EndOfTime;
        for (int i = 0; i < _used; i++)
        {
            if (_places[i].IsOpen && _places[i].Until > _simulation.Now) isAll &= _places[i].Resource?.NameHolders(graph) == true;
        }

        return isAll;
    }

    /// <summary>It is asked for, by the process that is running.</summary>
    internal void Begin(Epoch deadline, long number)
    {
        (_deadline, Number, Owner, _event) = (deadline, number, _simulation.Current, default);
        (IsOver, Granted, Grantor) = (false, false, null);
    }

    /// <summary>One more place of it.</summary>
    internal Place NewPlace(Epoch until, Resource? resource = null, int priority = 0, Func<double>? rank = null)
    {
        if (_used == _places.Count) _places.Add(new(this));
        return _places[_used++].For(resource, until, priority, rank);
    }

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
        for (int i = 0; i < _used; i++) _places[i].Leave(_simulation);
        foreach (Ticket ticket in _later) _ = _simulation.Cancel(ticket);
        _later.Clear();
        _used = 0;
    }
}
