using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>What a run of the two-tier loop leaves.</summary>
/// <param name="Contacts">One record a contact window.</param>
/// <param name="Updates">One record an update that reached a gateway, in order of arrival.</param>
/// <param name="Downloads">One record a transfer of a model to a satellite, in order of their ends.</param>
/// <param name="Rounds">One record a cloud version, from the initial one on.</param>
/// <param name="EdgeRounds">One record a merge of a gateway into its own model, in order of time.</param>
/// <param name="Energy">One record a satellite.</param>
/// <param name="Trainings">Every training that ran, in order of start.</param>
/// <param name="FinalModel">Parameters of the last version.</param>
/// <param name="Fingerprint">SHA-256 of the event trace.</param>
/// <param name="Events">Kernel events.</param>
/// <param name="JoinSeconds">Wall time the simulation waited for training and evaluation, s.</param>
public sealed record MissionResult(
    IReadOnlyList<ContactRecord> Contacts, IReadOnlyList<UpdateRecord> Updates, IReadOnlyList<DownloadRecord> Downloads, IReadOnlyList<RoundRecord> Rounds,
    IReadOnlyList<EdgeRoundRecord> EdgeRounds, IReadOnlyList<EnergyRecord> Energy, IReadOnlyList<TrainingRecord> Trainings, float[] FinalModel, string Fingerprint,
    long Events, double JoinSeconds)
{
    /// <summary>One record a transfer over a link between satellites, in order of their ends.</summary>
    public IReadOnlyList<IslRecord> IslTransfers { get; init; } = [];

    /// <summary>One record a brown-out, a training that was put off, lost or cut by the end, and an update that reached no gateway, by beginning.</summary>
    public IReadOnlyList<InterruptionRecord> Interruptions { get; init; } = [];

    /// <summary>Bits that radiation turned over in models on board that were trained.</summary>
    public long BitFlips { get; init; }

    /// <summary>One record a gateway.</summary>
    public IReadOnlyList<GatewayRecord> Gateways { get; init; } = [];

    /// <summary>How many transfers between satellites and gateways ended how.</summary>
    public IReadOnlyDictionary<TransferEnd, int> TransferEnds { get; init; } = new Dictionary<TransferEnd, int>();

    /// <summary>What each outage of a gateway's line kept waiting, as <see cref="MissionSetup.BackhaulOutages"/> has them; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<LineHold>>? LineHolds { get; init; }

    /// <summary>What each satellite did with its time.</summary>
    public IReadOnlyList<ActivityRecord> Activities { get; init; } = [];

    /// <summary>How many updates each satellite gave up because a newer version came before all was sent.</summary>
    public IReadOnlyList<int> GivenUp { get; init; } = [];

    /// <summary>What each satellite's energy gate wanted in its battery at most where that is more than it holds, J; 0 where it never was.</summary>
    public IReadOnlyList<double> BeyondCapacityJ { get; init; } = [];

    /// <summary>Satellites over time, by time and satellite; empty where that was not asked for.</summary>
    public IReadOnlyList<StateRecord> States { get; init; } = [];

    /// <summary>Gateways' antennas and queues over time, by time and gateway; empty where that was not asked for.</summary>
    public IReadOnlyList<QueueRecord> Queues { get; init; } = [];

    /// <summary>Wall time after the mission's own work in which the work beside it was done, s.</summary>
    public double BesideSeconds { get; init; }
}

/// <summary>How far a run has come.</summary>
/// <param name="Now">Virtual time.</param>
/// <param name="Trainings">Trainings that have ended.</param>
/// <param name="Updates">Updates received by gateways.</param>
/// <param name="Version">Latest cloud version.</param>
/// <param name="EvaluatedVersion">Latest version whose score is known; -1 when none is.</param>
/// <param name="Scores">Its scores.</param>
public readonly record struct MissionProgress(Epoch Now, int Trainings, int Updates, int Version, int EvaluatedVersion, ExamScores Scores)
{
    /// <summary>Share of the work beside the mission that is done, 0 to 1; null where there is none.</summary>
    public double? Beside { get; init; }
}
