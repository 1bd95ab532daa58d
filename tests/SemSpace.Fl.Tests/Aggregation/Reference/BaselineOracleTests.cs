using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation.Reference;

/// <summary>Small examples of FedAvg and FedBuff, worked out by hand or with numpy 1.24 in float64.</summary>
public class BaselineOracleTests
{
    /// <summary>The numbers are given to six decimals.</summary>
    private const double Printed = 1e-6;

    [Fact]
    public void Fedavg_weighs_models_by_samples()
    {
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [2, 2]), Rounds.Update(1, 1, 0, 30, [0, 4])];
        Assert.Equal([.5f, 3.5f], Rounds.Flat(new FedAvgRule(), [0, 0], RoundPlan.Blind(1), updates).Model);
    }

    [Fact]
    public void Fedbuff_divides_by_the_number_of_updates_and_not_by_their_discounts()
    {
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [.3f]), Rounds.Update(1, 1, 0, 99, [-.1f], 3), Rounds.Update(2, 2, 0, 5, [.2f], 8)];
        (float[] model, AggregationOutcome outcome) = Rounds.Flat(new FedBuffRule(3), [1], RoundPlan.Blind(1), updates);
        Assert.Equal(1.105556, model[0], Printed);
        Assert.Equal([1.0 / 3, .5 / 3, 1.0 / 9], outcome.Weights.Select(update => update.Weight), (a, b) => Math.Abs(a - b) < Printed);
    }

    /// <summary>One gateway, equal samples, everything fresh: the three rules are one.</summary>
    [Theory, InlineData(ShareMode.Planned), InlineData(ShareMode.Deferred)]
    public void In_the_static_ideal_world_all_rules_agree(ShareMode shares)
    {
        const double float32Rounding = 1e-6;
        ModelUpdate[] updates = [.. Enumerable.Range(0, 5).Select(k => Rounds.Update(k, k, 0, 120, [.3f * k, 1 - (.7f * k), k * k * .01f], contact: k, seconds: 60 + k))];
        float[] model = [1, -2, 3];
        float[] fedAvg = Rounds.Flat(new FedAvgRule(), model, RoundPlan.Blind(1), updates).Model;
        foreach (AggregationRule other in new AggregationRule[] { new FedBuffRule(5), new TrajectoryRule(TrajectoryVariant.Trajectory) { Shares = shares } })
        {
            float[] result = Rounds.Flat(other, model, Rounds.PlanOf(updates), updates).Model;
            Assert.All(result.Zip(fedAvg), pair => Assert.Equal(pair.Second, pair.First, float32Rounding));
        }
    }
}
