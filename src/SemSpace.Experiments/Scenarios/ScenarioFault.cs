namespace SemSpace.Experiments.Scenarios;

/// <summary>One thing wrong with a scenario, a sweep, or an override, in words for its author.</summary>
/// <param name="Place">Where: <c>file:line</c>, <c>file</c>, or <c>--set key=value</c>.</param>
/// <param name="Problem">What is wrong, what would be right, and a hint.</param>
public sealed record ScenarioFault(string Place, string Problem)
{
    /// <summary>The line to print.</summary>
    public override string ToString() => $"{Place}: {Problem}";
}

/// <summary>What reading a scenario gave.</summary>
/// <param name="Scenario">The scenario; null when there are faults.</param>
/// <param name="Faults">All faults, in order of their place.</param>
public sealed record ScenarioReadResult(Scenario? Scenario, IReadOnlyList<ScenarioFault> Faults);
