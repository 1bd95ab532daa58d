using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Tests.Statistics;

/// <summary>
/// The remission times, in weeks, are those of Freireich et al. (Blood 21, 1963) as Gehan gives them (Biometrika 52, 1965, table 1): every textbook's example, with medians of 23 and 8 weeks and a
/// log-rank statistic of 16.79.
/// </summary>
public class SurvivalTests
{
    private static readonly (double Amount, bool Reached)[] Treated =
    [
        .. new[] { 6, 6, 6, 7, 10, 13, 16, 22, 23 }.Select(weeks => ((double)weeks, true)), .. new[] { 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35 }.Select(weeks => ((double)weeks, false)),
    ];

    private static readonly (double Amount, bool Reached)[] Placebo = [.. new[] { 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23 }.Select(weeks => ((double)weeks, true))];

    /// <summary>Kaplan and Meier's own example (1958, section 2): deaths at .8, 3.1, 5.4, 9.2, losses at 1.0, 2.7, 7.0, 12.1.</summary>
    [Fact]
    public void Runs_that_never_reach_the_target_are_reckoned_with()
    {
        (double, bool)[] runs = [(0.8, true), (1.0, false), (2.7, false), (3.1, true), (5.4, true), (7.0, false), (9.2, true), (12.1, false)];
        Assert.Equal([(0.8, 7 / 8.0), (3.1, 7 / 10.0), (5.4, 21 / 40.0), (9.2, 21 / 80.0)], Survival.KaplanMeier(runs).Select(step => (step.At, Math.Round(step.Share, 12))));
        Assert.Equal(9.2, Survival.Median(runs).Middle);
        Assert.Equal(new MedianInterval(null, null, null), Survival.Median([(12, false), (13, false)]));
    }

    /// <summary>The times at which the log(-log) interval of the share, with Greenwood's variance, holds a half; worked out a second time in 20 lines of Python: 13 to not known, 4 to 11.</summary>
    [Fact]
    public void Medians_have_intervals_which_may_be_open()
    {
        Assert.Equal(new MedianInterval(23, 13, null), Survival.Median(Treated));
        Assert.Equal(new MedianInterval(8, 4, 11), Survival.Median(Placebo));
    }

    [Fact]
    public void The_log_rank_statistic_is_that_of_textbooks()
    {
        Assert.Equal(16.79, LogRankTest.ChiSquared(Treated, Placebo), 0.005);
        Assert.Equal(LogRankTest.ChiSquared(Treated, Placebo), LogRankTest.ChiSquared(Placebo, Treated), 1e-9);
        Assert.Equal(0, LogRankTest.ChiSquared([(1, false), (2, false)], [(3, false)]));
    }

    /// <summary>By hand: of 2^3 exchanges the given one and that of all seeds are the farthest; where nothing differs, all are alike.</summary>
    [Fact]
    public void Exchanges_within_seeds_are_counted_exactly()
    {
        Assert.Equal(2 / 8.0, LogRankTest.PValue([((1, true), (9, false)), ((2, true), (9, false)), ((3, true), (9, false))], new SeedTree(1)));
        Assert.Equal(1, LogRankTest.PValue([((1, true), (1, true)), ((9, false), (9, false)), ((3, true), (3, true))], new SeedTree(1)));
    }

    /// <summary>Beyond 12 seeds exchanges are drawn: none of 10,000 is as far as 15 of 15 seeds, and each seed alike leaves all so.</summary>
    [Fact]
    public void Many_seeds_are_drawn_from()
    {
        Assert.InRange(LogRankTest.PValue([.. Enumerable.Range(1, 15).Select(i => (((double)i, true), (90.0, false)))], new SeedTree(1)), 1 / 10_001.0, 5 / 10_001.0);
        Assert.Equal(1, LogRankTest.PValue([.. Enumerable.Range(1, 15).Select(i => (((double)i, true), ((double)i, true)))], new SeedTree(1)));
    }

    /// <summary>A run that was given up at 6 says nothing of what another needed beyond.</summary>
    [Fact]
    public void Runs_are_followed_to_where_the_first_was_given_up()
    {
        (double? limit, IReadOnlyList<IReadOnlyList<(double Amount, bool Reached)>> arms) = Survival.Restricted([[(6, false), (8, false)], [(3, true), (20, true)]]);
        Assert.Equal(6, limit);
        Assert.Equal([(6, false), (6, false)], arms[0]);
        Assert.Equal([(3, true), (6, false)], arms[1]);
        Assert.Null(Survival.Restricted([[(3, true)], [(20, true)]]).Limit);
    }
}
