using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Aggregation;

/// <summary>The aggregation rules by name.</summary>
public static class AggregationRules
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<AggregationRule> All { get; } = new(
        "aggregation rule",
        Member<AggregationRule>.Of("trajectory", "weighs by contacts", TrajectoryRule.Keys),
        Member<AggregationRule>.Of("fedavg", "waits for all satellites", FedAvgRule.Keys),
        Member<AggregationRule>.Of("fedbuff", "merges every few updates", FedBuffRule.Keys));
}
