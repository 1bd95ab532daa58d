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
            c => c.TrainAgain, (c, v) => c with { TrainAgain = v }),
        Is.Of("per_round", new OptionalKind<int>(Kinds.Whole(1, 1_000_000), word: "all"),
            "satellites that are chosen at random for each round; the others begin no training and take no model in it",
            c => c.PerRound, (c, v) => c with { PerRound = v }),
        Is.Of("energy_gate", new OptionalKind<EnergyGate>(Gates, word: AggregationSpec.ByRule),
            "what a battery must hold for a training to start: min_charge; that and the energy of training and upload (hard); enough that with the panel's power it never falls below min_charge until the update is sent and the next shadow is over (predicted); or as hard, and the likelier the more there is (soft). by_rule is hard for the trajectory variants from trajectory (T5) on, floor for all else",
            c => c.EnergyGate, (c, v) => c with { EnergyGate = v }),
        Is.Of("soft_gate_span", Kinds.Within(0.001, 1), "charge beyond the need with which a training is sure to start under the soft gate, as a fraction of the capacity",
            c => c.SoftGateSpan, (c, v) => c with { SoftGateSpan = v }));

    /// <summary>When a satellite trains again; null for the rule's own way.</summary>
    public TrainAgain? TrainAgain { get; init; }

    /// <summary>Satellites chosen for each round; null for all.</summary>
    public int? PerRound { get; init; }

    /// <summary>What a battery must hold for a training to start; null for the rule's own gate.</summary>
    public EnergyGate? EnergyGate { get; init; }

    /// <summary>Charge beyond the need with which a training is sure to start under the soft gate, as a fraction of the capacity.</summary>
    public double SoftGateSpan { get; init; } = 0.25;

    /// <summary>Its name in files.</summary>
    internal static string NameOf(TrainAgain time) => Times.NameOf(time);

    private static ChoiceKind<EnergyGate> Gates => new(
        ("floor", Fl.Aggregation.EnergyGate.Floor), ("hard", Fl.Aggregation.EnergyGate.Hard), ("predicted", Fl.Aggregation.EnergyGate.Predicted), ("soft", Fl.Aggregation.EnergyGate.Soft));

    private static ChoiceKind<TrainAgain> Times => new(("each_contact", Fl.Aggregation.TrainAgain.EachContact), ("each_version", Fl.Aggregation.TrainAgain.EachVersion));
}
