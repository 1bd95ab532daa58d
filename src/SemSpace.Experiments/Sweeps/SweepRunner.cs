using SemSpace.Experiments.Plots;
using SemSpace.Experiments.Results;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="Done">Runs that are done, those of earlier calls included.</param>
/// <param name="All">All runs.</param>
/// <param name="Run">The run that this is about.</param>
/// <param name="Step">What happened to it.</param>
/// <param name="Score">Its final score once it is done.</param>
public readonly record struct SweepProgress(int Done, int All, SweepRun Run, SweepStep Step, double? Score);

/// <summary>What happened to a run of a sweep.</summary>
public enum SweepStep
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It is done.</summary>
    Finished,

    /// <summary>It was done by an earlier call.</summary>
    Reused,

    /// <summary>It was done by an earlier call, but its results are damaged; it is made again.</summary>
    Damaged,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>A run that is done.</summary>
/// <param name="Run">The run.</param>
/// <param name="Folder">Its folder, an absolute path.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Rounds">Its versions and their scores.</param>
public sealed record FinishedRun(SweepRun Run, string Folder, Summary Summary, IReadOnlyList<RoundRecord> Rounds)
{
    /// <summary>Reads a run's results.</summary>
    /// <exception cref="ResultsException">A file of them is damaged or not there.</exception>
    public static FinishedRun Read(SweepRun run, string folder)
    {
        Summary summary = Summary.Read(folder);
        return new(run, folder, summary, RunRecords.Read(folder, summary.Metrics).Rounds);
    }
}

/// <summary>What a sweep leaves.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Runs">Runs that are done, in the plan's order.</param>
/// <param name="Failures">Runs that failed, with what they said.</param>
/// <param name="Strays">Folders of finished runs that are none of the sweep's, for example of a value that was taken out of its grid.</param>
public sealed record SweepOutcome(
    string Folder, IReadOnlyList<FinishedRun> Runs, IReadOnlyList<(SweepRun Run, string Error)> Failures, IReadOnlyList<string> Strays);

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
        string[] hashes = [.. runs.Select(run => ScenarioWriter.Hash(Read(plan, run)))];
        FinishedRun?[] finished = new FinishedRun?[runs.Length];
        string?[] errors = new string?[runs.Length];
        int done = 0;
        Lock reporting = new();
        void Report(int i, SweepStep step)
        {
            lock (reporting)
            {
                if (step is SweepStep.Finished or SweepStep.Reused or SweepStep.Failed) done++;
                progress.Report(new SweepProgress(done, runs.Length, runs[i], step, finished[i]?.Summary.FinalScore));
            }
        }

        IReadOnlyDictionary<string, string> kept = folder.Finished();
        for (int i = 0; i < runs.Length; i++)
        {
            if (!kept.TryGetValue(hashes[i], out string? results)) continue;
            finished[i] = TryRead(runs[i], results);
            Report(i, finished[i] is null ? SweepStep.Damaged : SweepStep.Reused);
        }

        int[] open = [.. Enumerable.Range(0, runs.Length).Where(i => finished[i] is null)];
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(open, options, async (i, stop) =>
        {
            Report(i, SweepStep.Started);
            string target = kept.GetValueOrDefault(hashes[i]) ?? folder.Of(runs[i], hashes[i]);
            errors[i] = await RunOne(plan, runs[i], target, worker, stop);
            if (errors[i] is null) finished[i] = FinishedRun.Read(runs[i], target);
            Report(i, errors[i] is null ? SweepStep.Finished : SweepStep.Failed);
        });

        FinishedRun[] all = [.. finished.OfType<FinishedRun>()];
        if (all.Length > 0) WriteOverview(plan, folder, all);
        HashSet<string> mine = [.. hashes];
        return new SweepOutcome(
            folder.Root, all, [.. runs.Zip(errors).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))],
            [.. kept.Where(pair => !mine.Contains(pair.Key)).Select(pair => folder.Relative(pair.Value))]);
    }

    private static FinishedRun? TryRead(SweepRun run, string folder)
    {
        try
        {
            return FinishedRun.Read(run, folder);
        }
        catch (ResultsException)
        {
            return null;
        }
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

    private static void WriteOverview(SweepPlan plan, SweepFolder folder, IReadOnlyList<FinishedRun> finished)
    {
        Guard(folder.Root, () => SweepTable.Write(Path.Combine(folder.Root, TableFile), plan, folder, finished));
        ArmRuns[] arms = [.. finished.GroupBy(run => run.Run.Arm).Select(arm => new ArmRuns(
            arm.Key.Label, [.. arm.Select(run => new ArmRun(run.Summary, run.Rounds))]))];
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
