using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAdam;

namespace SemSpace.Fl.Tests.Aggregation.FedAdam;

public class FedAdamTests
{
    /// <summary>The model is a float32 below 1.</summary>
    private const double ModelRounding = 1e-8 + 6e-8;

    /// <summary>
    /// Origin: algorithm 2 of Reddi et al., ICLR 2021, worked out in float64 (NumPy 1.24) for one parameter and three rounds whose mean updates
    /// are 0.5, -0.2 and 0.1: m = .9 m + .1 D; v = .99 v + .01 D², v_0 = 1e-6; x += .1 m / (sqrt v + 1e-3).
    /// </summary>
    [Fact]
    public void Three_rounds_follow_algorithm_2()
    {
        FedAdamRule rule = new();
        ServerModel model = rule.Start([0]);
        double[] expected = [.09802019, .14378413, .20256690];
        float[] updates = [.5f, -.2f, .1f];
        for (int round = 0; round < updates.Length; round++)
        {
            IAggregator total = rule.Begin(RoundPlan.Blind(1))();
            total.Add(Rounds.Update(round, 0, 0, 10, [updates[round]]));
            model = total.Apply(model).Model!;
            Assert.Equal(expected[round], model.Parameters[0], ModelRounding);
        }
    }

    [Fact]
    public void The_mean_update_goes_by_samples_and_a_late_one_is_dropped()
    {
        FedAdamRule rule = new(Beta1: 0, Beta2: 0, Adaptivity: 1);
        IAggregator total = rule.Begin(RoundPlan.Blind(3))();
        total.Add(Rounds.Update(0, 0, 0, 10, [1]));
        total.Add(Rounds.Update(1, 1, 0, 30, [3]));
        total.Add(Rounds.Update(2, 2, 0, 50, [9], staleness: 1));
        AggregationOutcome outcome = total.Apply(rule.Start([0]));
        Assert.Equal(.1 * 2.5 / (2.5 + 1), outcome.Model!.Parameters[0], ModelRounding);
        Assert.Equal([.25, .75, 0], outcome.Weights.Select(weight => weight.Weight));
    }

    [Fact]
    public void The_state_that_is_handed_in_stays_as_it_was()
    {
        FedAdamRule rule = new();
        ServerModel start = rule.Start([0, 0]);
        IAggregator total = rule.Begin(RoundPlan.Blind(1))();
        total.Add(Rounds.Update(0, 0, 0, 10, [1, 2]));
        ServerModel next = total.Apply(start).Model!;
        Assert.All(start.Kept[0], value => Assert.Equal(0, value));
        Assert.All(next.Kept[0], value => Assert.NotEqual(0, value));
    }
}
