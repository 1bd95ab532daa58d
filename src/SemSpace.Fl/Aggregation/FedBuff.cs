namespace SemSpace.Fl.Aggregation;

/// <summary>
/// Buffered asynchronous aggregation: model += eta_g * sum (1 + tau)^-a delta / B. B is the number of updates received when the
/// buffer is applied, normally <paramref name="BufferSize"/>. The sum is divided by B, not by the sum of the discounts, so stale
/// updates make the step smaller; sample counts play no part.
/// Source: Nguyen, Malik, Zhan, Yousefpour, Rabbat, Malek, Huba, AISTATS 2022, algorithm 1.
/// Not modelled: server momentum.
/// </summary>
/// <param name="BufferSize">Updates that fill the buffer, 1 or more; the simulator closes the round when they have arrived.</param>
/// <param name="StalenessExponent">a, 0 or more; 0.5 in the paper.</param>
/// <param name="ServerLearningRate">eta_g, above 0.</param>
public sealed record FedBuffOptions(int BufferSize = 10, double StalenessExponent = 0.5, double ServerLearningRate = 1) : AggregationOptions
{
    /// <inheritdoc/>
    public override IEnumerable<string> Faults() =>
    [
        .. OptionRange.Check("buffer_size", BufferSize, BufferSize >= 1, "1 or more"),
        .. OptionRange.Check("staleness_exponent", StalenessExponent, StalenessExponent is >= 0 and < double.PositiveInfinity, "0 or more"),
        .. OptionRange.Check("server_learning_rate", ServerLearningRate, ServerLearningRate is > 0 and < double.PositiveInfinity, "above 0"),
    ];

    internal override IAggregationRule CreateRule() => new FedBuff(this);
}

/// <summary>The rule of <see cref="FedBuffOptions"/>.</summary>
internal sealed class FedBuff(FedBuffOptions options) : IAggregationRule
{
    public Func<IAggregator> BeginRound(RoundPlan plan)
    {
        (double, double) Weigh(ModelUpdate update)
            => (options.ServerLearningRate * Staleness.Discount(update.Staleness, options.StalenessExponent), 1);

        object round = new();
        return () => new LinearAggregator(round, Weigh);
    }
}
