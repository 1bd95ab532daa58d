namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// Keeps every update of the round, for rules that need all of them at once. Gateways cannot sum anything: they forward what they
/// received, and pay for it.
/// </summary>
/// <param name="round">Stands for the round; aggregators of different rounds do not merge.</param>
/// <param name="combine">Makes the new model of the old one and the admitted updates, one or more, by id; and what each weighs, in their order.</param>
public sealed class CollectingAggregator(object round, Func<ServerModel, IReadOnlyList<ModelUpdate>, (ServerModel Model, double[] Weights)> combine) : IAggregator
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
        (ServerModel changed, double[] weights) = combine(model, ordered);
        return new(changed, 1 - weights.Sum(), [.. ordered.Zip(weights, (update, weight) => (update.UpdateId, weight))], _admission.Refused);
    }
}
