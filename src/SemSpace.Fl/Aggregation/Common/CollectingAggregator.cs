namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// Keeps every update of the round, for rules that need all of them at once. Gateways cannot sum anything: they forward what they
/// received, and pay for it.
/// </summary>
/// <param name="round">Stands for the round; aggregators of different rounds do not merge.</param>
/// <param name="combine">What becomes of the model by the admitted updates, one or more, by id; refusals are counted here.</param>
public sealed class CollectingAggregator(object round, Func<ServerModel, IReadOnlyList<ModelUpdate>, AggregationOutcome> combine) : IAggregator
{
    private readonly object _round = round;
    private readonly Admission _admission = new();
    private readonly List<ModelUpdate> _updates = [];

    /// <inheritdoc/>
    public int PayloadVectors => _updates.Sum(update => update.Vectors.Count());

    /// <inheritdoc/>
    public void Add(ModelUpdate update)
    {
        if (_admission.Admits(update)) _updates.Add(update);
    }

    /// <inheritdoc/>
    public void Merge(IAggregator other)
    {
        if (other is not CollectingAggregator same || same == this || same._round != _round) throw new ArgumentException("Only aggregators of one round merge.", nameof(other));
        _admission.Merge(same._admission);
        _updates.AddRange(same._updates);
    }

    /// <inheritdoc/>
    public AggregationOutcome Apply(ServerModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (_updates.Count == 0) return new(null, 1, [], _admission.Refused);
        ModelUpdate[] ordered = [.. _updates.OrderBy(update => update.UpdateId).ThenBy(update => update.Gateway)];
        if (ordered.FirstOrDefault(update => update.Delta.Length != model.Parameters.Length) is { } strange)
            throw new ArgumentException($"The model has {model.Parameters.Length} values, an update {strange.Delta.Length}.", nameof(model));
        return combine(model, ordered) with { Refused = _admission.Refused };
    }

    /// <summary>The outcome of a new model, to which each update contributed a weight and the old model the rest.</summary>
    /// <param name="model">The new model.</param>
    /// <param name="updates">The updates.</param>
    /// <param name="weights">Their weights, in their order.</param>
    public static AggregationOutcome Outcome(ServerModel model, IReadOnlyList<ModelUpdate> updates, double[] weights)
        => new(model, 1 - weights.Sum(), [.. updates.Zip(weights, (update, weight) => (update.UpdateId, weight))], 0);
}
