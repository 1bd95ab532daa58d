using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>What one satellite brought to the model.</summary>
/// <param name="Satellite">Its name.</param>
/// <param name="Trainings">Its trainings that ended.</param>
/// <param name="Samples">Samples in them.</param>
/// <param name="Updates">Its updates that reached a gateway.</param>
/// <param name="MergedUpdates">Those merged into a version.</param>
/// <param name="GivenUpUpdates">Those of which a part was sent, and that it gave up.</param>
/// <param name="Weight">The sum of their weights.</param>
/// <param name="DataShare">Its share p_k of the samples that all satellites have in the mission, trained on or not; null where there are none.</param>
/// <param name="Importance">Its share of the weights of all merged updates; null where none was merged.</param>
/// <param name="ClockOffsetS">By how much its clock is fast at the start, s.</param>
/// <param name="ClockDriftPpm">By how much its clock gains, millionths.</param>
/// <param name="ClockLostS">Contact time that its clock took, s.</param>
public sealed record SatelliteRecord(
    string Satellite, int Trainings, long Samples, int Updates, int MergedUpdates, int GivenUpUpdates, double Weight, double? DataShare, double? Importance, double ClockOffsetS = 0, double ClockDriftPpm = 0,
    double ClockLostS = 0)
{
    /// <summary>One record a satellite. A rule is fair to data where importance follows the share of data.</summary>
    /// <param name="energy">One ledger a satellite, by index.</param>
    /// <param name="updates">Updates that reached a gateway.</param>
    /// <param name="trainings">Trainings that ended.</param>
    /// <param name="givenUp">How many updates each satellite gave up, by index.</param>
    /// <param name="samples">What each satellite has in the mission, by index, a sample that is used again counted once.</param>
    public static IReadOnlyList<SatelliteRecord> Of(
        IReadOnlyList<EnergyRecord> energy, IReadOnlyList<UpdateRecord> updates, IEnumerable<TrainingRecord> trainings, IReadOnlyList<int> givenUp, IReadOnlyList<int> samples)
    {
        (int Trainings, long Samples)[] trained = new (int, long)[energy.Count];
        foreach (TrainingRecord training in trainings) trained[training.Satellite] = (trained[training.Satellite].Trainings + 1, trained[training.Satellite].Samples + training.Samples);
        Dictionary<string, Sent> sent = energy.ToDictionary(ledger => ledger.Satellite, _ => new Sent());
        double ofAll = samples.Sum(number => (double)number), weight = 0;
        foreach (UpdateRecord update in updates)
        {
            sent[update.Satellite].Add(update);
            if (update.Fate == UpdateFate.Merged) weight += update.Weight;
        }

        return [.. energy.Select((ledger, k) => OfOne(k, trained[k], sent[ledger.Satellite]))];

        SatelliteRecord OfOne(int k, (int Trainings, long Samples) own, Sent sent) => new(
            energy[k].Satellite, own.Trainings, own.Samples, sent.Updates, sent.Merged, givenUp[k], sent.Weight, ofAll > 0 ? samples[k] / ofAll : null, weight > 0 ? sent.Weight / weight : null);
    }

    /// <summary>What has come of a satellite.</summary>
    private sealed class Sent
    {
        public int Updates { get; private set; }

        public int Merged { get; private set; }

        public double Weight { get; private set; }

        public void Add(UpdateRecord update)
        {
            if (update.Fate != UpdateFate.Duplicate) Updates++;
            if (update.Fate != UpdateFate.Merged) return;
            Merged++;
            Weight += update.Weight;
        }
    }
}
