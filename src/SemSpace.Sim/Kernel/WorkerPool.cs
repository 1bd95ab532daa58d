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
    /// <param name="workers">How many; with none, work is done where it is queued, which is best for what takes less time than to hand it over.</param>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        _threads = [.. Enumerable.Range(0, workers).Select(i => new Thread(Serve) { Name = $"worker {i}", IsBackground = true })];
        foreach (Thread thread in _threads) thread.Start();
    }

    /// <summary>Queues a piece of work.</summary>
    public Job<T> Enqueue<T>(Func<T> work)
    {
        if (_threads.Length == 0) return new Job<T>(Done(work));
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

    /// <summary>
    /// Queues a piece of work that is long and that nobody waits for until the other work is done. It takes one worker, and where it is ahead of
    /// the other work that worker turns to what is queued between two of its steps: begun last, it would go on alone when the others are idle.
    /// </summary>
    /// <param name="work">Works; tells after each step what share of it is done, 0 to 1, and ends with what that throws.</param>
    /// <param name="pace">The share of the other work that is done, 0 to 1; asked from a worker's thread.</param>
    public SideJob EnqueueBeside(Action<Action<double>> work, Func<double> pace)
    {
        SideJob job = new();
        job.Work = Enqueue(() =>
        {
            work(AfterStep);
            return true;
        });
        return job;

        void AfterStep(double share)
        {
            job.Share = share;
            while (share > pace() && _queue.TryTake(out Action? other)) other();
            if (_queue.IsAddingCompleted) throw new OperationCanceledException("The workers are sent home.");
        }
    }

    /// <summary>Lets the work in hand finish, but for work beside, drops what is queued and ends the threads.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        while (_queue.TryTake(out _)) continue;
        foreach (Thread thread in _threads) thread.Join();
        _queue.Dispose();
    }

    private static Task<T> Done<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (Exception error)
        {
            return Task.FromException<T>(error);
        }
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

    /// <summary>Waits for the work for a time; whether it is done, well or not.</summary>
    internal bool Wait(TimeSpan time) => Task.WaitAny([_task], time) == 0;
}

/// <summary>Work that goes on in a <see cref="WorkerPool"/> beside other work.</summary>
public sealed class SideJob
{
    private double _share;

    internal SideJob()
    {
    }

    /// <summary>The share of it that is done, 0 to 1.</summary>
    public double Share
    {
        get => Volatile.Read(ref _share);
        internal set => Volatile.Write(ref _share, value);
    }

    internal Job<bool>? Work { get; set; }

    /// <summary>Waits for the work, and tells of it several times a second; throws what it threw.</summary>
    public void Join(Action waiting)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        while (!Work!.Wait(TimeSpan.FromMilliseconds(200))) waiting();
        _ = Work.Join();
    }
}
