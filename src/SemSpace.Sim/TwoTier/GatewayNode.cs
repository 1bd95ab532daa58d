using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// Tier 1: takes updates in, and sums them for the cloud or merges them into a model of its own. Between sending to the cloud and receiving the
/// version made of it a gateway keeps arrivals aside, because their staleness is not known before.
/// </summary>
internal sealed class GatewayNode(World world, int index)
{
    private readonly List<Delivery> _aside = [], _unmerged = [];
    private readonly List<int> _mergesBefore = [];
    private readonly HashSet<long> _known = [];
    private readonly GroundSegment _ground = new(world);
    private List<Delivery> _summed = [];
    private IAggregator? _sum;
    private IEdge? _edge;
    private int _merges;

    public Resource Antennas { get; } = new(world.Simulation, world.Setup.Gateways[index].Antennas, $"{world.Setup.Gateways[index].Name}'s antennas");

    /// <summary>Where they look.</summary>
    public AntennaMounts Mounts { get; } = new(world.Setup.Gateways[index]);

    /// <summary>What is on record of them.</summary>
    public AntennaLog Log { get; } = new(world.Setup.Satellites.Count, world.Setup.Start);

    /// <summary>Who gets an antenna, and keeps it.</summary>
    public Contention Contention => field ??= new(world, index, Antennas, Log);

    /// <summary>The version that the gateway hands to satellites.</summary>
    public required ModelVersion Version { get; set; }

    /// <summary>Updates taken in for the cloud's round.</summary>
    public IReadOnlyList<Delivery> Summed => _summed;

    /// <summary>Updates that wait for a round, in order of arrival.</summary>
    public IReadOnlyList<Delivery> Aside => _aside;

    /// <summary>Rounds of its own that the gateway has closed in the cloud's round.</summary>
    public int EdgeRounds { get; private set; }

    /// <summary>Starts a round of the cloud on top of its version.</summary>
    public void Open(ModelVersion version, Func<IAggregator> round)
    {
        (Version, _summed, EdgeRounds) = (version, [], 0);
        if (Edges is null)
        {
            _sum = round();
            return;
        }

        while (_mergesBefore.Count <= version.Number) _mergesBefore.Add(_merges);
        _edge = world.Setup.Rule.BeginEdge(round, version.Model);
    }

    /// <summary>Takes in an update that waited.</summary>
    public void TakeUp(Delivery delivery)
    {
        _aside.Remove(delivery);
        TakeIn(delivery);
    }

    /// <summary>Ends the cloud's round: what goes to the cloud.</summary>
    public IAggregator Close()
    {
        MergeOwn();
        IAggregator sent = _edge?.Close() ?? _sum!;
        (_sum, _edge) = (null, null);
        return sent;
    }

    /// <summary>An update has arrived. It can be merged at once, or when the ground segment has let it go.</summary>
    public void Receive(Delivery delivery)
    {
        world.Arrivals.Add(delivery);
        Duration held = _ground.Holds(delivery);
        delivery.Ready = world.Now + held;
        if (held == Duration.Zero) Judge(delivery);
        else _ = world.Simulation.At(delivery.Ready, () => Judge(delivery));
    }

    private void Judge(Delivery delivery)
    {
        if (_ground.Repeats && !_known.Add(delivery.UpdateId))
        {
            Refuse(delivery, UpdateFate.Duplicate);
            return;
        }

        _ground.MayRepeat(delivery, Again);
        world.Foresight.Came(delivery);
        if (IsCorrupted(delivery)) Refuse(delivery, UpdateFate.Corrupted);
        else if (!delivery.Update.IsFinite) Refuse(delivery, UpdateFate.NonFinite);
        else if (!IsOpen || !world.RoundHasRoom) _aside.Add(delivery);
        else TakeIn(delivery);
        world.Arrived.Announce();
    }

    /// <summary>The ground segment brings an update once more.</summary>
    private void Again(Delivery copy)
    {
        world.Arrivals.Add(copy);
        world.Note(TraceKind.CopyCame, copy.Satellite, index);
        Judge(copy);
    }

