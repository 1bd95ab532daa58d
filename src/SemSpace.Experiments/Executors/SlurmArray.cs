using System.Globalization;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Executors;

/// <summary>What a job array is to ask of Slurm; what is null is left to the cluster.</summary>
public sealed record SlurmRequest
{
    /// <summary>Tasks at the same time at most, as submitit has it.</summary>
    public const int UsualParallelism = 256;

    /// <summary>Seconds before the time limit at which a task is warned unless told otherwise, as submitit has it.</summary>
    public const int UsualWarningS = 90;

    /// <summary>Partition.</summary>
    public string? Partition { get; init; }

    /// <summary>Time limit of a task, as Slurm writes it: minutes, or <c>days-hours:minutes:seconds</c> in part.</summary>
    public string? Time { get; init; }

    /// <summary>Memory of a task, MiB.</summary>
    public int? MemoryMib { get; init; }

    /// <summary>Processors of a task, each of which makes one run at a time.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Tasks at the same time at most.</summary>
    public int Parallelism { get; init; } = UsualParallelism;

    /// <summary>Runs that a task makes at most; null for as many as there are for each of the tasks that may go on at the same time.</summary>
    public int? RunsPerTask { get; init; }

    /// <summary>Seconds before the time limit at which a task stops, saves and goes back into the queue.</summary>
    public int WarningS { get; init; } = UsualWarningS;

    /// <summary>More options for sbatch, each as in <c>--account=space</c>.</summary>
    public IReadOnlyList<string> More { get; init; } = [];
}

/// <summary>
/// A sweep's runs as a job array of Slurm and a job behind it that writes the table. Every task takes runs by <see cref="RunClaims"/>,
/// so that a task more or less, a node lost or a sweep going on elsewhere change nothing but the time.
/// </summary>
/// <param name="Root">The sweep's folder, an absolute path.</param>
/// <param name="Request">What is asked of Slurm.</param>
public sealed record SlurmArray(string Root, SlurmRequest Request)
{
    /// <summary>Name of the folder of scripts and logs in that of the sweep.</summary>
    public const string FolderName = "slurm";

    private const string ArrayScript = "array.sh", MergeScript = "merge.sh", JobsFile = "jobs.txt";

    private string Folder => Path.Combine(Root, FolderName);

    /// <summary>Numbers of the arrays that were submitted and of the jobs behind them, in that order.</summary>
    /// <param name="root">The sweep's folder.</param>
    public static IReadOnlyList<(string Array, string Merge)> Submitted(string root)
        => Path.Combine(root, FolderName, JobsFile) is var file && File.Exists(file) ? [.. File.ReadLines(file).Select(line => line.Split(' ')).Where(jobs => jobs.Length == 2).Select(jobs => (jobs[0], jobs[1]))] : [];

    /// <summary>Arrays that were submitted and have tasks that wait or go on; none where Slurm is not there.</summary>
    /// <param name="root">The sweep's folder.</param>
    public static IReadOnlyList<string> Queued(string root)
        => [.. Submitted(root).Select(jobs => jobs.Array).Where(job => Queue(job) is (0, { Length: > 0 }))];

    /// <summary>How many tasks of a job are in which state, as in <c>3 RUNNING</c>; null where Slurm is not there or has forgotten it.</summary>
    public static IReadOnlyList<string>? States(string job)
    {
        (int code, string output) = Queue(job, "--array", "--states", "all");
        if (code != 0 || output.Length == 0) return null;
        return [.. output.Split('\n', StringSplitOptions.TrimEntries).CountBy(state => state).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value} {one.Key}"))];
    }

    /// <summary>Tasks for so many runs.</summary>
    public int TasksFor(int runs) => (runs + RunsPerTask(runs) - 1) / RunsPerTask(runs);

    /// <summary>Runs that are made at the same time at most, of so many.</summary>
    public int RunsAtOnce(int runs) => Math.Min(runs, Math.Min(TasksFor(runs), Request.Parallelism) * Request.Processors);

