using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAsync;

namespace SemSpace.Fl.Tests.Aggregation.FedAsync;

public class FedAsyncTests
{
    private const double Printed = 5e-8, ModelRounding = 2e-7;

    /// <summary>Origin: the three shapes of section 5.2 of Xie et al., by hand.</summary>
    [Theory]
    [InlineData(StalenessShape.Constant, 9, 1)]
    [InlineData(StalenessShape.Polynomial, 0, 1)]
    [InlineData(StalenessShape.Polynomial, 3, .5)]
    [InlineData(StalenessShape.Polynomial, 8, .33333333)]
    [InlineData(StalenessShape.Hinge, 4, 1)]
    [InlineData(StalenessShape.Hinge, 5, .0909090909)]
    [InlineData(StalenessShape.Hinge, 6, .0476190476)]
    public void The_weight_falls_with_staleness(StalenessShape shape, int staleness, double factor)
        => Assert.Equal(factor, new FedAsyncRule(Staleness: shape).Factor(staleness), Printed);

    /// <summary>Origin: x = 1, trained 3 from a base of 2, alpha .6, staleness 3: alpha_t = .3, 1.6.</summary>
    [Fact]
    public void A_model_is_mixed_in_and_not_a_delta()
    {
        (ServerModel model, AggregationOutcome outcome) = Mix([1], [Trained(0, 2, staleness: 3, to: 3)]);
        Assert.Equal(1.6, model.Parameters[0], ModelRounding);
        Assert.Equal(.3, outcome.Weights.Single().Weight, Printed);
        Assert.Equal(.7, outcome.AnchorWeight, Printed);
    }

    /// <summary>Two implementations multiply alpha up from round to round; here it always comes of the base value.</summary>
    [Fact]
    public void Several_in_one_round_go_in_one_after_the_other()
    {
        (ServerModel model, AggregationOutcome outcome) = Mix([0], [Trained(1, 0, staleness: 0, to: 10), Trained(0, 0, staleness: 0, to: 5)]);
        Assert.Equal((.4 * 3) + (.6 * 10), model.Parameters[0], 1e-5);
        Assert.Equal([.24, .6], outcome.Weights.Select(weight => weight.Weight), (expected, actual) => Math.Abs(expected - actual) < Printed);
        Assert.Equal(.16, outcome.AnchorWeight, Printed);
    }

    private static ModelUpdate Trained(long id, float from, int staleness, float to)
        => Rounds.Update(id, (int)id, 0, 10, [to - from], staleness) with { Base = [from] };

    private static (ServerModel Model, AggregationOutcome Outcome) Mix(float[] model, IEnumerable<ModelUpdate> updates)
    {
        FedAsyncRule rule = new();
        IAggregator total = rule.Begin(RoundPlan.Blind(2))();
        foreach (ModelUpdate update in updates) total.Add(update);
        AggregationOutcome outcome = total.Apply(rule.Start(model));
        return (outcome.Model!, outcome);
    }
}
