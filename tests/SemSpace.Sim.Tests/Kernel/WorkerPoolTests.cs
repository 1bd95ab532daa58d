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

    [Fact]
    public void A_failure_surfaces_where_the_work_is_joined()
    {
        using WorkerPool pool = new(1);
        Job<int> job = pool.Enqueue<int>(() => throw new InvalidOperationException("broken"));
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => job.Join()).Message);
    }
}
