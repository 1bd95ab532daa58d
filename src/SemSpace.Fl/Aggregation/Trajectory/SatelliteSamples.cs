namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// What is left of one satellite's samples in a round. As long as all its uploads carry the same list, all samples have as much left, so that one number stands for them;
/// sums are made term by term all the same, and come out to the last bit as they do sample by sample.
/// </summary>
internal sealed class SatelliteSamples
{
    private readonly List<PlannedUpdate> _foretold = [];
    private IReadOnlyList<long>? _only;
    private double _ofOnly = 1;
    private Dictionary<long, double>? _left;
    private IReadOnlyList<PlannedUpdate>? _toCome;
    private double[] _masses = [];

    /// <summary>Adds an update that carries samples to those foretold.</summary>
    public void Foretell(PlannedUpdate update)
    {
        _foretold.Add(update);
        _only ??= update.SampleIds;
    }

    /// <summary>The mass of an upload, which takes it.</summary>
    public double Take(ModelUpdate update)
    {
        _toCome = null;
        PlannedUpdate? itself = Itself(update.Contact);
        _only ??= update.SampleIds;
        bool isOnly = CarriesOnly(update.SampleIds) && _foretold.TrueForAll(other => CarriesOnly(other.SampleIds)) && (itself is null || CarriesOnly(itself.SampleIds));
        return isOnly ? TakeOfOnly(update.SampleIds.Count, itself is null ? Math.Max(0, _foretold.Count - 1) : _foretold.Count) : TakeOfEach(update.SampleIds, itself);
    }

    /// <summary>What updates to come will take if all goes to plan.</summary>
    public double[] ToCome(IReadOnlyList<PlannedUpdate> updates)
    {
        if (ReferenceEquals(_toCome, updates)) return _masses;
        _toCome = updates;
        if (_only is not null && updates.All(update => CarriesOnly(update.SampleIds)))
        {
            double mass = Times(_only.Count, _ofOnly / updates.Count);
            return _masses = [.. Enumerable.Repeat(mass, updates.Count)];
        }

        Dictionary<long, double> left = LeftOfEach();
        Dictionary<long, int> uploads = UploadsOfEach(updates);
        return _masses = [.. updates.Select(update => update.SampleIds.Count == 0 ? update.Samples : update.SampleIds.Sum(sample => left.GetValueOrDefault(sample, 1) / uploads[sample]))];
    }

    private bool CarriesOnly(IReadOnlyList<long> samples)
        => _left is null && (ReferenceEquals(samples, _only) || (samples is long[] one && _only is long[] other && one.AsSpan().SequenceEqual(other)));

    /// <summary>What is left sample by sample, 1 where nothing is said; from now on so.</summary>
    private Dictionary<long, double> LeftOfEach()
    {
        if (_left is not null) return _left;
        _left = [];
        foreach (long sample in _only ?? []) _left[sample] = _ofOnly;
        return _left;
    }

    /// <summary>Removes what was foretold for contacts before that of an upload, which has lapsed, and what was for its contact first, which is itself.</summary>
    private PlannedUpdate? Itself(int contact)
    {
        _ = _foretold.RemoveAll(planned => planned.Contact < contact);
        if (_foretold.Count == 0 || _foretold[0].Contact != contact) return null;
        PlannedUpdate itself = _foretold[0];
        _foretold.RemoveAt(0);
        return itself;
    }

    private double TakeOfOnly(int samples, int others)
    {
        double taken = _ofOnly / (1 + others);
        _ofOnly -= taken;
        return Times(samples, taken);
    }

    private double TakeOfEach(IReadOnlyList<long> samples, PlannedUpdate? itself)
    {
        Dictionary<long, double> all = LeftOfEach();
        Dictionary<long, int> others = OtherUploads(samples, itself);
        double mass = 0;
        foreach (long sample in samples)
        {
            double left = all.GetValueOrDefault(sample, 1), taken = left / (1 + others.GetValueOrDefault(sample));
            all[sample] = left - taken;
            mass += taken;
        }

        return mass;
    }

    /// <summary>
    /// How many uploads to come carry each sample of one: as many as foretold, less this one, which stands for the first of its contact or, where that was
    /// not to carry the sample, for one of the others.
    /// </summary>
    private Dictionary<long, int> OtherUploads(IReadOnlyList<long> samples, PlannedUpdate? itself)
    {
        HashSet<long> ofItself = [.. itself?.SampleIds ?? []];
        Dictionary<long, int> counts = UploadsOfEach(_foretold);
        foreach (long sample in samples.Where(sample => counts.ContainsKey(sample) && !ofItself.Contains(sample))) counts[sample]--;
        return counts;
    }

    /// <summary>How many of one satellite's updates carry each sample.</summary>
    private static Dictionary<long, int> UploadsOfEach(IEnumerable<PlannedUpdate> updates)
    {
        Dictionary<long, int> uploads = [];
        foreach (long sample in updates.SelectMany(update => update.SampleIds)) uploads[sample] = uploads.GetValueOrDefault(sample) + 1;
        return uploads;
    }

    /// <summary>A number added up so many times.</summary>
    private static double Times(int count, double term)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += term;
        return sum;
    }
}
