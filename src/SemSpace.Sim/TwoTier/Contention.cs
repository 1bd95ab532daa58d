using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// How a gateway ranks the satellites that want an antenna, and with preemption takes one back: from the satellite of the worst rank, where one that waits ranks strictly
/// better. It looks when a satellite asks or rises while it waits, when the least hold of a satellite is over, and every such time after that while the satellite has the antenna; of ranks that
/// change in between it takes no notice. Equals never preempt, a satellite's set-up and least hold are never cut, and at most one antenna at a time is being taken back.
/// Not modelled: that the gateway knows how much of a transfer is left.
/// </summary>
internal sealed class Contention(World world, int gateway, Resource antennas, AntennaLog log)
{
    private readonly GatewayOptions _options = world.Setup.Gateways[gateway];
    private readonly List<Hold> _holds = [];

    /// <summary>A satellite that waits has asked for an antenna of all gateways in view: the first that takes one back for it is enough.</summary>
    public static void Asked(Epoch now, Turn turn, IReadOnlyList<Contact> view, Func<Contact, Contention> of)
    {
        bool isServed = false;
        foreach (Contact contact in view)
        {
            Contention own = of(contact);
            if (own._options.Preemption == Preemption.None) continue;
            if (contact.IsOpen(now)) isServed = isServed || own.Look();
            else if (contact.Window.Aos > now) turn.Later(contact.Window.Aos, () => own.Look());
        }
    }

    /// <summary>How a satellite ranks now, whether it waits or is served; null for the order in which they came.</summary>
    public Func<double>? Rank(int satellite, Contact contact, Func<ModelVersion> held)
    {
        ContentionPolicy policy = _options.Contention.Value;
        return policy is FirstCome ? null : () => policy.Rank(Seen());

        WaitingSatellite Seen() => new(
            contact.ElevationDegAt(world.Now), (contact.Foreseen.Window.Los - world.Now).TotalSeconds, (world.Now - held().Published).TotalSeconds, log.ServedS[satellite] + ServingS(satellite));
    }

    /// <summary>A satellite has got an antenna, which takes some time to turn to it.</summary>
    public void Give(int satellite, Duration setUp, Func<double>? rank)
    {
        if (_options.Preemption == Preemption.None) return;
        Hold hold = new(satellite, rank!, world.Now + setUp + MinHold, new Occasion(world.Simulation, "its antenna to be wanted by others"));
        _holds.Add(hold);
        LookFrom(hold.KeptUntil, hold);
    }

    /// <summary>A satellite has given its antenna back.</summary>
    public void TakeBack(int satellite)
    {
        if (Of(satellite) is not { } hold) return;
        _ = _holds.Remove(hold);
        if (hold.IsRecalled) _ = Look();
    }

    /// <summary>Whether a satellite that has an antenna may begin a transfer.</summary>
    public bool Keeps(int satellite) => Of(satellite) is not { IsRecalled: true };

    /// <summary>
    /// Lets a satellite send, or receive until the last bit is there, until all is done, the contact ends, its antenna is taken back, or its battery is empty under whatever loads
    /// there are beside. Tells when the last bit was sent, how many remain, and whether another satellite is the reason.
    /// </summary>
    public async SimTask<(Epoch End, double RemainingBits, bool IsPreempted)> Carry(int satellite, SatellitePower power, Contact contact, LoadPhase phase, double bits)
    {
        bool receives = phase == LoadPhase.Receive;
        Epoch began = world.Now, closes = contact.Window.Los;
        Epoch stop = power.SwitchOn(phase, receives ? world.Setup.Energy.ReceivePowerW : world.Setup.Energy.TransmitPowerW, closes);
        int brownouts = power.Brownouts;
        (Epoch end, double remaining, bool isPreempted) = await Carry(satellite, contact, phase, bits, stop);
        while (remaining > 0 && !isPreempted && power.EmptyFrom(closes) is var later && later > stop && power.Brownouts == brownouts)
        {
            stop = later; // others have switched off what was to empty the battery
            (end, remaining, isPreempted) = await Carry(satellite, contact, phase, remaining, stop);
        }

        Epoch cut = power.Cut(brownouts, end);
        power.SwitchOff(phase);
        return cut < end ? (cut, (receives ? contact.Uplink : contact.Downlink).Send(began, cut, bits).RemainingBits, false) : (end, remaining, isPreempted);
    }

    private async SimTask<(Epoch End, double RemainingBits, bool IsPreempted)> Carry(int satellite, Contact contact, LoadPhase phase, double bits, Epoch stop)
    {
        ContactLink link = phase == LoadPhase.Receive ? contact.Uplink : contact.Downlink;
        Epoch began = world.Now;
        (Epoch end, double remaining) = link.Send(began, stop, bits);
        Epoch over = phase == LoadPhase.Receive && remaining == 0 ? end + contact.DelayAt(end) : end;
        if (Of(satellite) is { } hold)
        {
            hold.Began = began;
            bool isRecalled = end > began && await hold.Recalled.Wait(end) && world.Now < end;
            hold.Began = null;
            if (isRecalled)
            {
                world.Setup.Contacts.Use(contact, preemptions: 1);
                world.Note(TraceKind.TransferPreempted, satellite, gateway);
                return (world.Now, link.Send(began, world.Now, bits).RemainingBits, true);
            }
        }

        await world.Simulation.Until(over);
        return (end, remaining, false);
    }

    private Hold? Of(int satellite) => _holds.Find(hold => hold.Satellite == satellite);

    /// <summary>Time of the transfer that goes on, s.</summary>
    private double ServingS(int satellite) => Of(satellite)?.Began is { } began ? (world.Now - began).TotalSeconds : 0;

    private Duration MinHold => Duration.FromSeconds(_options.MinHoldS);

    /// <summary>Looks from a time on, again and again, for as long as a satellite has its antenna.</summary>
    private void LookFrom(Epoch time, Hold hold) => _ = world.Simulation.At(time, () =>
    {
        if (!_holds.Contains(hold) || hold.IsRecalled) return;
        _ = Look();
        LookFrom(world.Now + MinHold, hold);
    });

    /// <summary>Whether an antenna is being taken back, if need be from now on.</summary>
    private bool Look()
    {
        if (_holds.Exists(hold => hold.IsRecalled)) return true;
        if (antennas.NextRank is not { } best) return false;
        Hold? worst = _holds.Where(hold => hold.KeptUntil <= world.Now).MaxBy(hold => hold.Rank());
        if (worst is null || best >= worst.Rank()) return false;
        worst.IsRecalled = true;
        worst.Recalled.Announce();
        return true;
    }

    /// <summary>An antenna that a satellite has.</summary>
    /// <param name="Satellite">Who.</param>
    /// <param name="Rank">How it ranks now.</param>
    /// <param name="KeptUntil">Until when nobody takes it.</param>
    /// <param name="Recalled">It is taken back.</param>
    private sealed record Hold(int Satellite, Func<double> Rank, Epoch KeptUntil, Occasion Recalled)
    {
        public bool IsRecalled { get; set; }

        /// <summary>When the transfer began that goes on; null for none.</summary>
        public Epoch? Began { get; set; }
    }
}
