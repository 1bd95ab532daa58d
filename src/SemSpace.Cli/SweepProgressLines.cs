using System.Diagnostics;
using System.Globalization;
using SemSpace.Experiments.Sweeps;
using SemSpace.Orbit;

namespace SemSpace.Cli;

/// <summary>Shows a sweep's progress: a line when a run begins and one when it ends, with the time that the rest may take.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isPart">Whether others make runs, too: what they have done, and how long the rest takes, is not told.</param>
internal sealed class SweepProgressLines(TextWriter writer, bool isPart = false) : IProgress<SweepProgress>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _ended;

    /// <inheritdoc/>
    public void Report(SweepProgress value)
    {
        if (isPart && value.Step is SweepStep.Reused or SweepStep.Elsewhere) return;
        string run = $"{value.Run.Arm.Label}, seed {value.Run.Seed}";
        writer.WriteLine(value.Step switch
        {
            SweepStep.Started => $"started: {run}",
            SweepStep.Damaged => $"to be made again: {run}: {value.Damage}",
            SweepStep.Elsewhere => $"{value.Done} of {value.All}: {run}: {Score(value)} (made by another process)",
            SweepStep.Lost => $"ended by the system, to be tried again: {run}",
            SweepStep.Reused => $"{value.Done} of {value.All}: {run}: {Score(value)} (done before)",
            SweepStep.Finished => $"{value.Done} of {value.All}: {run}: {Score(value)}{Rest(value)}",
            SweepStep.Failed => $"{value.Done} of {value.All}: {run}: failed{Rest(value)}",
        });
    }

    private static string Score(SweepProgress value)
        => value.Summary is { IsTrained: false } timed ? Counted.Of(timed.Rounds, "version")
            : value.Summary?.FinalScore is { } number ? string.Create(CultureInfo.InvariantCulture, $"final score {number:0.###}") : "no score";

    /// <summary>The rest takes as long a run as those that ended in this call, running side by side as they did.</summary>
    private string Rest(SweepProgress value)
    {
        double seconds = _watch.Elapsed.TotalSeconds / ++_ended * (value.All - value.Done);
        if (isPart || value.Done == value.All) return "";
        return seconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"; about {seconds:0} s left")
            : string.Create(CultureInfo.InvariantCulture, $"; about {seconds / 60:0} min left");
    }
}
