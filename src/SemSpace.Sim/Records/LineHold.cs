namespace SemSpace.Sim.Records;

/// <summary>
/// What an outage of a gateway's line to the cloud kept waiting. Over a line go calls for a round's sum, the sum, and the version made of it. After an outage go the
/// bits that had not arrived as it began; a call is made anew. Each transfer is counted with the first outage that held it, and each second of its wait with the outage that
/// began first of those in force.
/// </summary>
/// <param name="Transfers">Transfers that it kept from beginning or going on, and no outage before it.</param>
/// <param name="Interrupted">Transfers that were under way when it began, also such as an outage before it had held.</param>
/// <param name="Updates">Updates in sums that were called for or sent in <paramref name="Transfers"/>.</param>
/// <param name="Bits">What of these had not arrived, bits.</param>
/// <param name="WaitSeconds">How long transfers waited, all together, s.</param>
public readonly record struct LineHold(int Transfers, int Interrupted, int Updates, double Bits, double WaitSeconds)
{
    /// <summary>Both.</summary>
    public static LineHold operator +(LineHold one, LineHold other)
        => new(one.Transfers + other.Transfers, one.Interrupted + other.Interrupted, one.Updates + other.Updates, one.Bits + other.Bits, one.WaitSeconds + other.WaitSeconds);
}
