using System.CommandLine;
using System.Globalization;
using SemSpace.Experiments.Executors;
using SemSpace.Experiments.Sweeps;
using SemSpace.Orbit;

namespace SemSpace.Cli;

/// <summary><c>semspace sweep status</c>.</summary>
internal static class SweepStatusCommand
{
    private const int MostShown = 20;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("status", """
            How far a sweep is: runs that are done, who makes which, what failed and why, and about how long the rest takes.

            Examples:
              semspace sweep status results/strategies
            """);
        Argument<string> folder = SweepPartCommands.Folder();
        command.Add(folder);
        command.SetAction(parse =>
        {
            if (SweepPartCommands.Read(terminal, parse.GetRequiredValue(folder), out SweepFolder place) is not { } plan) return ExitCode.UserFault;
            Tell(terminal, SweepStatus.Of(plan, place));
            foreach ((string array, string merge) in SlurmArray.Submitted(place.Root)) TellSlurm(terminal, array, merge);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Tell(Terminal terminal, SweepStatus status)
    {
        string[] parts = [.. new (int Count, string What)[] { (status.Done, "done"), (status.Running.Count, "running"), (status.Failed.Count, "failed"), (status.Lost.Count, "lost"), (status.Open, "open") }
            .Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}")];
        terminal.Output.WriteLine($"{Counted.Of(status.Runs, "run")}: {string.Join(", ", parts)}");
        List("running", status.Running, attempt => $" on {Where(attempt)}, for {Duration(status.Now - attempt.StartedUtc)}");
        List("failed", status.Failed, attempt => $": {attempt.Error}");
        List("lost, and made again by the next call", status.Lost, attempt => $": its process on {Where(attempt)} ended without a word");
        if (status.Left is { } left) terminal.Output.WriteLine($"About {Duration(left)} left, going by the runs that are done{(status.Running.Count == 0 ? ", one at a time" : "")}.");

        void List(string title, IReadOnlyList<Attempt> attempts, Func<Attempt, string> more)
        {
            foreach (Attempt attempt in attempts.Take(MostShown)) terminal.Output.WriteLine($"{title}: {attempt.Run}{more(attempt)}");
            if (attempts.Count > MostShown) terminal.Output.WriteLine($"{title}: {attempts.Count - MostShown} more");
        }
    }

    private static void TellSlurm(Terminal terminal, string array, string merge)
    {
        foreach ((string job, string what) in new[] { (array, "makes the runs"), (merge, "writes the table") })
        {
            if (SlurmArray.States(job) is { } states) terminal.Output.WriteLine($"Slurm job {job}, which {what}: {string.Join(", ", states)}");
        }
    }

    private static string Where(Attempt attempt) => attempt.Job is { } job ? $"{attempt.Process.MachineName} (Slurm task {job})" : attempt.Process.MachineName;

    private static string Duration(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalSeconds):0} s")
        : time.TotalMinutes < 90 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h");
}
