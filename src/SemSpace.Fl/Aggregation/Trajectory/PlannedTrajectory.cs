using SemSpace.Fl.Aggregation.Common;

namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// Streams the trajectory rule: each update is weighed as it comes, by shares settled at the round's beginning. Mass that no
/// upload took by the time of <see cref="Apply"/> stays on the model; where a satellite's updates differ in sample count, that
/// mass goes by the largest.
/// </summary>
internal sealed class PlannedTrajectory(TrajectoryRule rule, PlannedShares ledger) : IAggregator
{
    private readonly PlannedShares _ledger = ledger;
    private readonly WeightedSum _sum = new();
    private readonly SortedDictionary<int, int> _samples = [];
    private double _mass, _kept;

    public int PayloadVectors => _sum.Count > 0 ? 1 : 0;

    public void Add(ModelUpdate update)
    {
        if (!_sum.Admits(update)) return;
        double mass = update.Samples * _ledger.Take(update.Satellite, update.Contact);
        double kept = mass * Staleness.Discount(update.Staleness, rule.StalenessExponent);
        _sum.Add(update, rule.ServerLearningRate * kept);
        _mass += mass;
        _kept += kept;
        Meet(update.Satellite, update.Samples);
    }

    public void Merge(IAggregator other)
    {
        if (other is not PlannedTrajectory same || same._ledger != _ledger) throw new ArgumentException("Only aggregators of one round merge.", nameof(other));
        _sum.Merge(same._sum);
        _mass += same._mass;
        _kept += same._kept;
        foreach ((int satellite, int samples) in same._samples) Meet(satellite, samples);
    }

    public AggregationOutcome Apply(ServerModel model)
    {
        double left = _samples.Sum(met => met.Value * _ledger.Left(met.Key));
        return _sum.Apply(model, left + (rule.Discount == DiscountMode.Leaky ? _mass : _kept));
    }

    public void Release() => _sum.Release();

    private void Meet(int satellite, int samples) => _samples[satellite] = Math.Max(samples, _samples.GetValueOrDefault(satellite));
}
