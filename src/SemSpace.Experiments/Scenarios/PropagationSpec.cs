using SemSpace.Orbit.Propagation;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.PropagationSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>How orbits are propagated.</summary>
public sealed record PropagationSpec
{
    /// <summary>The keys.</summary>
    public static Section<PropagationSpec> Keys { get; } = new(
        "How orbits are propagated. All models start from the same mean elements, so that one key changes the orbit model and nothing else.",
        () => new(),
        Is.Of("model", new ChoiceKind<OrbitModel>([.. Propagators.All.Select(kind => (kind.Name, kind.Model))]),
            "sgp4 is the field's standard; j2 drifts by the Earth's oblateness only; kepler is two-body motion, hundreds of km off within a day in low orbits",
            p => p.Model, (p, v) => p with { Model = v }));

    /// <summary>The model; every satellite flies by it, from the same mean elements.</summary>
    public OrbitModel Model { get; init; } = OrbitModel.Sgp4;
}
