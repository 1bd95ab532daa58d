using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.AggregationSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>How models are merged. The options of rules that are not chosen are kept, so that a sweep can switch rules.</summary>
public sealed record AggregationSpec
{
    /// <summary>What stands where something is left to the rule.</summary>
    internal const string ByRule = "by_rule";

    private const string ByPeriod = "by_period";

    /// <summary>A week, min.</summary>
    private const double LongestMin = 7 * 24 * 60;

    /// <summary>The keys.</summary>
    public static Section<AggregationSpec> Keys { get; } = new(
        "How models are merged. Options of rules that are not chosen may stand beside, so that a sweep can switch rules.",
        () => new(),
        [
            Is.Choice("rule", AggregationRules.All, AggregationRules.All.Meanings, a => a.Rule, (a, v) => a with { Rule = v }),
            Is.Of("trigger", new OptionalKind<RoundTrigger>(Triggers, word: ByRule),
                $"what closes a round; by_rule is the rule's own: {OwnTriggers}",
                a => a.Trigger, (a, v) => a with { Trigger = v }),
            Is.Of("period_min", Kinds.Within(1, LongestMin, "min"), "time between merges where the trigger is period",
                a => a.PeriodMin, (a, v) => a with { PeriodMin = v }),
            Is.Of("planned_merges", new OptionalKind<int>(Kinds.Whole(0, 1_000_000), word: ByPeriod),
                "merges in the whole run where the trigger is planned; by_period takes as many as period_min makes before the run's end",
                a => a.PlannedMerges, (a, v) => a with { PlannedMerges = v }),
            Is.Of("merge_price", new OptionalKind<double>(Kinds.Within(0, 1e12, "samples × min")),
                "what a merge costs where the trigger is planned: planned_merges does not count then, and there are as many merges as lower the age by more than they cost",
                a => a.MergePrice, (a, v) => a with { MergePrice = v }),
            Is.Of("cloud_every", Kinds.Whole(1, 10_000), "rounds of a gateway's own that close one of the cloud where the trigger is set to edge_rounds; by_rule, hierfavg has its edge_rounds",
                a => a.CloudEvery, (a, v) => a with { CloudEvery = v }),
            Is.Of("edge", new OptionalKind<EdgeModels>(EdgeWays, word: ByRule), "gateways only sum what they send to the cloud, or have models of their own that they hand to satellites; by_rule is the rule's own",
                a => a.Edge, (a, v) => a with { Edge = v }),
            Is.Of("edge_trigger", new OptionalKind<EdgeTrigger>(EdgeTriggers, word: ByRule), "what makes a gateway with a model of its own merge; by_rule is the rule's own, or every_arrival where it has none",
                a => a.EdgeTrigger, (a, v) => a with { EdgeTrigger = v }),
            Is.Of("edge_period_min", Kinds.Within(1, LongestMin, "min"), "time between a gateway's merges where edge_trigger is set to period",
                a => a.EdgePeriodMin, (a, v) => a with { EdgePeriodMin = v }),
            Is.Of("edge_every_n_updates", Kinds.Whole(1, 100_000), "updates that make a gateway merge where edge_trigger is set to count",
                a => a.EdgeEveryNUpdates, (a, v) => a with { EdgeEveryNUpdates = v }),
            Is.Of("deadline_min", Kinds.Within(1, LongestMin, "min"), "the longest a round waits where the trigger is all_returned or edge_rounds",
                a => a.DeadlineMin, (a, v) => a with { DeadlineMin = v }),
            Is.Of("every_n_updates", Kinds.Whole(1, 100_000), "updates that close a round where the trigger is set to count; by_rule, fedbuff has its buffer_size",
                a => a.EveryNUpdates, (a, v) => a with { EveryNUpdates = v }),
            Is.Of("average_versions", Kinds.Whole(1, 1000), "versions of the cloud, the last ones, whose mean is scored and kept; satellites get the last version itself",
                a => a.AverageVersions, (a, v) => a with { AverageVersions = v }),
            Is.Of("max_step", new OptionalKind<double>(Kinds.Within(1e-6, 1e6)), "longest step of the cloud's model, over the model's own length; a longer one is shortened",
                a => a.MaxStep, (a, v) => a with { MaxStep = v }),
            Is.Of("handover", Kinds.Flag, "whether a partly sent model goes on at another gateway", a => a.Handover, (a, v) => a with { Handover = v }),
            Is.Of("horizon_min", Kinds.Within(0, LongestMin, "min"), "how far beyond the round planned contacts are looked at",
                a => a.HorizonMin, (a, v) => a with { HorizonMin = v }),
            .. Is.Options(AggregationRules.All, a => a.Rule, (a, v) => a with { Rule = v }),
        ])
    {
        Laws = [new(["trigger", "rule"], NeedsPeriod), new(["edge", "rule"], HasNoEdges), new(["trigger", "edge"], NeedsEdges)],
    };

