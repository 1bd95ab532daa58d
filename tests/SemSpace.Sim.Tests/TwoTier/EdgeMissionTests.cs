using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Two real tiers against one: gateways' own models, what satellites carry, staleness at both tiers, and merges at planned times.</summary>
public class EdgeMissionTests
{
    private const double Rounding = 1e-10, FloatRounding = 1e-6;

    private static readonly double[] Targets = [1, -1, 3];

    private static readonly FedBuffRule Buffer = new(2);

    /// <summary>
    /// One gateway that merges at every arrival, whatever the cloud does while no satellite is in view, and the flat rule that makes a version of
    /// every update.
    /// </summary>
    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    public void With_one_gateway_two_tiers_are_one(double periodMin)
    {
        RoundPolicy flat = Buffer.Policy with { Trigger = RoundTrigger.EveryArrival }, edges = flat with { Trigger = RoundTrigger.Period, Edge = new EdgePolicy(EdgeTrigger.EveryArrival) };
        MissionResult one = Scene(1, Buffer, flat, 600).Run(), two = Scene(1, Buffer, edges, periodMin).Run();
        Assert.True(two.EdgeRounds.Count > 50);
        Assert.Equal(one.Updates.Select(update => (update.UpdateId, update.StalenessVersions, update.Arrival)), two.Updates.Select(update => (update.UpdateId, update.StalenessVersions, update.Arrival)));
        Assert.Equal(one.Rounds.Skip(1).Select(round => round.Closed), two.EdgeRounds.Select(edge => edge.Made));
        foreach (RoundRecord cloud in two.Rounds.Skip(1))
        {
            int merges = two.EdgeRounds.Count(edge => edge.Made < cloud.Closed);
            Assert.Equal(one.Rounds[merges].Scores.Test.Loss, cloud.Scores.Test.Loss, FloatRounding);
        }
    }

    /// <summary>Three gateways, every arrival a version of the cloud: whether gateways merge before they send changes nothing.</summary>
    [Fact]
    public void With_an_exchange_at_every_merge_two_tiers_are_one()
    {
        RoundPolicy flat = Buffer.Policy with { Trigger = RoundTrigger.EveryArrival }, edges = flat with { Edge = new EdgePolicy(EdgeTrigger.EveryArrival) };
        MissionResult one = Scene(3, Buffer, flat, 600).Run(), two = Scene(3, Buffer, edges, 600).Run();
        Assert.True(one.Rounds.Count > 20);
        Assert.Equal(one.Updates.Select(Key), two.Updates.Select(Key));
        foreach ((UpdateRecord a, UpdateRecord b) in one.Updates.Zip(two.Updates)) Assert.Equal(a.Weight, b.Weight, Rounding);
        foreach ((RoundRecord a, RoundRecord b) in one.Rounds.Zip(two.Rounds)) Assert.Equal(a.Scores.Test.Loss, b.Scores.Test.Loss, FloatRounding);

        static (long, int, int?) Key(UpdateRecord update) => (update.UpdateId, update.StalenessVersions, update.MergedVersion);
    }

    [Fact]
    public void A_satellite_carries_a_gateway_s_model_to_another_gateway()
    {
        RoundPolicy policy = new(RoundTrigger.Period, TrainAgain.EachContact) { Edge = new EdgePolicy(EdgeTrigger.EveryArrival), Forecasts = Forecasts.Updates };
        MissionResult result = new Scene(1, 2, new QuadraticLearner(0, 0.5, [1], [100]))
        {
            Rule = new TrajectoryRule(TrajectoryVariant.Edge),
            Rounds = new() { Policy = policy, LongestMin = 300 },
        }.Contact(0, 0, 3000, 3050).Contact(0, 1, 6000, 6050).Contact(0, 1, 9000, 9050).Run();
        Assert.Equal(3, result.Updates.Count);
        Assert.Equal(("", 0, 1), (result.Updates[0].BaseGateway, result.Updates[0].BaseEdgeVersion, result.Updates[0].EdgeVersion));
        Assert.Equal(("G1", "G0", 1), (result.Updates[1].Gateway, result.Updates[1].BaseGateway, result.Updates[1].BaseEdgeVersion));
        Assert.Equal(0, result.Updates[1].EdgeStaleness);
        Assert.Equal("G0", result.Updates[2].BaseGateway);
        Assert.Equal((0, 1, 1), (result.Updates[2].CloudStaleness, result.Updates[2].EdgeStaleness, result.Updates[2].StalenessVersions));
        Assert.True(result.Updates[1].StalenessSeconds < result.Updates[1].CloudStalenessSeconds);
    }

