using SemSpace.Experiments.Scenarios;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>Looks whether the scenario in a run's folder is still the one that was run, by the hash in the run's manifest.</summary>
internal static class ScenarioCheck
{
    /// <summary>Why that cannot be told, in a sentence; null where it is the one.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="scenario">The scenario in it.</param>
    /// <param name="manifest">The run's manifest.</param>
    /// <exception cref="ResultsException">It is another one.</exception>
    /// <exception cref="IOException">A file that the scenario names cannot be read.</exception>
    public static string? Doubt(string folder, Scenario scenario, Manifest manifest)
    {
        if (ScenarioWriter.Hash(scenario) == manifest.ScenarioHash) return null;
        if (scenario.Data is { Stored: { } source } && !ScenarioWriter.HasData(scenario)) return $"{ResultFolder.ScenarioFile} cannot be checked, since the data set {source.Name} is not on this machine.";
        if (manifest.IdentityVersion == ScenarioWriter.IdentityVersion || manifest.SemspaceVersion == Manifest.ProgramVersion)
            throw new ResultsException($"{Path.Combine(folder, ResultFolder.ScenarioFile)} is not what was run: its hash is not that in {Manifest.FileName}. It, or a file or data set that it names, was changed afterwards: put it back as it was, or delete the folder and make the run again.");
        return $"{ResultFolder.ScenarioFile} may not be what was run: its hash is not that in {Manifest.FileName}. It was changed afterwards, or SemSpace {manifest.SemspaceVersion}, which made the run, takes the hash in another way. Make the run again to be sure.";
    }
}
