namespace SemSpace.Fl.Aggregation;

/// <summary>What FedAvg does with an update that was trained from an older cloud model than the newest.</summary>
public enum LateUpdates
{
    /// <summary>Gives it no weight.</summary>
    Drop,

    /// <summary>Carries it into the round it arrives in, at full weight.</summary>
    Carry,
}

/// <summary>
/// Federated averaging: model += sum n_k delta_k / sum n_k over the updates of the round.
/// Source: McMahan, Moore, Ramage, Hampson, y Arcas, AISTATS 2017, algorithm 1, in delta form.
/// </summary>
/// <param name="Late">What becomes of late updates.</param>
public sealed record FedAvgOptions(LateUpdates Late = LateUpdates.Drop) : AggregationOptions
{
    /// <inheritdoc/>
    public override IEnumerable<string> Faults() => Enum.IsDefined(Late) ? [] : [$"late is {Late}; must be drop or carry."];

    internal override IAggregationRule CreateRule() => new FedAvg(this);
}

/// <summary>The rule of <see cref="FedAvgOptions"/>.</summary>
internal sealed class FedAvg(FedAvgOptions options) : IAggregationRule
{
    public Func<IAggregator> BeginRound(RoundPlan plan)
    {
        (double, double) Weigh(ModelUpdate update)
        {
            double weight = update.Staleness > 0 && options.Late == LateUpdates.Drop ? 0 : update.Samples;
            return (weight, weight);
        }

        object round = new();
        return () => new LinearAggregator(round, Weigh);
    }
}
