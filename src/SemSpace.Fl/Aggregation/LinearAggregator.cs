namespace SemSpace.Fl.Aggregation;

/// <summary>model += sum weight_u delta_u / sum mass_u, where weight and mass of an update depend on that update alone.</summary>
/// <param name="round">Stands for the round; aggregators of different rounds do not merge.</param>
/// <param name="weigh">Weight and mass of an update.</param>
internal sealed class LinearAggregator(object round, Func<ModelUpdate, (double Weight, double Mass)> weigh) : IAggregator
{
    private readonly object _round = round;
    private readonly WeightedSum _sum = new();
    private double _mass;

    public int PayloadVectors => _sum.Count > 0 ? 1 : 0;

    public void Add(ModelUpdate update)
    {
        if (!_sum.Admits(update)) return;
        (double weight, double mass) = weigh(update);
        _sum.Add(update, weight);
        _mass += mass;
    }

    public void Merge(IAggregator other)
    {
        if (other is not LinearAggregator same || same._round != _round) throw new ArgumentException("Only aggregators of one round merge.", nameof(other));
        _sum.Merge(same._sum);
        _mass += same._mass;
    }

    public AggregationOutcome Apply(Span<float> model) => _sum.Apply(model, _mass);
}
