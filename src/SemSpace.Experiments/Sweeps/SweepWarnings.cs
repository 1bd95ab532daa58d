using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Orbit;

namespace SemSpace.Experiments.Sweeps;

/// <summary>What the runs of a sweep warned of, which are quiet while it goes on. Pure functions.</summary>
public static class SweepWarnings
{
    private const int MostTold = 30, MostAlike = 5;

    /// <summary>Each warning once, with the number of runs that gave it, in the order of the runs that gave it first. Of very many the first are told and the rest are counted.</summary>
    /// <param name="runs">What each run warned of, in the order of the plan.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<IReadOnlyList<string>> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        string[] told = [.. runs.SelectMany(warnings => warnings.Distinct()).GroupBy(warning => warning)
            .Select(alike => FormattableString.Invariant($"{alike.Key} ({alike.Count()} of {Counted.Of(runs.Count, "run")})"))];
        return told.Length <= MostTold
            ? told
            : [.. told.Take(MostTold), FormattableString.Invariant($"{Counted.Of(told.Length - MostTold, "more warning")}; the first {MostTold} are told. Each run's own are in its manifest.json.")];
    }

    /// <summary>Arms whose small versions are one and the same.</summary>
    public static IReadOnlyList<string> OfAlike(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.IsQuick) return [];
        return [.. plan.Runs.Where(run => run.Seed == plan.Seeds[0]).GroupBy(run => plan.Read(run).Scenario).Where(alike => alike.Count() > 1)
            .Select(alike => $"the small versions of {Counted.First([.. alike.Select(run => run.Arm.Label)], MostAlike)} are the same run.")];
    }
}
