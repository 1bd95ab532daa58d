using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>Awaitable of <see cref="Simulation.Until"/> and <see cref="Simulation.Settled"/>.</summary>
public readonly struct Wait : ISimAwaiter
{
    private readonly Simulation _simulation;
    private readonly Epoch _time;
    private readonly int _priority;
    private readonly bool _alsoNow;

    internal Wait(Simulation simulation, Epoch time, int priority, bool alsoNow = false) => (_simulation, _time, _priority, _alsoNow) = (simulation, time, priority, alsoNow);

    /// <summary>What is thrown where a process awaits what is not the kernel's.</summary>
    internal static NotSupportedException ForeignMethod => new("Bug in SemSpace: a process awaits something that is not the simulation's.");

    /// <summary>For the compiler: whether the time has come already.</summary>
    public bool IsCompleted => !_alsoNow && _time <= _simulation.Now;

    /// <summary>For the compiler.</summary>
    public Wait GetAwaiter() => this;

    /// <summary>For the compiler: waiting has no result.</summary>
    /// <exception cref="InterruptedException">The process was interrupted.</exception>
    public void GetResult() => _simulation.ThrowIfInterrupted();

    /// <summary>For the compiler; not used by processes.</summary>
    public void OnCompleted(Action continuation) => throw ForeignMethod;

    /// <summary>Has the task go on at the time.</summary>
    public void Suspend(SimTask task) => task.WaitUntil(_simulation, _time, _priority);
}
