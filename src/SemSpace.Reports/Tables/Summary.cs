using System.Text.Json.Serialization;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>A quantity over many things.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile, linear between neighbours.</param>
public sealed record Spread(double Mean, double P50, double P95);

/// <summary>A quantity over satellites.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Largest.</param>
public sealed record Extent(double Mean, double Min, double Max);

/// <summary>Transfers that were interrupted: between satellites and gateways, and over gateways' lines to the cloud.</summary>
/// <param name="LossOfSignal">Because the contact was too short.</param>
/// <param name="Outage">Because an outage began.</param>
/// <param name="BatteryEmpty">Because the satellite's battery ran empty.</param>
/// <param name="Preempted">Because a satellite of a better rank took the antenna.</param>
/// <param name="Backhaul">Over a line to the cloud, because an outage of it began.</param>
public sealed record Interruptions(int LossOfSignal = 0, int Outage = 0, int BatteryEmpty = 0, int Preempted = 0, int Backhaul = 0)
{
    /// <summary>Those between satellites and gateways, of all causes together.</summary>
    [JsonIgnore]
    public int All => LossOfSignal + Outage + BatteryEmpty + Preempted;
}

/// <summary>One run in a few numbers. A number that is not there, or that is no finite number, is null.</summary>
public sealed record Summary
{
    /// <summary>Its file name.</summary>
    public const string FileName = "summary.json";

    /// <summary>Satellites trained.</summary>
    public const string TrainMode = "train";

    /// <summary>The model's size stood for it: there are no scores.</summary>
    public const string TimingMode = "timing";

    /// <summary>Satellites trained on the schedule of another run.</summary>
    public const string ReplayMode = "replay";

    /// <summary>Scenario name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether satellites trained, <see cref="TrainMode"/>, also on another run's schedule, <see cref="ReplayMode"/>, or not, <see cref="TimingMode"/>. Summaries that are older than it are of trainings.</summary>
    public string Mode { get; init; } = TrainMode;

    /// <summary>Start, ISO 8601 UTC.</summary>
    public required string StartUtc { get; init; }

    /// <summary>Simulated time, h.</summary>
    public required double DurationH { get; init; }

    /// <summary>Name of the task's headline score, with its unit.</summary>
    public required string ScoreName { get; init; }

    /// <summary>Name of the task's second score, with its unit.</summary>
    public required string SecondScoreName { get; init; }

    /// <summary>Whether a score lies between 0 and 1, being a share of images.</summary>
    public static bool IsShare(string score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Contains("accuracy", StringComparison.Ordinal);
    }

    /// <summary>The score to reach.</summary>
    public double? TargetScore { get; init; }

    /// <summary>Simulated time until a version with that score on the validation set was published, h.</summary>
    public double? TimeToTargetH { get; init; }

    /// <summary>Test loss of the last version.</summary>
    public double? FinalLoss { get; init; }

    /// <summary>Test score of the last version.</summary>
    public double? FinalScore { get; init; }

    /// <summary>Second test score of the last version.</summary>
    public double? FinalSecondScore { get; init; }

    /// <summary>Validation score of the last version.</summary>
    public double? FinalValidationScore { get; init; }

    /// <summary>Mean of the test score over the simulated time: the area under its curve, by the time.</summary>
    public double? MeanScore { get; init; }

    /// <summary>Mean of the second test score over the simulated time.</summary>
    public double? MeanSecondScore { get; init; }

    /// <summary>Mean of the validation score over the simulated time.</summary>
    public double? MeanValidationScore { get; init; }

    /// <summary>The version with the highest validation score, of several the earliest.</summary>
    public int? BestVersion { get; init; }

    /// <summary>Test score of that version.</summary>
    public double? BestScore { get; init; }

    /// <summary>Names the test set by its images and labels; equal where scores are of the same exam. Null in summaries that are older than it.</summary>
    public string? TestSet { get; init; }

    /// <summary>Share of the test set's commonest class: the accuracy of always naming it.</summary>
    public double? MajorityClassShare { get; init; }

    /// <summary>Share of the validation set's commonest class.</summary>
    public double? ValidationMajorityClassShare { get; init; }

    /// <summary>Test score of sending each image's mean colour.</summary>
    public double? MeanColourScore { get; init; }

