using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>What a transfer between satellites carries.</summary>
/// <param name="Cargo">Its kind.</param>
/// <param name="UpdateId">The update's id; null for a model.</param>
/// <param name="Version">The cloud's version in it.</param>
/// <param name="Bits">Its size.</param>
internal readonly record struct IslLoad(IslCargo Cargo, long? UpdateId, int Version, double Bits);

/// <summary>The terminals of links between satellites: one transfer at a time over each link in each direction, first come, first served.</summary>
internal sealed class IslTerminals(World world, IslPlan plan, IReadOnlyList<SatelliteProcess> satellites)
{
    /// <summary>Two for each link, from the satellite of the lower index and to it.</summary>
    private readonly Resource[] _lanes = [.. Enumerable.Range(0, 2 * plan.Links.Count).Select(_ => new Resource(world.Simulation, 1, "a link between satellites"))];

    public IslPlan Plan => plan;

    /// <summary>
    /// Sends over a link while it is open. Null when nothing was sent: it is closed, the rest of its window is too short, others kept it busy for so long, or one end has no power.
    /// The record says whether all was sent, or a battery ran empty or an end fell silent that nobody had foreseen.
    /// </summary>
    public async SimTask<IslRow?> Send(int link, int from, int to, IslLoad load)
    {
        if (OpenUntil(link) is not Epoch until) return null;
        Duration busy = plan.Options.TimeToSend(load.Bits);
        Epoch latest = until - busy;
        Resource lane = _lanes[(2 * link) + (from < to ? 0 : 1)];
        if (latest < world.Now || !await lane.Acquire(latest)) return null;
        IslRow? sent = IsUp(from) && IsUp(to) && plan.OpenAt(link, world.Now) is TimeWindow window ? await Transfer(from, to, load, (world.Now + busy, window.End)) : null;
        lane.Release();
        if (sent is { IsComplete: true }) await world.Simulation.Until(world.Now + plan.Delay(from, to, world.Now));
        return sent;
    }

    /// <summary>Until when a link that is open now is foreseen to stay so; null where it is closed.</summary>
    public Epoch? OpenUntil(int link) => plan.OpenAt(link, world.Now) is null ? null : world.Setup.ForeseenIsl!.OpenAt(link, world.Now)?.End;

    /// <summary>Waits until two satellites have power, at least for a moment, so that who tries again does so later.</summary>
    public async SimTask WaitForPower(int first, int second)
    {
        Epoch up = Epoch.Max(UpFrom(first), UpFrom(second));
        await world.Simulation.Until(Epoch.Max(up, world.Now + Duration.FromMilliseconds(1)));
    }

    public bool IsUp(int satellite) => satellites[satellite].Power.IsUp;

    private Epoch UpFrom(int satellite) => IsUp(satellite) ? world.Now : satellites[satellite].Power.UpFrom;

    private async SimTask<IslRow> Transfer(int from, int to, IslLoad load, (Epoch End, Epoch Closes) times)
    {
        Epoch end = Epoch.Min(times.End, times.Closes);
        (SatellitePower sender, SatellitePower receiver) = (satellites[from].Power, satellites[to].Power);
        Epoch began = world.Now;
        (int Sender, int Receiver) before = (sender.Brownouts, receiver.Brownouts);
        Epoch stop = Epoch.Min(sender.SwitchTerminals(1, 0, end), receiver.SwitchTerminals(0, 1, end));
        await world.Simulation.Until(stop);
        for (; stop < end && (sender.Brownouts, receiver.Brownouts) == before; stop = Epoch.Max(stop, Epoch.Min(sender.EmptyFrom(end), receiver.EmptyFrom(end))))
        {
            await world.Simulation.Until(Epoch.Max(stop, world.Now + new Duration(1))); // others have switched off what was to empty the battery
        }

        await world.Simulation.Until(stop);
        Epoch sentUntil = sender.Cut(before.Sender, stop), receivedUntil = receiver.Cut(before.Receiver, stop), ended = Epoch.Min(sentUntil, receivedUntil);
        if (sender.Brownouts == before.Sender) _ = sender.SwitchTerminals(-1, 0, stop);
        if (receiver.Brownouts == before.Receiver) _ = receiver.SwitchTerminals(0, -1, stop);

        bool hasPower = (sender.Brownouts, receiver.Brownouts) == before, isSent = stop == times.End && hasPower;
        TransferEnd how = isSent ? TransferEnd.Complete
            : !hasPower ? TransferEnd.BatteryEmpty
            : world.Setup.IsSilent(from, stop) || world.Setup.IsSilent(to, stop) ? TransferEnd.Outage
            : TransferEnd.LossOfSignal;
        double sendingS = Math.Max(0, (ended - began).TotalSeconds - plan.Options.SetupS);
        double energyJ = (plan.Options.TransmitPowerW * (sentUntil - began).TotalSeconds) + (plan.Options.ReceivePowerW * (receivedUntil - began).TotalSeconds);
        IslRow row = new(
            from, to, load.Cargo, load.UpdateId, load.Version, began, ended,
            isSent ? load.Bits : Math.Min(load.Bits, sendingS * plan.Options.RateMbps * 1e6), how, energyJ);
        world.IslTransfers.Add(row);
        return row;
    }
}
