using System.Globalization;
using SemSpace.Experiments.Results;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Experiments.Sweeps;

/// <summary>
/// Where a sweep's runs are. A run's folder bears the arm's name, the seed and the beginning of the scenario's hash, and is found by the
/// hash: arms may be added, left out, reordered or renamed, and what is done stays done.
/// </summary>
/// <param name="Root">The sweep's folder, an absolute path.</param>
public sealed record SweepFolder(string Root)
{
    private const int HashDigits = 12, LongestName = 60;

    private string Runs => Path.Combine(Root, "runs");

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

    /// <summary>A path within the sweep's folder, with slashes on every system.</summary>
    public string Relative(string folder) => Path.GetRelativePath(Root, folder).Replace(Path.DirectorySeparatorChar, '/');

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
