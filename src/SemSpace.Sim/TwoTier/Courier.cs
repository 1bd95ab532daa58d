using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>An update on its way over links between satellites.</summary>
/// <param name="Delivery">The update.</param>
/// <param name="HasLeft">Happens when it has left the satellite that made it, or reached a gateway from there, or was given up.</param>
internal sealed record Parcel(Delivery Delivery, Trigger HasLeft)
{
    /// <summary>The satellite that has it.</summary>
    public required int At { get; set; }

    /// <summary>Whether the rule had no more use for it.</summary>
    public bool IsGivenUp { get; set; }
}

/// <summary>
/// Brings updates to gateways and versions to satellites over links between satellites. An update goes from satellite to satellite, is stored where it has to
/// wait, and looks for its way anew wherever it meets what was not foreseen. A version goes on its own accord to every neighbour that has an older one.
/// </summary>
internal sealed class Courier(World world, IslTerminals terminals, IReadOnlyList<SatelliteProcess> satellites) : INetworkState
{
    private readonly Dictionary<(int Plane, int Version), int?> _sinks = [];
    private readonly bool[] _isSending = new bool[2 * terminals.Plan.Links.Count];
    private readonly List<ModelVersion>[] _incoming = [.. satellites.Select(_ => new List<ModelVersion>())];
    private readonly List<Parcel> _parcels = [];
    private readonly int[] _booked = new int[satellites.Count];
    private readonly ExitBounds _bounds = new(world.Setup.ForeseenContacts, satellites.Count, world.Setup.Rounds.Handover);

    /// <summary>Looks after every link as it opens.</summary>
    public void Start()
    {
        foreach ((int link, IslLink ends) in Plan.Links.Index())
        {
            _ = world.Simulation.Start(() => OfferAtOpening(link), FormattableString.Invariant($"the link of {world.Setup.Satellites[ends.First].Name} and {world.Setup.Satellites[ends.Second].Name}"));
        }
    }

    /// <summary>Sends an update on its way.</summary>
    public Parcel Send(Delivery delivery)
    {
        Parcel parcel = new(delivery, new Trigger(world.Simulation, "its update to arrive")) { At = delivery.Satellite };
        _ = world.Simulation.Start(() => Carry(parcel), FormattableString.Invariant($"update {delivery.UpdateId}"));
        return parcel;
    }

    /// <summary>A satellite's updates that have left it and are on their way.</summary>
    public IEnumerable<(Delivery Update, int At)> UnderWay(int home)
        => _parcels.Where(parcel => parcel.Delivery is { Contact: null } update && update.Satellite == home && parcel.HasLeft.HasHappened).Select(parcel => (parcel.Delivery, parcel.At));

    /// <inheritdoc/>
    public bool IsUp(int satellite) => terminals.IsUp(satellite) && !world.Setup.IsSilent(satellite, world.Now);

    /// <inheritdoc/>
    public int? SinkOf(int plane, int version, Func<IReadOnlyList<(int Satellite, Epoch Ready)>, int?> elect)
    {
        if (!_sinks.TryGetValue((plane, version), out int? sink)) _sinks[(plane, version)] = sink = elect([.. Mates()]);
        return sink;

        IEnumerable<(int, Epoch)> Mates()
        {
            foreach ((int k, SatelliteProcess satellite) in satellites.Index().Where(one => Plan.Planes[one.Index] == plane))
            {
                if (satellite.UnderWay is { Contact: null } update && update.Basis.Number == version) yield return (k, Epoch.Max(world.Now, update.TrainDue));
            }
        }
    }

    /// <summary>Offers what a satellite holds to those neighbours that a link is open to.</summary>
    public void Offer(int satellite)
    {
        foreach (Neighbour neighbour in Plan.Of(satellite))
        {
            int lane = Lane(neighbour.Link, satellite, neighbour.Other);
            if (_isSending[lane] || !IsOfUse(satellite, neighbour.Other) || terminals.OpenUntil(neighbour.Link) is not Epoch until || !IsRoom(satellite, until)) continue;
            _isSending[lane] = true;
            _ = world.Simulation.Start(() => Spread(lane, neighbour.Link, satellite, neighbour.Other, until), FormattableString.Invariant($"models of {world.Setup.Satellites[satellite].Name}"));
        }
    }

    private IslPlan Plan => terminals.Plan;

    private static int Lane(int link, int from, int to) => (2 * link) + (from < to ? 0 : 1);

    /// <summary>Whether there is time to send what a satellite holds.</summary>
    private bool IsRoom(int satellite, Epoch until) => world.Now + Plan.Options.TimeToSend(BitsOf(satellites[satellite].Held)) <= until;

    private double BitsOf(ModelVersion version) => version.Model.DownloadVectors * world.VectorBits;

    /// <summary>Whether a satellite has a version that another neither has nor is being sent.</summary>
    private bool IsOfUse(int from, int to)
    {
        ModelVersion held = satellites[from].Held;
        return held.IsNewerThan(satellites[to].Held) && _incoming[to].TrueForAll(held.IsNewerThan);
    }

