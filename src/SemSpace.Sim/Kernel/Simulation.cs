using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// A discrete-event kernel: one clock of whole nanoseconds and one queue. Events happen in the order of (time, priority,
/// the order in which they were asked for), so a run is a pure function of its processes. Single-threaded; several simulations may run side by side.
/// </summary>
public sealed class Simulation(Epoch start)
{
    private readonly EventQueue _events = new();
    private readonly List<Process> _processes = [];
    private readonly Stack<Turn> _turns = new();
    private readonly Stack<Trigger.Waiter> _waiters = new();
    private SimTask? _resumed;
    private long _started, _asked;
    private int _ended;
    private Exception? _failure;

    /// <summary>The virtual time.</summary>
    public Epoch Now { get; private set; } = start;

    /// <summary>Events that have happened.</summary>
    public long EventCount { get; private set; }

    /// <summary>Told of each event that resumes a process, before it does; null for nothing, which costs nothing.</summary>
    public Action<Epoch, Process>? Trace { get; set; }

    /// <summary>The process that is running; null outside of all.</summary>
    public Process? Current { get; private set; }

    /// <summary>Processes that have not ended, in the order of their start, with what they wait for.</summary>
    public IEnumerable<Process> Living => _processes.Where(process => !process.HasEnded);

    /// <summary>Starts a process now. Its failure ends <see cref="Run"/>, unless another process waits for its end.</summary>
    /// <param name="process">The process.</param>
    /// <param name="name">What it is called where it fails.</param>
    /// <param name="isService">Whether it may wait for others when nothing happens any more, as a server does for customers: it is then in no deadlock.</param>
    public Process Start(Func<SimTask> process, string name = "", bool isService = false)
    {
        ArgumentNullException.ThrowIfNull(process);
        Process started = new(this, process, name, ++_started) { IsService = isService };
        _processes.Add(started);
        _ = At(Now, started);
        return started;
    }

    /// <summary>Has something done at a time, or now where that has passed.</summary>
    /// <param name="time">When.</param>
    /// <param name="action">What; it may start and wake processes, and waits for nothing.</param>
    /// <param name="priority">Lower ones go first at equal times.</param>
    /// <returns>With which it can be taken back.</returns>
    public Ticket At(Epoch time, Action action, int priority = 0)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Add(time, priority, action);
    }

    /// <summary>Takes back what was to be done; false where it was done already.</summary>
    public bool Cancel(Ticket ticket) => _events.Remove(ticket);

    /// <summary>Awaitable: resumes at a time; at once when it has come already. Lower priorities go first at equal times.</summary>
    public Wait Until(Epoch time, int priority = 0) => new(this, time, priority);

    /// <summary>Awaitable: resumes after a span.</summary>
    public Wait Delay(Duration span) => new(this, Now + span, 0);

    /// <summary>Awaitable: resumes at this same time, after all else that happens at it.</summary>
    public Wait Settled() => new(this, Now, int.MaxValue, alsoNow: true);

    /// <summary>
    /// Lets events happen until none is left before <paramref name="end"/>; the clock then shows the end. Processes that still
    /// wait for a time are left where they are.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two events, or thrown by a process.</exception>
    /// <exception cref="ProcessFailedException">A process failed.</exception>
    /// <exception cref="DeadlockException">No event is left at all, and processes that are no services wait for each other.</exception>
    public void Run(Epoch end, CancellationToken cancellation = default)
    {
        long last = end.TaiNanoseconds - 1;
        while (true)
        {
            if (cancellation.IsCancellationRequested && _events.TryPeek(out long next) && next <= last) cancellation.ThrowIfCancellationRequested();
            if (_events.Take(last, out long time) is not { } what) break;
            Now = new Epoch(time);
            EventCount++;
            if (what.GetType() == typeof(Action)) Unsafe.As<Action>(what)();
            else if (what is SimTask task) GoOn(task);
            else ((IHappening)what).Happen();
            if (_failure is not null) ThrowFailure();
        }

        if (_events.Count == 0 && _processes.Any(process => process.IsStuck)) throw new DeadlockException(Now, [.. _processes.Where(process => process.IsStuck)]);
        Now = end;
    }

    /// <summary>A turn that begins.</summary>
    internal Turn NewTurn(Epoch deadline)
    {
        if (!_turns.TryPop(out Turn? turn)) turn = new(this);
        turn.Begin(deadline, ++_asked);
        return turn;
    }

    /// <summary>One who waits for a trigger.</summary>
    internal Trigger.Waiter NewWaiter() => _waiters.TryPop(out Trigger.Waiter? waiter) ? waiter : new(this);

    /// <summary>A turn that was told to who awaited it; for other waits.</summary>
    internal void Spare(Turn turn) => _turns.Push(turn);

    /// <summary>As for turns.</summary>
    internal void Spare(Trigger.Waiter waiter) => _waiters.Push(waiter);

    /// <summary>Has a task go on at a time, or now where that has passed.</summary>
    internal Ticket Resume(SimTask task, Epoch time, int priority = 0) => Add(time, priority, task);

    /// <summary>Has something happen at a time, or now where that has passed.</summary>
    internal Ticket At(Epoch time, IHappening what) => Add(time, 0, what);

    /// <summary>Runs a process' first step as that process.</summary>
    internal SimTask Enter(Process process, Func<SimTask> body)
    {
        Process? outer = Current;
        Current = process;
        try
        {
            return body();
        }
        finally
        {
            Current = outer;
        }
    }

    /// <summary>Throws what interrupts the wait that has just ended, if anything does.</summary>
    internal void ThrowIfInterrupted() => _resumed?.ThrowIfInterrupted();

    /// <summary>When an event is to happen.</summary>
    internal Epoch TimeOf(Ticket ticket) => new(_events.TimeOf(ticket));

    internal void Fail(Exception failure) => _failure ??= failure;

    internal void End(Process process)
    {
        if (_processes[^1] == process)
        {
            _processes.RemoveAt(_processes.Count - 1);
            return;
        }

        if (++_ended <= _processes.Count / 2) return;
        _ = _processes.RemoveAll(one => one.HasEnded);
        _ended = 0;
    }

    /// <summary>Has a task go on, as its process.</summary>
    internal void GoOn(SimTask task)
    {
        (Current, _resumed) = (task.Owner, task);
        if (Trace is not null && Current is not null) Trace(Now, Current);
        task.GoOn();
        (Current, _resumed) = (null, null);
    }

    private Ticket Add(Epoch time, int priority, object what) => _events.Add(Math.Max(time.TaiNanoseconds, Now.TaiNanoseconds), priority, what);

    private void ThrowFailure()
    {
        Exception failure = _failure!;
        _failure = null;
        ExceptionDispatchInfo.Throw(failure);
    }
}
