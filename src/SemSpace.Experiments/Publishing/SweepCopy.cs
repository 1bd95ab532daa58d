using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Sweeps;
using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;

namespace SemSpace.Experiments.Publishing;

/// <summary>A sweep file that names its scenario by a path beside it, with the scenario and the files that it reads.</summary>
/// <param name="Files">The files; none where there is a fault.</param>
/// <param name="Fault">Why there is no copy; null where there is one.</param>
internal sealed record SweepCopy(IReadOnlyList<PackedFile> Files, string? Fault)
{
    /// <summary>Copies a sweep as it was run: one whose copy would make other runs is not copied.</summary>
    /// <param name="file">The expanded sweep file in the sweep's folder.</param>
    /// <param name="folder">Where its copy is to be in the artifact.</param>
    /// <param name="hashes">Hashes of the scenarios that were run.</param>
    /// <exception cref="ResultsException">A file cannot be read or written.</exception>
    public static SweepCopy Of(string file, string folder, IEnumerable<string> hashes)
    {
        FaultList faults = new();
        if (ConfigFile.Read(file, "a sweep file", faults, FileLimits.Sweep) is not { } root || !SweepSchema.Root.TryBind(root, "", new(ConfigFile.FolderOf(file), faults), out SweepFile sweep))
            return new([], faults.InOrder()[0].ToString());
        ScenarioReadResult read = ScenarioReader.Read(sweep.Scenario.FullPath, []);
        if (read.Scenario is not { } scenario) return new([], read.Faults[0].ToString());
        IReadOnlyDictionary<InputFile, string> inputs = RunInputs.Names(scenario);
        PackedFile[] files =
        [
            PackedFile.OfText(SweepRunner.PlanFile, YamlText.Block(SweepSchema.Root.Expand(sweep, new(_ => ResultFolder.ScenarioFile)))),
            PackedFile.OfText(ResultFolder.ScenarioFile, ScenarioWriter.Expand(scenario, input => inputs.TryGetValue(input, out string? name) ? ResultFolder.InputPath(name) : input.FullPath)),
            .. inputs.Select(input => PackedFile.Of(ResultFolder.InputPath(input.Value), input.Key.FullPath)),
        ];
        return Trouble(files, hashes) is { } fault ? new([], fault) : new([.. files.Select(one => one with { Name = $"{folder}/{one.Name}" })], null);
    }

    /// <summary>Why a copy, unpacked, does not make the runs; null where it does.</summary>
    private static string? Trouble(PackedFile[] files, IEnumerable<string> hashes)
    {
        DirectoryInfo place = Directory.CreateTempSubdirectory("semspace-");
        try
        {
            foreach (PackedFile file in files)
            {
                string path = Path.Combine(place.FullName, file.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using Stream from = file.Open();
                WholeFile.WriteBytes(path, from.CopyTo);
            }

            SweepReadResult read = SweepReader.Read(Path.Combine(place.FullName, SweepRunner.PlanFile), []);
            if (read.Plan is not { } plan) return read.Faults[0].ToString();
            HashSet<string> made = [.. plan.Runs.Select(run => ScenarioWriter.Hash(plan.ScenarioOf(run)))];
            return made.IsSupersetOf(hashes) ? null : "its scenario is no longer the one that was run";
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
