using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;

namespace SemSpace.Orbit.Propagation;

/// <summary>The propagators by model and by name. Pure functions, safe from any thread.</summary>
public static class Propagators
{
    /// <summary>All models with their names, the most faithful first.</summary>
    public static IReadOnlyList<(string Name, OrbitModel Model)> All { get; } =
        [("sgp4", OrbitModel.Sgp4), ("j2", OrbitModel.J2), ("kepler", OrbitModel.Kepler)];

    /// <summary>The propagator of an element set by a model. All models start from the same mean elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model, or the elements are out of range.</exception>
    public static IPropagator Create(OrbitModel model, OrbitalElements elements) => model switch
    {
        OrbitModel.Sgp4 => new Sgp4Propagator(elements),
        OrbitModel.J2 => new J2Propagator(elements),
        OrbitModel.Kepler => new KeplerPropagator(elements),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "There is no such model."),
    };
}
