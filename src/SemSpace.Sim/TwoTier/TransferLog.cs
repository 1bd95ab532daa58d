using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Links;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>A transfer between a satellite and a gateway that has ended.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Cargo">The update's id, or the cloud version in the model.</param>
/// <param name="Start">First bit sent.</param>
/// <param name="Stop">Last bit sent.</param>
/// <param name="RemainingBits">What was not sent.</param>
/// <param name="IsPreempted">Whether a satellite of a better rank took the antenna.</param>
internal readonly record struct Transfer(Contact Contact, LinkDirection Direction, long Cargo, Epoch Start, Epoch Stop, double RemainingBits, bool IsPreempted)
{
    /// <summary>How it ended.</summary>
    public TransferEnd End => RemainingBits == 0 ? TransferEnd.Complete
        : IsPreempted ? TransferEnd.Preempted
        : Stop < Contact.Window.Los ? TransferEnd.BatteryEmpty
        : Contact.Window.IsCutByOutage ? TransferEnd.Outage
        : TransferEnd.LossOfSignal;

    /// <summary>The link that carried it.</summary>
    public ContactLink Link => Direction == LinkDirection.Downlink ? Contact.Downlink : Contact.Uplink;
}

/// <summary>Counts how transfers end, and records them where that is asked for.</summary>
internal sealed class TransferLog(MissionSetup setup)
{
    /// <summary>A flight may end at the end of a window.</summary>
    private static readonly Duration BeforeEnd = Duration.FromMilliseconds(1);

    private readonly int[] _ends = new int[Enum.GetValues<TransferEnd>().Length];
    private long _transfers;

    /// <summary>How many ended how.</summary>
    public IReadOnlyDictionary<TransferEnd, int> Ends => Enum.GetValues<TransferEnd>().ToDictionary(end => end, end => _ends[(int)end]);

    /// <summary>A transfer has ended.</summary>
    public void Add(in Transfer transfer)
    {
        _ends[(int)transfer.End]++;
        long number = _transfers++;
        if (setup.Links is not { } recording) return;
        SortedSet<Epoch> times = [.. transfer.Link.ModeChanges(transfer.Start, transfer.Stop)];
        for (Epoch time = transfer.Start; time < transfer.Stop; time += recording.Step) _ = times.Add(time);
        foreach (Epoch time in times) recording.Write(At(recording, number, transfer, time));
        recording.Write(At(recording, number, transfer, transfer.Stop) with { End = transfer.End });
    }

    private LinkRecord At(LinkRecording recording, long number, in Transfer transfer, Epoch time)
    {
        ContactWindow window = transfer.Contact.Window;
        LinkState state = recording.Look(window, Epoch.Max(window.Aos, Epoch.Min(time, window.Los - BeforeEnd)), transfer.Direction);
        (double rateBps, string mode) = transfer.Link.At(time);
        return new(
            number, transfer.Direction, setup.Satellites[window.Satellite].Name, setup.Gateways[window.Gateway].Name, window.Id, transfer.Cargo, time, state.Angles.ElevationDeg, state.Angles.RangeKm,
            state.DopplerKhz, state.SnrDb, mode, rateBps, transfer.Link.BitsBetween(transfer.Start, time), null);
    }
}
