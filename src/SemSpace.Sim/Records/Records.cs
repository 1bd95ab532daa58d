using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>One contact window and what was made of it.</summary>
/// <param name="Contact">Contact id, in order of AOS.</param>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Gateway">Gateway name.</param>
/// <param name="Aos">Acquisition of signal, or the scenario's start where cut.</param>
/// <param name="Los">Loss of signal, or the scenario's end where cut.</param>
/// <param name="Culmination">Time of the highest elevation.</param>
/// <param name="MaxElevationDeg">Highest elevation, degrees.</param>
/// <param name="Cut">Whether the scenario's start or end cuts the window.</param>
/// <param name="UsedSeconds">Time in which an antenna sent or received, s.</param>
/// <param name="DownlinkBits">Bits sent by the satellite to the gateway.</param>
/// <param name="UplinkBits">Bits sent by the gateway to the satellite.</param>
/// <param name="Preemptions">Transfers, either way, that were interrupted for another satellite.</param>
public sealed record ContactRecord(
    int Contact, string Satellite, string Gateway, Epoch Aos, Epoch Los, Epoch Culmination, double MaxElevationDeg, bool Cut,
    double UsedSeconds, double DownlinkBits, double UplinkBits, int Preemptions = 0);

/// <summary>What became of an update that reached a gateway.</summary>
public enum UpdateFate
{
    /// <summary>Merged into a cloud version.</summary>
    Merged,

    /// <summary>Reached its gateway, but the rule gave it no weight.</summary>
    Unweighted,

    /// <summary>Refused: a parameter was not a finite number.</summary>
    NonFinite,

    /// <summary>Refused: a checksum found an error.</summary>
    Corrupted,

    /// <summary>Refused: it had come before.</summary>
    Duplicate,

    /// <summary>Still at its gateway when the scenario ended.</summary>
    Pending,
}

/// <summary>One model update that reached a gateway.</summary>
/// <param name="UpdateId">Update id, in order of training start.</param>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="Gateway">Gateway name.</param>
/// <param name="Contact">The contact in which the upload ended, as in <see cref="ContactRecord.Contact"/>.</param>
/// <param name="BaseVersion">Cloud version in the model that it was trained from.</param>
/// <param name="BaseGateway">The gateway that had made that model of the cloud's version; empty where it was the cloud's own.</param>
/// <param name="BaseEdgeVersion">That gateway's version; 0 where it was the cloud's own.</param>
/// <param name="EdgeVersion">Its gateway's own version that it helped to make, if any.</param>
/// <param name="MergedVersion">Cloud version that it helped to make, if any.</param>
/// <param name="BasePublished">When the base was made.</param>
/// <param name="BaseCloudPublished">When the cloud version in it was published.</param>
/// <param name="TrainStart">Training start.</param>
/// <param name="TrainEnd">Training end.</param>
/// <param name="UploadStart">First bit sent.</param>
/// <param name="Arrival">Last bit received by the gateway.</param>
/// <param name="StalenessVersions">What the rule goes by: the larger of the next two.</param>
/// <param name="CloudStaleness">Version of the cloud that it was added to, less base version: for a merged update its merged version less 1 less its base version.</param>
/// <param name="EdgeStaleness">Merges that its gateway's own model had, and the base had not; 0 where it has none of its own.</param>
/// <param name="StalenessSeconds">Arrival, or the end of the time for which it was held, less the time at which the base was made, s.</param>
/// <param name="CloudStalenessSeconds">The same less publication of the cloud version in the base, s.</param>
/// <param name="Weight">End-to-end weight on the new global model.</param>
/// <param name="Samples">Training samples.</param>
/// <param name="TrainLoss">Mean training loss.</param>
/// <param name="Bytes">Payload size, bytes.</param>
/// <param name="EnergyJ">Energy of training and upload, J.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Preemptions">How often its upload was interrupted for another satellite.</param>
/// <param name="HeldSeconds">For how long the ground segment held it after its arrival before it could be merged, s.</param>
public sealed record UpdateRecord(
    long UpdateId, string Satellite, int Plane, string Gateway, int Contact, int BaseVersion, string BaseGateway, int BaseEdgeVersion, int? EdgeVersion,
    int? MergedVersion, Epoch BasePublished, Epoch BaseCloudPublished, Epoch TrainStart, Epoch TrainEnd, Epoch UploadStart, Epoch Arrival,
    int StalenessVersions, int CloudStaleness, int EdgeStaleness, double StalenessSeconds, double CloudStalenessSeconds, double Weight, int Samples,
    double TrainLoss, long Bytes, double EnergyJ, UpdateFate Fate, int Preemptions = 0, double HeldSeconds = 0);

/// <summary>One merge of a gateway into its own model.</summary>
/// <param name="Gateway">Gateway name.</param>
/// <param name="EdgeVersion">The gateway's version made, from 1.</param>
/// <param name="CloudVersion">The cloud's version in it.</param>
/// <param name="Made">When.</param>
/// <param name="Updates">Updates merged.</param>
/// <param name="Samples">Their training samples.</param>
/// <param name="SamplesToCome">Samples foretold for the gateway until the cloud's round ends; with absentees: in_flight those that are under way then, too.</param>
/// <param name="MeanStalenessVersions">Mean staleness of the updates, versions.</param>
/// <param name="AnchorWeight">Weight left on the model that the step starts from.</param>
public sealed record EdgeRoundRecord(
    string Gateway, int EdgeVersion, int CloudVersion, Epoch Made, int Updates, int Samples, double SamplesToCome, double MeanStalenessVersions, double AnchorWeight);

