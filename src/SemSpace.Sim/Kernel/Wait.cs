using System.Runtime.CompilerServices;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>Awaitable of <see cref="Simulation.Until"/> and <see cref="Simulation.Settled"/>.</summary>
public readonly struct Wait : INotifyCompletion
{
    private readonly Simulation _simulation;
    private readonly Epoch _time;
    private readonly int _priority;
    private readonly bool _alsoNow;

    internal Wait(Simulation simulation, Epoch time, int priority, bool alsoNow = false) => (_simulation, _time, _priority, _alsoNow) = (simulation, time, priority, alsoNow);

    /// <summary>For the compiler: whether the time has come already.</summary>
    public bool IsCompleted => !_alsoNow && _time <= _simulation.Now;

    /// <summary>For the compiler.</summary>
    public Wait GetAwaiter() => this;

    /// <summary>For the compiler: waiting has no result.</summary>
    public void GetResult() => _ = _simulation;

    /// <summary>For the compiler: resumes when the time comes.</summary>
    public void OnCompleted(Action continuation) => _simulation.At(_time, continuation, _priority);
}
