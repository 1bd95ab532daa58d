namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// What is left of each sample in a round, common to the aggregators of all gateways: an upload takes of each of its samples what is left, divided by
/// the uploads that are still foretold to carry it, this one among them. So a sample counts once, and where all goes to plan each of its uploads has
/// an equal part: m_u = sum over the samples of u of 1 / (uploads of the round that contain it). Uploads of one satellite must come in the order of
/// time; those foretold for contacts before that of an upload that came have lapsed, and of those for its contact the first is itself. Not thread-safe.
/// </summary>
internal sealed class SampleLedger
{
    private readonly Dictionary<int, List<PlannedUpdate>> _foretold;
    private readonly Dictionary<(int Satellite, long Sample), double> _left = [];
    private readonly Dictionary<int, int> _taken = [];
    private readonly Dictionary<int, (int Taken, PlannedUpdate[] Updates, double[] Masses)> _toCome = [];

    public SampleLedger(IReadOnlyList<PlannedUpdate> updates)
        => _foretold = updates.Where(update => update.SampleIds.Count > 0).GroupBy(update => update.Satellite).ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>The mass of an upload.</summary>
    public double Take(ModelUpdate update)
    {
        if (update.SampleIds.Count == 0) return update.Samples;
        _taken[update.Satellite] = _taken.GetValueOrDefault(update.Satellite) + 1;
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

    /// <summary>What updates to come will take of a gateway's satellites if all goes to plan: of each sample what is left, in equal parts.</summary>
    public IEnumerable<(int Satellite, double Mass)> ToCome(int gateway, IReadOnlyList<PlannedUpdate> inRound)
    {
        foreach (IGrouping<int, PlannedUpdate> satellite in inRound.GroupBy(update => update.Satellite))
        {
            if (satellite.All(update => update.Gateway != gateway)) continue;
            PlannedUpdate[] updates = [.. satellite];
            double[] masses = MassesToCome(satellite.Key, updates);
            for (int u = 0; u < updates.Length; u++)
            {
                if (updates[u].Gateway == gateway) yield return (satellite.Key, masses[u]);
            }
        }
    }

    private double[] MassesToCome(int satellite, PlannedUpdate[] updates)
    {
        int taken = _taken.GetValueOrDefault(satellite);
        if (_toCome.TryGetValue(satellite, out (int Taken, PlannedUpdate[] Updates, double[] Masses) known) && known.Taken == taken && known.Updates.SequenceEqual(updates, ReferenceEqualityComparer.Instance))
            return known.Masses;
        Dictionary<long, int> uploads = UploadsOfEach(updates);
        double[] masses = [.. updates.Select(update => update.SampleIds.Count == 0
            ? update.Samples
            : update.SampleIds.Sum(sample => _left.GetValueOrDefault((satellite, sample), 1) / uploads[sample]))];
        _toCome[satellite] = (taken, updates, masses);
        return masses;
    }

    /// <summary>
    /// How many uploads to come carry each of its samples: as many as foretold, less this one, which stands for the first of its contact or, where that was
    /// not to carry the sample, for one of the others.
    /// </summary>
    private Dictionary<long, int> OtherUploads(ModelUpdate update)
    {
        if (!_foretold.TryGetValue(update.Satellite, out List<PlannedUpdate>? foretold)) return [];
        _ = foretold.RemoveAll(planned => planned.Contact < update.Contact);
        HashSet<long> itself = [];
        if (foretold.Count > 0 && foretold[0].Contact == update.Contact)
        {
            itself = [.. foretold[0].SampleIds];
            foretold.RemoveAt(0);
        }

        Dictionary<long, int> counts = UploadsOfEach(foretold);
        foreach (long sample in update.SampleIds.Where(sample => counts.ContainsKey(sample) && !itself.Contains(sample))) counts[sample]--;
        return counts;
    }

    /// <summary>How many of one satellite's updates carry each sample.</summary>
    private static Dictionary<long, int> UploadsOfEach(IEnumerable<PlannedUpdate> updates)
    {
        Dictionary<long, int> uploads = [];
        foreach (long sample in updates.SelectMany(update => update.SampleIds)) uploads[sample] = uploads.GetValueOrDefault(sample) + 1;
        return uploads;
    }
}
