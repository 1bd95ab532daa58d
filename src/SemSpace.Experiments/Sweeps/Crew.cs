using System.Collections.Concurrent;
using System.Globalization;
using SemSpace.Experiments.Executors;
using SemSpace.Experiments.WorkStore;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;

namespace SemSpace.Experiments.Sweeps;

/// <summary>What runs of a sweep are made with.</summary>
/// <param name="Jobs">Processes at a time, memory permitting; each trains on one thread.</param>
/// <param name="Work">Where the runs keep finished work, and share it; null for nowhere.</param>
/// <param name="Worker">How to start SemSpace.</param>
public sealed record CrewMeans(int Jobs, WorkPlace? Work, WorkerCommand Worker);

/// <summary>
/// Makes runs in processes of their own, as many at a time as there are jobs and memory for, and shares them with other crews on the
/// same folder by <see cref="RunClaims"/>. A process that the system ends costs its run, which is tried again, and nothing else. Runs that train nothing are so
/// short that one process makes them one after the other.
/// </summary>
internal sealed class Crew(SweepRuns runs, CrewMeans means) : IDisposable
{
    private const int FirstSignal = 128, KillSignal = 9;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly MemoryBudget _memory = new();
    private readonly LinkedList<int> _open = [];
    private readonly Dictionary<Task<Ending>, (int Run, Claim Claim)> _going = [];
    private readonly ConcurrentBag<WorkerProcess> _idle = [];

    /// <summary>How a run's process ended.</summary>
    /// <param name="Error">What it said where it failed; null where it is done.</param>
    /// <param name="IsLost">Whether the system ended it.</param>
    private sealed record Ending(string? Error, bool IsLost);

    /// <summary>Takes runs and makes them.</summary>
    /// <param name="most">Runs to take at most.</param>
    /// <param name="waits">Whether to stay until all runs are done, those of other crews too.</param>
    /// <param name="cancellation">Stops the processes; the runs are given back.</param>
    public async Task Work(int most, bool waits, CancellationToken cancellation)
    {
        using RunClaims claims = new(runs.Root, ProcessMark.Self, RunClaims.Lease);
        foreach (int i in runs.Open) _open.AddLast(i);
        while (true)
        {
            claims.Refresh();
            while (most > 0 && _going.Count < means.Jobs && (_going.Count == 0 || !_idle.IsEmpty || _memory.AllowsOneMore()) && !cancellation.IsCancellationRequested && Next(claims) is var (run, claim))
            {
                most--;
                runs.NoteStart(run);
                _going.Add(Make(run, cancellation), (run, claim));
            }

            if (_going.Count == 0 && (cancellation.IsCancellationRequested || most == 0 || _open.Count == 0 || !waits)) break;
            Task look = Task.Delay(BetweenLooks, CancellationToken.None);
            Task ended = await Task.WhenAny([look, .. _going.Keys]);
            if (ended is Task<Ending> made) End(claims, made);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The next run that this crew may make, taken; null where there is none now. What others have done or failed in meanwhile is noted.</summary>
    private (int Run, Claim Claim)? Next(RunClaims claims)
    {
        for (LinkedListNode<int>? node = _open.First, next; node is not null; node = next)
        {
            (int run, next) = (node.Value, node.Next);
            Claim? claim = Take(claims, run);
            if (claim?.State == ClaimState.Held) continue;
            _open.Remove(node);
            if (claim?.State == ClaimState.Taken) return (run, claim);
        }

        return null;
    }

    /// <summary>Tries to take a run; null where there is nothing to make any more.</summary>
    private Claim? Take(RunClaims claims, int run)
    {
        try
        {
            Claim claim = claims.Take(runs.HashOf(run), string.Create(CultureInfo.InvariantCulture, $"{runs[run].Arm.Label}, seed {runs[run].Seed}"));
            if (claim.State == ClaimState.Failed) runs.NoteFailure(run, claim.Error!);
            if (claim.State != ClaimState.Taken || !runs.IsDoneElsewhere(run)) return claim;
            claims.Finish(runs.HashOf(run));
            return null;
        }
        catch (ResultsException fault)
        {
            runs.NoteFailure(run, fault.Message);
            return null;
        }
    }

    private async Task<Ending> Make(int run, CancellationToken cancellation)
    {
        if (runs.Clear(run) is { } problem) return new(problem, false);
        string folder = runs.FolderOf(run);
        string[] changes = [.. runs[run].Overrides.SelectMany(change => new[] { "--set", change })];
        string[] arguments = ["run", runs.Plan.ScenarioPath, "--into", folder, "--workers", "1", "--quiet", .. Switches(), .. WorkPlace.Options(means.Work), .. changes];
        (int exitCode, string said) = await Make(arguments, mayStay: runs.IsTiming(run), () => ResultFolder.ClearAway(folder), cancellation);
        if (exitCode == 0) return new(null, false);
        if (exitCode <= FirstSignal) return new(said.Trim() is { Length: > 0 } error ? error : $"ended with exit code {exitCode}", false);
        ResultFolder.ClearAway(folder);
        string likely = exitCode == FirstSignal + KillSignal ? ", as Linux does where memory runs out: fewer at a time, by --jobs, may help" : "";
        return new($"its process was ended by signal {exitCode - FirstSignal}{likely}", true);
    }

    private IEnumerable<string> Switches()
    {
        if (runs.Plan.IsQuick) yield return "--quick";
        if (!runs.Plan.HasRunFigures) yield return "--no-figures";
    }

    /// <summary>Has a run made by a process, which may make others after it.</summary>
    private async Task<RunAnswer> Make(string[] arguments, bool mayStay, Action clear, CancellationToken cancellation)
    {
        if (!mayStay || !_idle.TryTake(out WorkerProcess? worker)) worker = WorkerProcess.Start(means.Worker);
        _memory.Watch(worker.Id);
        try
        {
            RunAnswer answer = await worker.Make(arguments, cancellation);
            if (mayStay && answer.ExitCode == 0) _idle.Add(worker);
            else worker.Dispose();
            return answer;
        }
        catch (OperationCanceledException)
        {
            worker.Dispose();
            clear();
            throw;
        }
    }

    /// <summary>Ends the processes that wait for runs.</summary>
    public void Dispose()
    {
        foreach (WorkerProcess worker in _idle) worker.Dispose();
    }

    private void End(RunClaims claims, Task<Ending> ended)
    {
        _ = _going.Remove(ended, out (int Run, Claim Claim) made);
        if (ended.IsCanceled)
        {
            claims.Release(made.Claim);
            return;
        }

        Ending ending = ended.GetAwaiter().GetResult();
        if (ending.Error is null)
        {
            runs.NoteEnd(made.Run);
            claims.Finish(runs.HashOf(made.Run));
            return;
        }

        claims.Fail(made.Claim, ending.Error, ending.IsLost);
        if (!ending.IsLost)
        {
            runs.NoteFailure(made.Run, ending.Error);
            return;
        }

        runs.NoteLoss(made.Run);
        _open.AddLast(made.Run);
    }
}
