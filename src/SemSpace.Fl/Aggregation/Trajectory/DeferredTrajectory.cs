namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// The trajectory rule settled when the round is over: shares follow the uploads that came, so every satellite present has its
/// whole mass.
/// </summary>
internal sealed class DeferredTrajectory(TrajectoryRule rule, ForesightScores foresight)
{
    /// <summary>Masses of all updates of a round, in their order.</summary>
    public double[] Masses(IReadOnlyList<ModelUpdate> updates)
    {
        double[] masses = new double[updates.Count];
        IEnumerable<int> places = Enumerable.Range(0, updates.Count);
        foreach (IGrouping<int, int> satellite in places.GroupBy(place => updates[place].Satellite))
        {
            int[] uploads = [.. satellite.OrderBy(place => updates[place].UpdateId).ThenBy(place => updates[place].Contact).ThenBy(place => updates[place].Gateway)];
            double[] shares = SharesOf([.. uploads.Select(place => updates[place])]);
            for (int i = 0; i < uploads.Length; i++) masses[uploads[i]] = updates[uploads[i]].Samples * shares[i];
        }

        return masses;
    }

    private double[] SharesOf(ModelUpdate[] uploads)
    {
        if (rule.LastGatewayOnly) return [.. Enumerable.Repeat(0.0, uploads.Length - 1), 1];
        return TrajectoryShares.Of(
            [.. uploads.Select(update => (update.Gateway, rule.Count(update)))], foresight.Of(uploads[0].Satellite), rule.Foresight);
    }
}
