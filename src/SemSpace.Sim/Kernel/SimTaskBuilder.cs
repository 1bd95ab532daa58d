using System.Runtime.CompilerServices;

#pragma warning disable CA1000, CA1822 // the shape of these types is the compiler's contract

namespace SemSpace.Sim.Kernel;

/// <summary>What the compiler builds an <c>async SimTask</c> method with. Nothing here touches the thread pool or an execution context.</summary>
public readonly struct SimTaskBuilder
{
    private SimTaskBuilder(SimTask task) => Task = task;

    /// <summary>The task under construction.</summary>
    public SimTask Task { get; }

    /// <summary>For the compiler.</summary>
    public static SimTaskBuilder Create() => new(new SimTask());

    /// <summary>For the compiler: runs the method up to its first suspension.</summary>
    public void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine => machine.MoveNext();

    /// <summary>For the compiler: not used by current compilers.</summary>
    public void SetStateMachine(IAsyncStateMachine machine) => ArgumentNullException.ThrowIfNull(machine);

    /// <summary>For the compiler: the method returned.</summary>
    public void SetResult() => Task.Complete();

    /// <summary>For the compiler: the method threw.</summary>
    public void SetException(Exception error) => Task.Complete(error);

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => Suspend(Task, ref awaiter, ref machine);

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => Suspend(Task, ref awaiter, ref machine);

    /// <summary>
    /// Boxes the state machine at its first suspension; the box holds a copy of the builder, which shares the task, so that
    /// later suspensions find the box's own continuation.
    /// </summary>
    internal static void Suspend<TAwaiter, TStateMachine>(SimTask task, ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (task.MoveNext is null)
        {
            IAsyncStateMachine boxed = machine;
            task.MoveNext = boxed.MoveNext;
        }

        awaiter.OnCompleted(task.MoveNext);
    }
}

/// <summary>What the compiler builds an <c>async SimTask&lt;T&gt;</c> method with.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
public readonly struct SimTaskBuilder<T>
{
    private SimTaskBuilder(SimTask<T> task) => Task = task;

    /// <summary>The task under construction.</summary>
    public SimTask<T> Task { get; }

    /// <summary>For the compiler.</summary>
    public static SimTaskBuilder<T> Create() => new(new SimTask<T>());

    /// <summary>For the compiler: runs the method up to its first suspension.</summary>
    public void Start<TStateMachine>(ref TStateMachine machine)
        where TStateMachine : IAsyncStateMachine => machine.MoveNext();

    /// <summary>For the compiler: not used by current compilers.</summary>
    public void SetStateMachine(IAsyncStateMachine machine) => ArgumentNullException.ThrowIfNull(machine);

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
        where TStateMachine : IAsyncStateMachine => SimTaskBuilder.Suspend(Task, ref awaiter, ref machine);

    /// <summary>For the compiler: the method awaits something unfinished.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine machine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => SimTaskBuilder.Suspend(Task, ref awaiter, ref machine);
}
