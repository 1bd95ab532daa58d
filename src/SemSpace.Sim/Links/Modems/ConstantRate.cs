using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.Modems.ConstantRate>;

namespace SemSpace.Sim.Links.Modems;

/// <summary>One rate wherever there is contact, as studies assume that have no link budget.</summary>
public sealed record ConstantRate : Modem
{
    /// <summary>The rate, Mbit/s.</summary>
    public double RateMbps { get; init; } = 1;

    /// <summary>The keys.</summary>
    public static Section<ConstantRate> Keys { get; } = new(
        "One rate wherever there is contact; the radio's budget plays no part.",
        () => new(),
        Is.Of("rate_mbps", Kinds.Within(1e-6, 1e6, "Mbit/s"), "the rate", m => m.RateMbps, (m, v) => m with { RateMbps = v }));

    /// <inheritdoc/>
    public override double RateBps(double snrDb, RadioChannel channel) => RateMbps * 1e6;
}