    /// <summary>Test score of JPEG with as many channel uses, under an ideal code.</summary>
    public double? JpegScore { get; init; }

    /// <summary>Test score of training on all satellites' samples in one place.</summary>
    public double? CentralisedScore { get; init; }

    /// <summary>Second test score of it.</summary>
    public double? CentralisedSecondScore { get; init; }

    /// <summary>The aggregation rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What closed a round.</summary>
    public required string Trigger { get; init; }

    /// <summary>When a satellite that had delivered trained again.</summary>
    public required string TrainAgain { get; init; }

    /// <summary>Trainings that ended.</summary>
    public required int Trainings { get; init; }

    /// <summary>Gradient steps in them.</summary>
    public required long GradientSteps { get; init; }

    /// <summary>Samples in them, each pass over one counted.</summary>
    public required long TrainedSamples { get; init; }

    /// <summary>Bytes that satellites sent, parts of updates that never arrived included.</summary>
    public required double DownlinkBytes { get; init; }

    /// <summary>Bytes sent to satellites.</summary>
    public required double UplinkBytes { get; init; }

    /// <summary>Energy that all trainings used, J.</summary>
    public required double TrainingJ { get; init; }

    /// <summary>Energy that all satellites' transmitters and receivers used, J.</summary>
    public required double RadioJ { get; init; }

    /// <summary>Cloud versions made, the initial model not counted.</summary>
    public required int Rounds { get; init; }

    /// <summary>Mean time from one version to the next, from the start to the last version, h.</summary>
    public double? RoundH { get; init; }

    /// <summary>Updates that reached a gateway.</summary>
    public required int Updates { get; init; }

    /// <summary>Those merged into a version.</summary>
    public required int MergedUpdates { get; init; }

    /// <summary>Those that got no weight.</summary>
    public required int UnweightedUpdates { get; init; }

    /// <summary>Those refused because a parameter was not a finite number.</summary>
    public required int NonFiniteUpdates { get; init; }

    /// <summary>Updates refused because a checksum found an error.</summary>
    public int CorruptedUpdates { get; init; }

    /// <summary>Updates refused because they had come before.</summary>
    public int DuplicateUpdates { get; init; }

    /// <summary>Updates that the ground segment held before they could be merged.</summary>
    public int DelayedUpdates { get; init; }

    /// <summary>Bits that radiation turned over in models on board that were trained.</summary>
    public long BitFlips { get; init; }

    /// <summary>Updates that no gateway had whole, and that were given up.</summary>
    public int GivenUpUpdates { get; init; }

    /// <summary>Updates still at a gateway at the end.</summary>
    public required int PendingUpdates { get; init; }

    /// <summary>Gini's coefficient of merged updates over satellites: 0 where all have as many, near 1 where one has all.</summary>
    public double? ParticipationGini { get; init; }

    /// <summary>Mean over cloud versions of the orbital planes that their updates came from; null where there are none.</summary>
    public double? PlanesPerRound { get; init; }

    /// <summary>Mean over cloud versions of the effective number of those planes.</summary>
    public double? EffectivePlanesPerRound { get; init; }

    /// <summary>Transfers between satellites and gateways that ended, whole or interrupted.</summary>
    public int Transfers { get; init; }

    /// <summary>Those that were interrupted, by cause.</summary>
    public Interruptions InterruptedTransfers { get; init; } = new();

    /// <summary>Trainings that a brown-out ended.</summary>
    public int LostTrainings { get; init; }

    /// <summary>Trainings that had begun and not ended at the end.</summary>
    public int UnfinishedTrainings { get; init; }

    /// <summary>Updates that were trained and had neither reached a gateway nor been given up at the end.</summary>
    public int UnsentUpdates { get; init; }

    /// <summary>How often a battery ran empty.</summary>
    public int Brownouts { get; init; }

    /// <summary>Asked for at empty batteries and not given, J.</summary>
    public double UnservedJ { get; init; }

    /// <summary>Rows of what was interrupted.</summary>
    public int InterruptionRecords { get; init; }

    /// <summary>Records of transfers over time.</summary>
    public long LinkRecords { get; init; }

    /// <summary>Times in which a gateway or a satellite's radio was silent.</summary>
    public int Outages { get; init; }

