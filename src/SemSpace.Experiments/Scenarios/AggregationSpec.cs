using SemSpace.Fl.Aggregation;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A family of aggregation rules.</summary>
public enum AggregationRuleName
{
    /// <summary>Two tiers, weighted by trajectory.</summary>
    Trajectory,

    /// <summary>Federated averaging over all satellites.</summary>
    FedAvg,

    /// <summary>Buffered asynchronous averaging.</summary>
    FedBuff,
}

/// <summary>How models are merged. The options of rules that are not chosen are kept, so that a sweep can switch rules.</summary>
public sealed record AggregationSpec
{
    /// <summary>The chosen rule.</summary>
    public AggregationRuleName Rule { get; init; }

    /// <summary>How often the cloud merges under the trajectory rule, min.</summary>
    public double PeriodMin { get; init; } = 95;

    /// <summary>Whether a partly sent model goes on at another gateway.</summary>
    public bool Handover { get; init; }

    /// <summary>How far beyond the round planned contacts are looked at, min.</summary>
    public double HorizonMin { get; init; } = 95;

    /// <summary>Options of <see cref="AggregationRuleName.Trajectory"/>.</summary>
    public TrajectorySpec Trajectory { get; init; } = TrajectorySpec.Of(TrajectoryVariant.Trajectory);

    /// <summary>Options of <see cref="AggregationRuleName.FedAvg"/>.</summary>
    public FedAvgSpec FedAvg { get; init; } = new();

    /// <summary>Options of <see cref="AggregationRuleName.FedBuff"/>.</summary>
    public FedBuffOptions FedBuff { get; init; } = new();
}

/// <summary>A member of the trajectory family, T0 to T5.</summary>
public enum TrajectoryVariant
{
    /// <summary>T0: all of a satellite's mass goes to the gateway it uploaded to last, which shows at the round's end.</summary>
    LastGateway,

    /// <summary>T1: mass is shared by contact time.</summary>
    ContactShare,

    /// <summary>T2: mass is shared by the bits the link can carry.</summary>
    LinkShare,

    /// <summary>T3: T2, and a part by contacts to come.</summary>
    Foresight,

    /// <summary>T4: T3, with stale updates discounted.</summary>
    ForesightStale,

    /// <summary>T5: T4, and no training that would break the battery's floor.</summary>
    Trajectory,
}

/// <summary>Options of the trajectory family; a variant sets them all, and each can be changed after.</summary>
/// <param name="Variant">The member of the family.</param>
/// <param name="Weighing">How it weighs.</param>
public sealed record TrajectorySpec(TrajectoryVariant Variant, TrajectoryOptions Weighing)
{
    /// <summary>The options that a variant stands for.</summary>
    public static TrajectorySpec Of(TrajectoryVariant variant) => new(variant, variant switch
    {
        TrajectoryVariant.LastGateway => TrajectoryOptions.LastGateway,
        TrajectoryVariant.ContactShare => TrajectoryOptions.ContactShare,
        TrajectoryVariant.LinkShare => TrajectoryOptions.LinkShare,
        TrajectoryVariant.Foresight => TrajectoryOptions.WithForesight,
        TrajectoryVariant.ForesightStale or TrajectoryVariant.Trajectory => TrajectoryOptions.ForesightStale,
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "There is no such variant."),
    });
}

/// <summary>Options of federated averaging.</summary>
public sealed record FedAvgSpec
{
    /// <summary>What becomes of late updates.</summary>
    public LateUpdates Late { get; init; }

    /// <summary>The longest a round waits for all satellites, min.</summary>
    public double DeadlineMin { get; init; } = 360;
}
