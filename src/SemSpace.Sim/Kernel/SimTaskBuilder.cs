using System.Runtime.CompilerServices;

#pragma warning disable CA1000, CA1822 // the shape of these types is the compiler's contract

namespace SemSpace.Sim.Kernel;

/// <summary>
/// What the compiler builds an <c>async SimTask</c> method with. Nothing here touches the thread pool or an execution context. The task is the box of the
/// method's state: one object for each call that waits.
/// </summary>
public struct SimTaskBuilder
{
    private static readonly SimTask Done = Ended();
    private SimTask? _task;

    /// <summary>The task under construction.</summary>
    public SimTask Task => _task ??= new SimTask();

    /// <summary>For the compiler.</summary>
    public static SimTaskBuilder Create() => default;

    /// <summary>For the compiler: runs the method up to its first suspension.</summary>
    public readonly void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine => machine.MoveNext();

    /// <summary>For the compiler: not used by current compilers.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine machine) => ArgumentNullException.ThrowIfNull(machine);

    /// <summary>For the compiler: the method returned.</summary>
    public void SetResult()
    {
        if (_task is null) _task = Done;
        else _task.Complete();
    }

    /// <summary>For the compiler: the method threw.</summary>
    public void SetException(Exception error) => Task.Complete(error);

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (_task is null)
        {
            Box<TStateMachine> box = new();
            _task = box; // before the copy, which holds this builder
            box.Machine = machine;
        }

        Suspend(ref awaiter, _task);
    }

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => AwaitOnCompleted(ref awaiter, ref machine);

    /// <summary>Nothing but the kernel may resume a process: what other awaiters do would happen on other threads, in any order.</summary>
    internal static void Suspend<TAwaiter>(ref TAwaiter awaiter, SimTask task)
        where TAwaiter : INotifyCompletion
    {
        if (typeof(TAwaiter) == typeof(Wait)) Unsafe.As<TAwaiter, Wait>(ref awaiter).Suspend(task); // the one struct, which would be boxed until this is compiled with all optimisations
        else if (awaiter is ISimAwaiter other) other.Suspend(task);
        else throw Wait.ForeignMethod;
    }

    private static SimTask Ended()
    {
        SimTask task = new();
        task.Complete();
        return task;
    }

    private sealed class Box<TStateMachine> : SimTask
        where TStateMachine : IAsyncStateMachine
    {
        internal TStateMachine Machine = default!;

        private protected override void Resume() => Machine.MoveNext();
    }
}

/// <summary>What the compiler builds an <c>async SimTask&lt;T&gt;</c> method with.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
public struct SimTaskBuilder<T>
{
    private SimTask<T>? _task;

    /// <summary>The task under construction.</summary>
    public SimTask<T> Task => _task ??= new SimTask<T>();

    /// <summary>For the compiler.</summary>
    public static SimTaskBuilder<T> Create() => default;

    /// <summary>For the compiler: runs the method up to its first suspension.</summary>
    public readonly void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine => machine.MoveNext();

    /// <summary>For the compiler: not used by current compilers.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine machine) => ArgumentNullException.ThrowIfNull(machine);

    /// <summary>For the compiler: the method returned.</summary>
    public void SetResult(T result)
    {
        Task.Result = result;
        Task.Complete();
    }

    /// <summary>For the compiler: the method threw.</summary>
    public void SetException(Exception error) => Task.Complete(error);

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (_task is null)
        {
            Box<TStateMachine> box = new();
            _task = box;
            box.Machine = machine;
        }

        SimTaskBuilder.Suspend(ref awaiter, _task);
    }

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => AwaitOnCompleted(ref awaiter, ref machine);

    private sealed class Box<TStateMachine> : SimTask<T>
        where TStateMachine : IAsyncStateMachine
    {
        internal TStateMachine Machine = default!;

        private protected override void Resume() => Machine.MoveNext();
    }
}
