using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Common;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.TwoTier;

/// <summary>Tier 2: closes rounds, merges the gateways' sums, publishes versions and has them evaluated.</summary>
internal sealed class CloudProcess(World world, IReadOnlyList<GatewayNode> gateways, IReadOnlyList<SatelliteProcess> satellites, ModelVersion initial)
{
    private readonly VersionAverage _average = new(world.Setup.Rounds.AverageVersions);
    private readonly BackhaulLines _lines = new(world);
    private readonly RoundPlanner _planner = new(world, gateways, satellites);
    private readonly OrderedLog<ScoredRound, RoundRow> _rounds = new(round => round.Scores.IsDone, round => round.Round with { Scores = world.Join(round.Scores.Join) }, world.Setup.Scratch);
    private ModelVersion _version = initial;
    private int _choices;

    public int Version => _version.Number;

    /// <summary>The model that the mission leaves: the last version, or the mean of the last ones.</summary>
    public float[] Model { get; private set; } = initial.Model.Parameters;

    /// <summary>Latest version whose evaluation is done, without waiting for any.</summary>
    public (int Version, ExamScores Scores) LatestEvaluation
    {
        get
        {
            if (_rounds.Open.LastOrDefault(round => round.Scores.IsDone) is { } done) return (done.Round.Version, done.Scores.Join());
            return _rounds.LastRow is { } row ? (row.Version, row.Scores) : (-1, default);
        }
    }

    /// <summary>What outages of lines kept waiting; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<LineHold>>? LineHolds => _lines.Holds;

    public async SimTask Serve()
    {
        Evaluate(new RoundRow(0, world.Now, world.Now, 0, default, 0, 0, 1, double.NaN, default));
        while (true)
        {
            Func<IAggregator> aggregator = OpenRound();
            await RoundEnd();
            world.Note(TraceKind.RoundClosed, _version.Number);
            Epoch closed = world.Now;
            if (NoticeTime is var notice && notice > Duration.Zero) await world.Simulation.Until(gateways.Index().Max(gateway => _lines.CallEnd(gateway.Index, notice, gateway.Item.Summed.Count)));
            IAggregator[] sums = [.. gateways.Select(gateway => gateway.Close())];
            await world.Simulation.Until(sums.Index().Max(sum => _lines.TransferEnd(sum.Index, sum.Item.PayloadVectors, gateways[sum.Index].Summed.Count)));
            Merge(closed, aggregator(), sums);
            await world.Simulation.Until(sums.Index().Max(sum => _lines.TransferEnd(sum.Index, _version.Model.DownloadVectors, 0)));
        }
    }

    /// <summary>The rounds' rows, evaluations joined.</summary>
    public IReadOnlyList<RoundRow> Rounds() => _rounds.Close();

    private Func<IAggregator> OpenRound()
    {
        Choose();
        Func<IAggregator> aggregator = world.Setup.Rule.Begin(_planner.Open(_version));
        world.UpdatesInRound = 0;
        world.Returned.Clear();
        foreach (GatewayNode gateway in gateways) gateway.Open(_version, aggregator);
        foreach ((GatewayNode gateway, Delivery waiting) in gateways.SelectMany(gateway => gateway.Aside.Select(waiting => (gateway, waiting))).OrderBy(pair => pair.waiting.Ready).ToArray())
        {
            if (world.RoundHasRoom) gateway.TakeUp(waiting);
        }

        world.Published.Announce();
        return aggregator;
    }

    /// <summary>Draws the round's satellites, by the version that they are to train from.</summary>
    private void Choose()
    {
        if (world.Setup.Rounds.PerRound is not { } count || count >= satellites.Count) return;
        int[] order = [.. Enumerable.Range(0, satellites.Count)];
        world.Setup.Seeds.Stream("cloud/choice", (ulong)_choices++).Shuffle(order.AsSpan());
        world.Chosen = [.. order[..count]];
    }

    private async SimTask RoundEnd()
    {
        while (world.Now < _planner.Closing && !IsComplete)
        {
            await world.Arrived.Wait(_planner.Closing);
            _planner.Review();
        }
    }

    private RoundPolicy Policy => world.Setup.Rounds.Policy;

    private bool IsComplete => Policy.Trigger switch
    {
        RoundTrigger.Count => world.UpdatesInRound >= Policy.Count,
        RoundTrigger.EveryArrival => world.UpdatesInRound > 0,
        RoundTrigger.EdgeRounds => gateways.Any(gateway => gateway.EdgeRounds >= Policy.EdgeRounds),
        RoundTrigger.AllReturned => world.Returned.Count == (world.Chosen?.Count ?? satellites.Count),
        RoundTrigger.Period or RoundTrigger.Planned => false,
    };

    private void Merge(Epoch closed, IAggregator total, IReadOnlyList<IAggregator> sums)
    {
        foreach (IAggregator sum in sums) total.Merge(sum);
        AggregationOutcome outcome = total.Apply(_version.Model);
        foreach (IAggregator used in sums.Append(total)) used.Release();
        if (world.Setup.Rounds.MaxStep is { } ratio) outcome = StepBound.Apply(outcome, _version.Model, ratio);
        Delivery[] deliveries = [.. gateways.SelectMany(gateway => gateway.Summed)];
        if (outcome.Model is { } changed) _version = new ModelVersion(_version.Number + 1, world.Now, changed);
        Dictionary<long, double> weights = outcome.Weights.ToDictionary(weight => weight.UpdateId, weight => weight.Weight);
        foreach (Delivery delivery in deliveries)
        {
            delivery.Weight = weights.GetValueOrDefault(delivery.UpdateId);
            delivery.Fate = delivery.Weight > 0 ? UpdateFate.Merged : UpdateFate.Unweighted;
            if (delivery.Fate == UpdateFate.Merged) delivery.MergedVersion = _version.Number;
            delivery.Settle();
        }

        if (outcome.Model is null) return;
        world.Note(TraceKind.VersionPublished, _version.Number);
        Evaluate(Row(closed, outcome, [.. deliveries.Where(delivery => delivery.Weight > 0)]));
    }

    private RoundRow Row(Epoch closed, AggregationOutcome outcome, IReadOnlyList<Delivery> merged) => new(
        _version.Number, closed, world.Now, merged.Count, RoundDiversity.Of([.. merged.Select(delivery => (delivery.Satellite, world.Setup.Satellites[delivery.Satellite].Plane, delivery.Weight))]),
        merged.Sum(delivery => delivery.Samples), merged.Average(delivery => (double)delivery.Staleness), outcome.AnchorWeight,
        merged.Average(delivery => delivery.Update.MeanLoss), default);

    private void Evaluate(RoundRow round)
    {
        float[] model = Model = _average.Next(_version.Model.Parameters);
        _rounds.Add(new(round, world.Pool.Enqueue(() => world.Setup.Learner.Evaluate(round.Version, model))));
    }

    /// <summary>Gateways know the schedule of rounds that go by the clock; otherwise an arrival is reported and the sums are called for.</summary>
    private Duration NoticeTime
        => Policy.Trigger is RoundTrigger.Period or RoundTrigger.Planned ? Duration.Zero : Duration.FromMilliseconds(2 * world.Setup.Backhaul.LatencyMs);

    /// <summary>A round whose version is being evaluated.</summary>
    private sealed record ScoredRound(RoundRow Round, Job<ExamScores> Scores);
}
