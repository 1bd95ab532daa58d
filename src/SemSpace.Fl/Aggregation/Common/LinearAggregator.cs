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
    public int PayloadVectors => _sum.Vectors;

    /// <summary>Mass of what was taken in.</summary>
    public double Mass => _mass;

    /// <summary>What the sum is divided by at the least; what is not there stays on the model.</summary>
    public double LeastMass { get; init; }

    /// <summary>What a gateway's own sum is divided by when the cloud's round ends, given its mass so far and what is to come.</summary>
    public Func<double, EdgeOutlook, double> MassAtGateway { get; init; } = (mass, outlook) => mass + outlook.Samples;

    /// <summary>What the sum is divided by beside the mass of the updates; it stays on the model.</summary>
    public double MassBeside { get; init; }

    /// <summary>Takes in a step that several updates made together.</summary>
    /// <param name="step">The step, times its mass.</param>
    /// <param name="mass">Its mass.</param>
    /// <param name="weights">What each update weighs in it, times the mass.</param>
    public void Add(double[] step, double mass, IEnumerable<(long UpdateId, double Weight)> weights)
    {
        _sum.Add(step, weights);
        _mass += mass;
    }

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
    public AggregationOutcome Apply(ServerModel model) => Apply(model, Math.Max(_mass + MassBeside, LeastMass));

    /// <inheritdoc/>
    public void Release() => _sum.Release();

    /// <summary>What would become of the model if more mass were there, which changes nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mass">All mass, what was taken in and what was not.</param>
    public AggregationOutcome Apply(ServerModel model, double mass) => _sum.Apply(model, mass, step is null ? null : (old, mean) => step(old, mean, _sum));
}