    /// <summary>S0 has taken two merges of G0 to G1, which has made its first, when G0, by then at its third, comes into view beside it.</summary>
    [Fact]
    public void Of_two_gateways_in_view_a_satellite_takes_the_model_of_the_one_that_has_a_newer_one()
    {
        RoundPolicy policy = new(RoundTrigger.Period, TrainAgain.EachContact) { Edge = new EdgePolicy(EdgeTrigger.EveryArrival), Forecasts = Forecasts.Updates };
        MissionResult result = new Scene(2, 2, new QuadraticLearner(0, 0.5, [1, -1], [100, 100]))
        {
            Rule = new TrajectoryRule(TrajectoryVariant.Edge),
            Rounds = new() { Policy = policy, LongestMin = 300 },
        }.Contact(1, 0, 3000, 3050).Contact(0, 0, 4000, 4050).Contact(1, 0, 6000, 6050).Contact(0, 1, 9000, 9100).Contact(0, 0, 9010, 9080).Run();
        DownloadRecord last = result.Downloads.Last(download => download.Satellite == "S0");
        Assert.Equal(("G0", 3, true), (last.Gateway, last.EdgeVersion, last.Complete));
        Assert.Equal(SemSpace.Sim.Tests.TwoTier.Scene.At(9010), last.Start);
    }

    [Fact]
    public void Hierarchical_averaging_closes_the_cloud_s_round_after_its_rounds_of_gateways()
    {
        HierFavgRule rule = new(EdgePeriodMin: 30, EdgeRounds: 3);
        MissionResult result = Scene(3, rule, rule.Policy, 600).Run();
        Assert.Equal([90.0, 180, 270], result.Rounds.Skip(1).Take(3).Select(round => (round.Closed - SemSpace.Sim.Tests.TwoTier.Scene.Start).TotalMinutes));
        Assert.All(result.EdgeRounds, edge => Assert.Equal(0, (edge.Made - SemSpace.Sim.Tests.TwoTier.Scene.Start).TotalMinutes % 30));
    }

    /// <summary>Passes in clusters, every hour and a half: as many merges by the plan leave less age than by the clock.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Planned_merges_leave_models_and_updates_younger(int merges)
    {
        MissionResult planned = Clusters(RoundTrigger.Planned, merges), periodic = Clusters(RoundTrigger.Period, merges);
        Assert.Equal(merges, planned.Rounds.Count - 1);
        Assert.InRange(AgeOf(planned), 0, .9 * AgeOf(periodic));
    }

    /// <summary>Against the best schedule of as many merges for what then happened: merged updates must not count as waiting still.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Planned_merges_are_near_the_best_that_hindsight_finds(int merges)
    {
        MissionResult result = Clusters(RoundTrigger.Planned, merges);
        ModelUse[] uses = [.. result.Updates.Select(update => new ModelUse(Seconds(Taken(result, update)), Seconds(update.TrainStart), update.Samples))];
        UpdateArrival[] arrivals = [.. result.Updates.Select(update => new UpdateArrival(Seconds(update.Arrival), update.Samples))];
        MergeSchedule hindsight = new(0, 0, 13 * 3600, uses, arrivals);
        Assert.InRange(AgeOf(result), 0, 1.05 * hindsight.Age(hindsight.Best(merges)));

        static double Seconds(Epoch time) => (time - SemSpace.Sim.Tests.TwoTier.Scene.Start).TotalSeconds;

        static Epoch Taken(MissionResult result, UpdateRecord update)
            => result.Downloads.Where(download => download.Satellite == update.Satellite && download.Version == update.BaseVersion).Select(download => download.End)
                .DefaultIfEmpty(SemSpace.Sim.Tests.TwoTier.Scene.Start).First();
    }

