using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

/// <summary>What holds for every rule of the catalogue, those to come included.</summary>
public class AggregationRuleLaws
{
    private const int Parameters = 4;

    public static TheoryData<string> EveryRule => [.. AggregationRules.All.Select(member => member.Name)];

    [Theory, MemberData(nameof(EveryRule))]
    public void The_defaults_are_legal_and_no_other_member_s(string name)
    {
        Member<AggregationRule> member = AggregationRules.All[AggregationRules.All.IndexOf(name)];
        Assert.Empty(member.Check(member.Blank));
        Assert.Same(member, AggregationRules.All.MemberOf(member.Blank));
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Updates_that_are_not_finite_are_refused_and_counted(string name)
    {
        AggregationRule rule = Rule(name);
        float[] start = [1, 2, 3, 4];
        (_, AggregationOutcome outcome) = Run(rule, start, [Update(rule, 0, 0, [float.NaN, 0, 0, 0]), Update(rule, 1, 1, [0, 0, float.PositiveInfinity, 0]), Update(rule, 2, 0, [1, 1, 1, 1])]);
        Assert.Equal(2, outcome.Refused);
        Assert.Equal([2L], outcome.Weights.Select(weight => weight.UpdateId));
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Nothing_received_changes_nothing(string name)
    {
        (_, AggregationOutcome outcome) = Run(Rule(name), [1, 2, 3, 4], []);
        Assert.Null(outcome.Model);
        Assert.Equal(1, outcome.AnchorWeight);
        Assert.Empty(outcome.Weights);
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void A_model_is_never_changed_in_place_and_the_same_round_gives_the_same_bytes(string name)
    {
        AggregationRule rule = Rule(name);
        float[] start = [1, 2, 3, 4], copy = [.. start];
        ModelUpdate[] updates = [Update(rule, 0, 0, [1, 0, -1, 2]), Update(rule, 1, 1, [3, 1, 0, 2])];
        ServerModel first = Run(rule, start, updates).Model, second = Run(rule, start, updates).Model;
        Assert.Equal(copy, start);
        Assert.Equal(first.Parameters, second.Parameters);
        Assert.Equal(first.Broadcast, second.Broadcast);
        Assert.Equal(first.Kept, second.Kept);
        Assert.Equal(rule.Start(start).DownloadVectors, first.DownloadVectors);
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Aggregators_of_different_rounds_do_not_merge_nor_with_themselves(string name)
    {
        AggregationRule rule = Rule(name);
        IAggregator aggregator = rule.Begin(RoundPlan.Blind(2))();
        Assert.Throws<ArgumentException>(() => aggregator.Merge(rule.Begin(RoundPlan.Blind(2))()));
        Assert.Throws<ArgumentException>(() => aggregator.Merge(aggregator));
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void A_gateway_pays_for_what_it_took_in_and_for_nothing_otherwise(string name)
    {
        AggregationRule rule = Rule(name);
        IAggregator gateway = rule.Begin(RoundPlan.Blind(2))();
        Assert.Equal(0, gateway.PayloadVectors);
        gateway.Add(Update(rule, 0, 0, [1, 1, 1, 1]));
        Assert.True(gateway.PayloadVectors >= 1);
    }

    [Theory, MemberData(nameof(EveryRule))]
    public void Equal_updates_of_fresh_satellites_take_equal_weights(string name)
    {
        AggregationRule rule = Rule(name);
        if (rule.Policy.Trigger == RoundTrigger.EveryArrival) return;
        (_, AggregationOutcome outcome) = Run(rule, new float[Parameters], [Update(rule, 0, 0, [1, 2, 3, 4]), Update(rule, 1, 1, [1, 2, 3, 4])]);
        Assert.Equal(outcome.Weights[0].Weight, outcome.Weights[1].Weight, 1e-12);
    }

    [Fact]
    public void Every_fault_is_named_with_value_and_range()
    {
        Assert.Equal(
            ["foresight is 1.5; must be a number from 0 to 1.", "foresight_decay_s is 0; must be a number from 1 to 1000000000 s.", "staleness_exponent is NaN; must be a number from 0 to 10."],
            TrajectoryRule.Keys.Check(new() { Foresight = 1.5, ForesightDecayS = 0, StalenessExponent = double.NaN }));
        Assert.Equal(
            ["buffer_size is 0; must be a whole number from 1 to 100000.", "server_learning_rate is -1; must be a number from 1.0e-06 to 10."],
            FedBuffRule.Keys.Check(new(0, .5, -1)));
    }

    private static AggregationRule Rule(string name) => AggregationRules.All[AggregationRules.All.IndexOf(name)].Blank;

    private static ModelUpdate Update(AggregationRule rule, long id, int satellite, float[] delta)
        => Rounds.Update(id, satellite, satellite, 10, delta) with
        {
            Base = new float[Parameters],
            Beside = [.. Enumerable.Range(0, rule.Objective?.SentVectors ?? 0).Select(_ => new float[Parameters])],
        };

    private static (ServerModel Model, AggregationOutcome Outcome) Run(AggregationRule rule, float[] start, IEnumerable<ModelUpdate> updates)
    {
        ServerModel model = rule.Start(start);
        Func<IAggregator> create = rule.Begin(RoundPlan.Blind(2));
        IAggregator[] gateways = [create(), create()];
        foreach (ModelUpdate update in updates) gateways[update.Gateway].Add(update);
        IAggregator cloud = create();
        foreach (IAggregator gateway in gateways) cloud.Merge(gateway);
        AggregationOutcome outcome = cloud.Apply(model);
        foreach (IAggregator used in gateways.Append(cloud)) used.Release();
        return (outcome.Model ?? model, outcome);
    }
}
