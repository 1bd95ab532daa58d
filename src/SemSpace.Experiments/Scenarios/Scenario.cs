using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using SemSpace.Sim.Network;

namespace SemSpace.Experiments.Scenarios;

/// <summary>What a run does with its models.</summary>
public enum RunMode
{
    /// <summary>Satellites train them.</summary>
    Train,

    /// <summary>Their size stands for them: all but scores is as if they were trained.</summary>
    Timing,

    /// <summary>Satellites train them on a recorded schedule.</summary>
    Replay,
}

/// <summary>
/// One experiment, as a scenario file says it with every default filled in. Two scenarios are equal when all their values are.
/// Immutable and safe to share between threads.
/// </summary>
public sealed record Scenario
{
    /// <summary>Name of the results folder: letters, digits, dots, dashes and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What the scenario is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether satellites train.</summary>
    public RunMode Mode { get; init; }

    /// <summary>The schedule to replay; null for a scenario's own.</summary>
    public InputFile? Schedule { get; init; }

    /// <summary>Start of the simulation, to the millisecond.</summary>
    public required Epoch StartUtc { get; init; }

    /// <summary>Simulated time, h.</summary>
    public required double DurationH { get; init; }

    /// <summary>Time from one record of all satellites to the next, min; null for none.</summary>
    public double? RecordMin { get; init; }

    /// <summary>Time from one record of a transfer between satellite and gateway to the next, s; null for none.</summary>
    public double? RecordLinkS { get; init; }

    /// <summary>The file of UT1 and the pole; null for UT1 = UTC and a fixed pole.</summary>
    public InputFile? EarthOrientation { get; init; }

    /// <summary>The satellites' orbits.</summary>
    public required ConstellationSpec Constellation { get; init; }

    /// <summary>How the orbits are propagated.</summary>
    public PropagationSpec Propagation { get; init; } = new();

    /// <summary>The ground stations, one or more, with different names.</summary>
    public required ValueList<GatewayOptions> Gateways { get; init; }

    /// <summary>A contact plan to replay; null to find the contacts from the orbits.</summary>
    public InputFile? ContactPlan { get; init; }

    /// <summary>When gateways and satellites are silent.</summary>
    public ValueList<OutageSpec> Outages { get; init; } = [];

    /// <summary>What goes wrong with updates.</summary>
    public FaultOptions Faults { get; init; } = new();

    /// <summary>The radio from satellite to gateway: it carries trained models.</summary>
    public RadioOptions Downlink { get; init; } = new();

    /// <summary>The radio from gateway to satellite: it carries new global models.</summary>
    public RadioOptions Uplink { get; init; } = new();

    /// <summary>The air that both radios send through.</summary>
    public AtmosphereOptions Atmosphere { get; init; } = new();

    /// <summary>The links between satellites.</summary>
    public IslOptions Isl { get; init; } = new();

    /// <summary>The line between each gateway and the cloud.</summary>
    public BackhaulOptions Backhaul { get; init; } = new();

    /// <summary>Each satellite's power system.</summary>
    public EnergyOptions Energy { get; init; } = new();

    /// <summary>Each satellite's processor.</summary>
    public ComputeOptions Compute { get; init; } = new();

    /// <summary>Each satellite's camera and buffer.</summary>
    public SensingSpec Sensing { get; init; } = new();

    /// <summary>What satellites learn from, and how images for validation and tests are set apart.</summary>
    public DataSpec Data { get; init; } = new();

    /// <summary>What is learned and how a satellite trains.</summary>
    public LearningSpec Learning { get; init; } = new();

    /// <summary>What satellites do in a round.</summary>
    public ClientsSpec Clients { get; init; } = new();

    /// <summary>What updates pass on their way to a gateway.</summary>
    public UpdatesSpec Updates { get; init; } = new();

    /// <summary>How models are merged.</summary>
    public AggregationSpec Aggregation { get; init; } = new();
}
