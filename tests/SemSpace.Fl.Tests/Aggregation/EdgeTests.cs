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

    /// <summary>Models are float32 values below 8, rounded at the gateway and at the cloud.</summary>
    private const double ModelRounding = 2e-6;

    private static readonly ServerModel Zero = new(new float[Values]), Start = new([1, -2, 3, .5f]);

    private static readonly AggregationRule[] Means = [
        new FedAvgRule(LateUpdates.Carry), new HierFavgRule(), new FedBuffRule(), new TrajectoryRule(TrajectoryVariant.Edge),
        new TrajectoryRule(TrajectoryVariant.Edge) { EdgeStep = EdgeStep.Mean }, new TrajectoryRule(TrajectoryVariant.Edge) { Discount = DiscountMode.Renormalised }];

    private static readonly Gen<ModelUpdate[]> GenUpdates = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, Gateways - 1], Gen.Int[0, 4], Gen.Int[1, 500], Gen.Float[-3, 3].Array[Values],
        (satellite, gateway, staleness, samples, delta) => new ModelUpdate(0, satellite, gateway, staleness, samples, 0, 60, 1e6, delta))
        .Array[1, 12].Select(updates => updates.Select((update, i) => update with { UpdateId = i, Contact = i }).ToArray());

    public static TheoryData<AggregationRule> AtRateOne => [.. Means];

    public static TheoryData<AggregationRule> Linear => [
        .. Means, new FedAvgRule(LateUpdates.Carry, 2), new HierFavgRule { ServerLearningRate = 2 }, new TrajectoryRule(TrajectoryVariant.Edge) { ServerLearningRate = 2 }];

    /// <summary>Weighted sums of weighted means, however updates are spread over gateways.</summary>
    [Theory]
    [MemberData(nameof(Linear))]
    public void One_merge_of_each_gateway_and_one_of_the_cloud_are_one_flat_merge(AggregationRule rule) => GenUpdates.Sample(updates =>
    {
        AggregationOutcome flat = Rounds.Flat(rule, new float[Values], Plan, updates).Outcome;
        AggregationOutcome hierarchy = Hierarchy(rule, Zero, updates, _ => false).Cloud;
        Assert.Equal(flat.Weights.Select(weight => weight.UpdateId), hierarchy.Weights.Select(weight => weight.UpdateId));
        foreach ((double one, double other) in flat.Weights.Zip(hierarchy.Weights, (one, other) => (one.Weight, other.Weight))) Assert.Equal(one, other, Rounding);
        for (int i = 0; i < Values; i++) Assert.Equal((flat.Model ?? Zero).Parameters[i], (hierarchy.Model ?? Zero).Parameters[i], 1e-5f);
    });

    /// <summary>A gateway that goes ahead gives the cloud its sum, so that merges on the way change nothing at the cloud.</summary>
    [Fact]
    public void The_cloud_makes_the_same_of_updates_that_a_gateway_went_ahead_with() => GenUpdates.Sample(updates =>
    {
        TrajectoryRule rule = new(TrajectoryVariant.Edge);
        AggregationOutcome flat = Rounds.Flat(rule, new float[Values], Plan, updates).Outcome, hierarchy = Hierarchy(rule, Zero, updates, _ => true).Cloud;
        foreach ((double one, double other) in flat.Weights.Zip(hierarchy.Weights, (one, other) => (one.Weight, other.Weight))) Assert.Equal(one, other, Rounding);
    });

    [Theory]
    [MemberData(nameof(Linear))]
    public void Updates_that_change_nothing_leave_the_model_as_it_is_at_every_merge(AggregationRule rule) => GenUpdates.Sample(updates =>
    {
        ModelUpdate[] still = [.. updates.Select(update => update with { Delta = new float[Values] })];
        (AggregationOutcome cloud, List<AggregationOutcome> merges) = Hierarchy(rule, Start, still, IsOdd);
        Assert.All(merges.Append(cloud), outcome => Assert.Equal(Start.Parameters, (outcome.Model ?? Start).Parameters));
    });

    [Theory]
    [MemberData(nameof(Linear))]
    public void A_gateway_that_hears_nothing_changes_nothing(AggregationRule rule) => GenUpdates.Sample(updates =>
    {
        (AggregationOutcome cloud, List<AggregationOutcome> merges) = Hierarchy(rule, Start, updates, IsOdd, Gateways + 1);
        AggregationOutcome silent = merges[^1], without = Hierarchy(rule, Start, updates, IsOdd).Cloud;
        Assert.Null(silent.Model);
        Assert.Equal(1, silent.AnchorWeight);
        Assert.Empty(silent.Weights);
        Assert.Equal((without.Model ?? Start).Parameters, (cloud.Model ?? Start).Parameters);
        Assert.Equal(without.Weights, cloud.Weights);
    });

    [Theory]
    [MemberData(nameof(AtRateOne))]
    public void Weights_and_what_stays_on_the_model_sum_to_one_at_every_merge(AggregationRule rule) => GenUpdates.Sample(updates =>
    {
        (AggregationOutcome cloud, List<AggregationOutcome> merges) = Hierarchy(rule, Start, updates, IsOdd);
        Assert.All(merges.Append(cloud), outcome =>
        {
            Assert.Equal(1, outcome.AnchorWeight + outcome.Weights.Sum(update => update.Weight), Rounding);
            Assert.All(outcome.Weights, update => Assert.InRange(update.Weight, 0, 1 + Rounding));
        });
    });

    /// <summary>
    /// A gateway that takes means may go as far as the longest update at each of its merges, and beyond all of them by several; so it merges once here. One that
    /// goes ahead stays between however often it merges, since each time it steps from the cloud's model by all that came.
    /// </summary>
    [Theory]
    [MemberData(nameof(AtRateOne))]
    public void Models_lie_between_the_cloud_s_and_the_uploaded_ones(AggregationRule rule) => GenUpdates.Sample(updates =>
    {
        bool goesAhead = rule is TrajectoryRule { EdgeStep: EdgeStep.Foreseen };
        (AggregationOutcome cloud, List<AggregationOutcome> merges) = Hierarchy(rule, Start, updates, update => goesAhead && IsOdd(update));
        foreach (float[] model in merges.Append(cloud).Select(outcome => (outcome.Model ?? Start).Parameters))
        {
            for (int i = 0; i < Values; i++)
            {
                double low = updates.Min(update => Math.Min(update.Delta[i], 0)), high = updates.Max(update => Math.Max(update.Delta[i], 0));
                Assert.InRange(model[i], Start.Parameters[i] + low - ModelRounding, Start.Parameters[i] + high + ModelRounding);
            }
        }
    });

    /// <summary>100 samples came, 300 are to come: the first step is a quarter of the update, and the last model is the mean of both.</summary>
    [Fact]
    public void A_gateway_goes_ahead_by_the_mass_that_is_to_come()
    {
        IEdge edge = Edge(new TrajectoryRule(TrajectoryVariant.Edge));
        edge.Add(Update(0, 100, 4));
        AggregationOutcome first = edge.Merge(Zero, ToCome(300));
        Assert.Equal(1, first.Model!.Parameters[0]);
        Assert.Equal(.75, first.AnchorWeight);
        edge.Add(Update(1, 300, 8));
        Assert.Equal(7, edge.Merge(first.Model, EdgeOutlook.Nothing).Model!.Parameters[0]);
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
            ofFew = few.Merge(ofFew, EdgeOutlook.Nothing).Model!;
        }

        many.Add(Update(1, 10, 1));
        many.Add(Update(2, 20, 4));
        Assert.Equal(6, ofFew.Parameters[0]);
        Assert.Equal(3, many.Merge(Zero, EdgeOutlook.Nothing).Model!.Parameters[0]);
        IAggregator cloud = round();
        cloud.Merge(few.Close());
        cloud.Merge(many.Close());
        Assert.Equal(((10 * 6) + (30 * 3)) / 40f, cloud.Apply(Zero).Model!.Parameters[0]);
    }

    /// <summary>A data set of 300 that is to be uploaded ten times in the round: the first upload takes 30 of it, and 270 are to come, so that the step is a tenth.</summary>
    [Fact]
    public void The_mass_to_come_is_what_conservation_will_leave_of_it()
    {
        long[] samples = [.. Enumerable.Range(0, 300)];
        PlannedUpdate[] uploads = [.. Enumerable.Range(0, 10).Select(contact => new PlannedUpdate(0, 0, contact, samples.Length, samples))];
        TrajectoryRule rule = new(TrajectoryVariant.Edge);
        IEdge edge = rule.BeginEdge(rule.Begin(Plan with { Updates = uploads }), Zero);
        edge.Add(Rounds.Update(0, 0, 0, samples.Length, [10, 0, 0, 0], contact: 0) with { SampleIds = samples });
        Assert.Equal(1, edge.Merge(Zero, EdgeOutlook.Of(0, uploads[1..])).Model!.Parameters[0], 1e-6);
        Assert.Equal(10f * 30 / (30 + 150), edge.Merge(Zero, EdgeOutlook.Of(0, [.. uploads[1..].Select((upload, i) => i < 4 ? upload with { Gateway = 1 } : upload)])).Model!.Parameters[0], 1e-5);
    }

    /// <summary>Satellites that the plan lets deliver half of what others do count twice, before they come and when they do.</summary>
    [Fact]
    public void The_mass_to_come_is_corrected_for_participation_as_updates_are()
    {
        TrajectoryRule rule = new TrajectoryRule(TrajectoryVariant.Edge) with { Participation = ParticipationCorrection.Planned };
        RoundPlan plan = Plan with { Inclusion = [1, 0.5, 0, 1, 1] };
        IEdge edge = rule.BeginEdge(rule.Begin(plan), Zero);
        edge.Add(Rounds.Update(0, 0, 0, 100, [8, 0, 0, 0]));
        Assert.Equal(8f * 100 / (100 + 200), edge.Merge(Zero, EdgeOutlook.Of(0, [new(1, 0, 1, 100, [])])).Model!.Parameters[0], 1e-5);
        Assert.Equal(8f * 100 / (100 + 1000), edge.Merge(Zero, EdgeOutlook.Nothing with { InFlight = [new(2, 0, 1, 100, [])] }).Model!.Parameters[0], 1e-5);
    }

    /// <summary>100 samples of 400 gathered come: a gateway's own mean is whole, and the cloud leaves three quarters on the old model, once.</summary>
    [Fact]
    public void Absent_mass_counts_once_where_gateways_take_means()
    {
        TrajectoryRule rule = new TrajectoryRule(TrajectoryVariant.Edge) with { EdgeStep = EdgeStep.Mean, Absentees = Absentees.Anchor };
        Func<IAggregator> round = rule.Begin(Plan with { SamplesGathered = 400 });
        IEdge edge = rule.BeginEdge(round, Zero);
        edge.Add(Update(0, 100, 8));
        Assert.Equal(8, edge.Merge(Zero, EdgeOutlook.Nothing).Model!.Parameters[0]);
        IAggregator cloud = round();
        cloud.Merge(edge.Close());
        Assert.Equal(2, cloud.Apply(Zero).Model!.Parameters[0]);
    }

    private static RoundPlan Plan => RoundPlan.Blind(5);

    private static EdgeOutlook ToCome(int samples) => EdgeOutlook.Of(0, [new(4, 0, 99, samples, [])]);

    private static IEdge Edge(AggregationRule rule) => rule.BeginEdge(rule.Begin(Plan), Zero);

    private static ModelUpdate Update(long id, int samples, float delta) => Rounds.Update(id, (int)id, 0, samples, [delta, 0, 0, 0]);

    private static bool IsOdd(ModelUpdate update) => update.UpdateId % 2 == 1;

    /// <summary>What the cloud makes of a model by gateways that merge after some updates and in the end, and what they make of it, merge by merge.</summary>
    private static (AggregationOutcome Cloud, List<AggregationOutcome> Merges) Hierarchy(
        AggregationRule rule, ServerModel start, ModelUpdate[] updates, Func<ModelUpdate, bool> mergesAt, int gateways = Gateways)
    {
        Func<IAggregator> round = rule.Begin(Plan);
        IAggregator cloud = round();
        List<AggregationOutcome> merges = [];
        foreach (int gateway in Enumerable.Range(0, gateways))
        {
            IEdge edge = rule.BeginEdge(round, start);
            ServerModel model = start;
            foreach (ModelUpdate update in updates.Where(update => update.Gateway == gateway))
            {
                edge.Add(update);
                if (mergesAt(update)) Merge(ToCome(1000));
            }

            Merge(EdgeOutlook.Nothing);
            cloud.Merge(edge.Close());

            void Merge(EdgeOutlook outlook)
            {
                merges.Add(edge.Merge(model, outlook));
                model = merges[^1].Model ?? model;
            }
        }

        return (cloud.Apply(start), merges);
    }
}