    private async SimTask OfferAtOpening(int link)
    {
        IslLink ends = Plan.Links[link];
        foreach (TimeWindow window in ends.Windows)
        {
            await world.Simulation.Until(window.Start);
            Offer(ends.First);
            Offer(ends.Second);
        }
    }

    /// <summary>Sends versions over a link while it is open and there is one that is of use.</summary>
    private async SimTask Spread(int lane, int link, int from, int to, Epoch until)
    {
        while (IsOfUse(from, to) && IsRoom(from, until) && Plan.OpenAt(link, world.Now) is not null)
        {
            if (!terminals.IsUp(from) || !terminals.IsUp(to))
            {
                await terminals.WaitForPower(from, to);
                continue;
            }

            ModelVersion version = satellites[from].Held;
            _incoming[to].Add(version);
            bool isSent = await terminals.Send(link, from, to, new(IslCargo.Model, null, version.Number, BitsOf(version))) is { IsComplete: true };
            _ = _incoming[to].Remove(version);
            if (isSent)
            {
                satellites[to].Take(version);
                continue;
            }

            OfferTo(to);
            await terminals.WaitForPower(from, to);
        }

        _isSending[lane] = false;
        OfferTo(to);
    }

    /// <summary>Lets all neighbours of a satellite offer it what they hold.</summary>
    private void OfferTo(int satellite)
    {
        foreach (Neighbour neighbour in Plan.Of(satellite)) Offer(neighbour.Other);
    }

    private async SimTask Carry(Parcel parcel)
    {
        _parcels.Add(parcel);
        parcel.IsGivenUp = !await ToGateway(parcel);
        SatelliteProcess home = satellites[parcel.Delivery.Satellite];
        if (parcel.IsGivenUp) home.GiveUp(parcel.Delivery);
        else await home.HandOver(parcel.Delivery);
        Leave(parcel);
        _ = _parcels.Remove(parcel);
    }

    /// <summary>Brings an update down; false when it is given up.</summary>
    private async SimTask<bool> ToGateway(Parcel parcel)
    {
        Delivery delivery = parcel.Delivery;
        Routing routing = Plan.Options.Routing.Value;
        while (delivery.Contact is null)
        {
            UpdateExits exits = new(world.Setup, delivery.Update.Bytes * 8.0, delivery.Left, _booked, (world.Now, _bounds));
            RoutedUpdate wanted = new(parcel.At, delivery.Satellite, delivery.Basis.Number, world.Now, exits.CarriedBits, exits, this);
            if (world.Setup.IsSilent(parcel.At, world.Now) || routing.Find(routing.Foresees ? world.Setup.ForeseenIsl! : Plan, wanted) is not { } route)
            {
                await world.Simulation.Delay(Routing.LookAgain);
                continue;
            }

            _booked[route.Exit]++;
            bool isThere = await Follow(parcel, route, exits.CarriedBits, routing.Foresees);
            if (isThere && routing.Foresees && world.Setup.HasSurprises) await world.Simulation.Until(FirstChance(parcel.At, route.Contact));
            if (isThere && (!routing.Foresees || world.Setup.HasSurprises) && !satellites[parcel.At].InContact)
            {
                isThere = false;
                await world.Simulation.Delay(Routing.LookAgain);
            }

            bool isGivenUp = isThere && !await satellites[parcel.At].TrySend(delivery);
            _booked[route.Exit]--;
            if (isGivenUp) return false;
        }

        return true;
    }

    /// <summary>When a satellite's next contact begins, or when the one that is foreseen would.</summary>
    private Epoch FirstChance(int satellite, int foreseen)
        => Epoch.Max(world.Now, Epoch.Min(world.Setup.Contacts.NextAos(satellite, world.Now), world.Setup.ForeseenContacts.Windows[foreseen].Aos));

    /// <summary>Takes an update over the links of a way; false where one could not be used.</summary>
    private async SimTask<bool> Follow(Parcel parcel, Route route, double bits, bool mayWait)
    {
        foreach (Hop hop in route.Hops)
        {
            if (hop.Start > world.Now && !mayWait)
            {
                await world.Simulation.Delay(Routing.LookAgain);
                return false;
            }

            await world.Simulation.Until(hop.Start);
            IslRow? sent = await terminals.Send(hop.Link, hop.From, hop.To, new(IslCargo.Update, parcel.Delivery.UpdateId, parcel.Delivery.Basis.Number, bits));
            parcel.Delivery.EnergyJ += sent?.EnergyJ ?? 0;
            if (sent is not { IsComplete: true })
            {
                await terminals.WaitForPower(hop.From, hop.From);
                return false;
            }

            parcel.At = hop.To;
            Leave(parcel);
        }

        return true;
    }

    /// <summary>Lets the satellite that made it go on.</summary>
    private static void Leave(Parcel parcel)
    {
        if (!parcel.HasLeft.HasHappened) _ = parcel.HasLeft.Happen();
    }
}
