using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>A gateway's antennas and who waits for one, at a time and since the record before.</summary>
/// <param name="Time">When it was looked at.</param>
/// <param name="Gateway">Gateway name.</param>
/// <param name="Given">Antennas that were given to satellites.</param>
/// <param name="Waiting">Satellites that waited with the gateway in view.</param>
/// <param name="MeanWaiting">How many did on average over the time since the record before; 0 in the first.</param>
/// <param name="MostWaiting">How many did at most since then.</param>
public sealed record QueueRecord(Epoch Time, string Gateway, int Given, int Waiting, double MeanWaiting, int MostWaiting);
