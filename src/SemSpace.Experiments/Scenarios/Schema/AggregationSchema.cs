using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Fl.Aggregation;
using Averaging = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.FedAvgSpec>;
using Buffering = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Fl.Aggregation.FedBuffOptions>;
using Family = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.TrajectorySpec>;
using Is = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.AggregationSpec>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of the aggregation section.</summary>
internal static class AggregationSchema
{
    private const double WeekMin = 7 * 24 * 60;
    private const string ByVariant = "by variant";

    /// <summary>The section.</summary>
    public static Section<AggregationSpec> Section { get; } = new(
        "How models are merged. Options of rules that are not chosen may stand beside, so that a sweep can switch rules.",
        () => new(),
        Is.Of("rule", Rules, "trajectory weighs by contacts; fedavg waits for all satellites; fedbuff merges every few updates",
            a => a.Rule, (a, v) => a with { Rule = v }),
        Is.Of("period_min", Kinds.Within(1, WeekMin, "min"), "how often the cloud merges under the trajectory rule",
            a => a.PeriodMin, (a, v) => a with { PeriodMin = v }),
        Is.Of("handover", Kinds.Flag, "whether a partly sent model goes on at another gateway",
            a => a.Handover, (a, v) => a with { Handover = v }),
        Is.Of("horizon_min", Kinds.Within(0, WeekMin, "min"), "how far beyond the round planned contacts are looked at",
            a => a.HorizonMin, (a, v) => a with { HorizonMin = v }),
        Is.In("trajectory", Trajectory, "options of the rule trajectory", a => a.Trajectory, (a, v) => a with { Trajectory = v }),
        Is.In("fedavg", FedAvg, "options of the rule fedavg", a => a.FedAvg, (a, v) => a with { FedAvg = v }),
        Is.In("fedbuff", FedBuff, "options of the rule fedbuff", a => a.FedBuff, (a, v) => a with { FedBuff = v }));

    private static ChoiceKind<AggregationRuleName> Rules => new(
        ("trajectory", AggregationRuleName.Trajectory), ("fedavg", AggregationRuleName.FedAvg), ("fedbuff", AggregationRuleName.FedBuff));

    private static ChoiceKind<TrajectoryVariant> Variants => new(
        ("last-gateway", TrajectoryVariant.LastGateway), ("contact-share", TrajectoryVariant.ContactShare), ("link-share", TrajectoryVariant.LinkShare),
        ("foresight", TrajectoryVariant.Foresight), ("foresight-stale", TrajectoryVariant.ForesightStale), ("trajectory", TrajectoryVariant.Trajectory));

    /// <summary>The variant comes first, so that it sets what the other keys then change.</summary>
    private static Section<TrajectorySpec> Trajectory => new(
        "The trajectory family T0 to T5. A variant sets all options: in the order of the variants, foresight 0, 0, 0, 0.3, 0.3, 0.3 and "
            + "staleness_exponent 0, 0, 0, 0, 0.5, 0.5. Any option can then be changed.",
        () => TrajectorySpec.Of(TrajectoryVariant.Trajectory),
        Family.Of("variant", Variants, "member of the family", t => t.Variant, (_, v) => TrajectorySpec.Of(v)),
        Family.Of("shares", Timings, "shares among gateways from the uploads at the round's end, or from the contact plan at its beginning",
            t => t.Weighing.Shares, (t, v) => t with { Weighing = t.Weighing with { Shares = v } }),
        Family.Of("discount", Discounts, "what staleness takes from an update stays on the old model, or goes to the other updates",
            t => t.Weighing.Discount, (t, v) => t with { Weighing = t.Weighing with { Discount = v } }),
        new ValueKey<TrajectorySpec, double>("foresight", Kinds.Within(0, 1), "part of the share that contacts to come decide",
            t => t.Weighing.Foresight, (t, v) => t with { Weighing = t.Weighing with { Foresight = v } })
        { DefaultInWords = ByVariant },
        Family.Of("foresight_decay_s", Kinds.Within(1, 1e9, "s"), "time constant with which a contact to come counts less",
            t => t.Weighing.ForesightDecaySeconds, (t, v) => t with { Weighing = t.Weighing with { ForesightDecaySeconds = v } }),
        new ValueKey<TrajectorySpec, double>("staleness_exponent", Kinds.Within(0, 10), "exponent a of the staleness factor (1 + τ)^-a; 0 for none",
            t => t.Weighing.StalenessExponent, (t, v) => t with { Weighing = t.Weighing with { StalenessExponent = v } })
        { DefaultInWords = ByVariant })
    {
        Rules = [new(["shares", "variant"], TooEarly)],
    };

    private static ChoiceKind<DiscountMode> Discounts => new(("leaky", DiscountMode.Leaky), ("renormalised", DiscountMode.Renormalised));

    private static ChoiceKind<LateUpdates> Lates => new(("drop", LateUpdates.Drop), ("carry", LateUpdates.Carry));

    private static ChoiceKind<ShareMode> Timings => new(("deferred", ShareMode.Deferred), ("planned", ShareMode.Planned));

    private static string? TooEarly(TrajectorySpec t)
        => t is { Variant: TrajectoryVariant.LastGateway, Weighing.Shares: ShareMode.Planned }
            ? "is planned; must be deferred for the variant last-gateway, because no plan says which upload will be the last."
            : null;

    private static Section<FedAvgSpec> FedAvg => new(
        "Federated averaging: a round closes when every satellite's update has come.",
        () => new(),
        Averaging.Of("late", Lates, "an update that comes after its round is dropped, or counts in the next",
            f => f.Late, (f, v) => f with { Late = v }),
        Averaging.Of("deadline_min", Kinds.Within(1, WeekMin, "min"), "the longest a round waits",
            f => f.DeadlineMin, (f, v) => f with { DeadlineMin = v }));

    private static Section<FedBuffOptions> FedBuff => new(
        "Buffered asynchronous averaging: a round closes when the buffer is full.",
        () => new(),
        Buffering.Of("buffer_size", Kinds.Whole(1, 100_000), "updates that make a new version",
            f => f.BufferSize, (f, v) => f with { BufferSize = v }),
        Buffering.Of("staleness_exponent", Kinds.Within(0, 10), "exponent a of the staleness factor (1 + τ)^-a; 0 for none",
            f => f.StalenessExponent, (f, v) => f with { StalenessExponent = v }),
        Buffering.Of("server_learning_rate", Kinds.Within(1e-6, 10), "step size of the server",
            f => f.ServerLearningRate, (f, v) => f with { ServerLearningRate = v }));
}
