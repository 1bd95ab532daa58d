using SemSpace.Fl.Aggregation.Common;
using SemSpace.Fl.Aggregation.FedAvg;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.FedAdam.FedAdamRule>;

namespace SemSpace.Fl.Aggregation.FedAdam;

/// <summary>
/// Adam at the server: D = sum p_k delta_k with p_k = n_k / sum n_k, m = b1 m + (1 - b1) D, v = b2 v + (1 - b2) D², model += eta m / (sqrt(v) + tau).
/// v begins at tau², and neither is corrected for its start, as in the paper. The server keeps m and v; nothing but the model travels. The weight
/// that is reported of an update is p_k, its part of D.
/// Source: Reddi, Charles, Zaheer, Garrett, Rush, Konečný, Kumar, McMahan, ICLR 2021, algorithm 2.
/// Not modelled: Flower's variant, which starts v at 0 and corrects the step size.
/// </summary>
/// <param name="ServerLearningRate">eta.</param>
/// <param name="Beta1">b1.</param>
/// <param name="Beta2">b2.</param>
/// <param name="Adaptivity">tau.</param>
/// <param name="Late">What becomes of late updates.</param>
public sealed record FedAdamRule(
    double ServerLearningRate = 0.1, double Beta1 = 0.9, double Beta2 = 0.99, double Adaptivity = 1e-3, LateUpdates Late = LateUpdates.Drop) : AggregationRule
{
    /// <summary>The keys.</summary>
    public static Section<FedAdamRule> Keys { get; } = new(
        "Adam at the server over the mean update of each round.",
        () => new(),
        Is.Of("server_learning_rate", Kinds.Within(1e-6, 10), "step size η of the server", f => f.ServerLearningRate, (f, v) => f with { ServerLearningRate = v }),
        Is.Of("beta1", Kinds.Within(0, 0.999), "decay of the first moment", f => f.Beta1, (f, v) => f with { Beta1 = v }),
        Is.Of("beta2", Kinds.Within(0, 0.99999), "decay of the second moment", f => f.Beta2, (f, v) => f with { Beta2 = v }),
        Is.Of("adaptivity", Kinds.Within(1e-9, 1), "τ, added to the root of the second moment; smaller adapts more", f => f.Adaptivity, (f, v) => f with { Adaptivity = v }),
        Is.Of("late", FedAvgRule.LateKind, "an update that comes after its round is dropped, or counts in the next", f => f.Late, (f, v) => f with { Late = v }));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.AllReturned, TrainAgain.EachVersion) { DropsOlderThan = Late == LateUpdates.Drop ? Tier.Cloud : null };

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => Late == LateUpdates.Carry;

    /// <inheritdoc/>
    public override ServerModel Start(float[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double[] second = new double[parameters.Length];
        Array.Fill(second, Adaptivity * Adaptivity);
        return new(parameters) { Kept = [new double[parameters.Length], second] };
    }

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan) => FedAvgRule.Means(Policy.DropsOlderThan, serverLearningRate: 1, (model, mean, _) => Step(model, mean));

    private ServerModel Step(ServerModel model, double[] mean)
    {
        double[] first = [.. model.Kept[0]], second = [.. model.Kept[1]], step = new double[mean.Length];
        for (int i = 0; i < mean.Length; i++)
        {
            first[i] = (Beta1 * first[i]) + ((1 - Beta1) * mean[i]);
            second[i] = (Beta2 * second[i]) + ((1 - Beta2) * mean[i] * mean[i]);
            step[i] = ServerLearningRate * first[i] / (Math.Sqrt(second[i]) + Adaptivity);
        }

        return WeightedSum.Plus(model, step) with { Kept = [first, second] };
    }
}