    /// <summary>The second of three updates closes the round; the third, of 40 samples, is then in flight, and leaves its share on the old model.</summary>
    [Theory]
    [InlineData(RoundTrigger.Count)]
    [InlineData(RoundTrigger.Period)]
    public void Samples_in_flight_are_foretold_to_a_round_s_end(RoundTrigger trigger)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Absentees = Absentees.InFlight };
        MissionResult result = new Scene(3, 1, new QuadraticLearner(0, 0.5, Targets, [10, 20, 40]))
        {
            Rule = rule,
            Rounds = new() { Policy = rule.Policy with { Trigger = trigger, Count = 2 }, LongestMin = trigger == RoundTrigger.Count ? 600 : 55, HorizonMin = 95 },
        }.Contact(0, 0, 3000, 3050).Contact(1, 0, 3100, 3150).Contact(2, 0, 3400, 3450).Run();
        Assert.Equal(40.0 / 70, result.Rounds[1].AnchorWeight, Rounding);
    }

    /// <summary>Three updates come to one gateway; after the first, what is to come before the round closes is the second's 20 samples, or the third's 40, too, or nothing. Contacts are too short to train in.</summary>
    [Theory]
    [InlineData(RoundTrigger.EveryArrival, 0)]
    [InlineData(RoundTrigger.Count, 20)]
    [InlineData(RoundTrigger.EdgeRounds, 20)]
    [InlineData(RoundTrigger.Period, 20)]
    [InlineData(RoundTrigger.AllReturned, 60)]
    public void The_mass_to_come_reaches_to_where_the_round_closes(RoundTrigger trigger, double samples)
    {
        TrajectoryRule rule = new();
        MissionResult result = new Scene(3, 1, new QuadraticLearner(0, 0.5, Targets, [10, 20, 40]))
        {
            Rule = rule,
            Rounds = new() { Policy = rule.Policy with { Trigger = trigger, Count = 2, EdgeRounds = 2 }, LongestMin = trigger == RoundTrigger.Period ? 55 : 600 },
        }.Contact(0, 0, 3000, 3005).Contact(1, 0, 3100, 3105).Contact(2, 0, 3400, 3405).Run();
        Assert.Equal(samples, result.EdgeRounds[0].SamplesToCome);
    }

    private static MissionResult Clusters(RoundTrigger trigger, int merges)
    {
        const double hours = 13;
        Scene scene = new(3, 1, new QuadraticLearner(0, 0.5, Targets, [100, 200, 400]))
        {
            Hours = hours,
            Rounds = new() { Policy = new(trigger, TrainAgain.EachContact) { Forecasts = Forecasts.Updates }, LongestMin = hours * 60 / (merges + 1), PlannedMerges = merges },
            Rule = new TrajectoryRule(TrajectoryVariant.Samples),
        };
        for (int pass = 0; pass < 24; pass++) scene.Contact(pass % 3, 0, 1000 + (pass / 3 * 5400) + (pass % 3 * 300), 1090 + (pass / 3 * 5400) + (pass % 3 * 300));
        return scene.Run();
    }

    /// <summary>Samples × s: from the making of a training's model to its start, and from an update's arrival to its merge, or to the end.</summary>
    private static double AgeOf(MissionResult result) => result.Updates.Sum(update => update.Samples
        * ((update.TrainStart - update.BasePublished) + ((update.MergedVersion is { } version ? result.Rounds[version].Closed : SemSpace.Sim.Tests.TwoTier.Scene.At(13 * 3600)) - update.Arrival)).TotalSeconds);

    private static Scene Scene(int gateways, AggregationRule rule, RoundPolicy policy, double longestMin)
    {
        Scene scene = new(3, gateways, new QuadraticLearner(0, 0.5, Targets, [10, 20, 40]))
        {
            Rule = rule,
            Rounds = new() { Policy = policy, LongestMin = longestMin },
            Hours = 12,
        };
        for (int pass = 0; pass < 40; pass++) scene.Contact(pass % 3, pass * 7 % gateways, 500 + (pass * 1000), 900 + (pass * 1000));
        return scene;
    }
}
