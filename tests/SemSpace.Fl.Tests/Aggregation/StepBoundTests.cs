using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Common;
using SemSpace.Fl.Aggregation.FedAvg;

namespace SemSpace.Fl.Tests.Aggregation;

public class StepBoundTests
{
    private const double Rounding = 1e-6;

    /// <summary>From (3, 4), of length 5, by (6, 8), of length 10.</summary>
    [Theory]
    [InlineData(0.5, 0.25)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void A_step_longer_than_the_bound_is_shortened_with_its_weights(double ratio, double share)
    {
        ServerModel model = new([3, 4]);
        AggregationOutcome outcome = StepBound.Apply(Rounds.Flat(new FedAvgRule(), model.Parameters, RoundPlan.Blind(1), [Rounds.Update(0, 0, 0, 5, [6, 8])]).Outcome, model, ratio);
        Assert.Equal(3 + (6 * share), outcome.Model!.Parameters[0], Rounding);
        Assert.Equal(4 + (8 * share), outcome.Model.Parameters[1], Rounding);
        Assert.Equal(share, outcome.Weights[0].Weight, Rounding);
        Assert.Equal(1 - share, outcome.AnchorWeight, Rounding);
    }

    [Fact]
    public void No_step_stays_none()
    {
        ServerModel model = new([3, 4]);
        Assert.Null(StepBound.Apply(Rounds.Flat(new FedAvgRule(), model.Parameters, RoundPlan.Blind(1), []).Outcome, model, 1).Model);
        Assert.Equal(model.Parameters, StepBound.Apply(Rounds.Flat(new FedAvgRule(), model.Parameters, RoundPlan.Blind(1), [Rounds.Update(0, 0, 0, 5, [0, 0])]).Outcome, model, 1).Model!.Parameters);
    }
}
