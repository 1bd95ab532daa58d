using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Tests.Statistics;

/// <summary>Statistics over tasks and of times to a target. Numbers with a source are those of rliable's tests (commit 3ccd9f4).</summary>
public class ManyTasksTests
{
    [Fact]
    public void Middles()
    {
        double[][] x = [[1, 2], [2, 2], [1, 1], [2, 1]], y = [[1, 1], [2, 2], [3, 3]], ranks = [.. Enumerable.Range(0, 5).Select(task => Enumerable.Range(16 * task, 16).Select(i => (double)i).ToArray())];
        Assert.Equal(1.5, SampleStatistics.InterquartileMean(x.SelectMany(task => task)));
        Assert.Equal(2, SampleStatistics.InterquartileMean(y.SelectMany(task => task)));
        Assert.Equal(39.5, SampleStatistics.InterquartileMean(ranks.SelectMany(task => task)));
    }

    [Fact]
    public void Improvement_counts_equal_runs_half()
    {
        Assert.Equal(0.5, ManyTasks.Improvement([[1, 2], [3, 3]], [[1, 2], [3, 3]]));
        Assert.Equal(0.75, ManyTasks.Improvement([[2], [1]], [[1], [1]]));
    }

    [Fact]
    public void A_profile_falls_from_all_to_none() => Assert.Equal([1, 0.75, 0.25, 0], ManyTasks.Profile([1, 2, 2, 3], [0, 1, 2, 3]));

    /// <summary>Runs are drawn within tasks: where tasks differ and their runs do not, nothing is left to chance.</summary>
    [Fact]
    public void The_bootstrap_draws_within_tasks()
    {
        double[][] tasks = [[1, 1, 1], [5, 5, 5]];
        Assert.Equal([new(3, 3, 3)], ManyTasks.Stratified(tasks, all => [all.Average()], new SeedTree(1), resamples: 200));
        Assert.Equal([new(3, 2, 4), new(6, 4, 6)], ManyTasks.Stratified([[0, 2], [4, 6]], all => [all.Average(), all.Max()], new SeedTree(1)));
    }

    /// <summary>Every value but the lowest and the highest lies within the range of the others.</summary>
    [Fact]
    public void The_coverage_of_a_band_is_that_of_runs_that_had_no_part_in_it()
    {
        double[][] groups = [[3, 1, 4, 1.5, 5], [1, 2, 3], [7, 8]];
        Assert.Equal(4 / 8.0, BandCoverage.LeaveOneOut(groups, 0));
        Assert.Equal(1 / 3.0, BandCoverage.LeaveOneOut([[1, 2, 3]], 0.25));
        Assert.Equal(0, BandCoverage.LeaveOneOut([[1, 2, 4]], 0.5));
        Assert.Null(BandCoverage.LeaveOneOut([[7, 8]], 0));
    }

    /// <summary>The 6 by 6 matrix of scikit-posthocs' tests (test_find_maximal_cliques_6x6, commit e8f6195).</summary>
    [Fact]
    public void Bars_join_the_largest_groups_that_are_alike()
    {
        int[][] alike = [[0, 1, 0, 0, 0, 0], [1, 0, 1, 1, 1, 0], [0, 1, 0, 1, 1, 0], [0, 1, 1, 0, 1, 0], [0, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 0]];
        Assert.Equal([[0, 1], [1, 2, 3, 4], [5]], MaximalCliques.Of(6, (one, other) => alike[one][other] == 1));
        Assert.Equal([[0]], MaximalCliques.Of(1, (_, _) => true));
        Assert.Equal([Enumerable.Range(0, 60)], MaximalCliques.Of(60, (_, _) => true));
    }
}
