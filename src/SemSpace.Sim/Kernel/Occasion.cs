using System.Runtime.CompilerServices;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>Something that happens now and then and wakes all who wait for it, in the order in which they began to wait.</summary>
public sealed class Occasion(Simulation simulation)
{
    private List<Turn> _waiting = [];

    /// <summary>Wakes all who wait.</summary>
    public void Announce()
    {
        List<Turn> waiting = _waiting;
        _waiting = [];
        foreach (Turn turn in waiting) turn.Grant();
    }

    /// <summary>Awaitable: true when announced before the deadline, false at the deadline.</summary>
    public Turn Wait(Epoch deadline)
    {
        _waiting.RemoveAll(turn => turn.IsOver);
        Turn mine = new(simulation, deadline);
        _waiting.Add(mine);
        return mine;
    }
}

/// <summary>A wait that ends by being granted or by its deadline, whichever comes first. Awaiting it tells which.</summary>
public sealed class Turn : INotifyCompletion
{
    private readonly Simulation _simulation;
    private readonly Epoch _deadline;
    private Action? _continuation;

    internal Turn(Simulation simulation, Epoch deadline) => (_simulation, _deadline) = (simulation, deadline);

    /// <summary>For the compiler: whether it was granted before it was awaited.</summary>
    public bool IsCompleted => IsOver;

    internal bool IsOver { get; private set; }

    /// <summary>Whose place was granted; null for what has no places, and while nothing was granted.</summary>
    internal Resource? Grantor { get; private set; }

    private bool Granted { get; set; }

    /// <summary>For the compiler.</summary>
    public Turn GetAwaiter() => this;

    /// <summary>For the compiler: whether the turn was granted.</summary>
    public bool GetResult() => Granted;

    /// <summary>For the compiler: resumes when granted, or at the deadline.</summary>
    public void OnCompleted(Action continuation)
    {
        _continuation = continuation;
        _simulation.At(_deadline, () => End(granted: false));
    }

    internal void Grant(Resource? by = null)
    {
        if (IsOver) return;
        (IsOver, Granted, Grantor) = (true, true, by);
        if (_continuation is not null) _simulation.At(_simulation.Now, _continuation);
    }

    private void End(bool granted)
    {
        if (IsOver) return;
        (IsOver, Granted) = (true, granted);
        _continuation!();
    }
}
