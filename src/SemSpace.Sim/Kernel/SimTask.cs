using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// A process, or a part of one: an <c>async</c> method over kernel events. It runs on the thread that runs the kernel and on
/// no other; it resumes at once, in the caller's place, when what it awaits completes. A failure surfaces at the awaiting
/// process, and at <see cref="Simulation.Run"/> for a process that nobody awaits.
/// </summary>
[AsyncMethodBuilder(typeof(SimTaskBuilder))]
public class SimTask : ISimAwaiter
{
    private SimTask? _awaiting;

    /// <summary>What it threw, once it has ended; before, what interrupts its wait.</summary>
    private Exception? _exception;

    /// <summary>What it waits for: a task of its own or something that others do; null for a time.</summary>
    private object? _waitsFor;

    private Ticket _timer;

    /// <summary>Whether the process has ended, well or not.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>The process that it is a part of; null before its first wait.</summary>
    internal Process? Owner { get; private set; }

    /// <summary>What it threw; null where it has not ended, or ended well.</summary>
    internal Exception? Error => IsCompleted ? _exception : null;

    /// <summary>The innermost task that it waits for; itself where it waits for anything else.</summary>
    internal SimTask Leaf
    {
        get
        {
            SimTask leaf = this;
            while (leaf._waitsFor is SimTask inner) leaf = inner;
            return leaf;
        }
    }

    /// <summary>As <see cref="Leaf"/>, and how many tasks of a process there are down to it.</summary>
    internal SimTask LeafOf(Process process, out int tasks)
    {
        SimTask leaf = this;
        for (tasks = leaf.Owner == process ? 1 : 0; leaf._waitsFor is SimTask inner; leaf = inner)
        {
            if (inner.Owner == process) tasks++;
        }

        return leaf;
    }

    /// <summary>For the compiler: a task is its own awaiter.</summary>
    public SimTask GetAwaiter() => this;

    /// <summary>For the compiler: throws what the process threw.</summary>
    public void GetResult()
    {
        if (Error is { } error) ExceptionDispatchInfo.Throw(error);
    }

    /// <summary>For the compiler; not used by processes.</summary>
    public void OnCompleted(Action continuation) => throw Wait.ForeignMethod;

    void ISimAwaiter.Suspend(SimTask task)
    {
        _awaiting = _awaiting is null ? task : throw new InvalidOperationException("Bug in SemSpace: two processes await one task.");
        task._waitsFor = this;
    }

    /// <summary>A task that has failed.</summary>
    internal static SimTask Failed(Exception error)
    {
        SimTask task = new();
        task.Complete(error);
        return task;
    }

    /// <summary>What it waits for, in words; empty where it was interrupted and waits no more.</summary>
    internal string Describe(Simulation simulation)
        => _exception is not null ? "" : _waitsFor is IWaiting waiting ? waiting.Describe() : $"until {simulation.TimeOf(_timer)}";

    /// <summary>From now on it is a part of a process.</summary>
    internal void Belong(Process? process)
    {
        if (Owner == process) return;
        if (Owner is not null) Owner.Tasks--;
        Owner = process;
        if (process is not null) process.Tasks++;
    }

    /// <summary>Whether it waits for others, and not for a time alone.</summary>
    internal bool WaitsForOthers => _exception is null && _waitsFor is IWaiting;

    /// <summary>Names who has what it waits for; false where a time or others can end the wait, too.</summary>
    internal bool NameGivers(WaitGraph graph) => _exception is null && _waitsFor is IWaiting waiting && waiting.NameGivers(graph);

    /// <summary>Waits for a time.</summary>
    internal void WaitUntil(Simulation simulation, Epoch time, int priority)
    {
        if (Owner is null) Belong(simulation.Current);
        _timer = simulation.Resume(this, time, priority);
    }

    /// <summary>Waits for something, which resumes it when that comes.</summary>
    internal void WaitFor(Simulation simulation, IWaiting what)
    {
        if (Owner is null) Belong(simulation.Current);
        _waitsFor = what;
    }

    /// <summary>Ends its wait for what is no task of its own; not where that was done already.</summary>
    internal void Interrupt(Simulation simulation, InterruptedException cause)
    {
        if (_exception is not null) return;
        if (_waitsFor is IWaiting waiting) waiting.GiveUp();
        else _ = simulation.Cancel(_timer);
        _exception = cause;
        _ = simulation.Resume(this, simulation.Now, int.MinValue);
    }

    /// <summary>Goes on after a wait.</summary>
    internal void GoOn()
    {
        _waitsFor = null;
        Resume();
    }

    /// <summary>Throws what interrupted the wait that has just ended, if anything did.</summary>
    internal void ThrowIfInterrupted()
    {
        if (_exception is not { } cause || IsCompleted) return;
        _exception = null;
        throw cause;
    }

    /// <summary>Runs its method up to the next wait.</summary>
    private protected virtual void Resume() => throw new InvalidOperationException("Bug in SemSpace: the task has no method.");

    internal void Complete(Exception? error = null)
    {
        (_exception, IsCompleted) = (error, true);
        if (Owner is not null) Owner.Tasks--;
        if (_awaiting is { } awaiting) awaiting.GoOn();
        else Owner?.End(this);
    }
}

/// <summary>A process that ends with a result.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
[AsyncMethodBuilder(typeof(SimTaskBuilder<>))]
public class SimTask<T> : SimTask
{
    internal T? Result { get; set; }

    /// <summary>For the compiler: a task is its own awaiter.</summary>
    public new SimTask<T> GetAwaiter() => this;

    /// <summary>For the compiler: the result, or what the process threw.</summary>
    public new T GetResult()
    {
        base.GetResult();
        return Result!;
    }
}

/// <summary>What processes await: it knows the task that goes on.</summary>
internal interface ISimAwaiter : INotifyCompletion
{
    /// <summary>Has the task go on when the wait is over.</summary>
    void Suspend(SimTask task);
}
