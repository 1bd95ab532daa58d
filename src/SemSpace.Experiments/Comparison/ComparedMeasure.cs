using SemSpace.Experiments.Statistics;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Comparison;

/// <summary>A number of a run that arms are compared by.</summary>
/// <param name="Name">Its name, as users give it.</param>
/// <param name="What">What it is, with its unit, for tables; <c>{score}</c> stands for the task's score.</param>
/// <param name="IsHigherBetter">Whether more is better.</param>
/// <param name="Of">The number; null where the run has none.</param>
public sealed record ComparedMeasure(string Name, string What, bool IsHigherBetter, Func<FoundRun, double?> Of)
{
    /// <summary>Where a run never came to it, the most that it had: it needs more than that. Null where it was not to come to anything.</summary>
    public Func<FoundRun, double?> AtLeast { get; init; } = _ => null;

    /// <summary>The same of a version, to be drawn over a run's progress; null for what a version has not.</summary>
    internal Func<RoundRecord, double>? OfVersion { get; init; }

    /// <summary>A value of each run that has one, or of one that did not come to one what it had.</summary>
    internal IEnumerable<Measured> Values(IEnumerable<FoundRun> runs)
    {
        foreach (FoundRun run in runs)
        {
            if (Of(run) is { } value) yield return new(run.Summary.Seed, value, true);
            else if (AtLeast(run) is { } least) yield return new(run.Summary.Seed, least, false);
        }
    }

    /// <summary>All measures; the first is the one that is taken where none is asked for.</summary>
    public static IReadOnlyList<ComparedMeasure> All { get; } =
    [
        new("final_score", "final {score}", true, run => run.Summary.FinalScore) { OfVersion = version => version.Scores.Test.Score },
        new("mean_score", "mean {score} over the time", true, run => run.Summary.MeanScore),
        new("best_score", "{score} of the best version", true, run => run.Summary.BestScore),
        new("final_second_score", "final {second}", true, run => run.Summary.FinalSecondScore) { OfVersion = version => version.Scores.Test.SecondScore },
        new("time_to_target_h", "time to the target, h", false, run => run.Summary.TimeToTargetH) { AtLeast = run => Aimed(run, run.Summary.DurationH) },
        new("bytes_to_target", "bytes on the link to the target", false, run => ToTarget(run, RunProgress.Bytes)) { AtLeast = run => Aimed(run, RunProgress.Bytes(run, run.End)) },
        new("joules_to_target", "energy of training and radio to the target, J", false, run => ToTarget(run, RunProgress.Joules)) { AtLeast = run => Aimed(run, RunProgress.Joules(run, run.End)) },
        new("bytes", "bytes on the link", false, run => run.Summary.Bytes),
        new("joules", "energy of training and radio, J", false, run => run.Summary.Joules),
        new("staleness_s", "mean staleness of merged updates, s", false, run => run.Summary.StalenessS?.Mean),
        new("rounds", "cloud versions", true, run => run.Summary.Rounds),
    ];

    private static double? Aimed(FoundRun run, double had) => run.Summary.TargetScore is null ? null : had;

    private static double? ToTarget(FoundRun run, Func<FoundRun, Epoch, double> used) => run.Summary.TimeToTargetH is { } hours ? used(run, run.Start + Duration.FromHours(hours)) : null;

    /// <summary>The measure of a name; null for none.</summary>
    public static ComparedMeasure? Named(string name) => All.FirstOrDefault(measure => measure.Name == name);

    /// <summary>What it is for some runs.</summary>
    public string Title(Summary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return What.Replace("{score}", run.ScoreName, StringComparison.Ordinal).Replace("{second}", run.SecondScoreName, StringComparison.Ordinal);
    }
}

/// <summary>A run's value.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Value">The value, or what it had where it did not come to one.</param>
/// <param name="Reached">Whether it came to one.</param>
internal readonly record struct Measured(ulong Seed, double Value, bool Reached)
{
    /// <summary>Groups of runs up to a common limit; null where every run came to a value.</summary>
    public static (double? Limit, Measured[][] Groups) Restricted(Measured[][] groups)
    {
        (double? limit, IReadOnlyList<IReadOnlyList<(double Amount, bool Reached)>> runs) = Survival.Restricted([.. groups.Select(group => group.Select(one => (one.Value, one.Reached)).ToArray())]);
        return (limit, [.. groups.Zip(runs, (group, restricted) => group.Zip(restricted, (one, run) => one with { Value = run.Amount, Reached = run.Reached }).ToArray())]);
    }
}
