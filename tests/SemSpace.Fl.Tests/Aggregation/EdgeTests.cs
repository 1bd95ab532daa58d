using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

/// <summary>Gateways' own models: what they step by, and that two tiers of a linear rule are one where nothing is merged in between.</summary>
public class EdgeTests
{
    private const int Gateways = 3, Values = 4;
    private const double Rounding = 1e-10;

    private static readonly ServerModel Zero = new(new float[Values]);

    private static readonly Gen<ModelUpdate[]> GenUpdates = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, Gateways - 1], Gen.Int[0, 4], Gen.Int[1, 500], Gen.Float[-3, 3].Array[Values],
        (satellite, gateway, staleness, samples, delta) => new ModelUpdate(0, satellite, gateway, staleness, samples, 0, 60, 1e6, delta))
        .Array[1, 12].Select(updates => updates.Select((update, i) => update with { UpdateId = i, Contact = i }).ToArray());

    public static TheoryData<AggregationRule> Linear => [
        new FedAvgRule(LateUpdates.Carry), new HierFavgRule(), new FedBuffRule(), new TrajectoryRule(TrajectoryVariant.Edge),
        new FedAvgRule(LateUpdates.Carry, 2), new HierFavgRule { ServerLearningRate = 2 }, new TrajectoryRule(TrajectoryVariant.Edge) { ServerLearningRate = 2 },
        new TrajectoryRule(TrajectoryVariant.Edge) { EdgeStep = EdgeStep.Mean }, new TrajectoryRule(TrajectoryVariant.Edge) { Discount = DiscountMode.Renormalised }];

    /// <summary>Weighted sums of weighted means, however updates are spread over gateways.</summary>
    [Theory]
    [MemberData(nameof(Linear))]
    public void One_merge_of_each_gateway_and_one_of_the_cloud_are_one_flat_merge(AggregationRule rule) => GenUpdates.Sample(updates =>
    {
        AggregationOutcome flat = Rounds.Flat(rule, new float[Values], Plan, updates).Outcome;
        AggregationOutcome hierarchy = Hierarchy(rule, updates, _ => false);
        Assert.Equal(flat.Weights.Select(weight => weight.UpdateId), hierarchy.Weights.Select(weight => weight.UpdateId));
        foreach ((double one, double other) in flat.Weights.Zip(hierarchy.Weights, (one, other) => (one.Weight, other.Weight))) Assert.Equal(one, other, Rounding);
        for (int i = 0; i < Values; i++) Assert.Equal((flat.Model ?? Zero).Parameters[i], (hierarchy.Model ?? Zero).Parameters[i], 1e-5f);
    });

    /// <summary>A gateway that goes ahead gives the cloud its sum, so that merges on the way change nothing at the cloud.</summary>
    [Fact]
    public void The_cloud_makes_the_same_of_updates_that_a_gateway_went_ahead_with() => GenUpdates.Sample(updates =>
    {
        TrajectoryRule rule = new(TrajectoryVariant.Edge);
        AggregationOutcome flat = Rounds.Flat(rule, new float[Values], Plan, updates).Outcome, hierarchy = Hierarchy(rule, updates, _ => true);
        foreach ((double one, double other) in flat.Weights.Zip(hierarchy.Weights, (one, other) => (one.Weight, other.Weight))) Assert.Equal(one, other, Rounding);
    });

    /// <summary>100 samples came, 300 are to come: the first step is a quarter of the update, and the last model is the mean of both.</summary>
    [Fact]
    public void A_gateway_goes_ahead_by_the_mass_that_is_to_come()
    {
        IEdge edge = Edge(new TrajectoryRule(TrajectoryVariant.Edge));
        edge.Add(Update(0, 100, 4));
        AggregationOutcome first = edge.Merge(Zero, samplesToCome: 300);
        Assert.Equal(1, first.Model!.Parameters[0]);
        Assert.Equal(.75, first.AnchorWeight);
        edge.Add(Update(1, 300, 8));
        Assert.Equal(7, edge.Merge(first.Model, samplesToCome: 0).Model!.Parameters[0]);
    }

    /// <summary>Liu et al., ICC 2020: two edges of 10 and 30 samples, two rounds each: the cloud's mean is by all samples merged.</summary>
    [Fact]
    public void Hierarchical_averaging_weighs_edges_by_samples()
    {
        HierFavgRule rule = new();
        Func<IAggregator> round = rule.Begin(Plan);
        IEdge few = rule.BeginEdge(round, Zero), many = rule.BeginEdge(round, Zero);
        ServerModel ofFew = Zero;
        foreach (float delta in (float[])[2, 4])
        {
            few.Add(Update(0, 5, delta));
            ofFew = few.Merge(ofFew, 0).Model!;
        }

        many.Add(Update(1, 10, 1));
        many.Add(Update(2, 20, 4));
        Assert.Equal(6, ofFew.Parameters[0]);
        Assert.Equal(3, many.Merge(Zero, 0).Model!.Parameters[0]);
        IAggregator cloud = round();
        cloud.Merge(few.Close());
        cloud.Merge(many.Close());
        Assert.Equal(((10 * 6) + (30 * 3)) / 40f, cloud.Apply(Zero).Model!.Parameters[0]);
    }

    private static RoundPlan Plan => RoundPlan.Blind(5);

    private static IEdge Edge(AggregationRule rule) => rule.BeginEdge(rule.Begin(Plan), Zero);

    private static ModelUpdate Update(long id, int samples, float delta) => Rounds.Update(id, (int)id, 0, samples, [delta, 0, 0, 0]);

    private static AggregationOutcome Hierarchy(AggregationRule rule, ModelUpdate[] updates, Func<ModelUpdate, bool> mergesAt)
    {
        Func<IAggregator> round = rule.Begin(Plan);
        IAggregator cloud = round();
        foreach (IGrouping<int, ModelUpdate> gateway in updates.GroupBy(update => update.Gateway))
        {
            IEdge edge = rule.BeginEdge(round, Zero);
            ServerModel model = Zero;
            foreach (ModelUpdate update in gateway)
            {
                edge.Add(update);
                if (mergesAt(update)) model = edge.Merge(model, 1000).Model ?? model;
            }

            _ = edge.Merge(model, 0);
            cloud.Merge(edge.Close());
        }

        return cloud.Apply(Zero);
    }
}
