namespace SemSpace.Experiments.Scenarios;

/// <summary>What reading a scenario gave.</summary>
/// <param name="Scenario">The scenario; null when there are faults.</param>
/// <param name="Faults">All faults, in order of their place.</param>
public sealed record ScenarioReadResult(Scenario? Scenario, IReadOnlyList<ScenarioFault> Faults);
