namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// What is left of each sample in a round, common to the aggregators of all gateways: an upload takes of each of its samples what is left, divided by
/// the uploads that are still foretold to carry it, this one among them. So a sample counts once, and where all goes to plan each of its uploads has
/// an equal part: m_u = sum over the samples of u of 1 / (uploads of the round that contain it). Uploads of one satellite must come in the order of
/// time; those foretold for contacts before that of an upload that came have lapsed, and of those for its contact the first is itself. Not thread-safe.
/// </summary>
internal sealed class SampleLedger
{
    private readonly Dictionary<int, SatelliteSamples> _satellites = [];

    public SampleLedger(IReadOnlyList<PlannedUpdate> updates)
    {
        foreach (PlannedUpdate update in updates.Where(update => update.SampleIds.Count > 0)) Of(update.Satellite).Foretell(update);
    }

    /// <summary>The mass of an upload.</summary>
    public double Take(ModelUpdate update) => update.SampleIds.Count == 0 ? update.Samples : Of(update.Satellite).Take(update);

    /// <summary>What updates to come will take of a gateway's satellites if all goes to plan: of each sample what is left, in equal parts.</summary>
    /// <param name="gateway">Gateway index.</param>
    /// <param name="senders">For each satellite that is to send to it, its updates to come.</param>
    public IEnumerable<(int Satellite, double Mass)> ToCome(int gateway, IReadOnlyList<IReadOnlyList<PlannedUpdate>> senders)
    {
        foreach (IReadOnlyList<PlannedUpdate> updates in senders)
        {
            double[] masses = Of(updates[0].Satellite).ToCome(updates);
            for (int u = 0; u < masses.Length; u++)
            {
                if (updates[u].Gateway == gateway) yield return (updates[u].Satellite, masses[u]);
            }
        }
    }

    private SatelliteSamples Of(int satellite)
    {
        if (!_satellites.TryGetValue(satellite, out SatelliteSamples? samples)) _satellites[satellite] = samples = new();
        return samples;
    }
}
