using SemSpace.Experiments.Executors;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Sweeps;

/// <summary>How far a sweep is.</summary>
/// <param name="Runs">Runs in all.</param>
/// <param name="Done">Those that are done.</param>
/// <param name="Running">The last attempts at runs that are being made.</param>
/// <param name="Failed">Those at runs that failed.</param>
/// <param name="Lost">Those at runs whose process is gone.</param>
/// <param name="Left">How long the rest takes with as many runs at a time as now; null where no run is done, or all are.</param>
/// <param name="Now">When this was so.</param>
public sealed record SweepStatus(int Runs, int Done, IReadOnlyList<Attempt> Running, IReadOnlyList<Attempt> Failed, IReadOnlyList<Attempt> Lost, TimeSpan? Left, DateTime Now)
{
    /// <summary>Runs that nobody has begun.</summary>
    public int Open => Runs - Done - Running.Count - Failed.Count - Lost.Count;

    /// <summary>Looks at a sweep's folder; nothing in it is changed.</summary>
    /// <exception cref="ScenarioException">A run's scenario has faults.</exception>
    /// <exception cref="ResultsException">The folder is not a sweep's.</exception>
    public static SweepStatus Of(SweepPlan plan, SweepFolder folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        SweepForecast forecast = SweepForecast.Of(plan, folder);
        HashSet<string> left = [.. forecast.Left.Select(RunClaims.KeyOf)];
        RunClaims.Found[] last = [.. RunClaims.All(folder.Root).Where(attempt => left.Contains(attempt.Key) && attempt.Content is not null).GroupBy(attempt => attempt.Key).Select(all => all.MaxBy(attempt => attempt.Number)!)];
        DateTime now = last.Any(attempt => attempt.Content is { Error: null }) ? RunClaims.Now(folder.Root) : DateTime.UtcNow;
        ILookup<bool, RunClaims.Found> over = last.ToLookup(attempt => attempt.Content!.Error is not null);
        ILookup<bool, Attempt> dead = over[false].ToLookup(attempt => RunClaims.IsDead(attempt, RunClaims.Lease, now), attempt => attempt.Content!);
        Attempt[] running = [.. dead[false]];
        TimeSpan? time = forecast is { Left.Count: > 0 and var rest, SecondsPerRun: { } seconds } ? TimeSpan.FromSeconds(seconds * rest / Math.Max(1, running.Length)) : null;
        return new(forecast.Runs, forecast.Done, running, [.. over[true].Select(attempt => attempt.Content!)], [.. dead[true]], time, now);
    }
}
