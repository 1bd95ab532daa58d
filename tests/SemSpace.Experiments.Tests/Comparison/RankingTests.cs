using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Tests.Comparison;

public class RankingTests
{
    private static readonly string[] Rules = ["fedavg", "fedbuff", "trajectory"];

    /// <summary>Five tasks in which trajectory is always first and fedavg last; scores differ in size from task to task, as units do.</summary>
    [Fact]
    public void An_arm_that_is_first_in_every_task_is_first()
    {
        ArmRanking ranking = ArmRanking.Of(Runs(task => [1 * task, 2 * task, 3 * task]), ["rule"], [ComparedMeasure.All[0]]);
        Assert.Equal(["trajectory", "fedbuff", "fedavg"], ranking.Arms.Select(arm => arm.Label));
        Assert.Equal([1.0 / 3, 0, -1.0 / 3], ranking.Arms.Select(arm => arm.Borda.Mean), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal((5, 1, 1.0, 1.0), (ranking.Tasks, ranking.Arms[0].Place, ranking.Agreement.Borda, ranking.Agreement.PlackettLuce));
        Assert.True(ranking.Arms[0].Strength.Mean > ranking.Arms[1].Strength.Mean && ranking.Arms[0].Strength.Low <= ranking.Arms[0].Strength.Mean);
        Assert.Equal("trajectory is first over 5 tasks, in Kemeny's order and in Borda's: trajectory differs from fedavg (Friedman's test, p = 0.007, Nemenyi's test).", ranking.Sentence());
    }

    /// <summary>The first oracle of rank aggregation: the means say A, B, C and the ranks C, B, A.</summary>
    [Fact]
    public void Ranks_and_not_means_decide()
    {
        double[][] scores = [[.1, .8, .9], [10, 20, 15], [1000, 1, 2]];
        ArmRanking ranking = ArmRanking.Of(Runs(task => scores[(int)task - 1], tasks: 3), ["aggregation.rule"], [ComparedMeasure.All[0]]);
        Assert.Equal(["trajectory", "fedbuff", "fedavg"], ranking.Arms.OrderByDescending(arm => arm.Borda.Mean).Select(arm => arm.Label));
    }

    /// <summary>Ranks 1, 2 and 3 in five tasks: the critical difference is 2.3437 (Demšar, table 5) times the root of 3 · 4 / (6 · 5), 1.482.</summary>
    [Fact]
    public void Arms_nearer_than_the_critical_difference_are_joined()
    {
        MeanRanks ranks = ArmRanking.Of(Runs(task => [1, 2, 3]), ["rule"], [ComparedMeasure.All[0]]).Ranks!;
        Assert.Equal([1.0, 2, 3], ranks.Ranks);
        Assert.Equal(1.482, ranks.Critical, 1e-3);
        Assert.Equal([[0, 1], [1, 2]], ranks.Alike);
        Assert.Null(ArmRanking.Of(Runs(task => [1, 2, 3], tasks: 2), ["rule"], [ComparedMeasure.All[0]]).Ranks);
    }

    [Fact]
    public void A_measure_of_which_less_is_better_counts_the_other_way_round_and_is_a_task_of_its_own()
    {
        FoundRun[] runs = [.. Runs(task => [1, 2, 3]).Select(run => run with { Summary = run.Summary with { TrainingJ = run.Summary.FinalScore!.Value, RadioJ = 0 } })];
        ArmRanking ranking = ArmRanking.Of(runs, ["rule"], [ComparedMeasure.Named("joules")!]);
        Assert.Equal(["fedavg", "fedbuff", "trajectory"], ranking.Arms.Select(arm => arm.Label));
        Assert.Equal(10, ArmRanking.Of(runs, ["rule"], [ComparedMeasure.Named("joules")!, ComparedMeasure.All[0]]).Tasks);
    }

    [Fact]
    public void Tasks_that_an_arm_lacks_do_not_count_for_it()
    {
        FoundRun[] runs = [.. Runs(task => [1, 2, 3]).Where(run => run.Summary.DurationH > 2 || run.Values["aggregation.rule"] != "fedbuff")];
        ArmRanking ranking = ArmRanking.Of(runs, ["rule"], [ComparedMeasure.All[0]]);
        Assert.Equal([("fedavg", 5), ("fedbuff", 3), ("trajectory", 5)], ranking.Arms.Select(arm => (arm.Label, arm.Tasks)).Order());
    }

    [Fact]
    public void Without_two_arms_in_a_task_there_is_nothing_to_rank()
        => Assert.StartsWith("There is nothing to rank", Assert.Throws<ResultsException>(() => ArmRanking.Of([ComparisonTests.Run(1, "duration_h=1", "aggregation.rule=fedavg"), ComparisonTests.Run(1, "duration_h=2", "aggregation.rule=fedbuff")], ["rule"], [ComparedMeasure.All[0]])).Message, StringComparison.Ordinal);

    /// <summary>Runs of three rules, a task a duration.</summary>
    private static FoundRun[] Runs(Func<double, double[]> scores, int tasks = 5) =>
    [
        .. from task in Enumerable.Range(1, tasks) from rule in Enumerable.Range(0, Rules.Length)
           select ComparisonTests.Run(1, $"duration_h={task}", $"aggregation.rule={Rules[rule]}") is var run ? run with { Summary = run.Summary with { FinalScore = scores(task)[rule] } } : run,
    ];
}
