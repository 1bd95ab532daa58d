using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Orbit;
using Is = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.PropagationSpec>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of the propagation section.</summary>
internal static class PropagationSchema
{
    /// <summary>The section.</summary>
    public static Section<PropagationSpec> Section { get; } = new(
        "How orbits are propagated. All models start from the same mean elements, so that one key changes the orbit model and nothing else.",
        () => new(),
        Is.Of("model", new ChoiceKind<OrbitModel>([.. Propagators.All]),
            "sgp4 is the field's standard; j2 drifts by the Earth's oblateness only; kepler is two-body motion, hundreds of km off within a day in low orbits",
            p => p.Model, (p, v) => p with { Model = v }));
}
