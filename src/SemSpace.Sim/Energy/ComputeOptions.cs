using Is = SemSpace.Keys.Keys<SemSpace.Sim.Energy.ComputeOptions>;

namespace SemSpace.Sim.Energy;

/// <summary>A satellite's processor.</summary>
public sealed record ComputeOptions
{
    /// <summary>What a training takes of it.</summary>
    public Choice<Processor> Processor { get; init; } = Processors.All.Default;

    /// <summary>Share of the time that it may train: it cools after each training.</summary>
    public double MaxDuty { get; init; } = 1;

    /// <summary>Share of the processor that a training gets while it goes on; other tasks have the rest, and the energy of that.</summary>
    public double TrainingShare { get; init; } = 1;

    /// <summary>How the clock follows what there is to do.</summary>
    public Choice<Governor> Governor { get; init; } = Governors.All.Default;

    /// <summary>Cycles to train on one sample once.</summary>
    public double CyclesPerSample { get; init; } = 2e8;

    /// <summary>Clock frequency, MHz.</summary>
    public double ClockMhz { get; init; } = 200;

    /// <summary>Effective switched capacitance κ of the energy law κ·cycles·f², F.</summary>
    public double EffectiveCapacitanceF { get; init; } = 1e-27;

    /// <summary>Power of the processor board beside the switching energy while it trains, W.</summary>
    public double BoardPowerW { get; init; } = 2;

    /// <summary>The lowest speed that a training may have, as a share of the full speed.</summary>
    public double LowestSpeed => Governor.Value.LowestSpeed(this);

    /// <summary>Power of a training while it goes on, W: of its share of the processor.</summary>
    /// <param name="speed">Its speed as a share of the full speed.</param>
    public double TrainingPowerW(double speed = 1) => TrainingShare * Processor.Value.TrainingPowerW(this, speed);

    /// <summary>How long a training takes at full speed, s.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="epochs">Passes over them.</param>
    /// <param name="flopPerSample">Floating-point operations of the model for one sample and pass, forward and backward.</param>
    public double TrainingSeconds(int samples, int epochs, double flopPerSample) => Processor.Value.TrainingSeconds(this, samples, epochs, flopPerSample) / TrainingShare;

    /// <summary>The keys.</summary>
    public static Section<ComputeOptions> Keys { get; } = new(
        "Each satellite's processor. With processor: cycles one local training takes cycles_per_sample × samples × epochs cycles.",
        () => new(),
        [
        Is.Choice("processor", Processors.All, $"what a training takes: {Processors.All.Meanings}", c => c.Processor, (c, v) => c with { Processor = v }),
        .. Is.Options(Processors.All, c => c.Processor, (c, v) => c with { Processor = v }),
        Is.Of("max_duty", Kinds.Within(0.01, 1), "share of the time that the processor may train, for its heat: after a training of a length it rests for that length × (1 / max_duty - 1)", c => c.MaxDuty, (c, v) => c with { MaxDuty = v }),
        Is.Of("training_share", Kinds.Within(0.01, 1), "share of the processor that a training gets while it goes on: it takes so much longer, and the same energy; the rest is other tasks', whose power is told where they are, as in energy.payload_power_w", c => c.TrainingShare, (c, v) => c with { TrainingShare = v }),
        Is.Choice("governor", Governors.All, $"how the clock follows what there is to do: {Governors.All.Meanings}", c => c.Governor, (c, v) => c with { Governor = v }),
        .. Is.Options(Governors.All, c => c.Governor, (c, v) => c with { Governor = v }),
        Is.Of("cycles_per_sample", Kinds.Within(1, 1e15, "cycles"), "cycles to train on one sample once",
            c => c.CyclesPerSample, (c, v) => c with { CyclesPerSample = v }),
        Is.Of("clock_mhz", Kinds.Within(0.001, 1e5, "MHz"), "clock frequency at full speed", c => c.ClockMhz, (c, v) => c with { ClockMhz = v }),
        Is.Of("effective_capacitance_f", Kinds.Within(0, 1e-18, "F"), "switched capacitance κ of the energy law κ·cycles·f²",
            c => c.EffectiveCapacitanceF, (c, v) => c with { EffectiveCapacitanceF = v }),
        Is.Of("board_power_w", Kinds.Within(0, EnergyOptions.MostPowerW, "W"), "power of the board beside the switching energy while it trains",
            c => c.BoardPowerW, (c, v) => c with { BoardPowerW = v }),
        ]);
}