    /// <summary>Closes rounds of its own by the clock.</summary>
    public async SimTask KeepPeriods()
    {
        Duration period = Duration.FromMinutes(Edges!.PeriodMin);
        for (Epoch next = world.Setup.Start + period; ; next += period)
        {
            await world.Simulation.Until(next);
            if (!IsOpen) continue;
            CloseOwnRound();
            world.Arrived.Announce();
        }
    }

    private EdgePolicy? Edges => world.Setup.Rounds.Policy.Edge;

    private bool IsOpen => _sum is not null || _edge is not null;

    private bool IsCorrupted(Delivery delivery)
        => world.Setup.Faults.CorruptedShare is > 0 and var share && world.Setup.Seeds.Stream("cloud/corrupted", (ulong)delivery.UpdateId).NextDouble() < share;

    private static void Refuse(Delivery delivery, UpdateFate fate)
    {
        delivery.Fate = fate;
        delivery.Settle();
    }

    private void TakeIn(Delivery delivery)
    {
        delivery.CloudStaleness = Version.Number - delivery.Basis.Number;
        delivery.EdgeStaleness = Edges is null ? 0 : _merges - MergesIn(delivery.Basis);
        ModelUpdate update = UpdateOf(delivery);
        if (_edge is null) _sum!.Add(update);
        else _edge.Add(update);
        _summed.Add(delivery);
        world.UpdatesInRound++;
        if (delivery.CloudStaleness == 0 && (world.Chosen?.Contains(delivery.Satellite) ?? true)) world.Returned.Add(delivery.Satellite);
        if (_edge is null) return;
        _unmerged.Add(delivery);
        if (IsOwnRoundComplete) CloseOwnRound();
    }

    /// <summary>Merges of this gateway that a version has in it.</summary>
    private int MergesIn(ModelVersion version) => version.Gateway == index ? version.EdgeVersion : _mergesBefore[version.Number];

    private bool IsOwnRoundComplete => Edges!.Trigger switch
    {
        EdgeTrigger.EveryArrival => true,
        EdgeTrigger.Count => _unmerged.Count >= Edges.Count,
        EdgeTrigger.Period => false,
    };

    private void CloseOwnRound()
    {
        EdgeRounds++;
        MergeOwn();
    }

    /// <summary>Makes a version of its own of what has come since the last.</summary>
    private void MergeOwn()
    {
        if (_unmerged.Count == 0) return;
        EdgeOutlook outlook = world.Foresight.For(index);
        AggregationOutcome outcome = _edge!.Merge(Version.Model, outlook);
        if (outcome.Model is { } changed)
        {
            _merges++;
            Version = new ModelVersion(Version.Number, world.Now, changed)
            {
                Gateway = index,
                EdgeVersion = _merges,
                Merges = Version.Merges + 1,
                CloudPublished = Version.CloudPublished,
            };
            foreach (Delivery delivery in _unmerged) delivery.EdgeVersion = _merges;
            world.EdgeRounds.Add(Row(outcome, outlook.Samples));
            world.Note(TraceKind.EdgeMerged, index, _merges);
            world.Published.Announce();
        }

        _unmerged.Clear();
    }

    private EdgeRoundRow Row(AggregationOutcome outcome, double toCome) => new(
        index, _merges, Version.Number, world.Now, _unmerged.Count, _unmerged.Sum(delivery => delivery.Samples),
        toCome, _unmerged.Average(delivery => (double)delivery.Staleness), outcome.AnchorWeight);

    private ModelUpdate UpdateOf(Delivery delivery)
    {
        Contact contact = delivery.Contact!;
        return new ModelUpdate(
            delivery.UpdateId, delivery.Satellite, index, delivery.Staleness, delivery.Samples, contact.Foreseen.Window.Id,
            (contact.Window.Los - contact.Window.Aos).TotalSeconds, contact.Downlink.BitsBetween(contact.Window.Aos, contact.Window.Los),
            delivery.Update.Delta)
        {
            CloudStaleness = delivery.CloudStaleness,
            Base = delivery.Basis.Model.Parameters,
            SampleIds = delivery.SampleIds,
            Beside = delivery.Update.Beside,
            IsFinite = delivery.Update.IsFinite,
        };
    }
}
