using System.Diagnostics;
using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>Shows a run's progress on standard error: a live bar on a terminal, plain lines elsewhere.</summary>
internal static class RunDisplay
{
    /// <summary>Runs some work and shows its progress, unless told to be quiet.</summary>
    public static RunOutcome Show(Terminal terminal, Scenario scenario, bool quiet, Func<IProgress<RunProgress>, RunOutcome> work)
    {
        bool isTerminal = terminal.IsConsole && !Console.IsErrorRedirected;
        if (isTerminal && !quiet) return ShowLive(scenario, work);
        return work(new Warner(terminal.Warn, quiet ? new Silence() : new PlainLines(terminal.Error, scenario)));
    }

    private static string Describe(RunProgress progress, Scenario scenario) => progress.Stage switch
    {
        RunStage.Contacts => "orbits and contact windows",
        RunStage.Data => "images and model",
        RunStage.Centralised => "training on all samples in one place, to compare with",
        RunStage.Output => "tables and figures",
        RunStage.Simulation => string.Create(CultureInfo.InvariantCulture, $"simulating {progress.SimulatedHours:0.0} of {scenario.DurationH} h: {Counted.Of(progress.Trainings, "training")}, {Counted.Of(progress.Updates, "update")}, version {progress.Version}{Score(progress, scenario)}{Baseline(progress)}"),
    };

    private static string Score(RunProgress progress, Scenario scenario)
    {
        return progress.Evaluation is { } evaluation ? $", validation {scenario.Learning.Task.Value.Show(evaluation.Score)}" : "";
    }

    private static string Baseline(RunProgress progress)
        => progress.Centralised is { } share ? string.Create(CultureInfo.InvariantCulture, $"; training in one place {100 * share:0} %") : "";

    private static RunOutcome ShowLive(Scenario scenario, Func<IProgress<RunProgress>, RunOutcome> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("starting", maxValue: 1);
                return work(new Warner(warnings => Terminal.Warn(console, warnings), new LiveBar(bar, scenario)));
            });
    }

    /// <summary>Tells warnings, and passes the rest on.</summary>
    private sealed class Warner(Action<IReadOnlyList<string>> warn, IProgress<RunProgress> progress) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value.Warnings is { } warnings) warn(warnings);
            progress.Report(value);
        }
    }

    /// <summary>A bar for each of simulation and central training; the other stages show as text.</summary>
    private sealed class LiveBar(ProgressTask bar, Scenario scenario) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            bar.Description = Markup.Escape(VisibleText.OneLine(Describe(value, scenario)));
            bar.IsIndeterminate = value.Stage is RunStage.Contacts or RunStage.Data;
            bar.Value = value.Stage == RunStage.Output ? 1 : value.Fraction;
        }
    }

    /// <summary>A line per stage and per tenth of the simulation, and in the simulation at least one a minute.</summary>
    private sealed class PlainLines(TextWriter writer, Scenario scenario) : IProgress<RunProgress>
    {
        private const double LinesPerSimulation = 10;
        private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);
        private readonly Stopwatch _silence = Stopwatch.StartNew();
        private double _next;
        private RunStage? _stage;

        public void Report(RunProgress value)
        {
            if (_stage == value.Stage && (value.Stage != RunStage.Simulation || (value.Fraction < _next && _silence.Elapsed < LongestSilence))) return;
            if (value.Stage == RunStage.Simulation) _next = (Math.Floor(value.Fraction * LinesPerSimulation) + 1) / LinesPerSimulation;
            _stage = value.Stage;
            _silence.Restart();
            writer.WriteLine($"{scenario.Name}: {Describe(value, scenario)}");
        }
    }

    /// <summary>Nothing.</summary>
    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
