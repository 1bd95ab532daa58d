using SemSpace.Fl.Aggregation.Common;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.FedBuff.FedBuffRule>;

namespace SemSpace.Fl.Aggregation.FedBuff;

/// <summary>
/// Buffered asynchronous aggregation: model += eta_g * sum (1 + tau)^-a delta / B. B is the number of updates received when the
/// buffer is applied, normally <paramref name="BufferSize"/>. The sum is divided by B, not by the sum of the discounts, so stale
/// updates make the step smaller; sample counts play no part.
/// Source: Nguyen, Malik, Zhan, Yousefpour, Rabbat, Malek, Huba, AISTATS 2022, algorithm 1.
/// Not modelled: server momentum.
/// </summary>
/// <param name="BufferSize">Updates that fill the buffer; the round closes when they have arrived.</param>
/// <param name="StalenessExponent">a; 0.5 in the paper.</param>
/// <param name="ServerLearningRate">eta_g.</param>
public sealed record FedBuffRule(int BufferSize = 10, double StalenessExponent = 0.5, double ServerLearningRate = 1) : AggregationRule
{
    private const int LeastShortened = 10;

    /// <summary>The keys.</summary>
    public static Section<FedBuffRule> Keys { get; } = new(
        "Buffered asynchronous averaging: a round closes when the buffer is full.",
        () => new(),
        Is.Of("buffer_size", Kinds.Whole(1, 100_000), "updates that make a new version", f => f.BufferSize, (f, v) => f with { BufferSize = v }),
        Is.Of("staleness_exponent", Kinds.Within(0, 10), Staleness.ExponentMeaning, f => f.StalenessExponent, (f, v) => f with { StalenessExponent = v }),
        ServerStep.Key<FedBuffRule>(f => f.ServerLearningRate, (f, v) => f with { ServerLearningRate = v }));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.Count, TrainAgain.EachContact) { Count = BufferSize, CountKey = "buffer_size" };

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => StalenessExponent == 0;

    /// <inheritdoc/>
    public override bool HasEdges => true;

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        object round = new();
        return () => new LinearAggregator(round, update => (ServerLearningRate * Staleness.Discount(update.Staleness, StalenessExponent), 1));
    }

    /// <inheritdoc/>
    public override AggregationRule Shortened(double share)
        => this with { BufferSize = Math.Min(BufferSize, Math.Max(LeastShortened, (int)Math.Ceiling(BufferSize * share))) };
}
