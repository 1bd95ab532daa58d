using System.Diagnostics;
using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;

namespace SemSpace.Cli;

/// <summary>Says on standard error how far a search for contacts has come; says nothing where that is soon done.</summary>
/// <param name="writer">Where to.</param>
/// <param name="scenario">The scenario.</param>
internal sealed class ContactProgress(TextWriter writer, Scenario scenario)
{
    private const int WindowsBetweenLooks = 4096;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Tells of a window.</summary>
    /// <param name="aos">Its AOS.</param>
    /// <param name="windows">Windows before it.</param>
    public void Report(Epoch aos, long windows)
    {
        if (windows % WindowsBetweenLooks != 0 || _watch.Elapsed < Interval) return;
        _watch.Restart();
        double hours = (aos - scenario.StartUtc).TotalHours;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}: {hours:0.0} of {scenario.DurationH} h, {Counted.Of(windows, "contact")}"));
    }
}
