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
    public FedBuffSpec FedBuff { get; init; } = new();
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

/// <summary>When a satellite's shares among gateways are known.</summary>
public enum ShareTiming
{
    /// <summary>From the contact plan, when the round begins.</summary>
    Planned,

    /// <summary>From the uploads, when the round ends.</summary>
    Deferred,
}

/// <summary>What becomes of the mass that staleness takes from an update.</summary>
public enum DiscountName
{
    /// <summary>It stays on the previous global model.</summary>
    Leaky,

    /// <summary>It goes to the other updates.</summary>
    Renormalised,
}

/// <summary>Options of the trajectory family; a variant sets them all, and each can be changed after.</summary>
public sealed record TrajectorySpec
{
    private const double UsualForesight = 0.3;
    private const double UsualStalenessExponent = 0.5;

    /// <summary>The member of the family.</summary>
    public TrajectoryVariant Variant { get; init; }

    /// <summary>When shares are known.</summary>
    public ShareTiming Shares { get; init; }

    /// <summary>What becomes of discounted mass.</summary>
    public DiscountName Discount { get; init; }

    /// <summary>Part φ of the share that contacts to come decide.</summary>
    public double Foresight { get; init; }

    /// <summary>Time constant with which a contact to come counts less, s.</summary>
    public double ForesightDecayS { get; init; } = 1800;

    /// <summary>Exponent a of the staleness factor (1 + τ)^-a; 0 for none.</summary>
    public double StalenessExponent { get; init; }

    /// <summary>The options that a variant stands for.</summary>
    public static TrajectorySpec Of(TrajectoryVariant variant) => new()
    {
        Variant = variant,
        Shares = variant == TrajectoryVariant.LastGateway ? ShareTiming.Deferred : ShareTiming.Planned,
        Foresight = variant >= TrajectoryVariant.Foresight ? UsualForesight : 0,
        StalenessExponent = variant >= TrajectoryVariant.ForesightStale ? UsualStalenessExponent : 0,
    };
}

/// <summary>What becomes of an update that comes after its round has closed.</summary>
public enum LateUpdates
{
    /// <summary>It is not used.</summary>
    Drop,

    /// <summary>It counts in the round it arrives in.</summary>
    Carry,
}

/// <summary>Options of federated averaging.</summary>
public sealed record FedAvgSpec
{
    /// <summary>What becomes of late updates.</summary>
    public LateUpdates Late { get; init; }

    /// <summary>The longest a round waits for all satellites, min.</summary>
    public double DeadlineMin { get; init; } = 360;
}

/// <summary>Options of buffered asynchronous averaging.</summary>
public sealed record FedBuffSpec
{
    /// <summary>Updates that make a new version.</summary>
    public int BufferSize { get; init; } = 10;

    /// <summary>Exponent a of the staleness factor (1 + τ)^-a; 0 for none.</summary>
    public double StalenessExponent { get; init; } = 0.5;

    /// <summary>Step size of the server.</summary>
    public double ServerLearningRate { get; init; } = 1;
}
