using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void All_work_is_done_and_joined_in_any_order(int workers)
    {
        using WorkerPool pool = new(workers);
        Job<int>[] jobs = [.. Enumerable.Range(0, 100).Select(i => pool.Enqueue(() => i * i))];
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i * i).Reverse(), jobs.Reverse().Select(job => job.Join()));
    }

    /// <summary>One worker: the work beside is begun first, and between two steps lets all that is queued go first while it is ahead.</summary>
    [Fact]
    public void Work_beside_gives_way_where_it_is_ahead_and_only_there()
    {
        using WorkerPool pool = new(1);
        using ManualResetEventSlim queued = new();
        double pace = 0.5;
        List<string> done = [];
        SideJob beside = pool.EnqueueBeside(
            afterStep =>
            {
                queued.Wait();
                foreach (double share in (double[])[0.25, 0.5, 0.75, 1])
                {
                    done.Add($"{share}");
                    afterStep(share);
                }
            },
            () => pace);
        Job<bool>[] jobs = [.. Enumerable.Range(0, 3).Select(i => pool.Enqueue(() => { done.Add($"job {i}"); return true; }))];
        queued.Set();
        beside.Join(() => { });
        Assert.All(jobs, job => Assert.True(job.Join()));
        Assert.Equal(["0.25", "0.5", "0.75", "job 0", "job 1", "job 2", "1"], done);
        Assert.Equal(1, beside.Share);
    }

    [Fact]
    public void Work_beside_ends_with_the_pool()
    {
        using ManualResetEventSlim begun = new();
        WorkerPool pool = new(1);
        SideJob beside = pool.EnqueueBeside(
            afterStep =>
            {
                begun.Set();
                while (true) afterStep(0.1);
            },
            () => 1);
        begun.Wait(TestContext.Current.CancellationToken);
        pool.Dispose();
        Assert.Throws<OperationCanceledException>(() => beside.Join(() => { }));
    }

    [Fact]
    public void A_failure_surfaces_where_the_work_is_joined()
    {
        using WorkerPool pool = new(1);
        Job<int> job = pool.Enqueue<int>(() => throw new InvalidOperationException("broken"));
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => job.Join()).Message);
    }
}