    /// <summary>Asks Slurm whether it would take the array, before anything is written.</summary>
    /// <param name="name">What the job is to be called.</param>
    /// <param name="runs">Runs that are to be made, one or more.</param>
    /// <exception cref="ResultsException">It would not, or it is not there.</exception>
    public void Check(string name, int runs) => Send(["--test-only", "--wrap=true", .. OfArray(name, runs)]);

    /// <summary>Submits both.</summary>
    /// <param name="name">What the jobs are called.</param>
    /// <param name="runs">Runs that are to be made, one or more.</param>
    /// <param name="semspace">How to start SemSpace.</param>
    /// <param name="work">Arguments about the store of finished work.</param>
    /// <returns>The jobs' numbers.</returns>
    /// <exception cref="ResultsException">The scripts cannot be written, or Slurm refuses them.</exception>
    public (string Array, string Merge) Submit(string name, int runs, WorkerCommand semspace, IReadOnlyList<string> work)
    {
        ArgumentNullException.ThrowIfNull(semspace);
        ArgumentNullException.ThrowIfNull(work);
        string[] take = ["sweep", "work", Root, "--jobs", Text(Request.Processors), "--runs", Text(RunsPerTask(runs)), "--requeue", .. work];
        string[] merge = [$"--job-name={name}-merge", "--cpus-per-task=1", .. Limits(), $"--output={Path.Combine(Folder, "%j-merge.log")}", .. Request.More];
        Write(ArrayScript, Script(OfArray(name, runs), semspace, take));
        Write(MergeScript, Script(merge, semspace, ["sweep", "merge", Root]));
        string first = Send([Path.Combine(Folder, ArrayScript)]), second = Send([$"--dependency=afterany:{first}", Path.Combine(Folder, MergeScript)]);
        Write(JobsFile, string.Concat(Submitted(Root).Append((Array: first, Merge: second)).Select(jobs => $"{jobs.Array} {jobs.Merge}\n")));
        return (first, second);
    }

    /// <summary>A script for sbatch. The program takes the shell's place, so that the warning reaches it.</summary>
    internal static string Script(IEnumerable<string> options, WorkerCommand semspace, IEnumerable<string> arguments)
        => string.Concat(["#!/bin/bash\n", .. options.Select(option => $"#SBATCH {ShellWord.Of(option)}\n"), $"exec {string.Join(' ', new[] { semspace.Program }.Concat(semspace.Arguments).Concat(arguments).Select(ShellWord.Of))}\n"]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string[] OfArray(string name, int runs) =>
    [
        $"--job-name={name}", $"--array=0-{Text(TasksFor(runs) - 1)}%{Text(Request.Parallelism)}", $"--cpus-per-task={Text(Request.Processors)}", .. Limits(),
        "--requeue", $"--signal=B:USR2@{Text(Request.WarningS)}", "--open-mode=append", $"--output={Path.Combine(Folder, "%A_%a.log")}", .. Request.More,
    ];

    private int RunsPerTask(int runs) => Request.RunsPerTask ?? (runs + Request.Parallelism - 1) / Request.Parallelism;

    private IEnumerable<string> Limits()
    {
        yield return "--ntasks=1";
        if (Request.Partition is { } partition) yield return $"--partition={partition}";
        if (Request.Time is { } time) yield return $"--time={time}";
        if (Request.MemoryMib is { } memory) yield return $"--mem={Text(memory)}";
    }

    /// <summary>The states of a job's tasks, a line each: without more options of those that wait or go on.</summary>
    private static (int ExitCode, string Said) Queue(string job, params IEnumerable<string> options) => SlurmProgram.Run("squeue", ["--jobs", job, "--noheader", "--format", "%T", .. options]);

    private void Write(string name, string text) => WholeFile.Write(Path.Combine(Folder, name), file => file.Write(text));

    private static string Send(IEnumerable<string> arguments)
    {
        (int code, string said) = SlurmProgram.Run("sbatch", ["--parsable", .. arguments]);
        return code == 0 ? said.Split(';')[0] : throw new ResultsException($"Slurm does not take the job: {string.Join("; ", said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}.");
    }
}
