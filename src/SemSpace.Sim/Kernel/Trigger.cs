using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// Something that happens once, or fails, for any number of processes to wait for. Who awaits it later goes on at once; where it failed, what it failed with is thrown.
/// </summary>
/// <param name="simulation">Where.</param>
/// <param name="name">What is to happen, for those who ask what a process waits for.</param>
public sealed class Trigger(Simulation simulation, string name = "something to happen")
{
    private readonly Func<string>? _describe;
    private readonly Process? _ends;
    private readonly List<Waiter> _waiting = [];
    private List<Action>? _followers;
    private Exception? _error;

    /// <summary>What is to happen is told only when somebody asks.</summary>
    internal Trigger(Simulation simulation, Func<string> describe)
        : this(simulation) => _describe = describe;

    /// <summary>The end of a process, which nobody else makes happen.</summary>
    internal Trigger(Simulation simulation, Process ends)
        : this(simulation, () => $"the end of {ends.Name}") => _ends = ends;

    /// <summary>Whether it has happened or failed.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>Happens at a time.</summary>
    public static Trigger At(Simulation simulation, Epoch time)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        Trigger trigger = new(simulation, () => FormattableString.Invariant($"{time}"));
        _ = simulation.At(time, () => trigger.Happen());
        return trigger;
    }

    /// <summary>Happens with the first of some, and fails where that fails.</summary>
    public static Trigger AnyOf(Simulation simulation, params ReadOnlySpan<Trigger> some)
    {
        Trigger[] waited = [.. some];
        Trigger any = new(simulation, () => string.Join(" or ", waited.Select(one => one.Describe())));
        foreach (Trigger one in some) one.Follow(() => one.PassOn(any));
        return any;
    }

    /// <summary>Happens with the last of all, at once where there are none; fails with the first that fails.</summary>
    public static Trigger AllOf(Simulation simulation, params ReadOnlySpan<Trigger> all)
    {
        Trigger[] waited = [.. all];
        Trigger last = new(simulation, () => string.Join(" and ", waited.Where(one => !one.HasHappened).Select(one => one.Describe())));
        int left = all.Length;
        if (left == 0) _ = last.Happen();
        foreach (Trigger one in all)
        {
            one.Follow(() =>
            {
                if (--left == 0 || one._error is not null) one.PassOn(last);
            });
        }

        return last;
    }

    /// <summary>Makes it happen, once; wakes all who wait, in the order in which they began to.</summary>
    /// <returns>Whether anybody waited.</returns>
    /// <exception cref="InvalidOperationException">It is the end of a process.</exception>
    public bool Happen() => _ends is null ? End(null) : throw NotOurs;

    /// <summary>Makes it fail, once.</summary>
    /// <returns>Whether anybody waited.</returns>
    /// <exception cref="InvalidOperationException">It is the end of a process.</exception>
    public bool Fail(Exception error) => _ends is null ? End(error) : throw NotOurs;

    /// <summary>For the compiler.</summary>
    public Waiter GetAwaiter()
    {
        Waiter waiter = simulation.NewWaiter();
        waiter.Trigger = this;
        return waiter;
    }

    internal bool End(Exception? error)
    {
        if (HasHappened) return false;
        (HasHappened, _error) = (true, error);
        foreach (Waiter waiter in _waiting) waiter.Wake();
        bool isHeard = _waiting.Count > 0 || _followers is not null;
        _waiting.Clear();
        foreach (Action follower in _followers ?? []) follower();
        _followers = null;
        return isHeard;
    }

    private static InvalidOperationException NotOurs => new("Bug in SemSpace: a process ends by itself.");

    private void Follow(Action follower)
    {
        if (HasHappened) follower();
        else (_followers ??= []).Add(follower);
    }

    private void PassOn(Trigger to) => _ = to.End(_error);

    private string Describe() => _describe?.Invoke() ?? name;

    /// <summary>One who waits for it. To be asked once for the result: it is used again for other waits.</summary>
    public sealed class Waiter : ISimAwaiter, IWaiting
    {
        private readonly Simulation _simulation;
        private SimTask? _task;
        private Ticket _wake;

        internal Waiter(Simulation simulation) => _simulation = simulation;

        /// <summary>For the compiler: whether it has happened already.</summary>
        public bool IsCompleted => Trigger!.HasHappened;

        internal Trigger? Trigger { get; set; }

        /// <summary>For the compiler: throws what it failed with.</summary>
        /// <exception cref="InterruptedException">The process was interrupted.</exception>
        public void GetResult()
        {
            Exception? error = Trigger!._error;
            (Trigger, _task) = (null, null);
            _simulation.Spare(this);
            _simulation.ThrowIfInterrupted();
            if (error is not null) throw error;
        }

        /// <summary>For the compiler; not used by processes.</summary>
        public void OnCompleted(Action continuation) => throw Wait.ForeignMethod;

        void ISimAwaiter.Suspend(SimTask task)
        {
            _task = task;
            Trigger!._waiting.Add(this);
            task.WaitFor(_simulation, this);
            if (Trigger._ends is not null) _simulation.Suspect(task.Owner);
        }

        string IWaiting.Describe() => Trigger!.Describe();

        void IWaiting.GiveUp()
        {
            if (!Trigger!._waiting.Remove(this)) _ = _simulation.Cancel(_wake);
        }

        bool IWaiting.NameGivers(WaitGraph graph) => !Trigger!.HasHappened && graph.Add(Trigger._ends);

        internal void Wake() => _wake = _simulation.Resume(_task!, _simulation.Now);
    }
}
