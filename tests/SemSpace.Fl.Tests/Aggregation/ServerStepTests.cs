using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

/// <summary>The server's step size multiplies the step, and the weights with it.</summary>
public class ServerStepTests
{
    private const double Rounding = 1e-12;

    public static TheoryData<AggregationRule, AggregationRule> Pairs => new()
    {
        { new FedAvgRule(), new FedAvgRule(ServerLearningRate: 3) },
        { new HierFavgRule(), new HierFavgRule(ServerLearningRate: 3) },
        { new FedBuffRule(), new FedBuffRule(ServerLearningRate: 3) },
        { new TrajectoryRule(TrajectoryVariant.Trajectory), new TrajectoryRule(TrajectoryVariant.Trajectory) { ServerLearningRate = 3 } },
        { new TrajectoryRule(TrajectoryVariant.Trajectory) { Shares = ShareMode.Planned }, new TrajectoryRule(TrajectoryVariant.Trajectory) { Shares = ShareMode.Planned, ServerLearningRate = 3 } },
        { new TrajectoryRule(TrajectoryVariant.Samples), new TrajectoryRule(TrajectoryVariant.Samples) { ServerLearningRate = 3 } },
        { new TrajectoryRule(TrajectoryVariant.Samples) { Discount = DiscountMode.Renormalised }, new TrajectoryRule(TrajectoryVariant.Samples) { Discount = DiscountMode.Renormalised, ServerLearningRate = 3 } },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_step_is_three_times_as_long_and_weights_and_anchor_still_make_one(AggregationRule one, AggregationRule three)
    {
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [1, -2]), Rounds.Update(1, 1, 1, 30, [3, 2])];
        RoundPlan plan = new(2, [new(0, 0, 0, 60, 1e6, 0), new(1, 1, 1, 60, 1e6, 0)], []);
        (float[] Model, AggregationOutcome Outcome) by1 = Rounds.Flat(one, [0, 0], plan, updates), by3 = Rounds.Flat(three, [0, 0], plan, updates);
        Assert.All(by1.Model.Zip(by3.Model), pair => Assert.Equal(3 * pair.First, pair.Second, 1e-5f));
        Assert.All(by1.Outcome.Weights.Zip(by3.Outcome.Weights), pair => Assert.Equal(3 * pair.First.Weight, pair.Second.Weight, Rounding));
        Assert.Equal(1, by3.Outcome.AnchorWeight + by3.Outcome.Weights.Sum(weight => weight.Weight), Rounding);
    }
}
