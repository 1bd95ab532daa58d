using Is = SemSpace.Keys.Keys<SemSpace.Sim.Faults.FaultOptions>;

namespace SemSpace.Sim.Faults;

/// <summary>What goes wrong with updates and clocks, drawn from named random streams.</summary>
public sealed record FaultOptions
{
    /// <summary>Share of the updates at gateways that came with an error that a checksum finds.</summary>
    public double CorruptedShare { get; init; }

    /// <summary>Bits of a stored model that radiation turns over, of each bit in a day.</summary>
    public double BitFlipsPerBitDay { get; init; }

    /// <summary>Share of the updates at gateways that come a second time.</summary>
    public double DuplicatedShare { get; init; }

    /// <summary>How long after the first time, min.</summary>
    public double DuplicateDelayMin { get; init; } = 10;

    /// <summary>Share of the updates that the ground segment holds before they can be merged.</summary>
    public double DelayedShare { get; init; }

    /// <summary>For how long on average, h.</summary>
    public double MeanDelayH { get; init; } = 1;

    /// <summary>Standard deviation of the satellites' clock errors at the start, s.</summary>
    public double ClockOffsetS { get; init; }

    /// <summary>Standard deviation of their clocks' drifts, millionths.</summary>
    public double ClockDriftPpm { get; init; }

    /// <summary>The keys.</summary>
    public static Section<FaultOptions> Keys { get; } = new(
        "What goes wrong with updates and clocks, drawn by the scenario's seed.",
        () => new(),
        Is.Of("corrupted_share", Kinds.Within(0, 1), "share of the updates at gateways that came with an error that a checksum finds: they are refused, and nobody sends them again", f => f.CorruptedShare, (f, v) => f with { CorruptedShare = v }),
        Is.Of("bit_flips_per_bit_day", Kinds.Within(0, 0.01, "1/day"), "bits of the model on board that radiation turns over, of each bit in a day, from its reception to the end of the training; memory in low orbit has 1e-8 to 1e-6. No part in mode: timing", f => f.BitFlipsPerBitDay, (f, v) => f with { BitFlipsPerBitDay = v }),
        Is.Of("duplicated_share", Kinds.Within(0, 1), "share of the updates at gateways that the network behind the antenna delivers a second time: the gateway knows them by their numbers and refuses them", f => f.DuplicatedShare, (f, v) => f with { DuplicatedShare = v }),
        Is.Of("duplicate_delay_min", Kinds.Within(0, 10_000, "min"), "how long after the first time", f => f.DuplicateDelayMin, (f, v) => f with { DuplicateDelayMin = v }),
        Is.Of("delayed_share", Kinds.Within(0, 1), "share of the updates that the ground segment holds after their arrival, before a gateway can merge them", f => f.DelayedShare, (f, v) => f with { DelayedShare = v }),
        Is.Of("mean_delay_h", Kinds.Within(0.001, 1000, "h"), "for how long on average; exponentially distributed", f => f.MeanDelayH, (f, v) => f with { MeanDelayH = v }),
        Is.Of("clock_offset_s", Kinds.Within(0, 3600, "s"), "standard deviation of the error of each satellite's clock at the start, a Gaussian's: of every pass one end is lost, since the radio works by that clock", f => f.ClockOffsetS, (f, v) => f with { ClockOffsetS = v }),
        Is.Of("clock_drift_ppm", Kinds.Within(0, 1000, "ppm"), "standard deviation of the drift of each satellite's clock, a Gaussian's; 1 ppm is 0.0864 s a day", f => f.ClockDriftPpm, (f, v) => f with { ClockDriftPpm = v }));
}
