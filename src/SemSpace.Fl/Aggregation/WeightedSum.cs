namespace SemSpace.Fl.Aggregation;

/// <summary>
/// A running sum of weighted deltas in double precision, with the weights that went into it: the part that every linear rule
/// shares. Memory is one vector, whatever the number of updates.
/// </summary>
internal sealed class WeightedSum
{
    private readonly List<(long UpdateId, double Weight)> _weights = [];
    private double[] _sum = [];
    private int _refused;

    /// <summary>Weighted deltas in the sum.</summary>
    public int Count => _weights.Count;

    /// <summary>Whether the update may be taken in; one with a value that is not finite is refused and counted.</summary>
    public bool Admits(ModelUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        ArgumentOutOfRangeException.ThrowIfNegative(update.Samples);
        ArgumentOutOfRangeException.ThrowIfNegative(update.Staleness);
        foreach (float value in update.Delta)
        {
            if (float.IsFinite(value)) continue;
            _refused++;
            return false;
        }

        return true;
    }

    /// <summary>Adds an admitted update.</summary>
    public void Add(ModelUpdate update, double weight)
    {
        FitTo(update.Delta.Length);
        for (int i = 0; i < _sum.Length; i++) _sum[i] += weight * update.Delta[i];
        _weights.Add((update.UpdateId, weight));
    }

    /// <summary>Adds all that another sum holds, and its count of refused updates.</summary>
    public void Merge(WeightedSum other)
    {
        if (ReferenceEquals(this, other)) throw new ArgumentException("An aggregator cannot be merged into itself.", nameof(other));
        _refused += other._refused;
        if (other._weights.Count == 0) return;
        FitTo(other._sum.Length);
        for (int i = 0; i < _sum.Length; i++) _sum[i] += other._sum[i];
        _weights.AddRange(other._weights);
    }

    /// <summary>Adds sum / mass to the model; with no weight at all the model is left alone.</summary>
    public AggregationOutcome Apply(Span<float> model, double mass)
    {
        double total = 0;
        foreach ((_, double weight) in _weights) total += weight;
        bool changes = total > 0;
        if (changes) AddTo(model, mass);
        var weights = _weights.GroupBy(entry => entry.UpdateId).OrderBy(update => update.Key)
            .Select(update => (update.Key, changes ? update.Sum(entry => entry.Weight) / mass : 0)).ToList();
        return new(changes, changes ? (mass - total) / mass : 1, weights, _refused);
    }

    private void AddTo(Span<float> model, double mass)
    {
        if (model.Length != _sum.Length) throw new ArgumentException($"The model has {model.Length} values, the updates {_sum.Length}.", nameof(model));
        for (int i = 0; i < model.Length; i++) model[i] = (float)(model[i] + (_sum[i] / mass));
    }

    private void FitTo(int length)
    {
        if (_weights.Count == 0) _sum = new double[length];
        else if (length != _sum.Length) throw new ArgumentException($"An update has {length} values, earlier ones {_sum.Length}.");
    }
}
