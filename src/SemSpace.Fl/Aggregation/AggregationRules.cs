using SemSpace.Fl.Aggregation.FedAdam;
using SemSpace.Fl.Aggregation.FedAsync;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Median;
using SemSpace.Fl.Aggregation.Scaffold;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Aggregation;

/// <summary>The aggregation rules by name.</summary>
public static class AggregationRules
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<AggregationRule> All { get; } = new(
        "aggregation rule",
        Member<AggregationRule>.Of("trajectory", "weighs by contacts and samples, with models at gateways", TrajectoryRule.Keys),
        Member<AggregationRule>.Of("fedavg", "waits for all satellites", FedAvgRule.Keys),
        Member<AggregationRule>.Of("hierfavg", "averages at gateways, and their models at the cloud", HierFavgRule.Keys),
        Member<AggregationRule>.Of("fedbuff", "merges every few updates", FedBuffRule.Keys),
        Member<AggregationRule>.Of("fedadam", "waits for all, and steps by Adam", FedAdamRule.Keys),
        Member<AggregationRule>.Of("scaffold", "waits for all, and corrects drift by control variates", ScaffoldRule.Keys),
        Member<AggregationRule>.Of("fedasync", "mixes each update in as it comes", FedAsyncRule.Keys),
        Member<AggregationRule>.Of("median", "takes the median of the updates", MedianRule.Keys));
}
