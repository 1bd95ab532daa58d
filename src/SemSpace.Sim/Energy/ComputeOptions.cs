using Is = SemSpace.Keys.Keys<SemSpace.Sim.Energy.ComputeOptions>;

namespace SemSpace.Sim.Energy;

/// <summary>A satellite's processor.</summary>
public sealed record ComputeOptions
{
    /// <summary>Cycles to train on one sample once.</summary>
    public double CyclesPerSample { get; init; } = 2e8;

    /// <summary>Clock frequency, MHz.</summary>
    public double ClockMhz { get; init; } = 200;

    /// <summary>Effective switched capacitance κ of the energy law κ·cycles·f², F.</summary>
    public double EffectiveCapacitanceF { get; init; } = 1e-27;

    /// <summary>Power of the processor board beside the switching energy while it trains, W.</summary>
    public double BoardPowerW { get; init; } = 2;

    /// <summary>Power while training, W: κ·f³ and the board.</summary>
    public double TrainingPowerW => (EffectiveCapacitanceF * Math.Pow(ClockMhz * 1e6, 3)) + BoardPowerW;

    /// <summary>The keys.</summary>
    public static Section<ComputeOptions> Keys { get; } = new(
        "Each satellite's processor. One local training takes cycles = cycles_per_sample × samples × epochs.",
        () => new(),
        Is.Of("cycles_per_sample", Kinds.Within(1, 1e15, "cycles"), "cycles to train on one sample once",
            c => c.CyclesPerSample, (c, v) => c with { CyclesPerSample = v }),
        Is.Of("clock_mhz", Kinds.Within(0.001, 1e5, "MHz"), "clock frequency", c => c.ClockMhz, (c, v) => c with { ClockMhz = v }),
        Is.Of("effective_capacitance_f", Kinds.Within(0, 1e-18, "F"), "switched capacitance κ of the energy law κ·cycles·f²",
            c => c.EffectiveCapacitanceF, (c, v) => c with { EffectiveCapacitanceF = v }),
        Is.Of("board_power_w", Kinds.Within(0, EnergyOptions.MostPowerW, "W"), "power of the board beside the switching energy while it trains",
            c => c.BoardPowerW, (c, v) => c with { BoardPowerW = v }));
}
