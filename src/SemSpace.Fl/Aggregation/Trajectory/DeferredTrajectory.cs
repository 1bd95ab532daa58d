using SemSpace.Fl.Aggregation.Common;

namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// The trajectory rule settled when the round is over: shares follow the uploads that came, so every satellite present has its
/// whole mass.
/// </summary>
internal sealed class DeferredTrajectory(TrajectoryRule rule, ForesightScores foresight)
{
    /// <summary>What becomes of the model by all updates of the round.</summary>
    public AggregationOutcome Combine(ServerModel model, IReadOnlyList<ModelUpdate> updates)
    {
        var sum = new WeightedSum();
        double mass = 0, kept = 0;
        foreach (IGrouping<int, ModelUpdate> satellite in updates.GroupBy(update => update.Satellite).OrderBy(uploads => uploads.Key))
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

        return sum.Apply(model, rule.Discount == DiscountMode.Leaky ? mass : kept);
    }

    private double[] SharesOf(ModelUpdate[] uploads)
    {
        if (rule.LastGatewayOnly) return [.. Enumerable.Repeat(0.0, uploads.Length - 1), 1];
        return TrajectoryShares.Of(
            [.. uploads.Select(update => (update.Gateway, rule.Count(update)))], foresight.Of(uploads[0].Satellite), rule.Foresight);
    }
}
