namespace SemSpace.Sim.Records;

/// <summary>What a gateway's antennas did.</summary>
/// <param name="Gateway">Gateway name.</param>
/// <param name="Antennas">Its antennas.</param>
/// <param name="Contacts">Contact windows.</param>
/// <param name="InViewSeconds">Time with one satellite in view or more, s.</param>
/// <param name="BusyShare">Share of all antennas' time for which they were given to satellites, set-up included.</param>
/// <param name="TransferSeconds">Time of transfers, s; two antennas at once count each.</param>
/// <param name="Grants">How often an antenna was given to a satellite.</param>
/// <param name="Refusals">How often a satellite waited for one until its contacts ended; counted at the gateway that it would have taken first.</param>
/// <param name="WaitSeconds">Time that satellites waited for an antenna that they got, all together, s.</param>
/// <param name="LongestWaitSeconds">The longest of these waits, s.</param>
/// <param name="MostWaiting">Most satellites that waited at a time with the gateway in view.</param>
/// <param name="Updates">Updates received.</param>
/// <param name="Satellites">Different satellites that made them.</param>
/// <param name="Preemptions">Transfers that were interrupted for a satellite of a better rank.</param>
/// <param name="Queued">How often a satellite waited for an antenna with the gateway in view, whether it got one here, elsewhere, or none.</param>
/// <param name="QueuedSeconds">For how long, all together, s.</param>
/// <param name="MeanWaiting">How many waited on average over the time of the run.</param>
public sealed record GatewayRecord(
    string Gateway, int Antennas, int Contacts, double InViewSeconds, double BusyShare, double TransferSeconds, int Grants, int Refusals, double WaitSeconds,
    double LongestWaitSeconds, int MostWaiting, int Updates, int Satellites, int Preemptions = 0,
    int Queued = 0, double QueuedSeconds = 0, double MeanWaiting = 0);