    /// <summary>The chosen rule, and the options of all.</summary>
    public Choice<AggregationRule> Rule { get; init; } = AggregationRules.All.Default;

    /// <summary>What closes a round; null for the rule's own trigger.</summary>
    public RoundTrigger? Trigger { get; init; }

    /// <summary>Time between merges under <see cref="RoundTrigger.Period"/>, min.</summary>
    public double PeriodMin { get; init; } = 95;

    /// <summary>Merges under <see cref="RoundTrigger.Planned"/>; null for as many as the period makes.</summary>
    public int? PlannedMerges { get; init; }

    /// <summary>What a merge costs under <see cref="RoundTrigger.Planned"/>, samples × min of age; null where their number is given.</summary>
    public double? MergePrice { get; init; }

    /// <summary>A gateway's own rounds that close one of the cloud where <see cref="Trigger"/> is <see cref="RoundTrigger.EdgeRounds"/>.</summary>
    public int CloudEvery { get; init; } = 3;

    /// <summary>Whether gateways have models of their own; null for the rule's own way.</summary>
    public EdgeModels? Edge { get; init; }

    /// <summary>What makes a gateway merge into its own model; null for the rule's own trigger.</summary>
    public EdgeTrigger? EdgeTrigger { get; init; }

    /// <summary>Time between a gateway's merges where <see cref="EdgeTrigger"/> is period, min.</summary>
    public double EdgePeriodMin { get; init; } = 30;

    /// <summary>Updates that make a gateway merge where <see cref="EdgeTrigger"/> is count.</summary>
    public int EdgeEveryNUpdates { get; init; } = 3;

    /// <summary>The longest a round waits under <see cref="RoundTrigger.AllReturned"/> and <see cref="RoundTrigger.EdgeRounds"/>, min.</summary>
    public double DeadlineMin { get; init; } = 360;

    /// <summary>Updates that close a round where <see cref="Trigger"/> is <see cref="RoundTrigger.Count"/>.</summary>
    public int EveryNUpdates { get; init; } = 10;

    /// <summary>Versions whose mean is scored and kept.</summary>
    public int AverageVersions { get; init; } = 1;

    /// <summary>The longest step of the cloud's model over its length; null for no bound.</summary>
    public double? MaxStep { get; init; }

    /// <summary>Whether a partly sent model goes on at another gateway.</summary>
    public bool Handover { get; init; }

    /// <summary>How far beyond the round planned contacts are looked at, min.</summary>
    public double HorizonMin { get; init; } = 95;

    /// <summary>The key that says how many updates close a round under <see cref="RoundTrigger.Count"/>.</summary>
    internal string CountKey => Trigger is null ? $"{Rule.Name}.{Rule.Value.Policy.CountKey}" : "every_n_updates";

