using SemSpace.Experiments.Plots;
using SemSpace.Experiments.Results;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Experiments.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="Done">Runs that are done, those of earlier calls included.</param>
/// <param name="All">All runs.</param>
/// <param name="Run">The run that this is about.</param>
/// <param name="Score">Its final score; null when it failed.</param>
/// <param name="Reused">Whether it was done by an earlier call.</param>
public readonly record struct SweepProgress(int Done, int All, SweepRun Run, double? Score, bool Reused);

/// <summary>What a sweep leaves.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Runs">Runs that are done, with their summaries, in the plan's order.</param>
/// <param name="Failures">Runs that failed, with what they said.</param>
public sealed record SweepOutcome(
    string Folder, IReadOnlyList<(SweepRun Run, Summary Summary)> Runs, IReadOnlyList<(SweepRun Run, string Error)> Failures);

/// <summary>Runs all points of a sweep, each in a process of its own.</summary>
public static class SweepRunner
{
    /// <summary>File name of the table over all runs.</summary>
    public const string TableFile = "sweep.csv";

    private const string PlanFile = "sweep.yaml";

    /// <summary>
    /// Runs what is not done yet and writes one table and the figures over all runs. A failed run does not stop the others; a
    /// stopped sweep keeps what was done and goes on from there when called again.
    /// </summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="jobs">Processes at a time; each trains on one thread.</param>
    /// <param name="worker">How to start SemSpace.</param>
    /// <param name="progress">Told of every run that ends; calls come one at a time.</param>
    /// <param name="cancellation">Stops the sweep and its processes.</param>
    /// <exception cref="ResultsException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The sweep was stopped.</exception>
    public static async Task<SweepOutcome> Run(
        SweepPlan plan, SweepFolder folder, int jobs, WorkerCommand worker, IProgress<SweepProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        Guard(folder.Root, () =>
        {
            Directory.CreateDirectory(folder.Root);
            File.WriteAllText(Path.Combine(folder.Root, PlanFile), plan.Expanded);
        });

        SweepRun[] runs = [.. plan.Runs];
        string?[] errors = new string?[runs.Length];
        int done = 0;
        Lock reporting = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForAsync(0, runs.Length, options, async (i, stop) =>
        {
            bool reused = folder.IsDone(runs[i], Read(plan, runs[i]));
            if (!reused) errors[i] = await RunOne(plan, runs[i], folder.Of(runs[i]), worker, stop);
            lock (reporting) progress.Report(new SweepProgress(++done, runs.Length, runs[i], errors[i] is null ? Summary.Read(folder.Of(runs[i])).FinalScore : null, reused));
        });

        (SweepRun Run, Summary Summary)[] finished = [.. runs.Where((_, i) => errors[i] is null).Select(run => (run, Summary.Read(folder.Of(run))))];
        if (finished.Length > 0) WriteOverview(plan, folder, finished);
        return new SweepOutcome(folder.Root, finished, [.. runs.Zip(errors).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))]);
    }

    private static Scenario Read(SweepPlan plan, SweepRun run)
    {
        ScenarioReadResult read = ScenarioReader.Read(plan.ScenarioPath, run.Overrides);
        return read.Scenario ?? throw new ScenarioException(read.Faults);
    }

    private static async Task<string?> RunOne(SweepPlan plan, SweepRun run, string folder, WorkerCommand worker, CancellationToken cancellation)
    {
        string[] arguments = ["run", plan.ScenarioPath, "--into", folder, "--workers", "1", "--quiet", WorkerProcess.BoundOption, .. run.Overrides.SelectMany(change => new[] { "--set", change })];
        (int exitCode, string error) = await WorkerProcess.Run(worker, arguments, cancellation);
        return exitCode == 0 ? null : error.Trim() is { Length: > 0 } said ? said : $"ended with exit code {exitCode}";
    }

    private static void WriteOverview(SweepPlan plan, SweepFolder folder, IReadOnlyList<(SweepRun Run, Summary Summary)> finished)
    {
        Guard(folder.Root, () => SweepTable.Write(Path.Combine(folder.Root, TableFile), plan, finished));
        ArmRuns[] arms = [.. finished.GroupBy(run => run.Run.Arm).Select(arm => new ArmRuns(
            arm.Key.Label, [.. arm.Select(run => new ArmRun(run.Summary, RunRecords.Read(folder.Of(run.Run), run.Summary.Metrics).Rounds))]))];
        _ = Figures.WriteSweep(folder.Root, arms);
    }

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (ResultsException.IsFileTrouble(fault))
        {
            throw ResultsException.Writing(path, fault);
        }
    }
}
