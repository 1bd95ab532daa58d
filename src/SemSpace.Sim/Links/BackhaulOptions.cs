using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.BackhaulOptions>;

namespace SemSpace.Sim.Links;

/// <summary>The terrestrial line between a gateway and the cloud.</summary>
/// <param name="RateMbps">Line rate, Mbit/s.</param>
/// <param name="LatencyMs">One-way delay, ms.</param>
public sealed record BackhaulOptions(double RateMbps = 100, double LatencyMs = 50)
{
    /// <summary>Line rate, bit/s.</summary>
    public double RateBps => RateMbps * 1e6;

    /// <summary>One-way delay, s.</summary>
    public double LatencyS => LatencyMs / 1e3;

    /// <summary>How long bits take over the line, from the first that is sent to the last that arrives, s.</summary>
    public double SecondsFor(double bits) => LatencyS + (bits / RateBps);

    /// <summary>The keys.</summary>
    public static Section<BackhaulOptions> Keys { get; } = new(
        "The terrestrial line between each gateway and the cloud.",
        () => new(),
        Is.Of("rate_mbps", Kinds.Within(0.001, 1e6, "Mbit/s"), "line rate", b => b.RateMbps, (b, v) => b with { RateMbps = v }),
        Is.Of("latency_ms", Kinds.Within(0, 60_000, "ms"), "one-way delay", b => b.LatencyMs, (b, v) => b with { LatencyMs = v }));
}
