using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Time;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// Merges at planned times leave samples no older than as many merges by a clock or by the number of updates do, in whole runs of the scenarios that
/// ship and use each sample once.
/// </summary>
public class PlannedMergesTests
{
    private const double PeriodMin = 45;

    private static readonly string[] Names =
    [
        "quickstart", "iridium", "semantic", "study/few-gateways", "study/slow-link", "study/scarce-energy", "study/mixed-inclinations", "study/regional",
        "study/many-gateways", "study/large-model",
    ];

    private static readonly string[] NamesWithEdges = ["quickstart", "study/few-gateways", "study/mixed-inclinations"];

    public static TheoryData<string, string> Scenarios => new(Names.Select(name => (name, "samples")).Concat(NamesWithEdges.Select(name => (name, "edge"))));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Samples_are_no_older_than_under_a_clock_or_a_count_of_as_many_merges(string name, string variant)
    {
        string file = Path.Combine(GoldenText.Root, "scenarios", $"{name}.yaml");
        string[] common = ["duration_h=12", "aggregation.rule=trajectory", $"aggregation.trajectory.variant={variant}"];
        using UntrainedMissions missions = new(Read(file, common));
        MissionResult periodic = Run("aggregation.trigger=period", FormattableString.Invariant($"aggregation.period_min={PeriodMin}"));
        int merges = periodic.Rounds.Count - 1, each = (int)Math.Ceiling((double)periodic.Updates.Count / (merges + 1));
        MissionResult planned = Run("aggregation.trigger=planned", $"aggregation.planned_merges={merges}");
        MissionResult counted = Run("aggregation.trigger=count", $"aggregation.every_n_updates={each}");
        Assert.InRange(planned.Rounds.Count - 1, 1, merges);
        Assert.InRange(counted.Rounds.Count - 1, merges - 2, merges + 2);
        Assert.InRange(MeanAgeMin(planned), 0, Math.Min(MeanAgeMin(periodic), MeanAgeMin(counted)));

        MissionResult Run(params string[] settings) => missions.Run(Read(file, [.. common, .. settings]));
    }

    private static Scenario Read(string file, params string[] settings)
    {
        ScenarioReadResult read = ScenarioReader.Read(file, settings);
        Assert.Empty(read.Faults);
        return read.Scenario!;
    }

    /// <summary>A sample's wait: from the publication of the cloud's version to the start of the training, and from the update's arrival to its merge, or to the end.</summary>
    private static double MeanAgeMin(MissionResult result)
    {
        Epoch end = result.Rounds[0].Published + Duration.FromHours(12);
        double waits = result.Updates.Sum(update => update.Samples
            * ((update.TrainStart - update.BaseCloudPublished) + ((update.MergedVersion is { } version ? result.Rounds[version].Closed : end) - update.Arrival)).TotalSeconds);
        return waits / 60 / result.Updates.Sum(update => update.Samples);
    }
}
