using Is = SemSpace.Keys.Keys<SemSpace.Sim.Faults.FaultOptions>;

namespace SemSpace.Sim.Faults;

/// <summary>What goes wrong with updates, drawn from named random streams.</summary>
public sealed record FaultOptions
{
    /// <summary>Share of the updates at gateways that came with an error that a checksum finds.</summary>
    public double CorruptedShare { get; init; }

    /// <summary>Bits of a stored model that radiation turns over, of each bit in a day.</summary>
    public double BitFlipsPerBitDay { get; init; }

    /// <summary>The keys.</summary>
    public static Section<FaultOptions> Keys { get; } = new(
        "What goes wrong with updates, drawn by the scenario's seed.",
        () => new(),
        Is.Of("corrupted_share", Kinds.Within(0, 1), "share of the updates at gateways that came with an error that a checksum finds: they are refused, and nobody sends them again", f => f.CorruptedShare, (f, v) => f with { CorruptedShare = v }),
        Is.Of("bit_flips_per_bit_day", Kinds.Within(0, 0.01, "1/day"), "bits of the model on board that radiation turns over, of each bit in a day, from its reception to the end of the training; memory in low orbit has 1e-8 to 1e-6. No part in mode: timing", f => f.BitFlipsPerBitDay, (f, v) => f with { BitFlipsPerBitDay = v }));
}
