using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

public class AggregatorTests
{
    /// <summary>Roundings of a few float64 operations.</summary>
    private const double Rounding = 1e-12;

    public static TheoryData<AggregationRule> EveryRule =>
        [new FedAvgRule(), new FedBuffRule(), new TrajectoryRule(), new TrajectoryRule(TrajectoryVariant.Trajectory), new TrajectoryRule(TrajectoryVariant.Trajectory) { Shares = ShareMode.Deferred }, new TrajectoryRule(TrajectoryVariant.LastGateway)];

    [Theory, MemberData(nameof(EveryRule))]
    public void Updates_that_are_not_finite_are_refused_and_counted(AggregationRule options)
    {
        ModelUpdate good = Rounds.Update(2, 0, 0, 10, [1, 1]);
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [float.NaN, 1]), Rounds.Update(1, 1, 1, 10, [1, float.PositiveInfinity]), good];
        (float[] model, AggregationOutcome outcome) = Rounds.TwoTier(options, [0, 0], RoundPlan.Blind(1), updates);
        Assert.Equal([1f, 1], model);
        Assert.Equal(2, outcome.Refused);
        Assert.Equal([good.UpdateId], outcome.Weights.Select(update => update.UpdateId));
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Nothing_received_changes_nothing(AggregationRule options)
    {
        (float[] model, AggregationOutcome outcome) = Rounds.Flat(options, [1, 2], RoundPlan.Blind(1), []);
        Assert.Equal([1f, 2], model);
        Assert.False(outcome.Model is not null);
        Assert.Equal(1, outcome.AnchorWeight);
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Models_without_values_still_get_weights(AggregationRule options)
        => Assert.Equal(1, Rounds.Flat(options, [], RoundPlan.Blind(1), [Rounds.Update(0, 0, 0, 10, [])]).Outcome.Weights.Single().Weight, Rounding);

    [Theory, MemberData(nameof(EveryRule))]
    public void Aggregators_of_different_rounds_do_not_merge(AggregationRule options)
    {
        AggregationRule rule = options;
        IAggregator aggregator = rule.Begin(RoundPlan.Blind(1))();
        Assert.Throws<ArgumentException>(() => aggregator.Merge(rule.Begin(RoundPlan.Blind(1))()));
        Assert.Throws<ArgumentException>(() => aggregator.Merge(aggregator));
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Models_of_another_size_are_refused(AggregationRule options)
        => Assert.Throws<ArgumentException>(() => Rounds.Flat(options, [1, 2, 3], RoundPlan.Blind(1), [Rounds.Update(0, 0, 0, 10, [1, 1])]));

    [Fact]
    public void Satellites_without_samples_have_no_mass()
        => Assert.False(Rounds.Flat(new TrajectoryRule(TrajectoryVariant.Trajectory), [1], RoundPlan.Blind(1), [Rounds.Update(0, 0, 0, 0, [5])]).Outcome.Model is not null);

    [Fact]
    public void Fedavg_drops_late_updates_or_carries_them()
    {
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [1]), Rounds.Update(1, 1, 0, 30, [5], staleness: 1)];
        Assert.Equal([1f], Rounds.Flat(new FedAvgRule(), [0], RoundPlan.Blind(1), updates).Model);
        Assert.Equal([4f], Rounds.Flat(new FedAvgRule(LateUpdates.Carry), [0], RoundPlan.Blind(1), updates).Model);
        Assert.False(Rounds.Flat(new FedAvgRule(), [0], RoundPlan.Blind(1), updates[1..]).Outcome.Model is not null);
    }

    [Fact]
    public void The_last_gateway_takes_the_whole_satellite()
    {
        ModelUpdate[] updates = [Rounds.Update(0, 0, 0, 10, [1], contact: 4, seconds: 900), Rounds.Update(1, 0, 1, 10, [7], contact: 6, seconds: 5)];
        (float[] model, AggregationOutcome outcome) = Rounds.TwoTier(new TrajectoryRule(TrajectoryVariant.LastGateway), [0], Rounds.PlanOf(updates), updates);
        Assert.Equal([7f], model);
        Assert.Equal([0.0, 1], outcome.Weights.Select(update => update.Weight));
    }

    [Fact]
    public void The_share_of_a_contact_that_failed_stays_on_the_model()
    {
        RoundPlan plan = new(2, [Rounds.Planned(1, 0, 0, 100), Rounds.Planned(2, 0, 1, 300)], []);
        (float[] model, AggregationOutcome outcome) = Rounds.TwoTier(
            Rounds.BySeconds with { Shares = ShareMode.Planned }, [2], plan, [Rounds.Update(0, 0, 0, 10, [4], contact: 1, seconds: 100)]);
        Assert.Equal([3f], model);
        Assert.Equal(.75, outcome.AnchorWeight, Rounding);
    }

    [Fact]
    public void A_satellite_that_never_came_leaves_no_mass()
    {
        RoundPlan plan = new(2, [Rounds.Planned(1, 0, 0, 100), Rounds.Planned(2, 1, 0, 300)], []);
        Assert.Equal([6f], Rounds.TwoTier(Rounds.BySeconds with { Shares = ShareMode.Planned }, [2], plan, [Rounds.Update(0, 0, 0, 10, [4], contact: 1, seconds: 100)]).Model);
    }
}
