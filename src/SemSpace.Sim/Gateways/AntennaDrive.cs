using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Gateways;

/// <summary>What an antenna needs to get to a satellite.</summary>
/// <param name="Acquisition">Time that it takes in any case.</param>
/// <param name="SlewDegPerS">How fast it turns, degrees/s; null where turning takes no time of its own.</param>
public readonly record struct AntennaDrive(Duration Acquisition, double? SlewDegPerS = null)
{
    /// <summary>Time from when it is given to the first bit.</summary>
    /// <param name="angleDeg">How far it has to turn, degrees.</param>
    public Duration SetUp(double angleDeg) => SlewDegPerS is { } rate ? Duration.FromSeconds(angleDeg / rate) + Acquisition : Acquisition;
}
