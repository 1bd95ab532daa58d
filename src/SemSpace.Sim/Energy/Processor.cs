using Is = SemSpace.Keys.Keys<SemSpace.Sim.Energy.FlopProcessor>;

namespace SemSpace.Sim.Energy;

/// <summary>What a training takes of a satellite's processor: what differs between the members of <see cref="Processors"/>.</summary>
public abstract record Processor
{
    /// <summary>How long a training takes that has the processor for itself, at full speed, s.</summary>
    /// <param name="options">The processor's other options.</param>
    /// <param name="samples">Samples.</param>
    /// <param name="epochs">Passes over them.</param>
    /// <param name="flopPerSample">Floating-point operations of the model for one sample and pass, forward and backward.</param>
    public abstract double TrainingSeconds(ComputeOptions options, int samples, int epochs, double flopPerSample);

    /// <summary>Power while a training has the processor for itself, W.</summary>
    /// <param name="options">The processor's other options.</param>
    /// <param name="speed">The training's speed as a share of the full speed.</param>
    public abstract double TrainingPowerW(ComputeOptions options, double speed);

    /// <summary>The speed at which a training takes the least energy, as a share of the full speed: slower costs more, for what else is on meanwhile. 1 where there is no other.</summary>
    public virtual double CriticalSpeed(ComputeOptions options) => 1;
}

/// <summary>A processor of a clock, and a number of cycles for a sample whatever the model: energy by κ·f³ and the board.</summary>
public sealed record CycleProcessor : Processor
{
    /// <inheritdoc/>
    public override double TrainingSeconds(ComputeOptions options, int samples, int epochs, double flopPerSample)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.CyclesPerSample * samples * epochs / (options.ClockMhz * 1e6);
    }

    /// <inheritdoc/>
    public override double TrainingPowerW(ComputeOptions options, double speed)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (options.EffectiveCapacitanceF * Math.Pow(speed * options.ClockMhz * 1e6, 3)) + options.BoardPowerW;
    }

    /// <summary>A cycle takes κ f² + P / f: least at f³ = P / (2 κ). At full speed or below; full speed where switching takes nothing.</summary>
    public override double CriticalSpeed(ComputeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.EffectiveCapacitanceF == 0 ? 1 : Math.Min(1, Math.Cbrt(options.BoardPowerW / (2 * options.EffectiveCapacitanceF)) / (options.ClockMhz * 1e6));
    }
}

/// <summary>A processor that is told by its operations in a second: the model says how many a sample takes.</summary>
public sealed record FlopProcessor : Processor
{
    /// <summary>Highest rate, 10⁹ floating-point operations a second.</summary>
    public double PeakGflops { get; init; } = 1690;

    /// <summary>Share of that rate that trainings reach.</summary>
    public double Utilisation { get; init; } = 0.1;

    /// <summary>Power while training, W.</summary>
    public double PowerW { get; init; } = 20;

    /// <summary>Operations for one sample and pass; null for what the model takes.</summary>
    public double? FlopPerSample { get; init; }

    /// <summary>The keys.</summary>
    public static Section<FlopProcessor> Keys { get; } = new(
        "A processor that is told by its operations in a second; the model says how many a sample takes.",
        () => new(),
        Is.Of("peak_gflops", Kinds.Within(1e-6, 1e9, "10⁹ operations/s"), "highest rate of floating-point operations", p => p.PeakGflops, (p, v) => p with { PeakGflops = v }),
        Is.Of("utilisation", Kinds.Within(0.0001, 1), "share of that rate that trainings reach: small models on large processors reach little", p => p.Utilisation, (p, v) => p with { Utilisation = v }),
        Is.Of("power_w", Kinds.Within(0, EnergyOptions.MostPowerW, "W"), "power while training", p => p.PowerW, (p, v) => p with { PowerW = v }),
        Is.Of("flop_per_sample", new OptionalKind<double>(Kinds.Within(1, 1e18, "operations")), "operations for one sample and pass, forward and backward; none is counted from the model, or six a parameter where learning.parameters stands for it", p => p.FlopPerSample, (p, v) => p with { FlopPerSample = v }));

    /// <inheritdoc/>
    public override double TrainingSeconds(ComputeOptions options, int samples, int epochs, double flopPerSample)
        => (FlopPerSample ?? flopPerSample) * samples * epochs / (PeakGflops * 1e9 * Utilisation);

    /// <inheritdoc/>
    public override double TrainingPowerW(ComputeOptions options, double speed) => PowerW;
}

/// <summary>The processors by name; a program may add its own.</summary>
public static class Processors
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<Processor> All { get; } = new(
        "processor",
        Member<Processor>.Of("cycles", "takes cycles_per_sample at clock_mhz whatever the model", new Section<CycleProcessor>("Cycles at a clock.", () => new())),
        Member<Processor>.Of("flops", "takes the operations that the model has at a rate", FlopProcessor.Keys));
}
