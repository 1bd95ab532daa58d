namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>How updates of satellites that rarely take part are made to count for the rounds that they miss.</summary>
public enum ParticipationCorrection
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the share of its samples that the contact plan lets a satellite deliver.</summary>
    Planned,

    /// <summary>
    /// By the mean number of rounds from one part in a round to the next, as it has been so far.
    /// Source: Wang, Ji, "A lightweight method for tackling unknown participation statistics in federated averaging", ICLR 2024 (FedAU).
    /// </summary>
    FedAu,
}

/// <summary>
/// FedAU's estimate of how rarely clients take part: for each client the rounds since its last interval ended, the number of intervals, and their
/// mean. An interval ends when the client takes part, or after a number of rounds without, so that the estimate stays bounded.
/// </summary>
/// <param name="Waited">Rounds since the last interval ended.</param>
/// <param name="Intervals">Intervals so far.</param>
/// <param name="Mean">Their mean, rounds; 0 while there is none.</param>
public readonly record struct ParticipationInterval(double Waited, double Intervals, double Mean)
{
    /// <summary>Values of one client in a vector.</summary>
    public const int Values = 3;

    /// <summary>What the client's next update is multiplied by: 1 while nothing is known.</summary>
    public double Weight => Intervals > 0 ? Mean : 1;

    /// <summary>The state after a round.</summary>
    /// <param name="tookPart">Whether the client took part in it.</param>
    /// <param name="longest">Rounds after which an interval ends in any case.</param>
    public ParticipationInterval After(bool tookPart, int longest)
    {
        double waited = Waited + 1;
        return tookPart || waited >= longest ? new(0, Intervals + 1, Mean + ((waited - Mean) / (Intervals + 1))) : this with { Waited = waited };
    }

    /// <summary>A client's state in the vector of all.</summary>
    public static ParticipationInterval Of(double[] all, int client)
    {
        ArgumentNullException.ThrowIfNull(all);
        int at = client * Values;
        return at < all.Length ? new(all[at], all[at + 1], all[at + 2]) : default;
    }

    /// <summary>All clients' states as a vector.</summary>
    public static double[] Vector(IEnumerable<ParticipationInterval> clients) => [.. clients.SelectMany(client => new[] { client.Waited, client.Intervals, client.Mean })];
}
