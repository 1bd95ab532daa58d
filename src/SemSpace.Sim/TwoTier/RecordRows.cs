using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>An <see cref="UpdateRecord"/> with indices for names.</summary>
internal readonly record struct UpdateRow(
    long UpdateId, int Satellite, int Gateway, int Contact, int BaseVersion, int? BaseGateway, int BaseEdgeVersion, int? EdgeVersion, int? MergedVersion, Epoch BasePublished,
    Epoch BaseCloudPublished, Epoch TrainStart, Epoch TrainEnd, Epoch UploadStart, Epoch Arrival, Epoch Ready, int CloudStaleness, int EdgeStaleness, double Weight, int Samples,
    double TrainLoss, long Bytes, double EnergyJ, UpdateFate Fate, int Preemptions)
{
    /// <summary>The row of an update that has arrived.</summary>
    /// <param name="delivery">The update.</param>
    /// <param name="end">When the mission ends: nobody holds it longer.</param>
    public static UpdateRow Of(Delivery delivery, Epoch end) => new(
        delivery.UpdateId, delivery.Satellite, delivery.Contact!.Window.Gateway, delivery.Contact.Window.Id, delivery.Basis.Number, delivery.Basis.Gateway, delivery.Basis.EdgeVersion,
        delivery.EdgeVersion, delivery.MergedVersion, delivery.Basis.Published, delivery.Basis.CloudPublished, delivery.TrainStart, delivery.TrainEnd!.Value, delivery.UploadStart!.Value,
        delivery.Arrival, Epoch.Min(delivery.Ready, end), delivery.CloudStaleness, delivery.EdgeStaleness, delivery.Weight, delivery.Samples, delivery.Update.MeanLoss, delivery.Update.Bytes,
        delivery.EnergyJ, delivery.Fate, delivery.Preemptions);

    /// <summary>The record.</summary>
    public UpdateRecord Record(RecordNames names) => new(
        UpdateId, names.Satellites[Satellite], names.Planes[Satellite], names.Gateways[Gateway], Contact, BaseVersion, BaseGateway is { } gateway ? names.Gateways[gateway] : "", BaseEdgeVersion,
        EdgeVersion, MergedVersion, BasePublished, BaseCloudPublished, TrainStart, TrainEnd, UploadStart, Arrival, Math.Max(CloudStaleness, EdgeStaleness), CloudStaleness, EdgeStaleness,
        (Ready - BasePublished).TotalSeconds, (Ready - BaseCloudPublished).TotalSeconds, Weight, Samples, TrainLoss, Bytes, EnergyJ, Fate, Preemptions, (Ready - Arrival).TotalSeconds);
}

/// <summary>A <see cref="DownloadRecord"/> with indices for names.</summary>
internal readonly record struct DownloadRow(
    int Satellite, int Gateway, int Contact, int Version, int EdgeVersion, Epoch Start, Epoch End, double Bits, TransferEnd Ended, double EnergyJ)
{
    /// <summary>The record.</summary>
    public DownloadRecord Record(RecordNames names)
        => new(names.Satellites[Satellite], names.Gateways[Gateway], Contact, Version, EdgeVersion, Start, End, Bits, Ended, EnergyJ);
}

/// <summary>An <see cref="IslRecord"/> with indices for names.</summary>
internal readonly record struct IslRow(int From, int To, IslCargo Cargo, long? UpdateId, int Version, Epoch Start, Epoch End, double Bits, TransferEnd Ended, double EnergyJ)
{
    /// <summary>Whether all was sent.</summary>
    public bool IsComplete => Ended == TransferEnd.Complete;

    /// <summary>The record.</summary>
    public IslRecord Record(RecordNames names) => new(names.Satellites[From], names.Satellites[To], Cargo, UpdateId, Version, Start, End, Bits, Ended, EnergyJ);
}

/// <summary>A <see cref="StateRecord"/> with an index for the name.</summary>
internal readonly record struct StateRow(Epoch Time, int Satellite, double Charge, double SunShare, double PanelW, double LoadW, int ModelVersion, double ModelAgeSeconds)
{
    /// <summary>The record.</summary>
    public StateRecord Record(RecordNames names) => new(Time, names.Satellites[Satellite], Charge, SunShare, PanelW, LoadW, ModelVersion, ModelAgeSeconds);
}

