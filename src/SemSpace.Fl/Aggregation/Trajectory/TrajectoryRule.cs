using SemSpace.Fl.Aggregation.Common;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.Trajectory.TrajectoryRule>;

namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// Two-tier weights from trajectories, a family. T0 to T5 conserve satellites: one that uploads to several gateways in a round spreads its sample
/// count n_k over them, so that it counts once: mass m_u = n_k * share_u, sum of shares 1. The share of a gateway is
/// (1 - foresight) * c / sum c + foresight * f / sum f, where c measures the satellite's contacts with the gateway inside the round
/// and f = sum c_j exp(-wait_j / decay) its foretold contacts after it. T6 on conserve samples: m_u = sum over the samples of u of
/// 1 / (uploads of the round that contain it). Stale updates count (1 + staleness)^-exponent.
/// Design: SemSpace's own, after the idea of Nguyen et al., "SemSpaceFL" (arXiv 2505.00966), whose formulas it does not claim to
/// reproduce; this is why the rule is called trajectory.
/// </summary>
/// <param name="Variant">The member of the family; it sets all other options, and each can be changed after.</param>
public sealed record TrajectoryRule(TrajectoryVariant Variant = TrajectoryVariant.Edge) : AggregationRule
{
    private const double Phi = 0.3, Exponent = 0.5;
    private const string ByVariant = "by variant";

    /// <summary>The keys. The variant comes first, so that it sets what the other keys then change.</summary>
    public static Section<TrajectoryRule> Keys { get; } = new(
        "The trajectory family T0 to T8. A variant sets all options: T0 to T5 add one thing each, T6 counts samples in place of satellites, T7 and T8 add to it (learning.md). Any option can then be changed.",
        () => new(),
        Is.Of("variant", Variants, "member of the family", t => t.Variant, (_, v) => new(v)),
        ByVariantKey("conserve", Conservations, "what counts once in a round: a sample, a satellite, or nothing, so that an upload counts by its samples",
            t => t.Conserve, (t, v) => t with { Conserve = v }),
        ByVariantKey("shares", Timings, "masses from the uploads at the round's end, or from the contact plan as uploads come",
            t => t.Shares, (t, v) => t with { Shares = v }),
        Is.Of("discount", Discounts, "what staleness takes from an update stays on the old model, or goes to the other updates",
            t => t.Discount, (t, v) => t with { Discount = v }),
        ByVariantKey("foresight", Kinds.Within(0, 1), "part of a satellite's share that contacts to come decide; conserve satellites only",
            t => t.Foresight, (t, v) => t with { Foresight = v }),
        Is.Of("foresight_decay_s", Kinds.Within(1, 1e9, "s"), "time constant with which a contact to come counts less",
            t => t.ForesightDecayS, (t, v) => t with { ForesightDecayS = v }),
        ByVariantKey("staleness_exponent", Kinds.Within(0, 10), Staleness.ExponentMeaning,
            t => t.StalenessExponent, (t, v) => t with { StalenessExponent = v }),
        ServerStep.Key<TrajectoryRule>(t => t.ServerLearningRate, (t, v) => t with { ServerLearningRate = v }),
        Is.Of("edge_step", EdgeSteps, "a gateway's own model steps by the mean of what came since its last merge, or by what came over all mass that the gateway is to receive in the cloud's round",
            t => t.EdgeStep, (t, v) => t with { EdgeStep = v }),
        Is.Of("participation", Corrections, "whether updates of satellites that rarely take part count more: not, by the contact plan, or by how often they took part so far (FedAU)",
            t => t.Participation, (t, v) => t with { Participation = v }),
        Is.Of("participation_cap", Kinds.Within(1, 1000), "how much more at most", t => t.ParticipationCap, (t, v) => t with { ParticipationCap = v }),
        Is.Of("longest_interval", Kinds.Whole(1, 100_000), "rounds after which fedau ends an interval in any case",
            t => t.LongestInterval, (t, v) => t with { LongestInterval = v }),
        Is.Of("absentees", AbsenteeWays, "what leaves mass on the old model, so that the step is small where few come: nothing; all samples that no gateway hears of in the round (anchor); or those that satellites still work on, by the contact plan, when it closes (in_flight)",
            t => t.Absentees, (t, v) => t with { Absentees = v }))
    {
        Laws = [new(["shares", "variant"], TooEarly), new(["participation", "conserve"], NoCorrection), new(["absentees", "conserve"], NoAbsentees)],
    };

