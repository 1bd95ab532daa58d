namespace SemSpace.Fl.Aggregation;

/// <summary>How updates are weighed. A rule holds options only; what a round needs to remember lives in its aggregators.</summary>
public interface IAggregationRule
{
    /// <summary>Begins a cloud round.</summary>
    /// <returns>Makes the round's aggregators, one for each gateway and one to merge them into; they may share what the plan foretells.</returns>
    Func<IAggregator> BeginRound(RoundPlan plan);
}

/// <summary>What the contact plan foretells when a round begins. Rules that do not look ahead ignore it.</summary>
/// <param name="During">Contacts inside the round, cut to it.</param>
/// <param name="After">Contacts in the horizon after the round.</param>
public sealed record RoundPlan(IReadOnlyList<PlannedContact> During, IReadOnlyList<PlannedContact> After)
{
    /// <summary>A plan that foretells nothing.</summary>
    public static RoundPlan None { get; } = new([], []);
}
