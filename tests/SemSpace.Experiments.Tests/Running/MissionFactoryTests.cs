using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>What a scenario says of rounds is what its mission gets.</summary>
public sealed class MissionFactoryTests
{
    public static TheoryData<string, Func<RoundOptions, object?>, object> Changes => new()
    {
        { "seed=1", rounds => rounds.Policy.Gate, EnergyGate.Hard },
        { "aggregation.trajectory.variant=foresight-stale", rounds => rounds.Policy.Gate, EnergyGate.Floor },
        { "aggregation.rule=fedavg", rounds => rounds.Policy.Gate, EnergyGate.Floor },
        { "clients.energy_gate=floor", rounds => rounds.Policy.Gate, EnergyGate.Floor },
        { "clients.energy_gate=soft", rounds => rounds.Policy.Gate, EnergyGate.Soft },
        { "clients.soft_gate_span=0.4", rounds => rounds.SoftGateSpan, 0.4 },
        { "clients.train_again=each_version", rounds => rounds.Policy.TrainAgain, TrainAgain.EachVersion },
        { "clients.per_round=5", rounds => rounds.PerRound, 5 },
        { "aggregation.period_min=70", rounds => rounds.LongestMin, 70.0 },
        { "aggregation={trigger: all_returned, deadline_min: 80}", rounds => rounds.LongestMin, 80.0 },
        { "aggregation={trigger: count, every_n_updates: 6}", rounds => (rounds.Policy.Trigger, rounds.Policy.Count), (RoundTrigger.Count, 6) },
        { "aggregation={trigger: edge_rounds, cloud_every: 4}", rounds => (rounds.Policy.Trigger, rounds.Policy.EdgeRounds), (RoundTrigger.EdgeRounds, 4) },
        { "aggregation={rule: hierfavg, cloud_every: 4, hierfavg: {edge_rounds: 5}}", rounds => rounds.Policy.EdgeRounds, 5 },
        { "aggregation={edge_trigger: count, edge_every_n_updates: 7}", rounds => rounds.Policy.Edge, new EdgePolicy(EdgeTrigger.Count) { Count = 7, PeriodMin = 30 } },
        { "aggregation={edge_trigger: period, edge_period_min: 12}", rounds => rounds.Policy.Edge, new EdgePolicy(EdgeTrigger.Period) { Count = 3, PeriodMin = 12 } },
        { "aggregation={trigger: planned, planned_merges: 9}", rounds => rounds.PlannedMerges, 9 },
        { "aggregation={trigger: planned, merge_price: 5}", rounds => rounds.MergePrice, 5 * 60.0 },
        { "aggregation.max_step=0.1", rounds => rounds.MaxStep, 0.1 },
        { "aggregation.average_versions=3", rounds => rounds.AverageVersions, 3 },
        { "aggregation.handover=true", rounds => rounds.Handover, true },
        { "aggregation.horizon_min=20", rounds => rounds.HorizonMin, 20.0 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_key_reaches_the_mission(string change, Func<RoundOptions, object?> option, object expected)
        => Assert.Equal(expected, option(RoundsOf(change)));

    [Theory]
    [InlineData("{edge: sum, trajectory: {variant: edge}}", "{trajectory: {variant: samples}}")]
    [InlineData("{edge: model, trajectory: {variant: samples}}", "{trajectory: {variant: edge}}")]
    public void Models_of_gateways_are_all_that_parts_the_edge_variant_from_the_one_before_it(string aggregation, string same)
        => Assert.Equal(RoundsOf($"aggregation={same}").Policy, RoundsOf($"aggregation={aggregation}").Policy);

    private static RoundOptions RoundsOf(string change)
    {
        Scenario scenario = Examples.Legal(Examples.Small, "duration_h=1", change);
        return MissionFactory.Create(scenario, Constellation.Build(scenario), [], null!, 1).Rounds;
    }
}
