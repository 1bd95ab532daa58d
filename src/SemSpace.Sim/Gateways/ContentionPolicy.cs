namespace SemSpace.Sim.Gateways;

/// <summary>A satellite that waits for an antenna, as a gateway sees it when one is free.</summary>
/// <param name="ElevationDeg">Its elevation, degrees.</param>
/// <param name="RemainingS">Time until it sets, s.</param>
/// <param name="ModelAgeS">Since when the model that it holds was made, s.</param>
/// <param name="ServedS">Time for which the gateway has served it so far, s.</param>
public readonly record struct WaitingSatellite(double ElevationDeg, double RemainingS, double ModelAgeS, double ServedS);

/// <summary>Which of the satellites that wait gets the antenna that is free. Of equals the one that has waited longest.</summary>
public abstract record ContentionPolicy
{
    /// <summary>The least goes first.</summary>
    public abstract double Rank(WaitingSatellite satellite);
}

/// <summary>The one that has waited longest.</summary>
public sealed record FirstCome : ContentionPolicy
{
    /// <summary>All are equal.</summary>
    public override double Rank(WaitingSatellite satellite) => 0;
}

/// <summary>The one that stands highest, whose link is the fastest.</summary>
public sealed record MaxElevation : ContentionPolicy
{
    /// <inheritdoc/>
    public override double Rank(WaitingSatellite satellite) => -satellite.ElevationDeg;
}

/// <summary>The one that stays longest, so that a transfer is most likely to end.</summary>
public sealed record LongestRemaining : ContentionPolicy
{
    /// <inheritdoc/>
    public override double Rank(WaitingSatellite satellite) => -satellite.RemainingS;
}

/// <summary>The one that sets first: earliest deadline first.</summary>
public sealed record EarliestDeadline : ContentionPolicy
{
    /// <inheritdoc/>
    public override double Rank(WaitingSatellite satellite) => satellite.RemainingS;
}

/// <summary>The one with the oldest model.</summary>
public sealed record StalestFirst : ContentionPolicy
{
    /// <inheritdoc/>
    public override double Rank(WaitingSatellite satellite) => -satellite.ModelAgeS;
}

/// <summary>The one that the gateway has served least so far.</summary>
public sealed record FairShare : ContentionPolicy
{
    /// <inheritdoc/>
    public override double Rank(WaitingSatellite satellite) => satellite.ServedS;
}

/// <summary>The policies by name; a program may add its own.</summary>
public static class ContentionPolicies
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<ContentionPolicy> All { get; } = new(
        "contention policy",
        Of<FirstCome>("first_come", "takes the one that has waited longest"),
        Of<MaxElevation>("max_elevation", "the one that stands highest"),
        Of<LongestRemaining>("longest_remaining", "the one that stays longest"),
        Of<EarliestDeadline>("deadline", "the one that sets first"),
        Of<StalestFirst>("stalest_first", "the one with the oldest model"),
        Of<FairShare>("fair_share", "the one that the gateway has served least"));

    private static Member<ContentionPolicy> Of<T>(string name, string meaning)
        where T : ContentionPolicy, new() => Member<ContentionPolicy>.Of(name, meaning, new Section<T>(meaning, () => new()));
}
