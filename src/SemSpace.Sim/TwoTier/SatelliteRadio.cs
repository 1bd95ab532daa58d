using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.TwoTier;

/// <summary>A satellite's radio, which talks to one gateway at a time and needs an antenna there.</summary>
/// <param name="world">Where.</param>
/// <param name="index">The satellite.</param>
/// <param name="gateways">All gateways.</param>
/// <param name="power">Its power.</param>
/// <param name="held">The version that it holds, by which gateways may rank it.</param>
internal sealed class SatelliteRadio(World world, int index, IReadOnlyList<GatewayNode> gateways, SatellitePower power, Func<ModelVersion> held)
{
    private readonly Resource _own = new(world.Simulation, 1, "its radio");

    private ContactPlan Contacts => world.Setup.Contacts;

    /// <summary>
    /// Waits for an antenna at all gateways in view that will do at once, also at those that come into view meanwhile: a free one first, and of
    /// several the one of the contact that lasts longest. It is given when it has turned to the satellite. Null when none was free, the contact ended before, or the battery ran empty.
    /// </summary>
    public async SimTask<Contact?> Antenna(Func<Contact, bool> willDo)
    {
        using ActivityLog.Going waiting = power.Activities.During(Activity.AwaitAntenna);
        if (!await _own.Acquire(Contacts.View(index, world.Now).Max(contact => contact.Window.Los))) return null;
        Contact? given = await AntennaForOwn(willDo);
        if (given is null) _own.Release();
        return given;
    }

    /// <summary>Whether it may begin a transfer with the antenna that it has.</summary>
    public bool Keeps(Contact contact) => Contention(contact).Keeps(index);

    /// <summary>Sends or receives with the antenna that it has.</summary>
    /// <returns>When that ended, how many bits are left, and whether the antenna was taken away.</returns>
    public SimTask<(Epoch End, double RemainingBits, bool IsPreempted)> Carry(Contact contact, LoadPhase phase, double bits) => Contention(contact).Carry(index, power, contact, phase, bits);

    /// <summary>Counts the time and the bits of a transfer.</summary>
    public void Count(Contact contact, double seconds, double downlinkBits = 0, double uplinkBits = 0)
    {
        Contacts.Use(contact, seconds, downlinkBits, uplinkBits);
        Log(contact).ServedS[index] += seconds;
    }

    /// <summary>Gives an antenna and the radio back.</summary>
    public void Release(Contact contact)
    {
        GiveBack(contact);
        _own.Release();
    }

    private async SimTask<Contact?> AntennaForOwn(Func<Contact, bool> willDo)
    {
        Contact[] view = [.. Contacts.View(index, world.Now).Where(willDo)];
        if (!view.Any(contact => contact.IsOpen(world.Now))) return null;
        Contact first = view.Where(contact => contact.IsOpen(world.Now))
            .OrderByDescending(contact => Antennas(contact).Free > 0).ThenByDescending(contact => contact.Foreseen.Window.Los).First();
        Turn turn = Antennas(first).Free > 0
            ? Antennas(first).Acquire(first.Window.Los)
            : Resource.AcquireAny(world.Simulation, [.. view.Select(contact => new Offer(Antennas(contact), contact.Window.Aos, contact.Window.Los, Rank(contact)))]);
        bool waits = !turn.IsOver;
        if (waits) AntennaQueue.Join(index, world.Now, view, Log);
        if (waits) TwoTier.Contention.Asked(world.Now, turn, view, Contention);
        Epoch asked = world.Now;
        bool isGiven = await turn;
        if (waits) AntennaQueue.Leave(index, world.Now, view, Log);
        if (!isGiven)
        {
            Log(first).Refuse();
            return null;
        }

        Contact given = view.First(contact => contact.IsOpen(world.Now) && Antennas(contact) == turn.Grantor);
        Log(given).Give(index, asked, world.Now);
        Duration setUp = Mounts(given).Give(index, given, world.Now);
        Contention(given).Give(index, setUp, Rank(given));
        if (setUp > Duration.Zero) using (power.Activities.During(Activity.SetUp)) await world.Simulation.Until(Epoch.Min(given.Window.Los, world.Now + setUp));
        if (power.IsUp && given.IsOpen(world.Now)) return given;
        GiveBack(given);
        return null;
    }

    private void GiveBack(Contact contact)
    {
        Mounts(contact).TakeBack(index, contact, world.Now); // before another satellite gets its place
        Antennas(contact).Release();
        Log(contact).TakeBack(index, world.Now);
        Contention(contact).TakeBack(index);
    }

    /// <summary>How the gateway ranks it among those that wait for an antenna or have one; null for the order in which they came.</summary>
    private Func<double>? Rank(Contact contact) => Contention(contact).Rank(index, contact, held);

    private AntennaLog Log(Contact contact) => gateways[contact.Window.Gateway].Log;

    private AntennaMounts Mounts(Contact contact) => gateways[contact.Window.Gateway].Mounts;

    private Contention Contention(Contact contact) => gateways[contact.Window.Gateway].Contention;

    private Resource Antennas(Contact contact) => gateways[contact.Window.Gateway].Antennas;
}
