using SemSpace.Experiments.Executors;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Files;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Sweeps;

/// <summary>The runs of a sweep with what is known of each: done, damaged, failed, or to be made. Not thread-safe.</summary>
internal sealed class SweepRuns
{
    private readonly SweepFolder _folder;
    private readonly IProgress<SweepProgress> _progress;
    private readonly SweepRun[] _runs;
    private readonly string[] _hashes;
    private readonly bool[] _areTiming;
    private readonly int[] _first;
    private readonly FinishedRun?[] _finished;
    private readonly string?[] _damages, _errors;
    private readonly IReadOnlyDictionary<string, string> _kept;
    private int _done;

    /// <summary>Looks at what a sweep's folder holds.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="progress">Told what becomes of the runs.</param>
    /// <exception cref="ResultsException">The folder is another's.</exception>
    public SweepRuns(SweepPlan plan, SweepFolder folder, IProgress<SweepProgress> progress)
    {
        folder.Check();
        (Plan, _folder, _progress, _runs, _kept) = (plan, folder, progress, [.. plan.Runs], folder.Finished());
        Scenario[] scenarios = [.. _runs.Select(plan.ScenarioOf)];
        _hashes = [.. scenarios.Select(ScenarioWriter.Hash)];
        _areTiming = [.. scenarios.Select(scenario => scenario.Mode == RunMode.Timing)];
        _first = [.. _hashes.Select(hash => Array.IndexOf(_hashes, hash))];
        _finished = new FinishedRun?[_runs.Length];
        (_damages, _errors) = (new string?[_runs.Length], new string?[_runs.Length]);
    }

    /// <summary>The sweep.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The folder.</summary>
    public string Root => _folder.Root;

    /// <summary>Runs that are to be made, by index; of several that are one and the same, the first.</summary>
    public IEnumerable<int> Open => Enumerable.Range(0, _runs.Length).Where(i => _finished[i] is null && _errors[i] is null && _first[i] == i).ToArray();

    /// <summary>A run.</summary>
    public SweepRun this[int i] => _runs[i];

    /// <summary>The hash of a run's scenario.</summary>
    public string HashOf(int i) => _hashes[i];

    /// <summary>Whether a run trains nothing.</summary>
    public bool IsTiming(int i) => _areTiming[i];

    /// <summary>Where a run's results are or are to be.</summary>
    public string FolderOf(int i) => _kept.GetValueOrDefault(_hashes[i]) ?? _folder.Of(_runs[i], _hashes[i]);

    /// <summary>Reads the runs that are done.</summary>
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

    /// <summary>Reads why runs failed that nobody works on.</summary>
    public void TakeWhatFailed()
    {
        ILookup<string, RunClaims.Found> attempts = RunClaims.All(Root).ToLookup(attempt => attempt.Key);
        foreach (int i in Open)
        {
            if (attempts[RunClaims.KeyOf(_hashes[i])].MaxBy(attempt => attempt.Number)?.Content?.Error is { } error) NoteFailure(i, error);
        }
    }

    /// <summary>Reads a run's results if another process has put them there.</summary>
    public bool IsDoneElsewhere(int i)
    {
        if (_folder.FinishedWith(_hashes[i]) is not { } folder || SweepFolder.Damage(folder) is not null) return false;
        _finished[i] = FinishedRun.Read(_runs[i], folder);
        Report(i, SweepStep.Elsewhere);
        return true;
    }

    /// <summary>A run begins.</summary>
    public void NoteStart(int i) => Report(i, SweepStep.Started);

    /// <summary>A run is done.</summary>
    public void NoteEnd(int i)
    {
        _finished[i] = FinishedRun.Read(_runs[i], FolderOf(i));
        Report(i, SweepStep.Finished);
    }

    /// <summary>A run failed.</summary>
    public void NoteFailure(int i, string error)
    {
        _errors[i] = error;
        Report(i, SweepStep.Failed);
    }

    /// <summary>The system ended a run's process; it is tried again.</summary>
    public void NoteLoss(int i) => Report(i, SweepStep.Lost);

    /// <summary>Takes damaged results away; says why that cannot be done, which is one run's failure and not the sweep's.</summary>
    public string? Clear(int i)
    {
        string folder = FolderOf(i);
        try
        {
            if (SweepFolder.Damage(folder) is not null) SweepFolder.Discard(folder, Plan.ScenarioOf(_runs[i]));
            return null;
        }
        catch (ResultsException fault)
        {
            return fault.Message;
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            return ResultsException.Writing(folder, fault).Message;
        }
    }

    /// <summary>Writes the table and the figures over all runs that are done.</summary>
    public SweepOutcome Merge()
    {
        SweepOutcome outcome = Outcome();
        if (outcome.Runs.Count == 0) return outcome;
        SweepTable.Write(Path.Combine(Root, SweepRunner.TableFile), Path.Combine(Root, SweepRunner.ParquetFile), Plan.Arms[0].Settings.Select(setting => setting.Key), [.. outcome.Runs.Select(Row)]);
        ArmRuns[] arms = [.. outcome.Runs.GroupBy(run => run.Run.Arm).Select(arm => new ArmRuns(
            arm.Key.Label, [.. arm.Select(run => new ArmRun(run.Summary, run.Rounds))]))];
        _ = FigureCatalogue.WriteSweep(Root, arms);
        return outcome;
    }

    /// <summary>What is done, what failed and what is missing.</summary>
    public SweepOutcome Outcome()
    {
        ShareWhatWasMade();
        HashSet<string> mine = [.. _hashes];
        return new SweepOutcome(
            Root, [.. _finished.OfType<FinishedRun>()], [.. _runs.Zip(_errors).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))],
            [.. _runs.Where((_, i) => _finished[i] is null && _errors[i] is null)], [.. _kept.Where(pair => !mine.Contains(pair.Key)).Select(pair => _folder.Relative(pair.Value))]);
    }

    /// <summary>Arms that differ only in options of members that they did not choose have one run.</summary>
    private void ShareWhatWasMade()
    {
        for (int i = 0; i < _runs.Length; i++)
        {
            if (_first[i] == i || _finished[i] is not null) continue;
            _errors[i] = _errors[_first[i]];
            if (_finished[_first[i]] is { } made) _finished[i] = made with { Run = _runs[i] };
            if (_finished[i] is not null) Report(i, SweepStep.Reused);
            else if (_errors[i] is not null) Report(i, SweepStep.Failed);
        }
    }

    private SweepRow Row(FinishedRun run)
        => new(run.Run.Arm.Label, [.. run.Run.Arm.Settings.Select(setting => setting.Shown)], run.Run.Seed, _folder.Relative(run.Folder), run.Summary);

    private void Report(int i, SweepStep step)
    {
        if (step is SweepStep.Finished or SweepStep.Reused or SweepStep.Elsewhere or SweepStep.Failed) _done++;
        _progress.Report(new SweepProgress(_done, _runs.Length, _runs[i], step, _finished[i]?.Summary, _damages[i]));
    }
}
