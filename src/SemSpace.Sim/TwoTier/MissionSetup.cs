using System.Diagnostics.CodeAnalysis;
using SemSpace.Files;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Links;
using SemSpace.Sim.Network;
using SemSpace.Sim.Sensing;

namespace SemSpace.Sim.TwoTier;

/// <summary>A satellite as the two-tier loop sees it.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="Period">Orbital period.</param>
/// <param name="Shadows">Times in the Earth's shadow, in order.</param>
public sealed record SatelliteSetup(string Name, int Plane, Duration Period, IReadOnlyList<ShadowSpan> Shadows)
{
    /// <summary>When its flight ends within the mission; null when it does not. Its energy is not counted from then on.</summary>
    public Epoch? FlightEnd { get; init; }

    /// <summary>The share of its solar cells that the Sun shines on; null where their mount says it without one. Belongs to one run.</summary>
    public PanelLight? Light { get; init; }
}

/// <summary>All that a run of the two-tier loop needs.</summary>
public sealed record MissionSetup
{
    /// <summary>First instant.</summary>
    public required Epoch Start { get; init; }

    /// <summary>Last instant.</summary>
    public required Epoch End { get; init; }

    /// <summary>The satellites, by index.</summary>
    public required IReadOnlyList<SatelliteSetup> Satellites { get; init; }

    /// <summary>The gateways, by index.</summary>
    public required IReadOnlyList<GatewayOptions> Gateways { get; init; }

    /// <summary>Who sees whom when, and at what rate.</summary>
    public required ContactPlan Contacts { get; init; }

    /// <summary>The links between satellites; null where there are none.</summary>
    public IslPlan? Isl { get; init; }

    /// <summary>The contacts that rules and satellites plan by: with those in it that an outage takes which nobody foresees.</summary>
    [AllowNull]
    public ContactPlan ForeseenContacts { get => field ?? Contacts; init; }

    /// <summary>The links between satellites that updates' ways are planned by, in the order of those that there are.</summary>
    public IslPlan? ForeseenIsl { get => field ?? Isl; init; }

    /// <summary>When each satellite's radios are silent and nobody foresees it, in order of time and apart from each other; null where none ever is.</summary>
    public IReadOnlyList<IReadOnlyList<TimeWindow>>? SurpriseSilence { get; init; }

    /// <summary>The line between gateways and cloud.</summary>
    public BackhaulOptions Backhaul { get; init; } = new();

    /// <summary>When each gateway's line to the cloud is down, by gateway, in order of beginnings; two may overlap. Null where none ever is.</summary>
    public IReadOnlyList<IReadOnlyList<TimeWindow>>? BackhaulOutages { get; init; }

    /// <summary>The satellites' power system.</summary>
    public EnergyOptions Energy { get; init; } = new();

    /// <summary>The satellites' processor.</summary>
    public ComputeOptions Compute { get; init; } = new();

    /// <summary>Floating-point operations of the model for one sample and pass, forward and backward.</summary>
    public double FlopPerSample { get; init; }

    /// <summary>What goes wrong with updates.</summary>
    public FaultOptions Faults { get; init; } = new();

    /// <summary>The satellites' buffer.</summary>
    public SensingOptions Sensing { get; init; } = new();

    /// <summary>Passes over the buffer in one training.</summary>
    public int LocalEpochs { get; init; } = 1;

    /// <summary>When rounds close.</summary>
    public required RoundOptions Rounds { get; init; }

    /// <summary>How updates become a new model.</summary>
    public required AggregationRule Rule { get; init; }

    /// <summary>Time from one record of all satellites and gateways to the next, min; null for none.</summary>
    public double? RecordMin { get; init; }

    /// <summary>How transfers between satellites and gateways are recorded; null for not at all.</summary>
    public LinkRecording? Links { get; init; }

    /// <summary>Random streams of the satellites' decisions.</summary>
    public SeedTree Seeds { get; init; } = new(0);

    /// <summary>What is learnt.</summary>
    public required ILearner Learner { get; init; }

    /// <summary>
    /// Work of the caller's that the mission's workers do beside its own, as far ahead as the mission, and that is done when the mission is; null for
    /// none. Tells after each step what share of it is done, 0 to 1, and ends with what that throws.
    /// </summary>
    public Action<Action<double>>? Beside { get; init; }

    /// <summary>Where records are kept while the mission goes on and after it, as long as its result is read.</summary>
    public Scratch Scratch { get; init; } = new(null);

    /// <summary>Threads for training and evaluation; 0 for a learner that takes no time.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Whether so many samples are worth a training.</summary>
    internal bool AreEnough(int samples) => samples >= Math.Max(1, Sensing.MinSamples);

    /// <summary>Whether contacts that are foreseen may not come.</summary>
    internal bool HasSurprises => ForeseenContacts != Contacts;

    /// <summary>Whether a satellite's radios are silent at a time and nobody has foreseen it.</summary>
    internal bool IsSilent(int satellite, Epoch time) => SurpriseSilence?[satellite].Any(silence => silence.Start <= time && time < silence.End) ?? false;

    /// <summary>How long a satellite trains on a number of samples at full speed.</summary>
    internal Duration TrainingTime(int samples) => Span.OfSeconds(TrainingSeconds(samples));

    /// <summary>A training on a number of samples that starts at a time: as slow as saves energy and delays nothing that full speed could send.</summary>
    internal TrainingCourse Course(int satellite, int samples, Epoch start)
    {
        double seconds = TrainingSeconds(samples);
        Epoch end = start + Span.OfSeconds(seconds);
        if (LowestSpeed == 1) return new(end, Compute.TrainingPowerW());
        Epoch latest = Epoch.Min(ForeseenContacts.FirstUse(satellite, end), start + Span.OfSeconds(seconds / LowestSpeed));
        return latest <= end ? new(end, Compute.TrainingPowerW()) : new(latest, Compute.TrainingPowerW(seconds / (latest - start).TotalSeconds));
    }

    /// <summary>Where satellites have links to each other an update may leave at any time, and full speed always pays.</summary>
    private double LowestSpeed => Isl is null ? Compute.LowestSpeed : 1;

    private double TrainingSeconds(int samples) => Compute.TrainingSeconds(samples, LocalEpochs, FlopPerSample);

    /// <summary>When a satellite's time is over: at its flight's end, or the scenario's.</summary>
    internal Epoch LastOf(int satellite) => Satellites[satellite].FlightEnd ?? End;

    /// <summary>When the processor has rested from a training on a number of samples: as after full speed, since what is slower heats it no more.</summary>
    internal Epoch CoolFrom(int samples, Epoch start, Epoch end)
    {
        Duration training = TrainingTime(samples);
        return Epoch.Max(end, start + training + Span.OfSeconds(training.TotalSeconds * ((1 / Compute.MaxDuty) - 1)));
    }
}
