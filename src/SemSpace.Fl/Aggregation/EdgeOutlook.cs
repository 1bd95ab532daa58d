namespace SemSpace.Fl.Aggregation;

/// <summary>What a gateway knows of the updates to come when it merges.</summary>
/// <param name="Gateway">Gateway index from 0.</param>
/// <param name="InRound">Updates that it is still to receive before the round of the cloud ends, in order of arrival.</param>
/// <param name="Senders">
/// For each satellite that is to send one of these, in the order of their next updates at any gateway: all its updates of the round to come, in order of arrival. Of another gateway's, a sample
/// may be this one's, too. As long as nothing has changed of a satellite, its list is the same object at each merge.
/// </param>
/// <param name="InFlight">Updates that come to it after the round, whose models are taken before; none where the rule does not ask.</param>
public sealed record EdgeOutlook(
    int Gateway, IReadOnlyList<PlannedUpdate> InRound, IReadOnlyList<IReadOnlyList<PlannedUpdate>> Senders, IReadOnlyList<PlannedUpdate> InFlight)
{
    /// <summary>Nothing is to come.</summary>
    public static EdgeOutlook Nothing { get; } = new(0, [], [], []);

    /// <summary>Samples of the updates that the gateway is to receive.</summary>
    public double Samples => InRound.Concat(InFlight).Sum(update => (double)update.Samples);

    /// <summary>What a gateway knows of a round of which all is to come.</summary>
    /// <param name="gateway">Gateway index from 0.</param>
    /// <param name="round">Updates that all gateways are to receive, in order of arrival.</param>
    public static EdgeOutlook Of(int gateway, IReadOnlyList<PlannedUpdate> round)
        => new(
            gateway, [.. round.Where(update => update.Gateway == gateway)],
            [.. round.GroupBy(update => update.Satellite).Where(satellite => satellite.Any(update => update.Gateway == gateway)).Select(PlannedUpdate[] (satellite) => [.. satellite])], []);
}
