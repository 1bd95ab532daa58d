using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>A finished run as it lies on the disk.</summary>
/// <param name="Place">Where it was found, and what the sweep that it was found in calls its arm and its values.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Manifest">What made it.</param>
/// <param name="Settings">What its author chose, by key path: seed, name and description left out, and all that stands at its default.</param>
/// <param name="Values">Every key with its value, by key path.</param>
public sealed record FoundRun(
    RunPlace Place, Summary Summary, Manifest Manifest, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Its folder, an absolute path.</summary>
    public string Folder => Place.Folder;

    /// <summary>Why its scenario may not be the one that was run; null where it is.</summary>
    public string? Doubt { get; private init; }

    private RunRecords? _records;

    /// <summary>Its tables, read when they are first asked for, and kept.</summary>
    /// <exception cref="ResultsException">A file is not there, cannot be read or lacks rows.</exception>
    public RunRecords Records
    {
        get => _records ??= ReadRecords();
        init => _records = value;
    }

    /// <summary>Start of the simulated time.</summary>
    /// <exception cref="ResultsException">The summary has no such time.</exception>
    public Epoch Start => Epoch.TryParse(Summary.StartUtc, out Epoch start) ? start : throw new ResultsException($"start_utc is {Summary.StartUtc} in the summary of {Folder}; must be a UTC time.");

    /// <summary>End of the simulated time.</summary>
    /// <exception cref="ResultsException">The summary has no start.</exception>
    internal Epoch End => Start + Duration.FromHours(Summary.DurationH);

    /// <summary>The run as if it had been asked for another target, from its versions' validation scores.</summary>
    /// <exception cref="ResultsException">Its tables cannot be read.</exception>
    public FoundRun Aiming(double target) => this with { Summary = Summary with { TargetScore = target, TimeToTargetH = Summariser.TimeToTargetH(Start, Records.Rounds, target) } };

    /// <summary>Its tables, read now, for those who go through many runs.</summary>
    /// <exception cref="ResultsException">A file is not there, cannot be read or lacks rows.</exception>
    public RunRecords ReadRecords() => RunCheck.Read(Folder, Summary);

    /// <summary>Reads a run.</summary>
    /// <exception cref="ResultsException">A file is not there or cannot be read, or the scenario is not the one that was run.</exception>
    public static FoundRun Read(RunPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Table.Length > 0 && !Directory.Exists(place.Folder)) throw new ResultsException($"{place.Folder} is not there, though {place.Table} names it; calling the sweep again makes it again.");
        (Summary summary, Manifest manifest) = (Summary.Read(place.Folder), Manifest.Read(place.Folder));
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(place.Folder, ResultFolder.ScenarioFile), []);
        if (read.Scenario is not { } scenario)
            throw new ResultsException($"{place.Folder} cannot be compared: its scenario is not one of this version of SemSpace ({read.Faults[0]}).");
        return new(place, summary, manifest, ScenarioWriter.Choices(scenario), ScenarioWriter.Values(scenario)) { Doubt = ScenarioCheck.Doubt(place.Folder, scenario, manifest) };
    }
}
