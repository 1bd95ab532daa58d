namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// What is left of each sample in a round, common to the aggregators of all gateways: an upload takes of each of its samples what is left, divided by
/// the uploads that are still foretold to carry it, this one among them. So a sample counts once, and where all goes to plan each of its uploads has
/// an equal part: m_u = sum over the samples of u of 1 / (uploads of the round that contain it). Uploads of one satellite must come in the order of
/// time; those foretold for contacts before that of an upload that came have lapsed. Not thread-safe.
/// </summary>
internal sealed class SampleLedger
{
    private readonly Dictionary<int, List<PlannedUpdate>> _foretold;
    private readonly Dictionary<(int Satellite, long Sample), double> _left = [];

    public SampleLedger(IReadOnlyList<PlannedUpdate> updates)
        => _foretold = updates.Where(update => update.SampleIds.Count > 0).GroupBy(update => update.Satellite).ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>The mass of an upload.</summary>
    public double Take(ModelUpdate update)
    {
        if (update.SampleIds.Count == 0) return update.Samples;
        Dictionary<long, int> others = OtherUploads(update);
        double mass = 0;
        foreach (long sample in update.SampleIds)
        {
            double left = _left.GetValueOrDefault((update.Satellite, sample), 1), taken = left / (1 + others.GetValueOrDefault(sample));
            _left[(update.Satellite, sample)] = left - taken;
            mass += taken;
        }

        return mass;
    }

    /// <summary>How many uploads to come carry each sample.</summary>
    private Dictionary<long, int> OtherUploads(ModelUpdate update)
    {
        Dictionary<long, int> counts = [];
        if (!_foretold.TryGetValue(update.Satellite, out List<PlannedUpdate>? foretold)) return counts;
        _ = foretold.RemoveAll(planned => planned.Contact <= update.Contact);
        foreach (long sample in foretold.SelectMany(planned => planned.SampleIds)) counts[sample] = counts.GetValueOrDefault(sample) + 1;
        return counts;
    }
}
