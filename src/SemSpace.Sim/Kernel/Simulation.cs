using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// A discrete-event kernel: one clock of whole nanoseconds and one queue. Events happen in the order of (time, priority,
/// the order in which they were asked for), so a run is a pure function of its processes. Single-threaded.
/// </summary>
public sealed class Simulation(Epoch start)
{
    private readonly PriorityQueue<Action, (long Time, int Priority, long Sequence)> _events = new();
    private readonly List<SimTask> _ended = [];
    private long _sequence;

    /// <summary>The virtual time.</summary>
    public Epoch Now { get; private set; } = start;

    /// <summary>Events that have happened.</summary>
    public long EventCount { get; private set; }

    /// <summary>Starts a process now. Its failure ends <see cref="Run"/>.</summary>
    public void Start(Func<SimTask> process)
    {
        ArgumentNullException.ThrowIfNull(process);
        At(Now, () => Watch(process()));
    }

    /// <summary>Awaitable: resumes at a time; at once when it has come already. Lower priorities go first at equal times.</summary>
    public Wait Until(Epoch time, int priority = 0) => new(this, time, priority);

    /// <summary>Awaitable: resumes after a span.</summary>
    public Wait Delay(Duration span) => new(this, Now + span, 0);

    /// <summary>Awaitable: resumes at this same time, after all else that happens at it.</summary>
    public Wait Settled() => new(this, Now, int.MaxValue, alsoNow: true);

    /// <summary>
    /// Lets events happen until none is left before <paramref name="end"/>; the clock then shows the end. Processes that still
    /// wait are left where they are.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two events.</exception>
    public void Run(Epoch end, CancellationToken cancellation = default)
    {
        while (_events.TryPeek(out _, out (long Time, int, long) next) && next.Time < end.TaiNanoseconds)
        {
            cancellation.ThrowIfCancellationRequested();
            Now = new Epoch(next.Time);
            EventCount++;
            _events.Dequeue()();
            ThrowWhatProcessesThrew();
        }

        Now = end;
    }

    internal void At(Epoch time, Action action, int priority = 0)
        => _events.Enqueue(action, (Epoch.Max(time, Now).TaiNanoseconds, priority, _sequence++));

    /// <summary>Notes when a process ends, so that no event costs more where more processes wait.</summary>
    private void Watch(SimTask process)
    {
        if (process.IsCompleted) _ended.Add(process);
        else process.OnCompleted(() => _ended.Add(process));
    }

    private void ThrowWhatProcessesThrew()
    {
        foreach (SimTask process in _ended) process.GetResult();
        _ended.Clear();
    }
}
