using System.CommandLine;
using System.Runtime.InteropServices;
using SemSpace.Experiments.Executors;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Sweeps;
using SemSpace.Orbit;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace sweep work</c> and <c>semspace sweep merge</c>: the parts of a sweep, for clusters and for several machines.</summary>
internal static class SweepPartCommands
{
    private const int MostRuns = 1_000_000;

    /// <summary>Linux' number of the signal that a Slurm task is warned by.</summary>
    private const PosixSignal Warning = (PosixSignal)12;

    /// <summary>The argument that names a sweep's folder.</summary>
    public static Argument<string> Folder() => PathOptions.Checked(new Argument<string>("folder") { Description = "a sweep's folder, as in results/strategies" });

    /// <summary><c>semspace sweep work</c>.</summary>
    public static Command Work(Terminal terminal)
    {
        Command command = new("work", """
            Make runs of a sweep's folder that nobody makes yet, until none is left.
            Any number of these, on any machines that see the folder, share the runs. The table is written by semspace sweep merge.

            Examples:
              semspace sweep work results/strategies --jobs 2
              ssh other semspace sweep work /shared/results/strategies --jobs 32
            """);
        Argument<string> folder = Folder();
        Option<int> jobs = SweepCommand.Jobs();
        Option<int> most = CountRange.Option("--runs", "runs to make at most (default: all)", MostRuns, () => MostRuns);
        Option<bool> requeue = new("--requeue") { Description = "in a Slurm task: at the signal before the time limit (USR2), stop and go back into the queue" };
        command.Add(folder);
        foreach (Option option in new Option[] { jobs, most, requeue }) command.Add(option);
        WorkOptions work = new WorkOptions().AddTo(command);
        command.SetAction(parse =>
        {
            if (Read(terminal, parse.GetRequiredValue(folder), out SweepFolder place) is not { } plan) return ExitCode.UserFault;
            CrewMeans means = new(parse.GetRequiredValue(jobs), work.Read(parse, Path.GetDirectoryName(place.Root)!), SweepCommand.Self);
            return parse.GetValue(requeue) ? RunWarned(terminal, plan, place, means, parse.GetRequiredValue(most)) : Run(terminal, plan, place, means, parse.GetRequiredValue(most));
        });
        return command;
    }

    /// <summary><c>semspace sweep merge</c>.</summary>
    public static Command Merge(Terminal terminal)
    {
        Command command = new("merge", """
            Write the table and the figures over the runs of a sweep's folder that are done, and tell which failed or are missing.

            Examples:
              semspace sweep merge results/strategies
            """);
        Argument<string> folder = Folder();
        command.Add(folder);
        command.SetAction(parse => Read(terminal, parse.GetRequiredValue(folder), out SweepFolder place) is { } plan
            ? SweepCommand.Tell(terminal, SweepRunner.Merge(plan, place, new SweepProgressLines(TextWriter.Null)), null)
            : ExitCode.UserFault);
        return command;
    }

    /// <summary><c>semspace sweep serve</c>, which sweeps start.</summary>
    public static Command Serve(Terminal terminal)
    {
        Command command = new(RunService.Command[^1], "Make the runs that standard input asks for.") { Hidden = true };
        command.SetAction(_ =>
        {
            using TextWriter answers = terminal.Data();
            RunService.Serve(Console.In, answers, Answer, terminal.Stop.Request);
            return ExitCode.Success;
        });
        return command;

        RunAnswer Answer(string[] arguments)
        {
            using StringWriter said = new();
            return new(Application.Run(arguments, new Terminal(TextWriter.Null, said, terminal.Stop)), said.ToString());
        }
    }

    /// <summary>The sweep that a folder holds; null where it cannot be read, which is told.</summary>
    /// <exception cref="ResultsException">It holds none.</exception>
    internal static SweepPlan? Read(Terminal terminal, string path, out SweepFolder folder)
    {
        folder = new SweepFolder(Path.GetFullPath(path));
        string file = Path.Combine(path, SweepRunner.PlanFile);
        if (!File.Exists(file)) throw new ResultsException($"{path} is not the folder of a sweep: {SweepRunner.PlanFile} is not in it. Name the last line that semspace sweep writes.");
        SweepReadResult read = SweepReader.Read(file, []);
        if (read.Plan is null) _ = Faults.Report(terminal, read.Faults);
        return read.Plan;
    }

    private static int Run(Terminal terminal, SweepPlan plan, SweepFolder folder, CrewMeans means, int most)
    {
        SweepOutcome outcome = SweepRunner.Work(plan, folder, means, most, new SweepProgressLines(terminal.Error, isPart: true), terminal.Stop.Watch()).GetAwaiter().GetResult();
        SweepCommand.TellFailures(terminal, outcome);
        terminal.Output.WriteLine($"{Counted.Of(outcome.Runs.Count, "run")} done, {outcome.Failures.Count} failed, {outcome.Missing.Count} not made yet");
        terminal.Output.WriteLine(outcome.Folder);
        return outcome.Failures.Count == 0 ? ExitCode.Success : ExitCode.UserFault;
    }

    /// <summary>Works until Slurm warns; then gives back what is not done, and the task to the queue.</summary>
    private static int RunWarned(Terminal terminal, SweepPlan plan, SweepFolder folder, CrewMeans means, int most)
    {
        bool isWarned = false;
        using PosixSignalRegistration watch = PosixSignalRegistration.Create(Warning, signal =>
        {
            signal.Cancel = isWarned = true;
            terminal.Stop.Request();
        });
        try
        {
            return Run(terminal, plan, folder, means, most);
        }
        catch (OperationCanceledException) when (isWarned)
        {
            string? problem = SlurmTask.Current is { } task ? task.Requeue() : "this is no Slurm task";
            terminal.Error.WriteLine(problem is null ? "Stopped before the time limit; the task goes back into the queue." : $"Stopped before the time limit; the task does not go back into the queue: {problem}.");
            return ExitCode.Stopped;
        }
    }
}
