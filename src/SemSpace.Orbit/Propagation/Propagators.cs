using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;

namespace SemSpace.Orbit.Propagation;

/// <summary>The propagators by model and by name. Pure functions, safe from any thread.</summary>
public static class Propagators
{
    /// <summary>All models with their names, the most faithful first.</summary>
    public static IReadOnlyList<PropagatorKind> All { get; } =
    [
        new("sgp4", OrbitModel.Sgp4, elements => new Sgp4Propagator(elements)),
        new("j2", OrbitModel.J2, elements => new J2Propagator(elements)),
        new("kepler", OrbitModel.Kepler, elements => new KeplerPropagator(elements)),
    ];

    /// <summary>The propagator of an element set by a model. All models start from the same mean elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model, or the elements are out of range.</exception>
    public static IPropagator Create(OrbitModel model, OrbitalElements elements) => (All.FirstOrDefault(kind => kind.Model == model) ?? throw new ArgumentOutOfRangeException(nameof(model), model, "There is no such model.")).Create(elements);
}

/// <summary>A way to propagate orbits, by name.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Model">The model.</param>
/// <param name="Create">The propagator of an element set.</param>
public sealed record PropagatorKind(string Name, OrbitModel Model, Func<OrbitalElements, IPropagator> Create);
