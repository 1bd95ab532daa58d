using System.Globalization;
using SemSpace.Experiments.Results;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Experiments.Sweeps;

/// <summary>Where a sweep's runs are. A run is done when its folder is there and was made from the same scenario, hash for hash.</summary>
/// <param name="Root">The sweep's folder, an absolute path.</param>
public sealed record SweepFolder(string Root)
{
    private const string RunsFolder = "runs";

    /// <summary>The folder of one run.</summary>
    public string Of(SweepRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Path.Combine(Root, RunsFolder, string.Create(CultureInfo.InvariantCulture, $"arm-{run.Arm.Index:000}-seed-{run.Seed}"));
    }

    /// <summary>Whether a run's results are there and those of its scenario.</summary>
    public bool IsDone(SweepRun run, Scenario scenario)
    {
        string folder = Of(run);
        return File.Exists(Path.Combine(folder, Manifest.FileName)) && Manifest.Read(folder).ScenarioHash == ScenarioWriter.Hash(scenario);
    }
}
