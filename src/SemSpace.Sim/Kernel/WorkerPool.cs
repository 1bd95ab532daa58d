using System.Collections.Concurrent;

namespace SemSpace.Sim.Kernel;

/// <summary>
/// Threads for real work that virtual time does not wait for. Work is queued when its virtual duration begins and joined when
/// it ends; since each piece depends on its inputs alone, results do not depend on the number of threads.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly Thread[] _threads;

    /// <summary>Starts the threads.</summary>
    /// <param name="workers">How many, at least 1.</param>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        _threads = [.. Enumerable.Range(0, workers).Select(i => new Thread(Serve) { Name = $"worker {i}", IsBackground = true })];
        foreach (Thread thread in _threads) thread.Start();
    }

    /// <summary>Queues a piece of work.</summary>
    public Job<T> Enqueue<T>(Func<T> work)
    {
        TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(() =>
        {
            try
            {
                source.SetResult(work());
            }
            catch (Exception error)
            {
                source.SetException(error);
            }
        });
        return new Job<T>(source.Task);
    }

    /// <summary>Lets the work in hand finish, drops what is queued and ends the threads.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        while (_queue.TryTake(out _)) continue;
        foreach (Thread thread in _threads) thread.Join();
        _queue.Dispose();
    }

    private void Serve()
    {
        foreach (Action work in _queue.GetConsumingEnumerable()) work();
    }
}

/// <summary>Work that goes on in a <see cref="WorkerPool"/>.</summary>
/// <typeparam name="T">Type of its result.</typeparam>
public sealed class Job<T>
{
    private readonly Task<T> _task;

    internal Job(Task<T> task) => _task = task;

    /// <summary>Whether the work is done, well or not.</summary>
    public bool IsDone => _task.IsCompleted;

    /// <summary>Waits for the work; throws what it threw.</summary>
    public T Join() => _task.GetAwaiter().GetResult();
}
