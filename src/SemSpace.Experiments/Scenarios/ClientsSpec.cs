using SemSpace.Fl.Aggregation;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.ClientsSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>What satellites do in a round, where it is not left to the aggregation rule.</summary>
public sealed record ClientsSpec
{
    /// <summary>The keys.</summary>
    public static Section<ClientsSpec> Keys { get; } = new(
        "What satellites do in a round. Set it to compare rules with all else equal: left to the rules, fedavg trains once per version and trajectory at each contact.",
        () => new(),
        Is.Of("train_again", new OptionalKind<TrainAgain>(Times, word: AggregationSpec.ByRule),
            "when a satellite that has delivered an update trains again: for each contact, or when it has a newer version; by_rule is the rule's own",
            c => c.TrainAgain, (c, v) => c with { TrainAgain = v }));

    /// <summary>When a satellite trains again; null for the rule's own way.</summary>
    public TrainAgain? TrainAgain { get; init; }

    /// <summary>Its name in files.</summary>
    internal static string NameOf(TrainAgain time) => Times.NameOf(time);

    private static ChoiceKind<TrainAgain> Times => new(("each_contact", Fl.Aggregation.TrainAgain.EachContact), ("each_version", Fl.Aggregation.TrainAgain.EachVersion));
}
