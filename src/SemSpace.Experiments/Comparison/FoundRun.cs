using SemSpace.Experiments.Scenarios;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>A finished run as it lies on the disk.</summary>
/// <param name="Folder">Its folder, an absolute path.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Manifest">What made it.</param>
/// <param name="Settings">What its author chose, by key path: seed, name and description left out, and all that stands at its default.</param>
/// <param name="Values">Every key with its value, by key path.</param>
/// <param name="Arm">What the sweep that it was found in calls its arm; null where it was not found in one.</param>
public sealed record FoundRun(
    string Folder, Summary Summary, Manifest Manifest, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Values, string? Arm)
{
    /// <summary>Reads a run.</summary>
    /// <exception cref="ResultsException">A file is not there or cannot be read.</exception>
    public static FoundRun Read(RunPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        (Summary summary, Manifest manifest) = (Summary.Read(place.Folder), Manifest.Read(place.Folder));
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(place.Folder, ResultFolder.ScenarioFile), []);
        if (read.Scenario is not { } scenario)
            throw new ResultsException($"{place.Folder} cannot be compared: its scenario is not one of this version of SemSpace ({read.Faults[0]}).");
        return new(place.Folder, summary, manifest, ScenarioWriter.Choices(scenario), ScenarioWriter.Values(scenario), place.Arm);
    }
}
