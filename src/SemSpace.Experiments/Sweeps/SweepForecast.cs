using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Sweeps;

/// <summary>What a sweep has done and what is left of it.</summary>
/// <param name="Runs">Runs in all; arms that differ only in options of members that they did not choose share theirs.</param>
/// <param name="Left">The hashes of those that are not done.</param>
/// <param name="SecondsPerRun">How long one took on one thread, on the mean of those that are done; null where none is.</param>
/// <param name="BytesPerRun">What one takes on the disk, on their mean.</param>
public sealed record SweepForecast(int Runs, IReadOnlyList<string> Left, double? SecondsPerRun, double? BytesPerRun)
{
    /// <summary>Runs that are done.</summary>
    public int Done => Runs - Left.Count;

    /// <summary>Looks at what a sweep's folder holds.</summary>
    /// <exception cref="ScenarioException">A run's scenario has faults.</exception>
    /// <exception cref="ResultsException">The folder is not a sweep's.</exception>
    public static SweepForecast Of(SweepPlan plan, SweepFolder folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        folder.Check();
        string[] hashes = [.. plan.Runs.Select(run => ScenarioWriter.Hash(plan.ScenarioOf(run))).Distinct()];
        IReadOnlyDictionary<string, string> kept = folder.Finished();
        ILookup<bool, string> areDone = hashes.ToLookup(hash => kept.ContainsKey(hash) && SweepFolder.Damage(kept[hash]) is null);
        string[] left = [.. areDone[false]], done = [.. areDone[true].Select(hash => kept[hash])];
        return done.Length == 0
            ? new(hashes.Length, left, null, null)
            : new(hashes.Length, left, done.Average(run => Manifest.Read(run).WallTimeS.Values.Sum()), done.Average(run => (double)new DirectoryInfo(run).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)));
    }
}
