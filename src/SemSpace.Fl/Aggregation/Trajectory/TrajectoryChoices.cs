namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>What a contact counts by when a satellite's mass is shared among its uploads.</summary>
public enum ContactMeasure
{
    /// <summary>Every contact counts 1.</summary>
    Count,

    /// <summary>Contact time, s.</summary>
    Seconds,

    /// <summary>Bits that the link can carry in the contact.</summary>
    Bits,
}

/// <summary>Where the mass goes that staleness takes from an update.</summary>
public enum DiscountMode
{
    /// <summary>To the cloud model as it was, so that a round of stale updates makes a small step.</summary>
    Leaky,

    /// <summary>To the other updates of the round, at all gateways, in proportion to their discounted masses.</summary>
    Renormalised,
}

/// <summary>When a satellite's shares are settled.</summary>
public enum ShareMode
{
    /// <summary>When the round begins, from the contact plan; a gateway keeps one running sum.</summary>
    Planned,

    /// <summary>When the round ends, from the uploads that came; a gateway keeps every update of the round.</summary>
    Deferred,
}

/// <summary>A member of the trajectory family, T0 to T8.</summary>
public enum TrajectoryVariant
{
    /// <summary>T0: all of a satellite's mass goes to the gateway it uploaded to last, which shows at the round's end.</summary>
    LastGateway,

    /// <summary>T1: mass is shared by contact time.</summary>
    ContactShare,

    /// <summary>T2: mass is shared by the bits the link can carry.</summary>
    LinkShare,

    /// <summary>T3: T2, and a part by contacts to come.</summary>
    Foresight,

    /// <summary>T4: T3, with stale updates discounted.</summary>
    ForesightStale,

    /// <summary>T5: T4, and no training that would break the battery's floor.</summary>
    Trajectory,

    /// <summary>T6: a sample counts once, and not a satellite; nothing is shared among gateways.</summary>
    Samples,

    /// <summary>T7: T6, and gateways have models of their own, which go ahead of the cloud's by the mass that is to come.</summary>
    Edge,

    /// <summary>T8: T7, and the cloud merges at times that the contact plan makes best.</summary>
    Planned,
}

/// <summary>What counts once in a round, however many uploads carry it.</summary>
public enum Conservation
{
    /// <summary>Nothing: an upload counts by its samples.</summary>
    Nothing,

    /// <summary>A satellite.</summary>
    Satellites,

    /// <summary>A sample.</summary>
    Samples,
}

/// <summary>How far a gateway's own model moves at a merge.</summary>
public enum EdgeStep
{
    /// <summary>By the mean of what came since its last merge.</summary>
    Mean,

    /// <summary>By what came, over all mass that the gateway is to receive in the cloud's round.</summary>
    Foreseen,
}

/// <summary>Whose samples are missing in a round.</summary>
public enum Absentees
{
    /// <summary>They leave no mass.</summary>
    Absent,

    /// <summary>Their mass stays on the old model.</summary>
    Anchor,

    /// <summary>Samples that satellites still work on when the round closes keep their mass on the old model.</summary>
    InFlight,
}