    /// <summary>What a contact counts by.</summary>
    public ContactMeasure Measure { get; init; } = Variant switch
    {
        TrajectoryVariant.LastGateway => ContactMeasure.Count,
        TrajectoryVariant.ContactShare => ContactMeasure.Seconds,
        TrajectoryVariant.LinkShare or TrajectoryVariant.Foresight or TrajectoryVariant.ForesightStale or TrajectoryVariant.Trajectory
            or TrajectoryVariant.Samples or TrajectoryVariant.Edge or TrajectoryVariant.Planned => ContactMeasure.Bits,
    };

    /// <summary>What counts once in a round.</summary>
    public Conservation Conserve { get; init; } = Variant >= TrajectoryVariant.Samples ? Conservation.Samples : Conservation.Satellites;

    /// <summary>Weight of the contacts after the round, phi in [0, 1].</summary>
    public double Foresight { get; init; } = Variant >= TrajectoryVariant.Foresight ? Phi : 0;

    /// <summary>Wait after which a foretold contact counts 1/e, s, above 0.</summary>
    public double ForesightDecayS { get; init; } = 1800;

    /// <summary>Exponent of the staleness discount, 0 or more; 0 for none.</summary>
    public double StalenessExponent { get; init; } = Variant >= TrajectoryVariant.ForesightStale ? Exponent : 0;

    /// <summary>Where the discounted mass goes.</summary>
    public DiscountMode Discount { get; init; } = DiscountMode.Leaky;

    /// <summary>When masses are settled. Deferred is exact whatever happens to uploads; planned needs a fraction of the memory and of the backhaul.</summary>
    public ShareMode Shares { get; init; } = Variant >= TrajectoryVariant.Samples ? ShareMode.Planned : ShareMode.Deferred;

    /// <summary>What steps are multiplied by, above 0.</summary>
    public double ServerLearningRate { get; init; } = 1;

    /// <summary>How far a gateway's own model moves.</summary>
    public EdgeStep EdgeStep { get; init; } = EdgeStep.Foreseen;

    /// <summary>How rare satellites are made up for.</summary>
    public ParticipationCorrection Participation { get; init; }

    /// <summary>How much more an update may count for that, 1 or more.</summary>
    public double ParticipationCap { get; init; } = 10;

    /// <summary>Rounds after which an interval of <see cref="ParticipationCorrection.FedAu"/> ends in any case.</summary>
    public int LongestInterval { get; init; } = 50;

    /// <summary>Whose samples are missing.</summary>
    public Absentees Absentees { get; init; }

    /// <summary>Whether only the satellite's last upload of the round counts: hierarchical FedAvg where each satellite belongs to one gateway.</summary>
    public bool LastGatewayOnly => Variant == TrajectoryVariant.LastGateway && Conserve == Conservation.Satellites;

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(Variant == TrajectoryVariant.Planned ? RoundTrigger.Planned : RoundTrigger.Period, TrainAgain.EachContact)
    {
        Edge = Variant >= TrajectoryVariant.Edge && IsLinear ? new EdgePolicy(EdgeTrigger.EveryArrival) : null,
        Gate = Variant >= TrajectoryVariant.Trajectory ? EnergyGate.Hard : EnergyGate.Floor,
        Forecasts = (IsLinear ? Forecasts.Updates : 0) | (Absentees == Absentees.Anchor ? Forecasts.SamplesGathered : 0)
            | (Absentees == Absentees.InFlight ? Forecasts.SamplesInFlight : 0)
            | (Participation == ParticipationCorrection.Planned ? Forecasts.Inclusion : 0)
            | (Conserve == Conservation.Satellites ? Forecasts.Contacts : 0),
        CountsSamplesOnce = Conserve == Conservation.Samples,
        NeedsPlan = Shares == ShareMode.Planned && Conserve == Conservation.Satellites,
    };

