namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// A step by sum weight_u delta_u / sum mass_u, where weight and mass of an update depend on that update alone. A gateway keeps one sum,
/// and sends one.
/// </summary>
/// <param name="round">Stands for the round; aggregators of different rounds do not merge.</param>
/// <param name="weigh">Weight and mass of an update.</param>
/// <param name="step">Makes the new model of the old one, the mean delta and all sums; null adds the mean delta.</param>
public sealed class LinearAggregator(
    object round, Func<ModelUpdate, (double Weight, double Mass)> weigh, Func<ServerModel, double[], WeightedSum, ServerModel>? step = null) : IAggregator
{
    private readonly object _round = round;
    private readonly WeightedSum _sum = new();
    private double _mass;

    /// <inheritdoc/>
    public int PayloadVectors => _sum.Sums.Count;

    /// <inheritdoc/>
    public void Add(ModelUpdate update)
    {
        if (!_sum.Admits(update)) return;
        (double weight, double mass) = weigh(update);
        _sum.Add(update, weight);
        _mass += mass;
    }

    /// <inheritdoc/>
    public void Merge(IAggregator other)
    {
        if (other is not LinearAggregator same || same._round != _round) throw new ArgumentException("Only aggregators of one round merge.", nameof(other));
        _sum.Merge(same._sum);
        _mass += same._mass;
    }

    /// <inheritdoc/>
    public AggregationOutcome Apply(ServerModel model) => _sum.Apply(model, _mass, step is null ? null : (old, mean) => step(old, mean, _sum));
}
