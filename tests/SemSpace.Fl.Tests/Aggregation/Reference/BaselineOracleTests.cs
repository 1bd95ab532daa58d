using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation.Reference;

/// <summary>Small examples of FedAvg and FedBuff, worked out by hand or with numpy 1.24 in float64.</summary>
public class BaselineOracleTests
{
    /// <summary>The numbers are given to six decimals.</summary>
    private const double Printed = 1e-6;

    public static TheoryData<AggregationRule> BySamples =>
        [new FedAvgRule(), new HierFavgRule(), new TrajectoryRule(TrajectoryVariant.Samples), new TrajectoryRule(TrajectoryVariant.Edge)];

    [Fact]
    public void Fedavg_weighs_models_by_samples()
    {
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [2, 2]), Rounds.Update(1, 1, 0, 30, [0, 4])];
        Assert.Equal([.5f, 3.5f], Rounds.Flat(new FedAvgRule(), [0, 0], RoundPlan.Blind(1), updates).Model);
    }

    /// <summary>
    /// Origin: Flower fdef7af, src/py/flwr/serverapp/strategy/fedavgm_test.py, from 0 at rate 1 without momentum: (one + 2 two) / 3, which is [19.666667, 16,
    /// 13.666667, 12.666667, 10.333333, 9.333333] and [7, 6, 5, 4.666667]; and of 1 by one sample and 3 by two, 7/3. Thirds are those of float32, to the last bit.
    /// </summary>
    [Theory, MemberData(nameof(BySamples))]
    public void Two_clients_make_the_mean_by_samples_as_in_Flower(AggregationRule rule)
    {
        float[] one = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], two = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2];
        Assert.Equal([59 / 3f, 16, 41 / 3f, 38 / 3f, 31 / 3f, 28 / 3f, 7, 6, 5, 14 / 3f], Mean(one, two));
        Assert.Equal([7 / 3f], Mean([1], [3]));

        float[] Mean(float[] ofOne, float[] ofTwo)
            => Rounds.TwoTier(rule, new float[ofOne.Length], RoundPlan.Blind(2), [Rounds.Update(0, 0, 0, 1, ofOne), Rounds.Update(1, 1, 1, 2, ofTwo)]).Model;
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
