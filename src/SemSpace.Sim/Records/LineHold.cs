namespace SemSpace.Sim.Records;

/// <summary>
/// What an outage of a gateway's line to the cloud kept waiting. Over a line go calls for a round's sum, the sum, and the version made of it. After an outage go the
/// bits that had not arrived as it began; a call is made anew. Of two outages at once each counts what it would have kept waiting by itself.
/// </summary>
/// <param name="Transfers">Transfers that it kept from beginning or going on.</param>
/// <param name="Interrupted">Those of them that were under way when it began.</param>
/// <param name="Updates">Updates in sums that were called for or sent in them.</param>
/// <param name="Bits">What of them had not arrived, bits.</param>
/// <param name="WaitSeconds">How long they waited, all together, s.</param>
public readonly record struct LineHold(int Transfers, int Interrupted, int Updates, double Bits, double WaitSeconds)
{
    /// <summary>With one transfer more.</summary>
    internal LineHold With(bool isInterrupted, int updates, double bits, double waitSeconds)
        => new(Transfers + 1, Interrupted + (isInterrupted ? 1 : 0), Updates + updates, Bits + bits, WaitSeconds + waitSeconds);
}
