using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Common;
using Is = SemSpace.Keys.Keys<OwnRule.ClippedMean>;

namespace OwnRule;

/// <summary>
/// The mean of a round's updates by samples, each first cut to a length, so that none moves the model far:
/// model += sum n_k min(1, c / |delta_k|) delta_k / sum n_k. What is cut off stays on the old model.
/// Source of the cut: McMahan, Ramage, Talwar, Zhang, ICLR 2018, flat clipping; here without noise, so without a promise of privacy.
/// </summary>
/// <param name="MaxNorm">c.</param>
public sealed record ClippedMean(double MaxNorm = 1) : AggregationRule
{
    /// <summary>The keys.</summary>
    public static Section<ClippedMean> Keys { get; } = new(
        "Mean of updates of limited length.",
        () => new(),
        Is.Of("max_norm", Kinds.Within(1e-6, 1e6), "Euclidean norm that a longer update is cut to", c => c.MaxNorm, (c, v) => c with { MaxNorm = v }));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.Period, TrainAgain.EachVersion);

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        object round = new();
        return () => new LinearAggregator(round, update => (update.Samples * Math.Min(1, MaxNorm / Norm(update.Delta)), update.Samples));
    }

    private static double Norm(float[] vector) => Math.Sqrt(vector.Sum(value => (double)value * value));
}
