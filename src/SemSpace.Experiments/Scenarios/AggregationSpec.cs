using SemSpace.Fl.Aggregation;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.AggregationSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>How models are merged. The options of rules that are not chosen are kept, so that a sweep can switch rules.</summary>
public sealed record AggregationSpec
{
    /// <summary>What stands where something is left to the rule.</summary>
    internal const string ByRule = "by_rule";

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
            Is.Of("deadline_min", Kinds.Within(1, LongestMin, "min"), "the longest a round waits where the trigger is all_returned",
                a => a.DeadlineMin, (a, v) => a with { DeadlineMin = v }),
            Is.Of("every_n_updates", Kinds.Whole(1, 100_000), "updates that close a round where the trigger is set to count; by_rule, fedbuff has its buffer_size",
                a => a.EveryNUpdates, (a, v) => a with { EveryNUpdates = v }),
            Is.Of("handover", Kinds.Flag, "whether a partly sent model goes on at another gateway", a => a.Handover, (a, v) => a with { Handover = v }),
            Is.Of("horizon_min", Kinds.Within(0, LongestMin, "min"), "how far beyond the round planned contacts are looked at",
                a => a.HorizonMin, (a, v) => a with { HorizonMin = v }),
            .. Is.Options(AggregationRules.All, a => a.Rule, (a, v) => a with { Rule = v }),
        ])
    {
        Laws = [new(["trigger", "rule"], NeedsPeriod)],
    };

    /// <summary>The chosen rule, and the options of all.</summary>
    public Choice<AggregationRule> Rule { get; init; } = AggregationRules.All.Default;

    /// <summary>What closes a round; null for the rule's own trigger.</summary>
    public RoundTrigger? Trigger { get; init; }

    /// <summary>Time between merges under <see cref="RoundTrigger.Period"/>, min.</summary>
    public double PeriodMin { get; init; } = 95;

    /// <summary>The longest a round waits under <see cref="RoundTrigger.AllReturned"/>, min.</summary>
    public double DeadlineMin { get; init; } = 360;

    /// <summary>Updates that close a round where <see cref="Trigger"/> is <see cref="RoundTrigger.Count"/>.</summary>
    public int EveryNUpdates { get; init; } = 10;

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
        };
    }

    private static string OwnTriggers => string.Join(", ", AggregationRules.All.Select(rule => $"{NameOf(rule.Blank.Policy.Trigger)} for {rule.Name}"));

    private static ChoiceKind<RoundTrigger> Triggers => new(
        ("period", RoundTrigger.Period), ("all_returned", RoundTrigger.AllReturned), ("count", RoundTrigger.Count), ("every_arrival", RoundTrigger.EveryArrival));

    /// <summary>A trigger's name in files.</summary>
    internal static string NameOf(RoundTrigger trigger) => Triggers.NameOf(trigger);

    private static string? NeedsPeriod(AggregationSpec a)
        => a.Rule.Value.Policy.NeedsPlan && a.Trigger is { } trigger && trigger != RoundTrigger.Period
            ? $"is {NameOf(trigger)}; must be {ByRule} or period, since {a.Rule.Name} as it is set settles weights when the round begins, and must know its end."
            : null;
}
