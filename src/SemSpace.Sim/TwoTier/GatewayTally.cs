using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>What one gateway saw and received.</summary>
internal sealed class GatewayTally
{
    private readonly HashSet<int> _senders = [];
    private Epoch _seenUntil = new(long.MinValue);
    private double _inViewS;
    private int _contacts, _preemptions, _updates;

    /// <summary>One record a gateway.</summary>
    /// <param name="setup">A mission that has ended.</param>
    /// <param name="updates">The updates that arrived.</param>
    /// <param name="logs">What is on record of each gateway's antennas.</param>
    public static IReadOnlyList<GatewayRecord> Records(MissionSetup setup, IReadOnlyList<UpdateRow> updates, IReadOnlyList<AntennaLog> logs)
    {
        GatewayTally[] tallies = [.. logs.Select(_ => new GatewayTally())];
        foreach (ContactWindow window in setup.Contacts.Windows) tallies[window.Gateway].Add(window, setup.Contacts.UseOf(window.Id));
        foreach (UpdateRow update in updates) tallies[update.Gateway].Add(update);
        return [.. tallies.Select((tally, g) => tally.Record(setup, setup.Gateways[g], logs[g]))];
    }

    /// <summary>Takes in a window; they come in order of AOS. The time of those at once is counted once.</summary>
    private void Add(ContactWindow window, ContactUse use)
    {
        if (window.Los > _seenUntil) _inViewS += (window.Los - Epoch.Max(window.Aos, _seenUntil)).TotalSeconds;
        _seenUntil = Epoch.Max(_seenUntil, window.Los);
        (_contacts, _preemptions) = (_contacts + 1, _preemptions + use.Preemptions);
    }

    private void Add(UpdateRow update)
    {
        _updates++;
        _ = _senders.Add(update.Satellite);
    }

    private GatewayRecord Record(MissionSetup setup, GatewayOptions gateway, AntennaLog log)
    {
        log.Queue.AdvanceTo(setup.End);
        double antennaSeconds = (setup.End - setup.Start).TotalSeconds * gateway.Antennas;
        return new(
            gateway.Name, gateway.Antennas, _contacts, _inViewS, log.BusySeconds(setup.End) / antennaSeconds, log.ServedS.Sum(), log.Grants, log.Refusals, log.WaitS, log.LongestWaitS,
            log.Queue.Most, _updates, _senders.Count, _preemptions, log.Queue.Stands, log.Queue.StoodS, log.Queue.MeanLength);
    }
}
