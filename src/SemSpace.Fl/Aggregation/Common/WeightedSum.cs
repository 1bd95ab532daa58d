using SemSpace.Fl.Vectors;

namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// A running sum of weighted updates in double precision, with the weights that went into it: the part that every linear rule
/// shares. Memory is that of one sum, whatever the number of updates: they are added a few at a time, in the order of their coming, since adding
/// each by itself would read and write the sum, which is twice as long as an update, for each.
/// </summary>
public sealed class WeightedSum
{
    private readonly List<(long UpdateId, double Weight)> _weights = [];
    private readonly List<(float[][] Vectors, double Weight)> _waiting = new(LongVectors.TermsAtOnce);
    private readonly Admission _admission = new();
    private double[][] _sums = [];

    /// <summary>Weighted updates in the sum.</summary>
    public int Count => _weights.Count;

    /// <summary>The sums: of the deltas, and of each vector beside them. Empty where nothing was added.</summary>
    public IReadOnlyList<double[]> Sums
    {
        get
        {
            AddWaiting();
            return _sums;
        }
    }

    /// <summary>The number of sums.</summary>
    public int Vectors => _sums.Length;

    /// <summary>Whether the update may be taken in.</summary>
    public bool Admits(ModelUpdate update) => _admission.Admits(update);

    /// <summary>Adds an admitted update.</summary>
    public void Add(ModelUpdate update, double weight)
    {
        ArgumentNullException.ThrowIfNull(update);
        float[][] vectors = [.. update.Vectors];
        FitTo(vectors.Length, update.Delta.Length);
        _waiting.Add((vectors, weight));
        _weights.Add((update.UpdateId, weight));
        if (_waiting.Count == LongVectors.TermsAtOnce) AddWaiting();
    }

    /// <summary>Adds a step that several updates made together.</summary>
    /// <param name="step">The step times its weight.</param>
    /// <param name="weights">What each update weighs in it.</param>
    public void Add(double[] step, IEnumerable<(long UpdateId, double Weight)> weights)
    {
        ArgumentNullException.ThrowIfNull(step);
        FitTo(1, step.Length);
        LongVectors.Add(Sums[0], step);
        _weights.AddRange(weights);
    }

    /// <summary>Adds all that another sum holds, and its count of refused updates.</summary>
    public void Merge(WeightedSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other)) throw new ArgumentException("An aggregator cannot be merged into itself.", nameof(other));
        _admission.Merge(other._admission);
        if (other._weights.Count == 0) return;
        FitTo(other._sums.Length, other._sums[0].Length);
        for (int v = 0; v < _sums.Length; v++) LongVectors.Add(Sums[v], other.Sums[v]);

        _weights.AddRange(other._weights);
    }

    /// <summary>Makes a step of sum / mass; with no weight at all the model is left alone.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mass">What the sum is divided by.</param>
    /// <param name="step">Makes the new model of the old one and the mean delta; null adds the one to the other.</param>
    public AggregationOutcome Apply(ServerModel model, double mass, Func<ServerModel, double[], ServerModel>? step = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        double total = 0;
        foreach ((_, double weight) in _weights) total += weight;
        bool changes = total > 0;
        var weights = _weights.GroupBy(entry => entry.UpdateId).OrderBy(update => update.Key)
            .Select(update => (update.Key, changes ? update.Sum(entry => entry.Weight) / mass : 0)).ToList();
        return new(changes ? Step(model, mass, step) : null, changes ? (mass - total) / mass : 1, weights, _admission.Refused);
    }

    /// <summary>A model and a step.</summary>
    public static ServerModel Plus(ServerModel model, double[] step)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model with { Parameters = LongVectors.Plus(model.Parameters, step, 1) };
    }

    private ServerModel Step(ServerModel model, double mass, Func<ServerModel, double[], ServerModel>? step)
    {
        double[] sum = Sums[0];
        if (model.Parameters.Length != sum.Length) throw new ArgumentException($"The model has {model.Parameters.Length} values, the updates {sum.Length}.", nameof(model));
        return step is null ? model with { Parameters = LongVectors.Plus(model.Parameters, sum, mass) } : step(model, LongVectors.Quotient(sum, mass));
    }

    private void AddWaiting()
    {
        Span<(float[], double)> terms = new (float[], double)[_waiting.Count];
        for (int v = 0; v < _sums.Length && terms.Length > 0; v++)
        {
            for (int u = 0; u < terms.Length; u++) terms[u] = (_waiting[u].Vectors[v], _waiting[u].Weight);
            LongVectors.Add(_sums[v], terms);
        }

        _waiting.Clear();
    }

    private void FitTo(int vectors, int length)
    {
        if (_weights.Count == 0) _sums = [.. Enumerable.Range(0, vectors).Select(_ => new double[length])];
        else if (vectors != _sums.Length || length != _sums[0].Length) throw new ArgumentException($"An update has {vectors} vectors of {length} values, earlier ones {_sums.Length} of {_sums[0].Length}.");
    }
}
