using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.WorkStore;
using SemSpace.Files;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Sweeps;

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

    /// <summary>File name of the same table as Parquet.</summary>
    public const string ParquetFile = "sweep.parquet";

    /// <summary>File name of the fully expanded sweep.</summary>
    public const string PlanFile = "sweep.yaml";

    /// <summary>
    /// Runs what is not done yet and writes one table and the figures over all runs. A failed run does not stop the others; a
    /// stopped sweep keeps what was done and goes on from there when called again.
    /// </summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="jobs">Processes at a time; each trains on one thread.</param>
    /// <param name="work">Where the runs keep finished work, and share it; null for nowhere.</param>
    /// <param name="worker">How to start SemSpace.</param>
    /// <param name="progress">Told of every run that ends; calls come one at a time.</param>
    /// <param name="cancellation">Stops the sweep and its processes.</param>
    /// <exception cref="ResultsException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The sweep was stopped.</exception>
    public static async Task<SweepOutcome> Run(
        SweepPlan plan, SweepFolder folder, int jobs, WorkPlace? work, WorkerCommand worker, IProgress<SweepProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        folder.Check();
        Guard(folder.Root, folder.Make);
        WholeFile.Write(Path.Combine(folder.Root, PlanFile), file => file.Write(plan.Expanded));

        Work runs = new(plan, folder, work, worker, progress);
        runs.TakeWhatIsDone();
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(runs.Open, options, runs.Make);
        return runs.Outcome();
    }

    private static void Guard(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw ResultsException.Writing(path, fault);
        }
    }

    /// <summary>One call's work on the runs of a sweep. Runs may be made from any thread.</summary>
    private sealed class Work
    {
        private readonly SweepPlan _plan;
        private readonly SweepFolder _folder;
        private readonly WorkPlace? _work;
        private readonly WorkerCommand _worker;
        private readonly IProgress<SweepProgress> _progress;
        private readonly SweepRun[] _runs;
        private readonly string[] _hashes;
        private readonly int[] _first;
        private readonly FinishedRun?[] _finished;
        private readonly string?[] _damages, _errors;
        private readonly IReadOnlyDictionary<string, string> _kept;
        private readonly Lock _reporting = new();
        private int _done;

        public Work(SweepPlan plan, SweepFolder folder, WorkPlace? work, WorkerCommand worker, IProgress<SweepProgress> progress)
        {
            (_plan, _folder, _work, _worker, _progress, _runs, _kept) = (plan, folder, work, worker, progress, [.. plan.Runs], folder.Finished());
            _hashes = [.. _runs.Select(run => ScenarioWriter.Hash(plan.ScenarioOf(run)))];
            _first = [.. _hashes.Select(hash => Array.IndexOf(_hashes, hash))];
            _finished = new FinishedRun?[_runs.Length];
            (_damages, _errors) = (new string?[_runs.Length], new string?[_runs.Length]);
        }

        /// <summary>Runs that are not done, by index; of several that are one and the same, the first.</summary>
        public IEnumerable<int> Open => Enumerable.Range(0, _runs.Length).Where(i => _finished[i] is null && _first[i] == i).ToArray();

        public void TakeWhatIsDone()
        {
            for (int i = 0; i < _runs.Length; i++)
            {
                _damages[i] = SweepFolder.Damage(FolderOf(i));
                if (_damages[i] is null && _kept.ContainsKey(_hashes[i])) _finished[i] = FinishedRun.Read(_runs[i], FolderOf(i));
                if (_finished[i] is not null) Report(i, SweepStep.Reused);
                else if (_damages[i] is not null) Report(i, SweepStep.Damaged);
            }
        }

        public async ValueTask Make(int i, CancellationToken cancellation)
        {
            Report(i, SweepStep.Started);
            _errors[i] = Cleared(i) ?? await Start(i, cancellation);
            if (_errors[i] is null) _finished[i] = FinishedRun.Read(_runs[i], FolderOf(i));
            Report(i, _errors[i] is null ? SweepStep.Finished : SweepStep.Failed);
        }

        /// <summary>Writes the table and the figures over all runs that are done.</summary>
        public SweepOutcome Outcome()
        {
            ShareWhatWasMade();
            FinishedRun[] all = [.. _finished.OfType<FinishedRun>()];
            if (all.Length > 0)
            {
                SweepTable.Write(Path.Combine(_folder.Root, TableFile), Path.Combine(_folder.Root, ParquetFile), _plan.Arms[0].Settings.Select(setting => setting.Key), [.. all.Select(Row)]);
                ArmRuns[] arms = [.. all.GroupBy(run => run.Run.Arm).Select(arm => new ArmRuns(
                    arm.Key.Label, [.. arm.Select(run => new ArmRun(run.Summary, run.Rounds))]))];
                _ = FigureCatalogue.WriteSweep(_folder.Root, arms);
            }

            HashSet<string> mine = [.. _hashes];
            return new SweepOutcome(
                _folder.Root, all, [.. _runs.Zip(_errors).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))],
                [.. _kept.Where(pair => !mine.Contains(pair.Key)).Select(pair => _folder.Relative(pair.Value))]);
        }

        /// <summary>Arms that differ only in options of members that they did not choose have one run.</summary>
        private void ShareWhatWasMade()
        {
            for (int i = 0; i < _runs.Length; i++)
            {
                if (_first[i] == i || _finished[i] is not null) continue;
                _errors[i] = _errors[_first[i]];
                if (_finished[_first[i]] is { } made) _finished[i] = made with { Run = _runs[i] };
                Report(i, _errors[i] is null ? SweepStep.Reused : SweepStep.Failed);
            }
        }

        private SweepRow Row(FinishedRun run)
            => new(run.Run.Arm.Label, [.. run.Run.Arm.Settings.Select(setting => setting.Shown)], run.Run.Seed, _folder.Relative(run.Folder), run.Summary);

        private string FolderOf(int i) => _kept.GetValueOrDefault(_hashes[i]) ?? _folder.Of(_runs[i], _hashes[i]);

        /// <summary>Takes damaged results away; says why that cannot be done, which is one run's failure and not the sweep's.</summary>
        private string? Cleared(int i)
        {
            try
            {
                if (_damages[i] is not null) Guard(FolderOf(i), () => SweepFolder.Discard(FolderOf(i), _plan.ScenarioOf(_runs[i])));
                return null;
            }
            catch (ResultsException fault)
            {
                return fault.Message;
            }
        }

        private async Task<string?> Start(int i, CancellationToken cancellation)
        {
            string[] changes = [.. _runs[i].Overrides.SelectMany(change => new[] { "--set", change })];
            string[] arguments = ["run", _plan.ScenarioPath, "--into", FolderOf(i), "--workers", "1", "--quiet", .. _plan.IsQuick ? ["--quick"] : Array.Empty<string>(), WorkerProcess.BoundOption, .. WorkPlace.Options(_work), .. changes];
            (int exitCode, string error) = await WorkerProcess.Run(_worker, arguments, () => ResultFolder.ClearAway(FolderOf(i)), cancellation);
            return exitCode == 0 ? null : error.Trim() is { Length: > 0 } said ? said : $"ended with exit code {exitCode}";
        }

        private void Report(int i, SweepStep step)
        {
            lock (_reporting)
            {
                if (step is SweepStep.Finished or SweepStep.Reused or SweepStep.Failed) _done++;
                _progress.Report(new SweepProgress(_done, _runs.Length, _runs[i], step, _finished[i]?.Summary.FinalScore, _damages[i]));
            }
        }
    }
}
