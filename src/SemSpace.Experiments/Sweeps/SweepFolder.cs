using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Sweeps;

/// <summary>
/// Where a sweep's runs are. A run's folder bears the arm's name, the seed and the beginning of the scenario's hash, and is found by the
/// hash: arms may be added, left out, reordered or renamed, and what is done stays done.
/// </summary>
/// <param name="Root">The sweep's folder, an absolute path.</param>
public sealed record SweepFolder(string Root)
{
    private const int HashDigits = 12, LongestName = 60;
    private const string RunsName = "runs";

    /// <summary>The files over all runs, beside the runs' folders and the figures.</summary>
    public IEnumerable<OutputPlace> Files => [Path.Combine(Root, SweepRunner.PlanFile), Path.Combine(Root, SweepRunner.TableFile), Path.Combine(Root, SweepRunner.ParquetFile)];

    private string Runs => Path.Combine(Root, RunsName);

    /// <summary>The table of the sweep in whose folder a run's folder lies, by its path alone; null where it lies in none.</summary>
    /// <param name="run">The run's folder, an absolute path.</param>
    internal static string? TableOf(string run)
        => Path.GetDirectoryName(run) is { } runs && Path.GetFileName(runs) == RunsName && Path.GetDirectoryName(runs) is { } root ? Path.Combine(root, SweepRunner.TableFile) : null;

    /// <summary>The folder that a run's results will get.</summary>
    /// <param name="run">The run.</param>
    /// <param name="hash">Its scenario's hash.</param>
    public string Of(SweepRun run, string hash)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(hash);
        return Path.Combine(Runs, string.Create(CultureInfo.InvariantCulture, $"{Plain(run.Arm.Label)}-seed-{run.Seed}-{hash[..HashDigits]}"));
    }

    /// <summary>The folders of finished runs by their scenario's hash. A folder whose manifest cannot be read is none.</summary>
    public IReadOnlyDictionary<string, string> Finished()
    {
        Dictionary<string, string> folders = [];
        if (!Directory.Exists(Runs)) return folders;
        foreach (string folder in Directory.EnumerateDirectories(Runs).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            if (HashOf(folder) is { } hash) _ = folders.TryAdd(hash, folder);
        }

        return folders;
    }

    /// <summary>The folder of a finished run by its scenario's hash, looked for now; null where there is none.</summary>
    internal string? FinishedWith(string hash)
        => Directory.Exists(Runs) ? Directory.EnumerateDirectories(Runs, $"*-{hash[..HashDigits]}").Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal).FirstOrDefault(folder => HashOf(folder) == hash) : null;

    /// <summary>A path within the sweep's folder, with slashes on every system.</summary>
    public string Relative(string folder) => SlashPath.Relative(Root, folder);

    /// <summary>Refuses a folder that is somebody's own: one that holds something, but no runs.</summary>
    /// <exception cref="ResultsException">It is.</exception>
    internal void Check()
    {
        if (Directory.Exists(Runs) || !Directory.Exists(Root)) return;
        string? foreign = Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName).Order(StringComparer.Ordinal).FirstOrDefault();
        if (foreign is not null) throw new ResultsException($"Results cannot be written to {Root}: it holds {foreign}, but no sweep of SemSpace's. Choose another folder.");
    }

    /// <summary>Makes the folder of the runs, by which a sweep's folder is known.</summary>
    internal void Make() => Directory.CreateDirectory(Runs);

    /// <summary>What is wrong with a run's results; null where they are whole or there are none.</summary>
    internal static string? Damage(string folder)
        => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() ? RunCheck.Damage(folder) : null;

    /// <summary>Deletes a damaged run, so that it can be made again.</summary>
    /// <exception cref="ResultsException">Something else is in its folder, too.</exception>
    internal static void Discard(string folder, Scenario scenario)
    {
        IReadOnlyList<string> inputs = [.. RunInputs.Names(scenario).Values];
        if (RunFiles.FirstForeign(folder, inputs) is { } foreign)
            throw new ResultsException($"{folder} is damaged and cannot be made again: it holds {foreign}, which SemSpace did not write. Take that away.");
        RunFiles.Delete(folder, inputs);
    }

    private static string? HashOf(string folder)
    {
        try
        {
            return Manifest.Read(folder).ScenarioHash;
        }
        catch (ResultsException)
        {
            return null;
        }
    }

    /// <summary>A label as part of a folder's name on every system.</summary>
    private static string Plain(string label)
    {
        string plain = string.Concat(label.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')).Trim('-', '.');
        while (plain.Contains("--", StringComparison.Ordinal)) plain = plain.Replace("--", "-", StringComparison.Ordinal);
        return plain.Length > LongestName ? plain[..LongestName].TrimEnd('-', '.') : plain.Length == 0 ? "arm" : plain;
    }
}
