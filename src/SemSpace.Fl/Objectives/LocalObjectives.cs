using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Objectives.Plain;

namespace SemSpace.Fl.Objectives;

/// <summary>
/// The local objectives that go with any aggregation rule, by name. They keep no state and send nothing: only a rule's own objective
/// (<see cref="Aggregation.AggregationRule.Objective"/>) has someone who would read it.
/// </summary>
public static class LocalObjectives
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<LocalObjective> All { get; } = new(
        "local objective",
        Member<LocalObjective>.Of("plain", "the task's loss alone", PlainObjective.Keys),
        Member<LocalObjective>.Of("fedprox", "pulls a training towards the model it began with", FedProxObjective.Keys));
}
