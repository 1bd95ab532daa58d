using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>What one satellite brought to the model.</summary>
/// <param name="Satellite">Its name.</param>
/// <param name="Trainings">Its trainings that ended.</param>
/// <param name="Samples">Samples in them.</param>
/// <param name="Updates">Its updates that reached a gateway.</param>
/// <param name="MergedUpdates">Those merged into a version.</param>
/// <param name="Weight">The sum of their weights.</param>
/// <param name="DataShare">Its share p_k of the samples that all satellites have in the mission, trained on or not; null where there are none.</param>
/// <param name="Importance">Its share of the weights of all merged updates; null where none was merged.</param>
/// <param name="ClockOffsetS">By how much its clock is fast at the start, s.</param>
/// <param name="ClockDriftPpm">By how much its clock gains, millionths.</param>
/// <param name="ClockLostS">Contact time that its clock took, s.</param>
public sealed record SatelliteRecord(
    string Satellite, int Trainings, long Samples, int Updates, int MergedUpdates, double Weight, double? DataShare, double? Importance, double ClockOffsetS = 0, double ClockDriftPpm = 0,
    double ClockLostS = 0)
{
    /// <summary>One record a satellite. A rule is fair to data where importance follows the share of data.</summary>
    /// <param name="energy">One ledger a satellite, by index.</param>
    /// <param name="updates">Updates that reached a gateway.</param>
    /// <param name="trainings">Trainings that ended.</param>
    /// <param name="samples">What each satellite has in the mission, by index, a sample that is used again counted once.</param>
    public static IReadOnlyList<SatelliteRecord> Of(
        IReadOnlyList<EnergyRecord> energy, IReadOnlyList<UpdateRecord> updates, IReadOnlyList<TrainingRecord> trainings, IReadOnlyList<int> samples)
    {
        ILookup<int, TrainingRecord> trained = trainings.ToLookup(training => training.Satellite);
        ILookup<string, UpdateRecord> arrived = updates.ToLookup(update => update.Satellite);
        double ofAll = samples.Sum(number => (double)number);
        double weight = updates.Where(IsMerged).Sum(update => update.Weight);
        return [.. energy.Select((ledger, k) => OfOne(ledger.Satellite, samples[k] / ofAll, [.. trained[k]], [.. arrived[ledger.Satellite]]))];

        SatelliteRecord OfOne(string name, double share, TrainingRecord[] own, UpdateRecord[] sent)
        {
            double carried = sent.Where(IsMerged).Sum(update => update.Weight);
            return new(name, own.Length, own.Sum(training => (long)training.Samples), sent.Count(update => update.Fate != UpdateFate.Duplicate), sent.Count(IsMerged), carried, ofAll > 0 ? share : null, weight > 0 ? carried / weight : null);
        }
    }

    private static bool IsMerged(UpdateRecord update) => update.Fate == UpdateFate.Merged;
}
