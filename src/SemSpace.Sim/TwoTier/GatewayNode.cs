using SemSpace.Fl.Aggregation;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// Tier 1: takes updates in and sums them. Between sending its sum to the cloud and receiving the version made of it a gateway
/// keeps arrivals aside, because their staleness is not known before.
/// </summary>
internal sealed class GatewayNode(World world, int index)
{
    private readonly List<Delivery> _aside = [];
    private List<Delivery> _summed = [];
    private IAggregator? _sum;

    public Resource Antennas { get; } = new(world.Simulation, world.Setup.Gateways[index].Antennas);

    /// <summary>The version that the gateway hands to satellites.</summary>
    public required ModelVersion Version { get; set; }

    /// <summary>Updates in the round's sum.</summary>
    public IReadOnlyList<Delivery> Summed => _summed;

    /// <summary>Updates that wait for a round to be summed in, in order of arrival.</summary>
    public IReadOnlyList<Delivery> Aside => _aside;

    /// <summary>Starts a round on top of a version.</summary>
    public void Open(IAggregator sum) => (_sum, _summed) = (sum, []);

    /// <summary>Sums an update that waited.</summary>
    public void TakeUp(Delivery delivery)
    {
        _aside.Remove(delivery);
        Sum(delivery, _sum!);
    }

    /// <summary>Ends the round: what goes to the cloud.</summary>
    public IAggregator Close()
    {
        (IAggregator sum, _sum) = (_sum!, null);
        return sum;
    }

    public void Receive(Delivery delivery)
    {
        world.Arrivals.Add(delivery);
        if (!delivery.Update.IsFinite) Refuse(delivery);
        else if (_sum is null || !world.RoundHasRoom) _aside.Add(delivery);
        else Sum(delivery, _sum);
        world.Arrived.Announce();
    }

    private static void Refuse(Delivery delivery)
    {
        delivery.Fate = UpdateFate.NonFinite;
        delivery.Settle();
    }

    private void Sum(Delivery delivery, IAggregator sum)
    {
        delivery.Staleness = Version.Number - delivery.BaseVersion;
        Contact contact = delivery.Contact!;
        sum.Add(new ModelUpdate(
            delivery.UpdateId, delivery.Satellite, index, delivery.Staleness, delivery.Samples, contact.Window.Id,
            (contact.Window.Los - contact.Window.Aos).TotalSeconds, contact.Downlink.BitsBetween(contact.Window.Aos, contact.Window.Los),
            delivery.Update.Delta)
        {
            Base = delivery.Base,
            Beside = delivery.Update.Beside,
        });
        _summed.Add(delivery);
        world.UpdatesInRound++;
    }
}