/// <summary>One transfer of a model to a satellite, whole or the part that one contact, or the battery, allowed.</summary>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Gateway">Gateway name.</param>
/// <param name="Contact">The contact, as in <see cref="ContactRecord.Contact"/>.</param>
/// <param name="Version">Cloud version in the model sent.</param>
/// <param name="EdgeVersion">The gateway's own version sent; 0 for the cloud's.</param>
/// <param name="Start">First bit sent.</param>
/// <param name="End">Last bit sent.</param>
/// <param name="Bits">Bits sent.</param>
/// <param name="Ended">Why it ended; complete where the satellite then had all of the model.</param>
/// <param name="EnergyJ">Energy that the satellite's receiver used, J.</param>
public sealed record DownloadRecord(
    string Satellite, string Gateway, int Contact, int Version, int EdgeVersion, Epoch Start, Epoch End, double Bits, TransferEnd Ended, double EnergyJ)
{
    /// <summary>Whether the satellite then had all of the model.</summary>
    public bool IsComplete => Ended == TransferEnd.Complete;
}

/// <summary>One cloud aggregation; version 0 is the initial model.</summary>
/// <param name="Version">Cloud version made.</param>
/// <param name="Closed">When the cloud closed the round.</param>
/// <param name="Published">When the cloud had merged all gateways' sums and published the version.</param>
/// <param name="Updates">Updates with a weight.</param>
/// <param name="Diversity">From how many satellites and orbital planes they came.</param>
/// <param name="Samples">Their training samples.</param>
/// <param name="MeanStalenessVersions">Mean staleness of those updates, versions.</param>
/// <param name="AnchorWeight">Weight left on the previous model.</param>
/// <param name="MeanTrainLoss">Mean training loss of those updates.</param>
/// <param name="Scores">Loss and scores of the version on the test set and on the validation set.</param>
public sealed record RoundRecord(
    int Version, Epoch Closed, Epoch Published, int Updates, RoundDiversity Diversity, int Samples, double MeanStalenessVersions, double AnchorWeight,
    double MeanTrainLoss, ExamScores Scores);

/// <summary>One satellite's energy ledger: harvested + unserved = asked for + losses + clipped + (final - initial).</summary>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="InitialJ">Charge at the start, J.</param>
/// <param name="FinalJ">Charge at the end, J.</param>
/// <param name="MinimumJ">Lowest charge, J.</param>
/// <param name="HarvestedJ">Electricity from the panel, J.</param>
/// <param name="IdleJ">Asked for by the platform, J.</param>
/// <param name="TrainJ">Used by training, J.</param>
/// <param name="TransmitJ">Used by transmitting, J.</param>
/// <param name="ReceiveJ">Used by receiving, J.</param>
/// <param name="IslJ">Used by links between satellites, J.</param>
/// <param name="PayloadJ">Used by the payload, J.</param>
/// <param name="HeaterJ">Used by heaters, J.</param>
/// <param name="LossJ">Lost in charging and discharging, J.</param>
/// <param name="ClippedJ">Harvested while the battery was full and thrown away, J.</param>
/// <param name="UnservedJ">Wanted by loads while the battery was empty, J.</param>
/// <param name="EclipseSeconds">Time in the Earth's shadow, s.</param>
/// <param name="EnergyGatedTrainings">Trainings put off because the battery was low.</param>
/// <param name="DataGatedTrainings">Trainings skipped because the buffer held too few samples.</param>
/// <param name="LostTrainings">Trainings that a brown-out ended.</param>
/// <param name="Brownouts">How often the battery ran empty.</param>
/// <param name="BrownoutSeconds">Time without radio and processor, from an empty battery to its restart, s.</param>
/// <param name="FirstBrownout">When the battery first ran empty; null when it never did.</param>
/// <param name="BatteryCycles">What left the battery, by its capacity: cycles from full to empty that would have done the same.</param>
public sealed record EnergyRecord(
    string Satellite, int Plane, double InitialJ, double FinalJ, double MinimumJ, double HarvestedJ, double IdleJ, double TrainJ,
    double TransmitJ, double ReceiveJ, double IslJ, double PayloadJ, double HeaterJ, double LossJ, double ClippedJ, double UnservedJ, double EclipseSeconds, int EnergyGatedTrainings,
    int DataGatedTrainings, int LostTrainings, int Brownouts, double BrownoutSeconds, Epoch? FirstBrownout, double BatteryCycles)
{
    /// <summary>All energy that loads asked for, J.</summary>
    public double WantedJ => IdleJ + TrainJ + TransmitJ + ReceiveJ + IslJ + PayloadJ + HeaterJ;

    /// <summary>All energy that loads got, J.</summary>
    public double UsedJ => Brownouts == 0 ? WantedJ : WantedJ - UnservedJ; // without a brown-out the ledger's unserved is its rounding

    /// <summary>By how much the ledger fails to close, J: 0 but for rounding.</summary>
    public double ImbalanceJ => HarvestedJ + UnservedJ - WantedJ - LossJ - ClippedJ - (FinalJ - InitialJ);
}
