using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Sweeps;

/// <summary>What a sweep leaves.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Runs">Runs that are done, in the plan's order.</param>
/// <param name="Failures">Runs that failed, with what they said.</param>
/// <param name="Missing">Runs that are neither done nor have failed.</param>
/// <param name="Strays">Folders of finished runs that are none of the sweep's, for example of a value that was taken out of its grid.</param>
public sealed record SweepOutcome(
    string Folder, IReadOnlyList<FinishedRun> Runs, IReadOnlyList<(SweepRun Run, string Error)> Failures, IReadOnlyList<SweepRun> Missing, IReadOnlyList<string> Strays);

/// <summary>Runs all points of a sweep, each in a process of its own.</summary>
public static class SweepRunner
{
    /// <summary>File name of the table over all runs.</summary>
    public const string TableFile = "sweep.csv";

    /// <summary>File name of the same table as Parquet.</summary>
    public const string ParquetFile = "sweep.parquet";

    /// <summary>File name of the fully expanded sweep.</summary>
    public const string PlanFile = "sweep.yaml";

    /// <summary>
    /// Runs what is not done yet, together with whoever else works on the folder, and writes one table and the figures over all runs. A
    /// failed run does not stop the others; a stopped sweep keeps what was done and goes on from there when called again.
    /// </summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="means">What the runs are made with.</param>
    /// <param name="progress">Told of every run that begins or ends; calls come one at a time.</param>
    /// <param name="cancellation">Stops the sweep and its processes.</param>
    /// <exception cref="ResultsException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The sweep was stopped.</exception>
    public static async Task<SweepOutcome> Run(SweepPlan plan, SweepFolder folder, CrewMeans means, IProgress<SweepProgress> progress, CancellationToken cancellation)
    {
        SweepRuns runs = new(plan, folder, progress);
        Prepare(plan, folder);
        runs.TakeWhatIsDone();
        using Crew crew = new(runs, means);
        await crew.Work(int.MaxValue, waits: true, cancellation);
        return runs.Merge();
    }

    /// <summary>
    /// Takes runs that nobody has taken, until none is left or enough are done; what others make is theirs, and the table is left to
    /// <see cref="Merge"/>. Any number of processes on any machines may do so in one folder.
    /// </summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="means">What the runs are made with.</param>
    /// <param name="most">Runs to take at most.</param>
    /// <param name="progress">Told of every run that begins or ends; calls come one at a time.</param>
    /// <param name="cancellation">Stops the processes; the runs are given back.</param>
    /// <inheritdoc cref="Run" path="/exception"/>
    public static async Task<SweepOutcome> Work(SweepPlan plan, SweepFolder folder, CrewMeans means, int most, IProgress<SweepProgress> progress, CancellationToken cancellation)
    {
        SweepRuns runs = new(plan, folder, progress);
        runs.TakeWhatIsDone();
        using Crew crew = new(runs, means);
        await crew.Work(most, waits: false, cancellation);
        return runs.Outcome();
    }

    /// <summary>Writes the table and the figures over the runs that are done, and makes none.</summary>
    /// <inheritdoc cref="Run"/>
    public static SweepOutcome Merge(SweepPlan plan, SweepFolder folder, IProgress<SweepProgress> progress)
    {
        SweepRuns runs = new(plan, folder, progress);
        runs.TakeWhatIsDone();
        runs.TakeWhatFailed();
        return runs.Merge();
    }

    /// <summary>Makes a sweep's folder and writes the sweep into it, so that it can be worked on.</summary>
    /// <exception cref="ResultsException">The folder cannot be written, or is another's.</exception>
    public static void Prepare(SweepPlan plan, SweepFolder folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        folder.Check();
        try
        {
            folder.Make();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw ResultsException.Writing(folder.Root, fault);
        }

        WholeFile.Write(Path.Combine(folder.Root, PlanFile), file => file.Write(plan.Expanded));
    }
}