    /// <summary>The rule's policy, with what the scenario sets instead.</summary>
    internal RoundPolicy PolicyFor(ClientsSpec clients)
    {
        RoundPolicy own = Rule.Value.Policy;
        return own with
        {
            Trigger = Trigger ?? own.Trigger,
            Count = Trigger is null ? own.Count : EveryNUpdates,
            TrainAgain = clients.TrainAgain ?? own.TrainAgain,
            Gate = clients.EnergyGate ?? own.Gate,
            EdgeRounds = Trigger is null ? own.EdgeRounds : CloudEvery,
            Edge = EdgePolicyOf(own),
        };
    }

    /// <summary>Merges in a run under <see cref="RoundTrigger.Planned"/>; by the period those that come before the end, as under <see cref="RoundTrigger.Period"/>.</summary>
    /// <param name="hours">Its length, h.</param>
    internal int MergesIn(double hours) => PlannedMerges ?? (int)((Duration.FromHours(hours).Nanoseconds - 1) / Duration.FromMinutes(PeriodMin).Nanoseconds);

    private EdgePolicy? EdgePolicyOf(RoundPolicy own)
    {
        bool hasModels = Edge is { } set ? set == EdgeModels.Model : own.Edge is not null;
        if (!hasModels) return null;
        if (EdgeTrigger is not { } trigger) return own.Edge ?? new EdgePolicy(Fl.Aggregation.EdgeTrigger.EveryArrival);
        return new EdgePolicy(trigger) { Count = EdgeEveryNUpdates, PeriodMin = EdgePeriodMin };
    }

    private static string OwnTriggers => string.Join(", ", AggregationRules.All.Select(rule => $"{NameOf(rule.Blank.Policy.Trigger)} for {rule.Name}"));

    private static ChoiceKind<RoundTrigger> Triggers => new(
        ("period", RoundTrigger.Period), ("all_returned", RoundTrigger.AllReturned), ("count", RoundTrigger.Count), ("every_arrival", RoundTrigger.EveryArrival),
        ("edge_rounds", RoundTrigger.EdgeRounds), ("planned", RoundTrigger.Planned));

    private static ChoiceKind<EdgeModels> EdgeWays => new(("sum", EdgeModels.Sum), ("model", EdgeModels.Model));

    private static ChoiceKind<EdgeTrigger> EdgeTriggers => new(
        ("every_arrival", Fl.Aggregation.EdgeTrigger.EveryArrival), ("count", Fl.Aggregation.EdgeTrigger.Count), ("period", Fl.Aggregation.EdgeTrigger.Period));

    /// <summary>A trigger's name in files.</summary>
    internal static string NameOf(RoundTrigger trigger) => Triggers.NameOf(trigger);

    private static string? NeedsPeriod(AggregationSpec a)
        => a.Rule.Value.Policy.NeedsPlan && a.Trigger is { } trigger and not (RoundTrigger.Period or RoundTrigger.Planned)
            ? $"is {NameOf(trigger)}; must be {ByRule}, period or planned, since {a.Rule.Name} as it is set settles weights when the round begins, and must know its end."
            : null;

    private static string? HasNoEdges(AggregationSpec a)
        => a.Edge == EdgeModels.Model && !a.Rule.Value.HasEdges
            ? $"is model; must be {ByRule} or sum, since under {a.Rule.Name} as it is set an update's part is known at the cloud alone."
            : null;

    private static string? NeedsEdges(AggregationSpec a)
        => (a.Trigger ?? a.Rule.Value.Policy.Trigger) == RoundTrigger.EdgeRounds && a.EdgePolicyOf(a.Rule.Value.Policy) is null
            ? $"is {NameOf(RoundTrigger.EdgeRounds)}; must be another where gateways have no models of their own (edge)."
            : null;
}

/// <summary>What gateways do with updates.</summary>
public enum EdgeModels
{
    /// <summary>They sum them for the cloud.</summary>
    Sum,

    /// <summary>They merge them into a model of their own, and hand that to satellites.</summary>
    Model,
}
