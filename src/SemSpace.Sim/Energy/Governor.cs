using Is = SemSpace.Keys.Keys<SemSpace.Sim.Energy.SlackGovernor>;

namespace SemSpace.Sim.Energy;

/// <summary>How a processor's clock follows what it has to do: what differs between the members of <see cref="Governors"/>.</summary>
public abstract record Governor
{
    /// <summary>The lowest speed that a training may have, as a share of the processor's full speed, above 0 and at most 1.</summary>
    /// <param name="options">The processor.</param>
    public abstract double LowestSpeed(ComputeOptions options);
}

/// <summary>All trainings at full speed.</summary>
public sealed record FixedGovernor : Governor
{
    /// <inheritdoc/>
    public override double LowestSpeed(ComputeOptions options) => 1;
}

/// <summary>
/// Each training at the lowest clock that costs its update no time and saves energy (slack reclamation down to the critical speed: Jejurikar, Pereira and
/// Gupta, "Leakage Aware Dynamic Voltage Scaling for Real-Time Embedded Systems", DAC 2004). What "no time" means among contacts is ours.
/// </summary>
public sealed record SlackGovernor : Governor
{
    /// <summary>Lowest clock that there is, as a share of the highest.</summary>
    public double MinClockShare { get; init; } = 0.1;

    /// <summary>The keys.</summary>
    public static Section<SlackGovernor> Keys { get; } = new(
        "Trainings at the lowest clock that saves energy and costs no time.",
        () => new(),
        Is.Of("min_clock_share", Kinds.Within(0.01, 1), "lowest clock that the processor has, as a share of clock_mhz; no training is slower than at the clock of the least energy for a cycle, (board_power_w / (2 κ))^(1/3)", g => g.MinClockShare, (g, v) => g with { MinClockShare = v }));

    /// <inheritdoc/>
    public override double LowestSpeed(ComputeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Math.Max(options.Processor.Value.CriticalSpeed(options), MinClockShare);
    }
}

/// <summary>The governors by name; a program may add its own.</summary>
public static class Governors
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<Governor> All { get; } = new(
        "governor",
        Member<Governor>.Of("fixed", "is full speed for all trainings", new Section<FixedGovernor>("Full speed.", () => new())),
        Member<Governor>.Of("slack", "is the lowest clock that saves energy and has the update ready as early as full speed could send it", SlackGovernor.Keys));
}
