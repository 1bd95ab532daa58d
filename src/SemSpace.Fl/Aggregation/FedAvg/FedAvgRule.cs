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
    public override RoundPolicy Policy => new(RoundTrigger.AllReturned, TrainAgain.EachVersion) { DropsOlderThan = Late == LateUpdates.Drop ? Tier.Cloud : null };

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => Late == LateUpdates.Carry;

    /// <inheritdoc/>
    public override bool HasEdges => true;

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan) => Means(Policy.DropsOlderThan, ServerLearningRate);

    /// <summary>The aggregators of one round that steps by the mean of its updates, by samples.</summary>
    /// <param name="dropsOlderThan">The tier whose newest version an update must have been trained from to count; null where all do.</param>
    /// <param name="serverLearningRate">What the mean is multiplied by.</param>
    /// <param name="step">Makes the new model of the old one, that mean and all sums; adds the mean where left out.</param>
    public static Func<IAggregator> Means(Tier? dropsOlderThan, double serverLearningRate, Func<ServerModel, double[], WeightedSum, ServerModel>? step = null)
    {
        object round = new();
        return () => new LinearAggregator(round, Weigh, step);

        (double Weight, double Mass) Weigh(ModelUpdate update)
        {
            double mass = IsLate(update) ? 0 : update.Samples;
            return (serverLearningRate * mass, mass);
        }

        bool IsLate(ModelUpdate update) => dropsOlderThan is { } tier && tier switch { Tier.Cloud => update.CloudStaleness, Tier.Gateway => update.Staleness } > 0;
    }
}
