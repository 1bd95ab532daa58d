using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Time;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// Merges at planned times leave samples no older than as many merges by a clock or by the number of updates do, in whole runs of the scenarios that
/// ship.
/// </summary>
public sealed class PlannedMergesTests : IDisposable
{
    private const double PeriodMin = 45;

    /// <summary>A schedule is kept while no other's age is 1 % below its own, and what is lived is not quite what was foretold.</summary>
    private const double Kept = 1.01;

    private static readonly string[] Variants = ["samples", "edge"];

    private static readonly string[] OfEarth =
    [
        "quickstart", "iridium", "semantic", "study/few-gateways", "study/slow-link", "study/scarce-energy", "study/mixed-inclinations", "study/regional",
        "study/many-gateways", "study/large-model",
    ];

    private static readonly string[] OfSets = ["fashion", "study/cifar-dirichlet"];

    private readonly TestFolder _folder = new();

    public static TheoryData<string> EarthScenarios => [.. OfEarth];

    public static TheoryData<string> SetScenarios => [.. OfSets];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(EarthScenarios))]
    public void Samples_are_no_older_than_under_a_clock_or_a_count_of_as_many_merges(string name)
    {
        foreach ((double planned, double other) in Ages(name)) Assert.InRange(planned, 0, Kept * other);
    }

    /// <summary>
    /// Satellites train on the same images again and again, so that what they do follows the merges, and the plan is worth as much as its forecast. They are as
    /// old as under a clock or a count to a twentieth. There are fewer of the small images that stand for theirs, and each takes longer.
    /// </summary>
    [Theory]
    [MemberData(nameof(SetScenarios))]
    public void Samples_that_are_used_again_are_hardly_older(string name)
    {
        IEnumerable<(double, double)> ages = Ages(
            name, $"data.path={SmallDataset.WriteIdx(_folder)}", "data.source=fashion_mnist", "compute.cycles_per_sample=6e8", "learning.test_images=64", "learning.validation_images=64");
        foreach ((double planned, double other) in ages) Assert.InRange(planned, 0, 1.05 * other);
    }

    /// <summary>A sample's mean age with planned merges, min, and with as many by a clock and by a count.</summary>
    private static IEnumerable<(double Planned, double Other)> Ages(string name, params string[] settings)
    {
        string file = Path.Combine(GoldenText.Root, "scenarios", $"{name}.yaml");
        string[] common = ["duration_h=12", "aggregation.rule=trajectory", .. settings];
        using UntrainedMissions missions = new(Read(file, common));
        foreach (string variant in Variants)
        {
            MissionResult periodic = Run("aggregation.trigger=period", FormattableString.Invariant($"aggregation.period_min={PeriodMin}"));
            int each = (int)Math.Ceiling((double)periodic.Updates.Count / periodic.Rounds.Count);
            MissionResult[] others = [periodic, Run("aggregation.trigger=count", $"aggregation.every_n_updates={each}")];
            foreach (MissionResult other in others)
            {
                int merges = other.Rounds.Count - 1;
                MissionResult planned = Run("aggregation.trigger=planned", $"aggregation.planned_merges={merges}");
                Assert.InRange(planned.Rounds.Count - 1, 1, merges);
                yield return (MeanAgeMin(planned), MeanAgeMin(other));
            }

            MissionResult Run(params string[] trigger) => missions.Run(Read(file, [.. common, $"aggregation.trajectory.variant={variant}", .. trigger]));
        }
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
