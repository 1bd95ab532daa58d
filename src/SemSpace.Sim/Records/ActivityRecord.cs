namespace SemSpace.Sim.Records;

/// <summary>What a satellite did with its time: seconds of its flight, which are in one of them each. Where two went on at once the first of this list counts.</summary>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="OffSeconds">Without radio and processor, from an empty battery to its restart.</param>
/// <param name="TrainSeconds">Training, lost trainings too.</param>
/// <param name="TransmitSeconds">Sending to a gateway.</param>
/// <param name="ReceiveSeconds">Receiving from a gateway.</param>
/// <param name="IslSeconds">Sending to or receiving from another satellite.</param>
/// <param name="SetUpSeconds">While a gateway's antenna turned to it.</param>
/// <param name="AntennaSeconds">Waiting for an antenna with a gateway in view.</param>
/// <param name="CoolSeconds">While the processor rested after a training.</param>
/// <param name="EnergySeconds">Waiting for the battery to allow a training.</param>
/// <param name="DataSeconds">Waiting for samples.</param>
/// <param name="ModelSeconds">Waiting for a newer model.</param>
/// <param name="ChoiceSeconds">Waiting to be chosen for a round.</param>
/// <param name="ContactSeconds">The rest: waiting for a contact, or for the time from which a training lasts to the next.</param>
public sealed record ActivityRecord(
    string Satellite, int Plane, double OffSeconds, double TrainSeconds, double TransmitSeconds, double ReceiveSeconds, double IslSeconds, double SetUpSeconds, double AntennaSeconds,
    double CoolSeconds, double EnergySeconds, double DataSeconds, double ModelSeconds, double ChoiceSeconds, double ContactSeconds);
