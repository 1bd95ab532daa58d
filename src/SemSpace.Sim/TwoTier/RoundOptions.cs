namespace SemSpace.Sim.TwoTier;

/// <summary>When the cloud closes a round.</summary>
public enum RoundTrigger
{
    /// <summary>Every period, whatever has arrived.</summary>
    Period,

    /// <summary>When every satellite's update of the current version has arrived, or at the deadline.</summary>
    AllReturned,

    /// <summary>When the gateways together hold a number of updates.</summary>
    Count,
}

/// <summary>How rounds open and close.</summary>
public sealed record RoundOptions
{
    /// <summary>What closes a round.</summary>
    public required RoundTrigger Trigger { get; init; }

    /// <summary>The period, or the longest a round may last, minutes.</summary>
    public required double PeriodMin { get; init; }

    /// <summary>Updates that close a round under <see cref="RoundTrigger.Count"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether a partly sent upload goes on at another gateway; otherwise only at the gateway it began at.</summary>
    public bool Handover { get; init; }

    /// <summary>
    /// Whether a satellite that has delivered an update waits for a newer version; otherwise it trains again on new captures,
    /// for its next contact.
    /// </summary>
    public bool OncePerVersion { get; init; }

    /// <summary>Whether the rule has no use for an update that was trained from an older version than the newest.</summary>
    public bool DropsLate { get; init; }

    /// <summary>
    /// Whether a training starts only if its energy and that of its upload leave the battery above the floor (the hard gate); otherwise the
    /// charge alone must be above it.
    /// </summary>
    public bool GateOnNeed { get; init; }

    /// <summary>How far beyond the round the rule looks at planned contacts, minutes.</summary>
    public double HorizonMin { get; init; } = 95;
}
