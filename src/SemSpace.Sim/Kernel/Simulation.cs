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
    private readonly WaitGraph _graph = new();
    private readonly List<Process> _suspects = [], _helpless = [];
    private SimTask? _resumed;
    private long _started, _asked;
    private int _ended;
    private Exception? _failure;
    private bool _isNoted;

    /// <summary>The virtual time.</summary>
    public Epoch Now { get; private set; } = start;

    /// <summary>Events that have happened.</summary>
    public long EventCount { get; private set; }

    /// <summary>Told of each event that resumes a process, before it does; null for nothing, which costs nothing.</summary>
    public Action<Epoch, Process>? Trace { get; set; }

    /// <summary>
    /// Told of processes that only each other can help, as soon as the event is over in which that came about; others may go on. Each of them waits, without a deadline, for
    /// places that the others have or for their ends, and nothing can end that but <see cref="Process.Interrupt"/> or a process that preempts. Who is told may interrupt one of them,
    /// or throw, which ends <see cref="Run"/>. Null for a simulation in which nobody parts them: there <see cref="Run"/> throws at its end.
    /// </summary>
    public Action<DeadlockException>? Deadlocked { get; set; }

    /// <summary>Processes that wait for others, in the order of their start, with what for and on whom they hang.</summary>
    public IReadOnlyList<Want> Waiting
        => [.. _processes.Where(process => process.WaitsForOthers).Select(process => new Want(process, process.WaitsFor, _graph.GiversOf(process), _graph.IsDeadlocked(process)))];

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
    /// wait are left where they are (<see cref="Waiting"/>). At the end each of them is looked at once, so that many short runs cost more than one long one.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two events, or thrown by a process.</exception>
    /// <exception cref="ProcessFailedException">A process failed.</exception>
    /// <exception cref="DeadlockException">
    /// No event is left at all, and processes that are no services wait; or, at the end, processes wait that only each other can help, where that is not told to
    /// <see cref="Deadlocked"/>. After this one the simulation can be run further.
    /// </exception>
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
            if (_isNoted) Heed();
        }

        if (_events.Count == 0 && _processes.Any(process => process.IsStuck)) throw new DeadlockException(Now, [.. _processes.Where(process => process.IsStuck)]);
        Now = end;
        Conclude();
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

    internal void Fail(Exception failure)
    {
        _failure ??= failure;
        _isNoted = true;
    }

    /// <summary>A process has begun a wait without a deadline, in which it may hang on those that hang on it.</summary>
    internal void Suspect(Process? process)
    {
        if (process is not { IsWanted: true }) return;
        _suspects.Add(process);
        _isNoted = true;
    }

    /// <summary>A process has been interrupted, or a place taken away, which may help others.</summary>
    internal void Part()
    {
        for (int i = _helpless.Count - 1; i >= 0; i--)
        {
            if (_graph.IsDeadlocked(_helpless[i])) continue;
            _helpless[i].HelplessSince = null;
            _helpless.RemoveAt(i);
        }
    }

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

    /// <summary>After an event in which a process failed, or may have come into a deadlock.</summary>
    private void Heed()
    {
        _isNoted = false;
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }

        for (int i = 0; i < _suspects.Count; i++)
        {
            if (_graph.IsDeadlocked(_suspects[i])) Note();
        }

        _suspects.Clear();
    }

    /// <summary>Tells of all that have come into a deadlock, unless they are services alone.</summary>
    private void Note()
    {
        Process[] stuck = [.. _processes.Where(process => process.HelplessSince is null && _graph.IsDeadlocked(process))];
        if (stuck.All(process => process.IsService)) return;
        foreach (Process process in stuck) process.HelplessSince = Now;
        _helpless.AddRange(stuck);
        Deadlocked?.Invoke(new(Now, stuck, othersGoOn: true));
    }

    /// <summary>At the end of a run: also tells of deadlocks that came about otherwise than by a wait that began, as by an offer's end.</summary>
    private void Conclude()
    {
        if (_processes.Any(process => process.IsStuck && process.HelplessSince is null && _graph.IsDeadlocked(process))) Note();
        if (Deadlocked is not null || _helpless.Count == 0) return;
        throw new DeadlockException(_helpless.Min(process => process.HelplessSince!.Value), [.. _processes.Where(process => process.HelplessSince is not null)], othersGoOn: true);
    }
}
