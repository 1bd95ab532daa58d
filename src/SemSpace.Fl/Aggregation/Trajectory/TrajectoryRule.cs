using SemSpace.Fl.Aggregation.Common;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.Trajectory.TrajectoryRule>;

namespace SemSpace.Fl.Aggregation.Trajectory;

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

/// <summary>
/// Two-tier weights from trajectories. A satellite that uploads to several gateways in a round spreads its sample count n_k over
/// them, so that it counts once: mass m_u = n_k * share_u, sum of shares 1. The share of a gateway is
/// (1 - foresight) * c / sum c + foresight * f / sum f, where c measures the satellite's contacts with the gateway inside the round
/// and f = sum c_j exp(-wait_j / decay) its foretold contacts after it. Stale updates count (1 + staleness)^-exponent.
/// Design: SemSpace's own, after the idea of Nguyen et al., "SemSpaceFL" (arXiv 2505.00966), whose formulas it does not claim to
/// reproduce; this is why the rule is called trajectory.
/// Not modelled: satellites without an upload in the round; they are absent and leave no mass.
/// </summary>
/// <param name="Variant">The member of the family; it sets all other options, and each can be changed after.</param>
public sealed record TrajectoryRule(TrajectoryVariant Variant = TrajectoryVariant.Trajectory) : AggregationRule
{
    private const double Phi = 0.3, Exponent = 0.5;
    private const string ByVariant = "by variant";

    /// <summary>The keys. The variant comes first, so that it sets what the other keys then change.</summary>
    public static Section<TrajectoryRule> Keys { get; } = new(
        "The trajectory family T0 to T5. A variant sets all options: in the order of the variants, foresight 0, 0, 0, 0.3, 0.3, 0.3 and "
            + "staleness_exponent 0, 0, 0, 0, 0.5, 0.5. Any option can then be changed.",
        () => new(),
        Is.Of("variant", Variants, "member of the family", t => t.Variant, (_, v) => new(v)),
        Is.Of("shares", Timings, "shares among gateways from the uploads at the round's end, or from the contact plan at its beginning",
            t => t.Shares, (t, v) => t with { Shares = v }),
        Is.Of("discount", Discounts, "what staleness takes from an update stays on the old model, or goes to the other updates",
            t => t.Discount, (t, v) => t with { Discount = v }),
        new ValueKey<TrajectoryRule, double>("foresight", Kinds.Within(0, 1), "part of the share that contacts to come decide",
            t => t.Foresight, (t, v) => t with { Foresight = v })
        { DefaultInWords = ByVariant },
        Is.Of("foresight_decay_s", Kinds.Within(1, 1e9, "s"), "time constant with which a contact to come counts less",
            t => t.ForesightDecayS, (t, v) => t with { ForesightDecayS = v }),
        new ValueKey<TrajectoryRule, double>("staleness_exponent", Kinds.Within(0, 10), Staleness.ExponentMeaning,
            t => t.StalenessExponent, (t, v) => t with { StalenessExponent = v })
        { DefaultInWords = ByVariant })
    {
        Laws = [new(["shares", "variant"], TooEarly)],
    };

    /// <summary>What a contact counts by.</summary>
    public ContactMeasure Measure { get; init; } = Variant switch
    {
        TrajectoryVariant.LastGateway => ContactMeasure.Count,
        TrajectoryVariant.ContactShare => ContactMeasure.Seconds,
        TrajectoryVariant.LinkShare or TrajectoryVariant.Foresight or TrajectoryVariant.ForesightStale or TrajectoryVariant.Trajectory => ContactMeasure.Bits,
    };

    /// <summary>Weight of the contacts after the round, phi in [0, 1].</summary>
    public double Foresight { get; init; } = Variant >= TrajectoryVariant.Foresight ? Phi : 0;

    /// <summary>Wait after which a foretold contact counts 1/e, s, above 0.</summary>
    public double ForesightDecayS { get; init; } = 1800;

    /// <summary>Exponent of the staleness discount, 0 or more; 0 for none.</summary>
    public double StalenessExponent { get; init; } = Variant >= TrajectoryVariant.ForesightStale ? Exponent : 0;

    /// <summary>Where the discounted mass goes.</summary>
    public DiscountMode Discount { get; init; } = DiscountMode.Leaky;

    /// <summary>When shares are settled. Deferred conserves every satellite's mass whatever happens to its uploads; planned needs a fraction of the memory.</summary>
    public ShareMode Shares { get; init; } = ShareMode.Deferred;

    /// <summary>Whether only the satellite's last upload of the round counts: hierarchical FedAvg where each satellite belongs to one gateway.</summary>
    public bool LastGatewayOnly => Variant == TrajectoryVariant.LastGateway;

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.Period, TrainAgain.EachContact)
    {
        GateOnNeed = Variant == TrajectoryVariant.Trajectory,
        NeedsPlan = Shares == ShareMode.Planned,
    };

    private static ChoiceKind<TrajectoryVariant> Variants => new(
        ("last-gateway", TrajectoryVariant.LastGateway), ("contact-share", TrajectoryVariant.ContactShare), ("link-share", TrajectoryVariant.LinkShare),
        ("foresight", TrajectoryVariant.Foresight), ("foresight-stale", TrajectoryVariant.ForesightStale), ("trajectory", TrajectoryVariant.Trajectory));

    private static ChoiceKind<DiscountMode> Discounts => new(("leaky", DiscountMode.Leaky), ("renormalised", DiscountMode.Renormalised));

    private static ChoiceKind<ShareMode> Timings => new(("deferred", ShareMode.Deferred), ("planned", ShareMode.Planned));

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (Shares == ShareMode.Planned)
        {
            var ledger = new PlannedShares(this, plan);
            return () => new PlannedTrajectory(this, ledger);
        }

        var deferred = new DeferredTrajectory(this, new ForesightScores(this, plan.After));
        return () => new CollectingAggregator(deferred, deferred.Combine);
    }

    /// <summary>What a planned contact counts: nothing where an upload would not fit.</summary>
    internal double Count(PlannedContact contact) => contact.Bits > 0 ? Count(contact.Seconds, contact.Bits) : 0;

    /// <summary>What an upload counts.</summary>
    internal double Count(ModelUpdate update) => Count(update.ContactSeconds, update.ContactBits);

    private double Count(double seconds, double bits) => Measure switch
    {
        ContactMeasure.Count => 1,
        ContactMeasure.Seconds => seconds,
        ContactMeasure.Bits => bits,
    };

    private static string? TooEarly(TrajectoryRule t)
        => t is { Variant: TrajectoryVariant.LastGateway, Shares: ShareMode.Planned }
            ? "is planned; must be deferred for the variant last-gateway, because no plan says which upload will be the last."
            : null;
}
