using SemSpace.Fl.Aggregation.Common;
using SemSpace.Fl.Aggregation.FedAvg;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.HierFavg.HierFavgRule>;

namespace SemSpace.Fl.Aggregation.HierFavg;

/// <summary>
/// Hierarchical federated averaging: each gateway averages what it receives into a model of its own, every so often, and after kappa_2 of
/// these rounds the cloud averages the gateways' models, both by samples. kappa_1, the local steps, is the satellites' own matter.
/// Source: Liu, Zhang, Song, Letaief, "Client-edge-cloud hierarchical federated learning", ICC 2020, algorithm 1, in delta form. There every
/// client belongs to one edge and rounds wait for all; here gateways' rounds go by the clock, since satellites come and go, and an update counts
/// at the gateway that receives it.
/// </summary>
/// <param name="EdgePeriodMin">Time between a gateway's merges, min.</param>
/// <param name="EdgeRounds">kappa_2: a gateway's rounds in one of the cloud.</param>
/// <param name="Late">What becomes of updates that were trained from an older model than the gateway's.</param>
/// <param name="ServerLearningRate">What a gateway's steps are multiplied by; 1 in the paper.</param>
public sealed record HierFavgRule(double EdgePeriodMin = 30, int EdgeRounds = 3, LateUpdates Late = LateUpdates.Carry, double ServerLearningRate = 1) : AggregationRule
{
    /// <summary>A week, min.</summary>
    private const double LongestMin = 7 * 24 * 60;

    /// <summary>The keys.</summary>
    public static Section<HierFavgRule> Keys { get; } = new(
        "Hierarchical federated averaging: gateways average, and after some rounds the cloud averages their models.",
        () => new(),
        Is.Of("edge_period_min", Kinds.Within(1, LongestMin, "min"), "time between merges of a gateway, where the scenario leaves its trigger to the rule",
            h => h.EdgePeriodMin, (h, v) => h with { EdgePeriodMin = v }),
        Is.Of("edge_rounds", Kinds.Whole(1, 10_000), "κ2: rounds of a gateway that make one of the cloud, where the scenario leaves its trigger to the rule",
            h => h.EdgeRounds, (h, v) => h with { EdgeRounds = v }),
        Is.Of("late", FedAvgRule.LateKind, "an update of an older model than the gateway's is dropped, or counts", h => h.Late, (h, v) => h with { Late = v }),
        ServerStep.Key<HierFavgRule>(h => h.ServerLearningRate, (h, v) => h with { ServerLearningRate = v }));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.EdgeRounds, TrainAgain.EachContact)
    {
        Edge = new EdgePolicy(EdgeTrigger.Period) { PeriodMin = EdgePeriodMin },
        EdgeRounds = EdgeRounds,
        DropsOlderThan = Late == LateUpdates.Drop ? Tier.Gateway : null,
    };

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => Late == LateUpdates.Carry;

    /// <inheritdoc/>
    public override bool HasEdges => true;

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan) => FedAvgRule.Means(Policy.DropsOlderThan, ServerLearningRate);

    /// <inheritdoc/>
    public override AggregationRule Shortened(double share) => this with { EdgePeriodMin = Math.Max(1, EdgePeriodMin * share) };
}
