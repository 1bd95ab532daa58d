using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>A process of a simulation, from its start to its end.</summary>
public sealed class Process : IHappening
{
    private readonly Func<SimTask> _body;
    private readonly string _name;
    private readonly long _number;
    private Trigger? _ended;
    private Exception? _failure;
    private SimTask? _root;
    private InterruptedException? _early;
    private bool _hasBegun;

    internal Process(Simulation simulation, Func<SimTask> body, string name, long number)
        => (Simulation, _body, _name, _number) = (simulation, body, name, number);

    /// <summary>What it is called, or the how-manieth it is.</summary>
    public string Name => _name.Length > 0 ? _name : FormattableString.Invariant($"process {_number}");

    /// <summary>Whether it has ended, well or not.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Happens when it ends, and fails where it failed: awaited, it joins the process.</summary>
    public Trigger Ended
    {
        get
        {
            if (_ended is not null) return _ended;
            _ended = new Trigger(Simulation, this);
            if (HasEnded) _ = Tell(_ended);
            return _ended;
        }
    }

    /// <summary>What it waits for, in words; empty where it does not wait.</summary>
    public string WaitsFor => IsWaiting ? _root!.Leaf.Describe(Simulation) : "";

    internal Simulation Simulation { get; }

    /// <summary>Whether it may wait when nothing happens any more.</summary>
    internal bool IsService { get; init; }

    /// <summary>Places that it holds.</summary>
    internal int Places { get; set; }

    /// <summary>Parts of it that wait, or go on after a wait.</summary>
    internal int Tasks { get; set; }

    /// <summary>Since when it is known to be in a deadlock; null where it is not.</summary>
    internal Epoch? HelplessSince { get; set; }

    /// <summary>The last search that came to it.</summary>
    internal long Search { get; set; }

    /// <summary>Whether others may wait for what it alone can give.</summary>
    internal bool IsWanted => Places > 0 || _ended is not null;

    /// <summary>Whether it waits for others, and not for a time alone.</summary>
    internal bool WaitsForOthers => IsWaiting && _root!.Leaf.WaitsForOthers;

    /// <summary>Whether it waits, where nothing happens any more.</summary>
    internal bool IsStuck => IsWaiting && !IsService;

    private bool IsWaiting => _root is not null && !HasEnded && Simulation.Current != this;

    /// <summary>
    /// Ends its wait now: where it waits, <see cref="InterruptedException"/> is thrown. What it would have been given goes to the next that waits for it. A process that has not begun
    /// is interrupted at its first wait, once. Of a process that has ended, or that is running, nothing comes.
    /// </summary>
    /// <param name="cause">What the exception tells it.</param>
    public void Interrupt(object? cause = null)
    {
        if (IsWaiting)
        {
            _root!.Leaf.Interrupt(Simulation, new InterruptedException(cause));
            Simulation.Part();
        }
        else if (!_hasBegun) _early ??= new InterruptedException(cause);
    }

    /// <summary>Names who has what it waits for; false where it may go on, or another part of it may, without them. One that has ended does not go on.</summary>
    internal bool NameGivers(WaitGraph graph)
    {
        if (HasEnded) return Tasks == 0;
        if (!IsWaiting) return false;
        SimTask leaf = _root!.LeafOf(this, out int tasks);
        return leaf.NameGivers(graph) && tasks == Tasks;
    }

    /// <summary>It begins.</summary>
    void IHappening.Happen()
    {
        _hasBegun = true;
        SimTask task;
        try
        {
            task = Simulation.Enter(this, _body);
        }
        catch (Exception error)
        {
            task = SimTask.Failed(error);
        }

        _root = task;
        if (task.IsCompleted) End(task);
        else task.Belong(this);
        if (_early is { } early && IsWaiting) task.Leaf.Interrupt(Simulation, early);
    }

    /// <summary>A task of it ends; the outermost one ends the process.</summary>
    internal void End(SimTask task)
    {
        if (task != _root) return;
        HasEnded = true;
        if (task.Error is { } error) _failure = error is ProcessFailedException or OperationCanceledException ? error : new ProcessFailedException(Name, Simulation.Now, error);
        bool isHeard = _ended is not null && Tell(_ended);
        if (_failure is not null && !isHeard) Simulation.Fail(_failure);
        Simulation.End(this);
    }

    /// <summary>Tells those who wait; false where nobody does.</summary>
    private bool Tell(Trigger ended) => ended.End(_failure);
}

/// <summary>What an event makes happen.</summary>
internal interface IHappening
{
    /// <summary>It happens.</summary>
    void Happen();
}

/// <summary>Something that a process waits for.</summary>
internal interface IWaiting
{
    /// <summary>What it is, in words.</summary>
    string Describe();

    /// <summary>Waits no more; what was granted already goes to others.</summary>
    void GiveUp();

    /// <summary>Names who has it; false where the wait may end without them.</summary>
    bool NameGivers(WaitGraph graph);
}

/// <summary>A process was interrupted while it waited.</summary>
/// <param name="cause">What it is told.</param>
public sealed class InterruptedException(object? cause) : Exception("The process was interrupted.")
{
    /// <summary>What the interrupter has to tell.</summary>
    public object? Cause { get; } = cause;
}

/// <summary>Processes wait for each other, and nothing that happens ends it; often nothing happens any more.</summary>
/// <param name="time">The virtual time.</param>
/// <param name="stuck">Who waits.</param>
/// <param name="othersGoOn">Whether other things still happen.</param>
public sealed class DeadlockException(Epoch time, IReadOnlyList<Process> stuck, bool othersGoOn = false)
    : Exception(
        $"{(othersGoOn ? $"Since {time} there are processes that only each other can help" : $"Nothing happens any more after {time}, and there are processes that wait")}: "
        + $"{string.Join("; ", stuck.Select(process => $"{process.Name} for {process.WaitsFor}"))}.")
{
    /// <summary>The virtual time of the last event; where other things still happen, when the deadlock was found.</summary>
    public Epoch Time { get; } = time;

    /// <summary>Whether other things still happen, which cannot end it.</summary>
    public bool OthersGoOn { get; } = othersGoOn;

    /// <summary>The processes that wait, in the order of their start; each tells what for.</summary>
    public IReadOnlyList<Process> Stuck { get; } = stuck;
}

/// <summary>A process failed.</summary>
/// <param name="process">Its name.</param>
/// <param name="time">The virtual time.</param>
/// <param name="cause">What it threw.</param>
public sealed class ProcessFailedException(string process, Epoch time, Exception cause) : Exception($"{process} failed at {time}: {cause?.Message}", cause)
{
    /// <summary>The process' name.</summary>
    public string Process { get; } = process;

    /// <summary>When it failed.</summary>
    public Epoch Time { get; } = time;
}
