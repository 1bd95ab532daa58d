using SemSpace.Fl.Aggregation.Common;

namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>One round of the trajectory rule: the masses of its updates, and what they make of the model. Not thread-safe.</summary>
internal sealed class TrajectoryRound
{
    private readonly TrajectoryRule _rule;
    private readonly RoundPlan _plan;
    private readonly SampleLedger _samples;
    private readonly HashSet<int> _joined = [];
    private readonly Dictionary<int, double> _foretold;

    /// <summary>Mass that the step is divided by beside that of the updates.</summary>
    private readonly double _massBeside;

    public TrajectoryRound(TrajectoryRule rule, RoundPlan plan)
    {
        (_rule, _plan) = (rule, plan);
        _samples = new SampleLedger(plan.Updates);
        int[] heard = rule.Absentees == Absentees.Anchor && rule.IsLinear ? [.. plan.Updates.Select(update => update.Gateway).Distinct()] : [];
        _foretold = heard.ToDictionary(gateway => gateway, gateway => MassInRound(EdgeOutlook.Of(gateway, plan.Updates)));
        _massBeside = rule.Absentees == Absentees.InFlight ? Raw(plan.InFlight) : 0;
    }

    /// <summary>Mass that the step is divided by at the least.</summary>
    private double LeastMass => _rule.Absentees == Absentees.Anchor ? _plan.SamplesGathered : 0;

    /// <summary>Makes the round's aggregators.</summary>
    public Func<IAggregator> Aggregators()
    {
        if (_rule.IsLinear) return () => new LinearAggregator(this, Weigh, (model, mean, _) => Step(model, mean)) { LeastMass = LeastMass, MassBeside = _massBeside, MassAtGateway = MassAtGateway };
        if (_rule.Shares == ShareMode.Deferred) return () => new CollectingAggregator(this, Combine);
        var ledger = new PlannedShares(_rule, _plan);
        return () => new PlannedTrajectory(_rule, ledger);
    }

    private (double Weight, double Mass) Weigh(ModelUpdate update)
        => Weigh(update, _rule.Conserve == Conservation.Samples ? _samples.Take(update) : update.Samples);

    private (double Weight, double Mass) Weigh(ModelUpdate update, double share)
    {
        _ = _joined.Add(update.Satellite);
        double mass = share * Factor(update.Satellite), kept = mass * Staleness.Discount(_rule.EdgeStep == EdgeStep.Foreseen ? update.CloudStaleness : update.Staleness, _rule.StalenessExponent);
        return (_rule.ServerLearningRate * kept, _rule.Discount == DiscountMode.Leaky ? mass : kept);
    }

    /// <summary>
    /// What has come and what is to come, and a part of what is absent, which the cloud's step is divided by as well: each gateway bears as much of it as it has of
    /// the mass, where the others have what was foretold for them.
    /// </summary>
    private double MassAtGateway(double mass, EdgeOutlook outlook)
    {
        double all = mass + (MassInRound(outlook) + Raw(outlook.InFlight));
        double everywhere = all + _foretold.Sum(other => other.Key == outlook.Gateway ? 0 : other.Value);
        return all > 0 ? all * Math.Max(1, LeastMass / everywhere) : all;
    }

    /// <summary>As the ledger and the correction will weigh them if all goes to plan; staleness, which nobody foretells, is left out.</summary>
    private double MassInRound(EdgeOutlook outlook)
        => _rule.Conserve == Conservation.Samples ? _samples.ToCome(outlook.Gateway, outlook.Senders).Sum(entry => entry.Mass * Factor(entry.Satellite)) : Raw(outlook.InRound);

    private double Raw(IEnumerable<PlannedUpdate> updates) => updates.Sum(update => update.Samples * Factor(update.Satellite));

    private double Factor(int satellite) => Math.Min(_rule.ParticipationCap, _rule.Participation switch
    {
        ParticipationCorrection.None => 1,
        ParticipationCorrection.Planned => satellite < _plan.Inclusion.Count ? 1 / _plan.Inclusion[satellite] : 1,
        ParticipationCorrection.FedAu => ParticipationInterval.Of(_plan.Counters, satellite).Weight,
    });

    private AggregationOutcome Combine(ServerModel model, IReadOnlyList<ModelUpdate> updates)
    {
        double[] masses = _rule.Conserve == Conservation.Samples
            ? SampleShares.Masses(updates)
            : new DeferredTrajectory(_rule, new ForesightScores(_rule, _plan.After)).Masses(updates);
        WeightedSum sum = new();
        double all = 0;
        for (int u = 0; u < updates.Count; u++)
        {
            (double weight, double mass) = Weigh(updates[u], masses[u]);
            sum.Add(updates[u], weight);
            all += mass;
        }

        AggregationOutcome outcome = sum.Apply(model, Math.Max(all + _massBeside, LeastMass), (old, mean) => Step(old, mean));
        sum.Release();
        return outcome;
    }

    private ServerModel Step(ServerModel model, double[] mean)
    {
        ServerModel next = WeightedSum.Plus(model, mean);
        if (_rule.Participation != ParticipationCorrection.FedAu) return next;
        return next with
        {
            Counters = ParticipationInterval.Vector(Enumerable.Range(0, _plan.Satellites)
                .Select(k => ParticipationInterval.Of(_plan.Counters, k).After(_joined.Contains(k), _rule.LongestInterval))),
        };
    }
}
