using SemSpace.Experiments.Statistics;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Comparison;

/// <summary>A number of a run that arms are compared by.</summary>
/// <param name="Name">Its name, as users give it.</param>
/// <param name="What">What it is, without its unit; <c>{score}</c> and <c>{second}</c> stand for the task's scores, <c>{target}</c> for the score to reach.</param>
/// <param name="IsHigherBetter">Whether more is better.</param>
/// <param name="Of">The number; null where the run has none.</param>
public sealed record ComparedMeasure(string Name, string What, bool IsHigherBetter, Func<FoundRun, double?> Of)
{
    private const string RoundHours = "round_h";

    private static readonly (string, double) Hours = ("h", 1), Megabytes = ("MB", 1e6), Kilojoules = ("kJ", 1e3);

    /// <summary>Where a run never came to it, the most that it had: it needs more than that. Null where it was not to come to anything.</summary>
    public Func<FoundRun, double?> AtLeast { get; init; } = _ => null;

    /// <summary>Whether it is reckoned up to a score to reach, so that a run may never come to it.</summary>
    public bool HasTarget { get; private init; }

    /// <summary>The unit that people are shown, and how much of the number's own it is.</summary>
    public (string Name, double Size) Unit { get; private init; } = ("", 1);

    /// <summary>Whether it is one of the task's scores.</summary>
    private bool IsScore { get; init; }

    /// <summary>Whether it tells of what goes wrong, and in most studies in no run.</summary>
    private bool IsMishap { get; init; }

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

    /// <summary>All measures.</summary>
    public static IReadOnlyList<ComparedMeasure> All { get; } =
    [
        new("final_score", "final {score}", true, run => run.Summary.FinalScore) { IsScore = true, OfVersion = version => version.Scores.Test.Score },
        new("mean_score", "mean {score} over the time", true, run => run.Summary.MeanScore) { IsScore = true },
        new("best_score", "{score} of the best version", true, run => run.Summary.BestScore) { IsScore = true },
        new("final_second_score", "final {second}", true, run => run.Summary.FinalSecondScore) { IsScore = true, OfVersion = version => version.Scores.Test.SecondScore },
        new("time_to_target_h", "time to {target}", false, run => run.Summary.TimeToTargetH) { HasTarget = true, Unit = Hours, AtLeast = run => Aimed(run, run.Summary.DurationH) },
        new("bytes_to_target", "data on the link to {target}", false, run => Until(run, RunProgress.Bytes)) { HasTarget = true, Unit = Megabytes, AtLeast = run => Aimed(run, RunProgress.Bytes(run, run.End)) },
        new("joules_to_target", "energy to {target}", false, run => Until(run, RunProgress.Joules)) { HasTarget = true, Unit = Kilojoules, AtLeast = run => Aimed(run, RunProgress.Joules(run, run.End)) },
        new("bytes", "data on the link", false, run => run.Summary.Bytes) { Unit = Megabytes },
        new("joules", "energy of training and radio", false, run => run.Summary.Joules) { Unit = Kilojoules },
        new("staleness_s", "mean staleness of merged updates", false, run => run.Summary.StalenessS?.Mean) { Unit = ("s", 1) },
        new(RoundHours, "mean time between cloud versions", false, run => run.Summary.RoundH) { Unit = Hours },
        new("participation_gini", "Gini coefficient of merged updates over satellites", false, run => run.Summary.ParticipationGini),
        new("rounds", "cloud versions", true, run => run.Summary.Rounds),
        new("planes_per_round", "orbital planes per cloud version", true, run => run.Summary.PlanesPerRound),
        new("effective_planes_per_round", "effective orbital planes per cloud version", true, run => run.Summary.EffectivePlanesPerRound),
        Mishap("interrupted_transfers", "interrupted transfers", run => run.InterruptedTransfers.All),
        Mishap("interrupted_transfers.loss_of_signal", "transfers that a contact was too short for", run => run.InterruptedTransfers.LossOfSignal),
        Mishap("interrupted_transfers.outage", "transfers that an outage interrupted", run => run.InterruptedTransfers.Outage),
        Mishap("interrupted_transfers.battery_empty", "transfers that an empty battery interrupted", run => run.InterruptedTransfers.BatteryEmpty),
        Mishap("interrupted_transfers.preempted", "transfers that a satellite of a better rank interrupted", run => run.InterruptedTransfers.Preempted),
        Mishap("interrupted_transfers.backhaul", "transfers over lines to the cloud that an outage interrupted", run => run.InterruptedTransfers.Backhaul),
        Mishap("preemptions", "preemptions", run => run.Preemptions),
        Mishap("outage_contact_h", "contact time that outages took", run => run.OutageContactH) with { Unit = Hours },
        Mishap("backhaul_wait_h", "time for which transfers waited for lines to the cloud", run => run.BackhaulWaitH) with { Unit = Hours },
        Mishap("clock_contact_h", "contact time that satellites' clocks took", run => run.ClockContactH) with { Unit = Hours },
        Mishap("energy_gated_trainings", "trainings put off because a battery was low", run => run.EnergyGatedTrainings),
        Mishap("lost_trainings", "trainings that an empty battery ended", run => run.LostTrainings),
        Mishap("brownouts", "brown-outs", run => run.Brownouts),
        Mishap("unserved_j", "energy asked for and not given", run => run.UnservedJ) with { Unit = Kilojoules },
        Mishap("corrupted_updates", "corrupted updates", run => run.CorruptedUpdates),
        Mishap("duplicate_updates", "duplicate updates", run => run.DuplicateUpdates),
        Mishap("delayed_updates", "delayed updates", run => run.DelayedUpdates),
    ];

