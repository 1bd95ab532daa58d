using System.CommandLine;
using System.Globalization;
using System.Reflection;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Executors;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Sweeps;
using SemSpace.Experiments.WorkStore;
using SemSpace.Keys;
using SemSpace.Orbit;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary><c>semspace sweep</c>.</summary>
internal static class SweepCommand
{
    private const int MostJobs = 1024, StraysShown = 5;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("sweep", """
            Run a scenario at every point of a grid with every seed, in processes of their own.
            Run it again to continue a sweep that was stopped, or whose grid was changed since: runs that are done are kept.
            The last line on standard output is the sweep's folder; progress goes to standard error.

            Examples:
              semspace sweep scenarios/sweeps/strategies.yaml --jobs 2
              semspace sweep scenarios/sweeps/strategies.yaml --jobs 2 --set duration_h=6 --out /tmp/results
              semspace sweep scenarios/sweeps/strategies.yaml --dry-run
              semspace sweep scenarios/sweeps/strategies.yaml --executor slurm --partition compute --time 60 --memory 2000
              semspace sweep status results/strategies
            """)
        { SweepStatusCommand.Create(terminal), SweepPartCommands.Work(terminal), SweepPartCommands.Merge(terminal), SweepPartCommands.Serve(terminal) };
        Argument<string> file = PathOptions.Checked(new Argument<string>("sweep") { Description = "sweep file (YAML)" });
        Option<int> jobs = Jobs();
        Option<string> root = PathOptions.Results("folder for results; the sweep gets a folder of its own in it");
        Option<string[]> set = KeyOption.Set("override a key of the scenario in all runs; may be given several times");
        Option<bool> quick = new("--quick") { Description = "a small version of every run, for trying a sweep out, in a folder of its own" };
        Option<bool> dry = new("--dry-run") { Description = "check every arm and tell what there is to run, how long it may take and how much it may fill; run nothing" };
        command.Add(file);
        foreach (Option option in new Option[] { jobs, root, set, quick, dry }) command.Add(option);
        SlurmOptions slurm = new SlurmOptions().AddTo(command, jobs);
        WorkOptions work = new WorkOptions().AddTo(command);
        command.SetAction(parse =>
        {
            SweepReadResult read = SweepCheck.Read(parse.GetRequiredValue(file), parse.GetRequiredValue(set), parse.GetValue(quick));
            if (read.Plan is not { } plan) return Faults.Report(terminal, read.Faults);
            SweepFolder folder = new(Path.GetFullPath(Path.Combine(parse.GetRequiredValue(root), plan.FolderName)));
            OutputPlace.Check(folder.Files, [parse.GetRequiredValue(file), plan.ScenarioPath]);
            terminal.Warn(SweepWarnings.OfAlike(plan));
            SlurmRequest? request = slurm.Read(parse);
            if (parse.GetValue(dry)) return Forecast(terminal, plan, folder, left => request is null ? parse.GetRequiredValue(jobs) : new SlurmArray(folder.Root, request).RunsAtOnce(left));
            WorkPlace? place = work.Read(parse, parse.GetRequiredValue(root));
            return request is not null ? Submit(terminal, plan, folder, place, request) : Run(terminal, plan, folder, place, parse.GetRequiredValue(jobs));
        });
        return command;
    }

    /// <summary>The option about how many runs are made at a time.</summary>
    internal static Option<int> Jobs() => CountRange.Option("--jobs", "processes at a time (default: all processors)", MostJobs, () => Environment.ProcessorCount);

    /// <summary>This program, for processes that make runs.</summary>
    internal static WorkerCommand Self => WorkerCommand.Self(Assembly.GetEntryAssembly()!.Location);

    private static int Submit(Terminal terminal, SweepPlan plan, SweepFolder folder, WorkPlace? work, SlurmRequest request)
    {
        IReadOnlyList<ScenarioFault> faults = SweepCheck.Faults(plan);
        if (faults.Count > 0) return Faults.Report(terminal, faults);
        SweepForecast forecast = SweepForecast.Of(plan, folder);
        int left = forecast.Left.Count;
        if (left == 0)
        {
            terminal.Error.WriteLine("All runs are done: there is nothing to submit.");
            return Tell(terminal, SweepRunner.Merge(plan, folder, new SweepProgressLines(terminal.Error)), work);
        }

        SlurmArray array = new(folder.Root, request);
        array.Check(plan.FolderName, left);
        IReadOnlyList<string> queued = SlurmArray.Queued(folder.Root);
        if (queued.Count > 0) terminal.Warn([$"Slurm has {Counted.Of(queued.Count, "job")} of this sweep already: {string.Join(", ", queued)}. The new one takes runs that nobody makes yet, so none is made twice."]);
        SweepRunner.Prepare(plan, folder);
        (string jobs, string merge) = array.Submit(plan.FolderName, left, Self, WorkPlace.Options(work));
        terminal.Error.WriteLine($"Submitted {Counted.Of(left, "run")} in {Counted.Of(array.TasksFor(left), "task")} of job {jobs}; job {merge} writes the table when they have ended.");
        terminal.Error.WriteLine($"How far they are: semspace sweep status {folder.Root}");
        terminal.Output.WriteLine(folder.Root);
        return ExitCode.Success;
    }

    private static int Forecast(Terminal terminal, SweepPlan plan, SweepFolder folder, Func<int, int> runsAtOnce)
    {
        IReadOnlyList<ScenarioFault> faults = SweepCheck.Faults(plan);
        if (faults.Count > 0) return Faults.Report(terminal, faults);
        SweepForecast forecast = SweepForecast.Of(plan, folder);
        int left = forecast.Left.Count;
        foreach (SweepArm arm in plan.Arms) terminal.Output.WriteLine(arm.Label);
        terminal.Output.WriteLine($"{Counted.Of(plan.Arms.Count, "arm")} × {Counted.Of(plan.Seeds.Count, "seed")}: {Counted.Of(forecast.Runs, "run")}, {forecast.Done} done, {left} to make in {folder.Root}");
        if (left > 0) terminal.Output.WriteLine(forecast is { SecondsPerRun: { } seconds, BytesPerRun: { } bytes } && runsAtOnce(left) is var jobs
            ? string.Create(CultureInfo.InvariantCulture, $"About {seconds * Math.Ceiling((double)left / jobs) / 60:0.#} min with {Counted.Of(jobs, "run")} at a time, and {bytes * left / (1 << 20):0.#} MiB, going by the {forecast.Done} that {(forecast.Done == 1 ? "is" : "are")} done.")
            : "How long they take is not known before one is done.");
        return ExitCode.Success;
    }

    private static int Run(Terminal terminal, SweepPlan plan, SweepFolder folder, WorkPlace? work, int jobs)
    {
        SweepOutcome outcome = SweepRunner.Run(plan, folder, new(jobs, work, Self), new SweepProgressLines(terminal.Error), terminal.Stop.Watch()).GetAwaiter().GetResult();
        return Tell(terminal, outcome, work);
    }

    /// <summary>Tells which runs failed, and what they said.</summary>
    internal static void TellFailures(Terminal terminal, SweepOutcome outcome)
    {
        foreach ((SweepRun run, string error) in outcome.Failures) terminal.Error.Write($"{run.Arm.Label}, seed {run.Seed}: {error}{terminal.Error.NewLine}");
    }

    /// <summary>Tells what came of a sweep, at whose end the table is there.</summary>
    internal static int Tell(Terminal terminal, SweepOutcome outcome, WorkPlace? work)
    {
        if (outcome.Missing.Count > 0) terminal.Error.WriteLine($"{Counted.Of(outcome.Missing.Count, "run")} {(outcome.Missing.Count == 1 ? "is" : "are")} not made yet, the first of them {outcome.Missing[0].Arm.Label}, seed {outcome.Missing[0].Seed}.");
        TellFailures(terminal, outcome);
        FoundRun[] found = [.. outcome.Runs.Select(run => FoundRun.Read(new(run.Folder, run.Run.Arm.Label, run.Run.Arm.Settings.ToDictionary(setting => setting.Key, setting => setting.Shown), outcome.Folder)))];
        ComparedMeasure measure = ComparedMeasure.Default(found);
        foreach (IGrouping<SweepArm, FoundRun> arm in found.Zip(outcome.Runs).GroupBy(pair => pair.Second.Run.Arm, pair => pair.First)) terminal.Output.WriteLine(Describe(arm.Key, measure, [.. arm]));
        Manifest[] manifests = [.. found.Select(run => run.Manifest)];
        terminal.Warn([.. SweepWarnings.Of([.. manifests.Select(manifest => manifest.Warnings)]), .. Strays(outcome.Strays), .. Unusable(work)]);
        if (Manifest.Mismatch(manifests) is { } mismatch) terminal.Warn([mismatch]);
        Compare(terminal, measure, found);
        terminal.Output.WriteLine(outcome.Folder);
        return outcome.Failures.Count + outcome.Missing.Count == 0 ? ExitCode.Success : ExitCode.UserFault;
    }

    /// <summary>Says which arm is best, and whether that can be told.</summary>
    private static void Compare(Terminal terminal, ComparedMeasure measure, FoundRun[] runs)
    {
        ArmSearch search = ArmFinder.Of(runs);
        terminal.Warn(search.Warnings);
        if (search.Arms.Count > 1 && ArmComparison.Of(search.Arms, measure, 0) is { } comparison) terminal.Output.WriteLine(ComparisonText.Sentence(comparison));
    }

    private static IEnumerable<string> Strays(IReadOnlyList<string> folders)
    {
        if (folders.Count == 0) yield break;
        yield return $"{Counted.Of(folders.Count, "finished run")} {(folders.Count == 1 ? "is" : "are")} no part of this sweep and not in its table: {Counted.First(folders, StraysShown)}. Delete what you do not need.";
    }

    /// <summary>Whether the store can be used, which the runs do not tell one by one.</summary>
    private static IEnumerable<string> Unusable(WorkPlace? place)
    {
        if (place is null) yield break;
        FolderWorkStore store = new(place.Folder, place.LimitMib);
        store.Prepare();
        if (store.Warning is { } warning) yield return warning;
    }

    private static string Describe(SweepArm arm, ComparedMeasure measure, IReadOnlyList<FoundRun> runs)
    {
        double[] values = [.. runs.Select(measure.Of).OfType<double>().Order()];
        string range = values.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Summariser.Percentile(values, 0.5):0.###} ({values[0]:0.###} to {values[^1]:0.###})");
        return $"{arm.Label}: {measure.Label(runs)} {range} over {Counted.Of(runs.Count, "seed")}";
    }
}