    /// <inheritdoc/>
    public override bool HasEdges => IsLinear;

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => Absentees == Absentees.Absent && (Discount == DiscountMode.Renormalised || StalenessExponent == 0);

    /// <summary>Whether an update's mass is known when it comes, so that a gateway needs one sum alone.</summary>
    internal bool IsLinear => Conserve switch
    {
        Conservation.Nothing => true,
        Conservation.Samples => Shares == ShareMode.Planned,
        Conservation.Satellites => false,
    };

    private static ChoiceKind<TrajectoryVariant> Variants => new(
        ("last-gateway", TrajectoryVariant.LastGateway), ("contact-share", TrajectoryVariant.ContactShare), ("link-share", TrajectoryVariant.LinkShare),
        ("foresight", TrajectoryVariant.Foresight), ("foresight-stale", TrajectoryVariant.ForesightStale), ("trajectory", TrajectoryVariant.Trajectory),
        ("samples", TrajectoryVariant.Samples), ("edge", TrajectoryVariant.Edge), ("planned", TrajectoryVariant.Planned));

    private static ChoiceKind<DiscountMode> Discounts => new(("leaky", DiscountMode.Leaky), ("renormalised", DiscountMode.Renormalised));

    private static ChoiceKind<ShareMode> Timings => new(("deferred", ShareMode.Deferred), ("planned", ShareMode.Planned));

    private static ChoiceKind<Conservation> Conservations => new(
        ("samples", Conservation.Samples), ("satellites", Conservation.Satellites), ("nothing", Conservation.Nothing));

    private static ChoiceKind<EdgeStep> EdgeSteps => new(("foreseen", EdgeStep.Foreseen), ("mean", EdgeStep.Mean));

    private static ChoiceKind<ParticipationCorrection> Corrections => new(
        ("none", ParticipationCorrection.None), ("planned", ParticipationCorrection.Planned), ("fedau", ParticipationCorrection.FedAu));

    private static ChoiceKind<Absentees> AbsenteeWays => new(("absent", Absentees.Absent), ("anchor", Absentees.Anchor), ("in_flight", Absentees.InFlight));

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new TrajectoryRound(this, plan).Aggregators();
    }

    /// <inheritdoc/>
    public override IEdge BeginEdge(Func<IAggregator> round, ServerModel cloud)
    {
        ArgumentNullException.ThrowIfNull(round);
        return EdgeStep == EdgeStep.Foreseen ? new ForeseenEdge((LinearAggregator)round(), cloud) : base.BeginEdge(round, cloud);
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

    private static string? NoCorrection(TrajectoryRule t)
        => t is { Participation: not ParticipationCorrection.None, Conserve: Conservation.Satellites, Shares: ShareMode.Planned }
            ? "is not none; must be none where shares of satellites are settled when the round begins, since what is then not taken stays on the model."
            : null;

    private static string? NoAbsentees(TrajectoryRule t)
        => t is { Absentees: not Absentees.Absent, Conserve: Conservation.Satellites, Shares: ShareMode.Planned }
            ? "is not absent; must be absent where shares of satellites are settled when the round begins, since what is then not taken stays on the model."
            : null;

    private static ValueKey<TrajectoryRule, V> ByVariantKey<V>(string name, ValueKind<V> kind, string meaning, Func<TrajectoryRule, V> get, Func<TrajectoryRule, V, TrajectoryRule> with)
        => new(name, kind, meaning, get, with) { DefaultInWords = ByVariant };
}
