using SemSpace.Fl.Aggregation.Common;

namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// The trajectory rule settled when the round is over: shares follow the uploads that came, so every satellite present has its
/// whole mass. Keeps all updates of the round.
/// </summary>
internal sealed class DeferredTrajectory(TrajectoryRule rule, ForesightScores foresight) : IAggregator
{
    private readonly ForesightScores _foresight = foresight;
    private readonly WeightedSum _admission = new();
    private readonly List<ModelUpdate> _updates = [];

    public int PayloadVectors => _updates.Count;

    public void Add(ModelUpdate update)
    {
        if (_admission.Admits(update)) _updates.Add(update);
    }

    public void Merge(IAggregator other)
    {
        if (other is not DeferredTrajectory same || same._foresight != _foresight) throw new ArgumentException("Only aggregators of one round merge.", nameof(other));
        _admission.Merge(same._admission);
        _updates.AddRange(same._updates);
    }

    public AggregationOutcome Apply(ServerModel model)
    {
        var sum = new WeightedSum();
        double mass = 0, kept = 0;
        foreach (IGrouping<int, ModelUpdate> satellite in _updates.GroupBy(update => update.Satellite).OrderBy(uploads => uploads.Key))
        {
            ModelUpdate[] uploads = [.. satellite.OrderBy(update => update.UpdateId).ThenBy(update => update.Contact).ThenBy(update => update.Gateway)];
            double[] shares = SharesOf(uploads);
            for (int i = 0; i < uploads.Length; i++)
            {
                double own = uploads[i].Samples * shares[i];
                double ownKept = own * Staleness.Discount(uploads[i].Staleness, rule.StalenessExponent);
                sum.Add(uploads[i], ownKept);
                mass += own;
                kept += ownKept;
            }
        }

        sum.Merge(_admission);
        return sum.Apply(model, rule.Discount == DiscountMode.Leaky ? mass : kept);
    }

    private double[] SharesOf(ModelUpdate[] uploads)
    {
        if (rule.LastGatewayOnly) return [.. Enumerable.Repeat(0.0, uploads.Length - 1), 1];
        return TrajectoryShares.Of(
            [.. uploads.Select(update => (update.Gateway, rule.Count(update)))], _foresight.Of(uploads[0].Satellite), rule.Foresight);
    }
}
