using System.Buffers;
using System.Collections;
using SemSpace.Fl.Vectors;

namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// A running sum of weighted updates in double precision, with the weights that went into it: the part that every linear rule
/// shares. Memory is that of one sum, up to twice its size, whatever the number of updates: they are added a few at a time, in the order of their coming, since adding
/// each by itself would read and write the sum, which is twice as long as an update, for each. Sums lie in shared memory that
/// <see cref="Release"/> gives back, so that rounds leave no garbage of a model's length.
/// </summary>
public sealed class WeightedSum
{
    private readonly List<(long UpdateId, double Weight)> _weights = [];
    private readonly List<(float[][] Vectors, double Weight)> _waiting = new(LongVectors.TermsAtOnce);
    private readonly Admission _admission = new();
    private double[][] _rented = [];
    private int _length;

    /// <summary>Weighted updates in the sum.</summary>
    public int Count => _weights.Count;

    /// <summary>The number of sums: of the deltas, and of each vector beside them; 0 where nothing was added.</summary>
    public int Vectors => _rented.Length;

    /// <summary>A sum: 0 is that of the deltas, others are those of the vectors beside them.</summary>
    public Span<double> Sum(int vector)
    {
        AddWaiting();
        return _rented[vector].AsSpan(0, _length);
    }

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
        LongVectors.Add(Sum(0), step);
        _weights.AddRange(weights);
    }

    /// <summary>Adds all that another sum holds, and its count of refused updates.</summary>
    public void Merge(WeightedSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other)) throw new ArgumentException("An aggregator cannot be merged into itself.", nameof(other));
        _admission.Merge(other._admission);
        if (other._weights.Count == 0) return;
        FitTo(other.Vectors, other._length);
        for (int v = 0; v < Vectors; v++) LongVectors.Add(Sum(v), other.Sum(v));
        _weights.AddRange(other._weights);
    }

    /// <summary>Forgets all that was added, and gives its memory back.</summary>
    public void Release()
    {
        foreach (double[] sum in _rented) ArrayPool<double>.Shared.Return(sum);
        _rented = [];
        _waiting.Clear();
        _weights.Clear();
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
        return new(changes ? Step(model, mass, step) : null, changes ? (mass - total) / mass : 1, new EndWeights([.. _weights], changes ? mass : null), _admission.Refused);
    }

    /// <summary>A model and a step.</summary>
    public static ServerModel Plus(ServerModel model, double[] step)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model with { Parameters = LongVectors.Plus(model.Parameters, step, 1) };
    }

    private ServerModel Step(ServerModel model, double mass, Func<ServerModel, double[], ServerModel>? step)
    {
        Span<double> sum = Sum(0);
        if (model.Parameters.Length != sum.Length) throw new ArgumentException($"The model has {model.Parameters.Length} values, the updates {sum.Length}.", nameof(model));
        return step is null ? model with { Parameters = LongVectors.Plus(model.Parameters, sum, mass) } : step(model, LongVectors.Quotient(sum, mass));
    }

    private void AddWaiting()
    {
        if (_waiting.Count == 0) return;
        Span<(float[], double)> terms = new (float[], double)[_waiting.Count];
        for (int v = 0; v < Vectors; v++)
        {
            for (int u = 0; u < terms.Length; u++) terms[u] = (_waiting[u].Vectors[v], _waiting[u].Weight);
            LongVectors.Add(_rented[v].AsSpan(0, _length), terms);
        }

        _waiting.Clear();
    }

    private void FitTo(int vectors, int length)
    {
        if (_weights.Count == 0) (_rented, _length) = ([.. Enumerable.Range(0, vectors).Select(_ => Zeros(length))], length);
        else if (vectors != Vectors || length != _length) throw new ArgumentException($"An update has {vectors} vectors of {length} values, earlier ones {Vectors} of {_length}.");
    }

    private static double[] Zeros(int length)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(length);
        rented.AsSpan(0, length).Clear();
        return rented;
    }

    /// <summary>Weights on the new model, put in order when somebody asks: a gateway that merges at every arrival has nobody who does.</summary>
    private sealed class EndWeights((long UpdateId, double Weight)[] entries, double? mass) : IReadOnlyList<(long UpdateId, double Weight)>
    {
        private (long UpdateId, double Weight)[]? _inOrder;

        public int Count => InOrder.Length;

        public (long UpdateId, double Weight) this[int index] => InOrder[index];

        private (long UpdateId, double Weight)[] InOrder => _inOrder ??=
            [.. entries.GroupBy(entry => entry.UpdateId).OrderBy(update => update.Key).Select(update => (update.Key, mass is { } all ? update.Sum(entry => entry.Weight) / all : 0))];

        public IEnumerator<(long UpdateId, double Weight)> GetEnumerator() => ((IEnumerable<(long UpdateId, double Weight)>)InOrder).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
