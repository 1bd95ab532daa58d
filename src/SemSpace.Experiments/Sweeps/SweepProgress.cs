using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="Done">Runs that are done, those of earlier calls included.</param>
/// <param name="All">All runs.</param>
/// <param name="Run">The run that this is about.</param>
/// <param name="Step">What happened to it.</param>
/// <param name="Summary">Its summary once it is done.</param>
/// <param name="Damage">What is wrong with its earlier results where they are damaged.</param>
public readonly record struct SweepProgress(int Done, int All, SweepRun Run, SweepStep Step, Summary? Summary, string? Damage);

/// <summary>What happened to a run of a sweep.</summary>
public enum SweepStep
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It is done.</summary>
    Finished,

    /// <summary>It was done by an earlier call.</summary>
    Reused,

    /// <summary>Another process on the same folder made it meanwhile.</summary>
    Elsewhere,

    /// <summary>The system ended its process; it is tried again.</summary>
    Lost,

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
