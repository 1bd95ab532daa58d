using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Running;

/// <summary>What a scenario's aggregation section means for the simulator and for the rule.</summary>
internal static class RoundRules
{
    /// <summary>The rule's options.</summary>
    public static AggregationOptions Rule(AggregationSpec spec) => spec.Rule switch
    {
        AggregationRuleName.FedAvg => new FedAvgOptions(spec.FedAvg.Late),
        AggregationRuleName.FedBuff => spec.FedBuff,
        AggregationRuleName.Trajectory => spec.Trajectory.Weighing,
        _ => throw new InvalidOperationException($"Bug in SemSpace: no such rule as {spec.Rule}."),
    };

    /// <summary>
    /// When rounds close: FedAvg when all have returned, FedBuff when the buffer is full, the trajectory rule every period. Under
    /// FedAvg a satellite sends one update a version; under the others it trains again for each contact.
    /// </summary>
    public static RoundOptions Rounds(Scenario scenario)
    {
        AggregationSpec spec = scenario.Aggregation;
        return new RoundOptions
        {
            Trigger = spec.Rule switch
            {
                AggregationRuleName.FedAvg => RoundTrigger.AllReturned,
                AggregationRuleName.FedBuff => RoundTrigger.Count,
                AggregationRuleName.Trajectory => RoundTrigger.Period,
                _ => throw new InvalidOperationException($"Bug in SemSpace: no such rule as {spec.Rule}."),
            },
            PeriodMin = spec.Rule switch
            {
                AggregationRuleName.FedAvg => spec.FedAvg.DeadlineMin,
                AggregationRuleName.FedBuff => scenario.DurationH * 60,
                AggregationRuleName.Trajectory => spec.PeriodMin,
                _ => throw new InvalidOperationException($"Bug in SemSpace: no such rule as {spec.Rule}."),
            },
            Count = spec.FedBuff.BufferSize,
            OncePerVersion = spec.Rule == AggregationRuleName.FedAvg,
            DropsLate = spec is { Rule: AggregationRuleName.FedAvg, FedAvg.Late: LateUpdates.Drop },
            GateOnNeed = spec is { Rule: AggregationRuleName.Trajectory, Trajectory.Variant: TrajectoryVariant.Trajectory },
            Handover = spec.Handover,
            HorizonMin = spec.HorizonMin,
        };
    }
}
