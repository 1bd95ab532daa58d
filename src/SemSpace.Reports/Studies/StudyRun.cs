using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Studies;

/// <summary>A finished run among others.</summary>
/// <param name="Number">Its number among them, from 1.</param>
/// <param name="Arm">What the sweep that it was found in calls its arm; empty where it was found in none.</param>
/// <param name="Folder">Its folder as tables name it.</param>
/// <param name="ScenarioHash">Its scenario's hash.</param>
/// <param name="Summary">The run in a few numbers.</param>
/// <param name="Parameters">Every key of its scenario with its value, by key path.</param>
public sealed record StudyRun(int Number, string Arm, string Folder, string ScenarioHash, Summary Summary, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A key of a run's scenario.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Key">Key path.</param>
/// <param name="Value">Its value as text.</param>
internal sealed record ParameterRow(int Run, string Key, string Value);
