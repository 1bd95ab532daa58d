namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// A gateway's model by hierarchical averaging: at each merge it steps by the mean of the updates that came since the last, and the cloud
/// takes the mean of the gateways' models, by the mass that each has merged.
/// Source: Liu, Zhang, Song, Letaief, "Client-edge-cloud hierarchical federated learning", ICC 2020, algorithm 1, in delta form.
/// </summary>
/// <param name="round">Makes the round's aggregators.</param>
/// <param name="cloud">The cloud's model.</param>
public sealed class MeanEdge(Func<LinearAggregator> round, ServerModel cloud) : IEdge
{
    private readonly List<(long UpdateId, double Weight)> _weights = [];
    private LinearAggregator _sum = round();
    private float[] _model = cloud.Parameters;
    private double _mass;

    /// <inheritdoc/>
    public void Add(ModelUpdate update) => _sum.Add(update);

    /// <inheritdoc/>
    public AggregationOutcome Merge(ServerModel model, EdgeOutlook outlook)
    {
        AggregationOutcome outcome = _sum.Apply(model, _sum.Mass); // mass that is not there counts once, at the cloud
        if (outcome.Model is { } changed)
        {
            _mass += _sum.Mass;
            _weights.AddRange(outcome.Weights);
            _model = changed.Parameters;
        }

        _sum.Release();
        _sum = round();
        return outcome;
    }

    /// <inheritdoc/>
    public IAggregator Close()
    {
        _sum.Release();
        LinearAggregator all = round();
        if (_mass == 0) return all;
        double[] step = new double[_model.Length];
        for (int i = 0; i < step.Length; i++) step[i] = _mass * ((double)_model[i] - cloud.Parameters[i]);
        all.Add(step, _mass, _weights.Select(entry => (entry.UpdateId, entry.Weight * _mass)));
        return all;
    }
}
