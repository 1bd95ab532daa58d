using SemSpace.Fl.Aggregation.Common;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.FedAvg.FedAvgRule>;

namespace SemSpace.Fl.Aggregation.FedAvg;

/// <summary>What becomes of an update that was trained from an older cloud model than the newest.</summary>
public enum LateUpdates
{
    /// <summary>It gets no weight.</summary>
    Drop,

    /// <summary>It counts in the round it arrives in, at full weight.</summary>
    Carry,
}

/// <summary>
/// Federated averaging: model += sum n_k delta_k / sum n_k over the updates of the round, which closes when all satellites have returned.
/// Source: McMahan, Moore, Ramage, Hampson, y Arcas, AISTATS 2017, algorithm 1, in delta form.
/// </summary>
/// <param name="Late">What becomes of late updates.</param>
/// <param name="ServerLearningRate">What steps are multiplied by; 1 in the paper. Other values: Reddi et al., ICLR 2021, algorithm 1 with gradient descent at the server.</param>
public sealed record FedAvgRule(LateUpdates Late = LateUpdates.Drop, double ServerLearningRate = 1) : AggregationRule
{
    /// <summary>The keys.</summary>
    public static Section<FedAvgRule> Keys { get; } = new(
        "Federated averaging: a round closes when every satellite's update has come.",
        () => new(),
        Is.Of("late", LateKind, "an update that comes after its round is dropped, or counts in the next", f => f.Late, (f, v) => f with { Late = v }),
        ServerStep.Key<FedAvgRule>(f => f.ServerLearningRate, (f, v) => f with { ServerLearningRate = v }));

    /// <summary>What a key for late updates holds.</summary>
    public static ChoiceKind<LateUpdates> LateKind => new(("drop", LateUpdates.Drop), ("carry", LateUpdates.Carry));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.AllReturned, TrainAgain.EachVersion) { DropsLate = Late == LateUpdates.Drop };

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => Late == LateUpdates.Carry;

    /// <inheritdoc/>
    public override bool HasEdges => true;

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        object round = new();
        return () => new LinearAggregator(round, update =>
        {
            (double weight, double mass) = Weigh(update, Late);
            return (ServerLearningRate * weight, mass);
        });
    }

    /// <summary>By samples; late updates by what is to become of them.</summary>
    public static (double Weight, double Mass) Weigh(ModelUpdate update, LateUpdates late)
    {
        double weight = update.Staleness > 0 && late == LateUpdates.Drop ? 0 : update.Samples;
        return (weight, weight);
    }
}