    private static ComparedMeasure Mishap(string name, string what, Func<Summary, double> of) => new(name, what, false, run => of(run.Summary)) { IsMishap = true };

    /// <summary>The measure that is taken where none is asked for: the final score, or the time between versions where none of the runs trained.</summary>
    public static ComparedMeasure Default(IEnumerable<FoundRun> runs) => runs.Any(run => run.Summary.IsTrained) ? All[0] : Named(RoundHours)!;

    /// <summary>Whether a report of some runs is to show it: mishaps only where a run had some, and what a score takes only where one of them trained.</summary>
    internal bool IsWorthTelling(IEnumerable<FoundRun> runs) => (!IsMishap || runs.Any(run => Of(run) > 0)) && (!HasTarget || runs.Any(run => run.Summary.IsTrained));

    /// <summary>The names of those that are reckoned up to a score to reach.</summary>
    public static string ToTarget { get; } = string.Join(", ", All.Where(measure => measure.HasTarget).Select(measure => measure.Name));

    private static double? Aimed(FoundRun run, double had) => run.Summary.TargetScore is null ? null : had;

    private static double? Until(FoundRun run, Func<FoundRun, Epoch, double> used) => run.Summary.TimeToTargetH is { } hours ? used(run, run.Start + Duration.FromHours(hours)) : null;

    /// <summary>The measure of a name; null for none.</summary>
    public static ComparedMeasure? Named(string name) => All.FirstOrDefault(measure => measure.Name == name);

    /// <summary>What it is for some runs, without its unit: the score to reach is named where all have the same.</summary>
    /// <param name="runs">The runs of one task, at least one.</param>
    public string Title(IReadOnlyList<FoundRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Summary first = runs[0].Summary;
        string target = Targets(runs) is [var only] ? FormattableString.Invariant($"{first.ScoreName} {only:0.####}") : "the target";
        return What.Replace("{score}", first.ScoreName, StringComparison.Ordinal).Replace("{second}", first.SecondScoreName, StringComparison.Ordinal).Replace("{target}", target, StringComparison.Ordinal);
    }

    /// <summary>The same with its unit, for axes and captions.</summary>
    /// <param name="runs">The runs of one task, at least one.</param>
    public string Label(IReadOnlyList<FoundRun> runs) => WithUnit(Title(runs));

    /// <summary>A title of the measure with its unit.</summary>
    internal string WithUnit(string title) => Unit.Name.Length == 0 ? title : $"{title} ({Unit.Name})";

    /// <summary>The score that runs are to reach, in words; empty where the measure has none.</summary>
    internal string Goal(IReadOnlyList<FoundRun> runs) => !HasTarget ? "" : Targets(runs) switch
    {
        [] => "",
        [var only] => FormattableString.Invariant($"a validation {runs[0].Summary.ScoreName} of {only:0.####}"),
        [var least, .., var most] => FormattableString.Invariant($"a validation {runs[0].Summary.ScoreName} of {least:0.####} to {most:0.####}"),
    };

    /// <summary>Between which numbers a mean can lie: amounts above 0, what has a limit up to it, shares up to 1.</summary>
    /// <param name="run">A run of the task.</param>
    /// <param name="limit">How far runs are followed, in the unit of the numbers; null for no limit.</param>
    internal (double Least, double Most) Bounds(Summary run, double? limit)
        => !IsScore ? (0, limit ?? double.PositiveInfinity) : Summary.IsShare(run.ScoreName) ? (0, 1) : (double.NegativeInfinity, double.PositiveInfinity);

    private static double[] Targets(IReadOnlyList<FoundRun> runs) => [.. runs.Select(run => run.Summary.TargetScore).OfType<double>().Distinct().Order()];
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
