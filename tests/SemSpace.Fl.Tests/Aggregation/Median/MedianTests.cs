using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.Median;

namespace SemSpace.Fl.Tests.Aggregation.Median;

public class MedianTests
{
    private const double Printed = 1e-7;

    /// <summary>A float32 below 4, and the roundings of what it is the mean of.</summary>
    private const double SingleRounding = 2e-7;

    /// <summary>Origin: ByzFL 69bd1ac, docstring of byzfl/aggregators/aggregators.py, Median: rows [1,2,3], [4,5,6], [7,8,9] -> [4,5,6].</summary>
    [Fact]
    public void Three_rows_as_in_ByzFL() => Assert.Equal([4f, 5, 6], Of([1, 2, 3], [4, 5, 6], [7, 8, 9]).Model);

    /// <summary>Origin: Flower fdef7af, server/strategy FedMedian tests: clients .2, 1.0, .5 -> .5; rows below -> .5 each.</summary>
    [Fact]
    public void Three_clients_as_in_Flower()
    {
        Assert.Equal([.5f], Of([.2f], [1], [.5f]).Model);
        Assert.Equal([.5f, .5f, .5f, .5f], Of([1, .2f, .5f, 1], [.2f, .5f, 1, .2f], [.5f, 1, .2f, .5f]).Model);
    }

    [Fact]
    public void Of_an_even_number_the_middle_two_count()
    {
        (float[] model, AggregationOutcome outcome) = Of([0], [1], [3], [100]);
        Assert.Equal([2f], model);
        Assert.Equal([0, .5, .5, 0], outcome.Weights.Select(weight => weight.Weight), (expected, actual) => Math.Abs(expected - actual) < Printed);
    }

    [Fact]
    public void One_attacker_of_seven_moves_little()
        => Assert.InRange(Of([1], [1.1f], [.9f], [1.05f], [.95f], [1], [1e6f]).Model[0], .9f, 1.1f);

    /// <summary>
    /// Origin: by hand. The columns in order are .9, .95, 1, 1, 1.05, 1.1, 10 and -10, .9, .95, 1, 1, 1.1, 1.2, whose fourth is 1; their sums are 16 and -3.85,
    /// so that the mean is (2.285714, -.55).
    /// </summary>
    [Fact]
    public void One_attacker_of_seven_takes_the_mean_far_away_and_the_median_nowhere()
    {
        float[][] deltas = [[1, 1], [1.1f, .9f], [.9f, 1.1f], [1, 1.2f], [1.05f, .95f], [.95f, 1], [10, -10]];
        Assert.Equal([1f, 1], Of(deltas).Model);
        Assert.Equal([16 / 7.0, -.55], By(new FedAvgRule(), deltas).Model.Select(value => (double)value), (expected, actual) => Math.Abs(expected - actual) < SingleRounding);
    }

    [Fact]
    public void Gateways_forward_every_update_and_pay_for_it()
    {
        IAggregator gateway = new MedianRule().Begin(RoundPlan.Blind(3))();
        for (int k = 0; k < 3; k++) gateway.Add(Rounds.Update(k, k, 0, 10, [k]));
        Assert.Equal(3, gateway.PayloadVectors);
    }

    private static (float[] Model, AggregationOutcome Outcome) Of(params float[][] deltas) => By(new MedianRule(), deltas);

    private static (float[] Model, AggregationOutcome Outcome) By(AggregationRule rule, float[][] deltas)
        => Rounds.TwoTier(rule, new float[deltas[0].Length], RoundPlan.Blind(deltas.Length), deltas.Select((delta, k) => Rounds.Update(k, k, k % 2, 10, delta)));
}
