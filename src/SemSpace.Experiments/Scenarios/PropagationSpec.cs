using SemSpace.Orbit;

namespace SemSpace.Experiments.Scenarios;

/// <summary>How orbits are propagated.</summary>
public sealed record PropagationSpec
{
    /// <summary>The model; every satellite flies by it, from the same mean elements.</summary>
    public OrbitModel Model { get; init; } = OrbitModel.Sgp4;
}
