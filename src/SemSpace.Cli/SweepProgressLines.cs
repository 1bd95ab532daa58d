using System.Diagnostics;
using System.Globalization;
using SemSpace.Experiments.Sweeps;

namespace SemSpace.Cli;

/// <summary>Shows a sweep's progress: a line when a run begins and one when it ends, with the time that the rest may take.</summary>
/// <param name="writer">Where to.</param>
internal sealed class SweepProgressLines(TextWriter writer) : IProgress<SweepProgress>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _ended;

    /// <inheritdoc/>
    public void Report(SweepProgress value)
    {
        string run = $"{value.Run.Arm.Label}, seed {value.Run.Seed}";
        writer.WriteLine(value.Step switch
        {
            SweepStep.Started => $"started: {run}",
            SweepStep.Damaged => $"to be made again: {run}: {value.Damage}",
            SweepStep.Reused => $"{value.Done} of {value.All}: {run}: {Score(value)} (done before)",
            SweepStep.Finished => $"{value.Done} of {value.All}: {run}: {Score(value)}{Rest(value)}",
            SweepStep.Failed => $"{value.Done} of {value.All}: {run}: failed{Rest(value)}",
        });
    }

    private static string Score(SweepProgress value)
        => value.Score is { } number ? string.Create(CultureInfo.InvariantCulture, $"final score {number:0.###}") : "no score";

    /// <summary>The rest takes as long a run as those that ended in this call, running side by side as they did.</summary>
    private string Rest(SweepProgress value)
    {
        double seconds = _watch.Elapsed.TotalSeconds / ++_ended * (value.All - value.Done);
        if (value.Done == value.All) return "";
        return seconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"; about {seconds:0} s left")
            : string.Create(CultureInfo.InvariantCulture, $"; about {seconds / 60:0} min left");
    }
}
