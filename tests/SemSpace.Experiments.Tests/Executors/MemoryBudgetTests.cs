using SemSpace.Experiments.Executors;

namespace SemSpace.Experiments.Tests.Executors;

public class MemoryBudgetTests
{
    private const long Mib = 1 << 20;

    /// <summary>What running ones will still take up to their peak is kept for them.</summary>
    [Theory]
    [InlineData(1000, 400, new long[] { }, true)]
    [InlineData(399, 400, new long[] { }, false)]
    [InlineData(700, 400, new long[] { 100 }, true)]
    [InlineData(699, 400, new long[] { 100 }, false)]
    [InlineData(400, 400, new long[] { 400, 500 }, true)]
    [InlineData(1199, 400, new long[] { 0, 0 }, false)]
    public void One_more_fits_where_all_reach_their_peak(long available, long need, long[] held, bool fits)
        => Assert.Equal(fits, MemoryBudget.Fits(available * Mib, need * Mib, held.Select(mib => mib * Mib)));

    [Fact]
    public void The_first_may_always_begin_and_processes_that_ended_do_not_count()
    {
        MemoryBudget memory = new();
        Assert.True(memory.AllowsOneMore());
        memory.Watch(4_194_304); // no process has that number
        Assert.True(memory.AllowsOneMore());
        Assert.InRange(MemoryBudget.Available() ?? 1, 1, long.MaxValue);
    }
}