    /// <summary>Contact time that they took, h.</summary>
    public double OutageContactH { get; init; }

    /// <summary>Transfers over lines to the cloud that outages kept from beginning or going on.</summary>
    public int BackhaulHeldTransfers { get; init; }

    /// <summary>Updates in sums that were called for or sent in them.</summary>
    public int BackhaulHeldUpdates { get; init; }

    /// <summary>What of them had not arrived, bits.</summary>
    public double BackhaulHeldBits { get; init; }

    /// <summary>How long they waited, all together, h.</summary>
    public double BackhaulWaitH { get; init; }

    /// <summary>Contact time that satellites' clocks took, h.</summary>
    public double ClockContactH { get; init; }

    /// <summary>Transfers that were interrupted for a satellite of a better rank.</summary>
    public int Preemptions { get; init; }

    /// <summary>Records of satellites over time.</summary>
    public int StateRecords { get; init; }

    /// <summary>Records of gateways over time.</summary>
    public int QueueRecords { get; init; }

    /// <summary>Transfers over links between satellites.</summary>
    public int IslTransfers { get; init; }

    /// <summary>Bytes that they sent.</summary>
    public double IslBytes { get; init; }

    /// <summary>Those that ended before all was sent.</summary>
    public int InterruptedIslTransfers { get; init; }

    /// <summary>Energy of their terminals, J.</summary>
    public double IslTotalJ { get; init; }

    /// <summary>Updates that reached a gateway from another satellite than that which made them.</summary>
    public int RelayedUpdates { get; init; }

    /// <summary>Staleness of merged updates, versions.</summary>
    public Spread? StalenessVersions { get; init; }

    /// <summary>Staleness of merged updates, s.</summary>
    public Spread? StalenessS { get; init; }

    /// <summary>Satellites.</summary>
    public required int Satellites { get; init; }

    /// <summary>Energy used by each satellite's loads, J.</summary>
    public Extent? EnergyPerSatelliteJ { get; init; }

    /// <summary>Lowest charge of any satellite, as a fraction of the capacity.</summary>
    public double? MinimumCharge { get; init; }

    /// <summary>Largest amount by which a satellite's energy ledger fails to close, J.</summary>
    public double? EnergyImbalanceJ { get; init; }

    /// <summary>Contact windows.</summary>
    public required int Contacts { get; init; }

    /// <summary>Length of all contact windows together, h.</summary>
    public required double ContactTimeH { get; init; }

    /// <summary>Share of the contact time in which an antenna sent or received.</summary>
    public double? ContactUtilisation { get; init; }

    /// <summary>Trainings put off because a battery was low.</summary>
    public required int EnergyGatedTrainings { get; init; }

    /// <summary>Trainings skipped because a buffer held too few samples.</summary>
    public required int DataGatedTrainings { get; init; }

    /// <summary>Start of the simulated time.</summary>
    /// <exception cref="ResultsException">There is no such time in it.</exception>
    [JsonIgnore]
    public Epoch Start => Epoch.TryParse(StartUtc, out Epoch start) ? start : throw new ResultsException($"start_utc is {StartUtc} in a summary; must be a UTC time.");

    /// <summary>Bytes on the link, both ways.</summary>
    [JsonIgnore]
    public double Bytes => DownlinkBytes + UplinkBytes;

    /// <summary>Energy of all trainings, of all satellites' transmitters and receivers, and of links between satellites, J.</summary>
    [JsonIgnore]
    public double Joules => TrainingJ + RadioJ + IslTotalJ;

    /// <summary>Whether models were trained and scored.</summary>
    [JsonIgnore]
    public bool IsTrained => Mode != TimingMode;

    /// <summary>The names of the task's scores.</summary>
    [JsonIgnore]
    public MetricNames Metrics => new(ScoreName, SecondScoreName);

    /// <summary>What summary.json holds.</summary>
    public string ToJson() => ResultJson.Text(this, ResultJson.Default.Summary);

    /// <summary>Reads the summary of a finished run.</summary>
    /// <exception cref="ResultsException">It is not there or not a summary.</exception>
    public static Summary Read(string folder) => ResultJson.Read(Path.Combine(folder, FileName), ResultJson.Default.Summary);
}