/// <summary>A <see cref="QueueRecord"/> with an index for the name.</summary>
internal readonly record struct QueueRow(Epoch Time, int Gateway, int Given, int Waiting, double MeanWaiting, int MostWaiting)
{
    /// <summary>The record.</summary>
    public QueueRecord Record(RecordNames names) => new(Time, names.Gateways[Gateway], Given, Waiting, MeanWaiting, MostWaiting);
}

/// <summary>An <see cref="InterruptionRecord"/> with an index for the name.</summary>
internal readonly record struct InterruptionRow(int Satellite, InterruptionKind Kind, InterruptionCause Cause, Epoch From, Epoch To, InterruptionOutcome Outcome)
{
    /// <summary>The update; null for none.</summary>
    public long? UpdateId { get; init; }

    /// <summary>What was on when the battery ran empty.</summary>
    public LoadSet Loads { get; init; }

    /// <summary>Wanted and not given, J.</summary>
    public double UnservedJ { get; init; }

    /// <summary>Spent in vain, J.</summary>
    public double SpentJ { get; init; }

    /// <summary>By beginning, satellite, kind, end and update.</summary>
    public static int Order(InterruptionRow one, InterruptionRow other) => one.Key.CompareTo(other.Key);

    /// <summary>The record.</summary>
    public InterruptionRecord Record(RecordNames names)
        => new(names.Satellites[Satellite], names.Planes[Satellite], Kind, Cause, From, To, (To - From).TotalSeconds, Outcome, UpdateId, Loads.ToString(), UnservedJ, SpentJ);

    private (Epoch From, int Satellite, InterruptionKind Kind, Epoch To, long UpdateId) Key => (From, Satellite, Kind, To, UpdateId ?? -1);
}

/// <summary>An <see cref="EdgeRoundRecord"/> with an index for the name.</summary>
internal readonly record struct EdgeRoundRow(
    int Gateway, int EdgeVersion, int CloudVersion, Epoch Made, int Updates, int Samples, double SamplesToCome, double MeanStalenessVersions, double AnchorWeight)
{
    /// <summary>The record.</summary>
    public EdgeRoundRecord Record(RecordNames names)
        => new(names.Gateways[Gateway], EdgeVersion, CloudVersion, Made, Updates, Samples, SamplesToCome, MeanStalenessVersions, AnchorWeight);
}

/// <summary>A <see cref="RoundRecord"/> without references.</summary>
internal readonly record struct RoundRow(
    int Version, Epoch Closed, Epoch Published, int Updates, RoundDiversity Diversity, int Samples, double MeanStalenessVersions, double AnchorWeight, double MeanTrainLoss, ExamScores Scores)
{
    /// <summary>The record.</summary>
    public RoundRecord Record() => new(Version, Closed, Published, Updates, Diversity, Samples, MeanStalenessVersions, AnchorWeight, MeanTrainLoss, Scores);
}

/// <summary>A training that has begun.</summary>
/// <param name="Made">What it makes.</param>
/// <param name="From">The oldest capture that it uses.</param>
internal readonly record struct StartedTraining(Delivery Made, Epoch From)
{
    /// <summary>Whether it has ended.</summary>
    public bool IsOver => Made.TrainEnd is not null || Made.IsLost;

    /// <summary>Its record; null where a brown-out ended it.</summary>
    public TrainingRecord? Row => Made.IsLost ? null : new(Made.UpdateId, Made.Satellite, From, Made.TrainStart, Made.Samples, Made.Steps);
}

/// <summary>What records call satellites and gateways, by index.</summary>
internal sealed class RecordNames(MissionSetup setup)
{
    public string[] Satellites { get; } = [.. setup.Satellites.Select(satellite => satellite.Name)];

    public int[] Planes { get; } = [.. setup.Satellites.Select(satellite => satellite.Plane)];

    public string[] Gateways { get; } = [.. setup.Gateways.Select(gateway => gateway.Name)];
}
