namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// The trajectory rule that conserves samples, settled when the round is over: a sample counts once, and its mass is shared equally by the uploads
/// that carry it: m_u = sum over the samples of u of 1 / (uploads of the round that contain it).
/// </summary>
internal static class SampleShares
{
    /// <summary>Masses of all updates of a round, in their order.</summary>
    public static double[] Masses(IReadOnlyList<ModelUpdate> updates)
    {
        Dictionary<(int Satellite, long Sample), int> uploads = [];
        foreach (ModelUpdate update in updates)
        {
            foreach (long sample in update.SampleIds) uploads[(update.Satellite, sample)] = uploads.GetValueOrDefault((update.Satellite, sample)) + 1;
        }

        return [.. updates.Select(update => update.SampleIds.Count == 0 ? update.Samples : update.SampleIds.Sum(sample => 1.0 / uploads[(update.Satellite, sample)]))];
    }
}
