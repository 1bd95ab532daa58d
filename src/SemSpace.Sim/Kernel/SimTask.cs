using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// A process, or a part of one: an <c>async</c> method over kernel events. It runs on the thread that runs the kernel and on
/// no other; it resumes at once, in the caller's place, when what it awaits completes. A failure surfaces at the awaiting
/// process, and at <see cref="Simulation.Run"/> for a process that nobody awaits.
/// </summary>
[AsyncMethodBuilder(typeof(SimTaskBuilder))]
public class SimTask : INotifyCompletion
{
    private ExceptionDispatchInfo? _error;
    private Action? _continuation;

    /// <summary>Whether the process has ended, well or not.</summary>
    public bool IsCompleted { get; private set; }

    internal Action? MoveNext { get; set; }

    /// <summary>For the compiler: a task is its own awaiter.</summary>
    public SimTask GetAwaiter() => this;

    /// <summary>For the compiler: throws what the process threw.</summary>
    public void GetResult() => _error?.Throw();

    /// <summary>For the compiler: what to do when the process ends. One process at most awaits a task.</summary>
    public void OnCompleted(Action continuation)
        => _continuation = _continuation is null ? continuation : throw new InvalidOperationException("Bug in SemSpace: two processes await one task.");

    internal void Complete(Exception? error = null)
    {
        _error = error is null ? null : ExceptionDispatchInfo.Capture(error);
        IsCompleted = true;
        _continuation?.Invoke();
    }
}

/// <summary>A process that ends with a result.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
[AsyncMethodBuilder(typeof(SimTaskBuilder<>))]
public sealed class SimTask<T> : SimTask
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
