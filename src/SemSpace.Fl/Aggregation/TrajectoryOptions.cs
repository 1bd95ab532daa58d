namespace SemSpace.Fl.Aggregation;

/// <summary>What a contact counts by when a satellite's mass is shared among its uploads.</summary>
public enum ContactMeasure
{
    /// <summary>Every contact counts 1.</summary>
    Count,

    /// <summary>Contact time, s.</summary>
    Seconds,

    /// <summary>Bits that the link can carry in the contact.</summary>
    Bits,
}

/// <summary>Where the mass goes that staleness takes from an update.</summary>
public enum DiscountMode
{
    /// <summary>To the cloud model as it was, so that a round of stale updates makes a small step.</summary>
    Leaky,

    /// <summary>To the other updates of the round, at all gateways, in proportion to their discounted masses.</summary>
    Renormalised,
}

/// <summary>When a satellite's shares are settled.</summary>
public enum ShareMode
{
    /// <summary>When the round begins, from the contact plan; a gateway keeps one running sum.</summary>
    Planned,

    /// <summary>When the round ends, from the uploads that came; a gateway keeps every update of the round.</summary>
    Deferred,
}

/// <summary>
/// Two-tier weights from trajectories. A satellite that uploads to several gateways in a round spreads its sample count n_k over
/// them, so that it counts once: mass m_u = n_k * share_u, sum of shares 1. The share of a gateway is
/// (1 - foresight) * c / sum c + foresight * f / sum f, where c measures the satellite's contacts with the gateway inside the round
/// and f = sum c_j exp(-wait_j / decay) its foretold contacts after it. Stale updates count (1 + staleness)^-exponent.
/// Design: SemSpace's own, after the idea of Nguyen et al., "SemSpaceFL" (arXiv 2505.00966), whose formulas it does not claim to
/// reproduce; this is why the rule is called trajectory.
/// Not modelled: satellites without an upload in the round; they are absent and leave no mass.
/// </summary>
/// <param name="Measure">What a contact counts by.</param>
/// <param name="Foresight">Weight of the contacts after the round, phi in [0, 1].</param>
/// <param name="ForesightDecaySeconds">Wait after which a foretold contact counts 1/e, s, above 0.</param>
/// <param name="StalenessExponent">Exponent of the staleness discount, 0 or more; 0 for none.</param>
/// <param name="Discount">Where the discounted mass goes.</param>
/// <param name="LastGatewayOnly">Whether only the satellite's last upload of the round counts.</param>
/// <param name="Shares">When shares are settled. Deferred conserves every satellite's mass whatever happens to its uploads; planned needs a fraction of the memory.</param>
public sealed record TrajectoryOptions(
    ContactMeasure Measure = ContactMeasure.Bits,
    double Foresight = 0.3,
    double ForesightDecaySeconds = 1800,
    double StalenessExponent = 0.5,
    DiscountMode Discount = DiscountMode.Leaky,
    bool LastGatewayOnly = false,
    ShareMode Shares = ShareMode.Deferred) : AggregationOptions
{
    /// <summary>Only the last upload counts: hierarchical FedAvg where each satellite belongs to one gateway. Which upload is the last shows at the round's end.</summary>
    public static TrajectoryOptions LastGateway { get; } =
        new(ContactMeasure.Count, Foresight: 0, StalenessExponent: 0, LastGatewayOnly: true);

    /// <summary>Shares by contact time.</summary>
    public static TrajectoryOptions ContactShare { get; } = new(ContactMeasure.Seconds, Foresight: 0, StalenessExponent: 0);

    /// <summary>Shares by what the link can carry.</summary>
    public static TrajectoryOptions LinkShare { get; } = new(Foresight: 0, StalenessExponent: 0);

    /// <summary>Shares by link and foresight.</summary>
    public static TrajectoryOptions WithForesight { get; } = new(StalenessExponent: 0);

    /// <summary>Shares by link and foresight, stale updates discounted.</summary>
    public static TrajectoryOptions ForesightStale { get; } = new();

    /// <summary>The presets by name. <c>trajectory</c> weighs as <c>foresight-stale</c> does; its energy gate is the simulator's.</summary>
    public static IReadOnlyDictionary<string, TrajectoryOptions> Presets { get; } = new Dictionary<string, TrajectoryOptions>(StringComparer.Ordinal)
    {
        ["last-gateway"] = LastGateway,
        ["contact-share"] = ContactShare,
        ["link-share"] = LinkShare,
        ["foresight"] = WithForesight,
        ["foresight-stale"] = ForesightStale,
        ["trajectory"] = ForesightStale,
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Faults() =>
    [
        .. OptionRange.Check("contact_measure", (double)Measure, Enum.IsDefined(Measure), "count, seconds or bits"),
        .. OptionRange.Check("foresight", Foresight, Foresight is >= 0 and <= 1, "0 to 1"),
        .. OptionRange.Check("foresight_decay_s", ForesightDecaySeconds, ForesightDecaySeconds is > 0 and < double.PositiveInfinity, "above 0 s"),
        .. OptionRange.Check("staleness_exponent", StalenessExponent, StalenessExponent is >= 0 and < double.PositiveInfinity, "0 or more"),
        .. OptionRange.Check("discount", (double)Discount, Enum.IsDefined(Discount), "leaky or renormalised"),
        .. OptionRange.Check("shares", (double)Shares, Enum.IsDefined(Shares), "planned or deferred"),
    ];

    internal override IAggregationRule CreateRule() => new TrajectoryRule(this);
}
