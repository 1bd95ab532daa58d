using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Two real tiers against one: gateways' own models, what satellites carry, staleness at both tiers, merges at planned times, and what the plan foretells to rules.</summary>
public class EdgeMissionTests
{
    private const double Rounding = 1e-10, ClustersH = 13;

    private static readonly double[] Targets = [1, -1, 3];

    private static readonly FedBuffRule Buffer = new(2);

    private static readonly TrajectoryRule BySamples = new(TrajectoryVariant.Samples), Ahead = new(TrajectoryVariant.Edge), Planned = new(TrajectoryVariant.Planned);

    private static readonly RoundPolicy Flat = new(RoundTrigger.EveryArrival, TrainAgain.EachContact), ByPlan = new(RoundTrigger.Planned, TrainAgain.EachContact) { Forecasts = Forecasts.Updates };

    /// <summary>Rules whose gateways step by the mean of what came, with periods of the cloud, min.</summary>
    public static TheoryData<AggregationRule, double> Means => new()
    {
        { Buffer, 50 }, { Buffer, 200 }, { new HierFavgRule(), 50 }, { new HierFavgRule(), 200 },
        { Ahead with { EdgeStep = EdgeStep.Mean }, 50 }, { Ahead with { EdgeStep = EdgeStep.Mean }, 200 },
    };

    public static TheoryData<AggregationRule> Linear => [Buffer, new HierFavgRule(), Ahead with { EdgeStep = EdgeStep.Mean }, Ahead];

    /// <summary>
    /// One gateway that merges at every arrival, whatever the cloud does while no satellite is in view, and the flat rule that makes a version of
    /// every update. Not so where the gateway steps by the mass to come.
    /// </summary>
    [Theory]
    [MemberData(nameof(Means))]
    public void With_one_gateway_two_tiers_are_one(AggregationRule rule, double periodMin)
    {
        RoundPolicy edges = Flat with { Trigger = RoundTrigger.Period, Edge = new EdgePolicy(EdgeTrigger.EveryArrival) };
        MissionResult one = Scene(1, rule, Flat, 600).Run(), two = Scene(1, rule, edges, periodMin).Run();
        Assert.True(two.EdgeRounds.Count > 50);
        Assert.Equal(one.Updates.Select(update => (update.UpdateId, update.StalenessVersions, update.Arrival)), two.Updates.Select(update => (update.UpdateId, update.StalenessVersions, update.Arrival)));
        Assert.Equal(one.Rounds.Skip(1).Select(round => round.Closed), two.EdgeRounds.Select(edge => edge.Made));
        foreach (RoundRecord cloud in two.Rounds.Skip(1))
        {
            int merges = two.EdgeRounds.Count(edge => edge.Made < cloud.Closed);
            Assert.Equal(one.Rounds[merges].Scores.Test.Loss, cloud.Scores.Test.Loss, Rounding);
        }

        foreach ((UpdateRecord a, UpdateRecord b) in one.Updates.Zip(two.Updates).Where(pair => pair.Second.Fate == UpdateFate.Merged)) Assert.Equal(a.Weight, b.Weight, Rounding);
    }

    /// <summary>Three gateways, every arrival a version of the cloud: whether gateways merge before they send changes nothing.</summary>
    [Theory]
    [MemberData(nameof(Linear))]
    public void With_an_exchange_at_every_merge_two_tiers_are_one(AggregationRule rule)
    {
        MissionResult one = Scene(3, rule, Flat, 600).Run(), two = Scene(3, rule, Flat with { Edge = new EdgePolicy(EdgeTrigger.EveryArrival) }, 600).Run();
        Assert.True(one.Rounds.Count > 20);
        Assert.Equal(one.Updates.Select(Key), two.Updates.Select(Key));
        foreach ((UpdateRecord a, UpdateRecord b) in one.Updates.Zip(two.Updates)) Assert.Equal(a.Weight, b.Weight, Rounding);
        foreach ((RoundRecord a, RoundRecord b) in one.Rounds.Zip(two.Rounds)) Assert.Equal(a.Scores.Test.Loss, b.Scores.Test.Loss, Rounding);

        static (long, int, int?) Key(UpdateRecord update) => (update.UpdateId, update.StalenessVersions, update.MergedVersion);
    }

    /// <summary>T7 without models of gateways is T6.</summary>
    [Fact]
    public void The_edge_variant_whose_gateways_only_sum_makes_the_versions_of_the_variant_before_it()
    {
        MissionResult before = Scene(3, BySamples, BySamples.Policy, 60).Run(), summed = Scene(3, Ahead, Ahead.Policy with { Edge = null }, 60).Run();
        Assert.Equal(before.Updates, summed.Updates);
        Assert.Equal(before.Rounds, summed.Rounds);
        Assert.Equal(before.FinalModel, summed.FinalModel);
        Assert.NotEqual(before.Rounds, Scene(3, Ahead, Ahead.Policy, 60).Run().Rounds);
    }

    /// <summary>An update every 1000 s, five in all, and the cloud's round ends at 6000 s: what a gateway has not merged of its own by then it merges with it.</summary>
    [Theory]
    [InlineData(EdgeTrigger.EveryArrival, new[] { 1000.0, 2000, 3000, 4000, 5000 })]
    [InlineData(EdgeTrigger.Count, new[] { 2000.0, 4000, 6000 })]
    [InlineData(EdgeTrigger.Period, new[] { 2400.0, 4800, 6000 })]
    public void A_gateway_merges_by_a_trigger_of_its_own(EdgeTrigger trigger, double[] mergedS)
    {
        RoundPolicy policy = new(RoundTrigger.Period, TrainAgain.EachContact) { Edge = new EdgePolicy(trigger) { Count = 2, PeriodMin = 40 } };
        MissionResult result = Passes(gateways: 1, passes: 5, policy, longestMin: 100).Run();
        Assert.Equal(mergedS, result.EdgeRounds.Select(merge => Math.Round(Seconds(merge.Made), 3)));
        Assert.Equal(5, result.EdgeRounds.Sum(merge => merge.Updates));
    }

    /// <summary>Two gateways get an update every 1000 s in turns: the first has three at 5000 s, twice two at 7000 s, and the third of its periods of 2400 s ends at 7200 s.</summary>
    [Theory]
    [InlineData(EdgeTrigger.EveryArrival, 3, 5000)]
    [InlineData(EdgeTrigger.Count, 2, 7000)]
    [InlineData(EdgeTrigger.Period, 3, 7200)]
    public void The_cloud_s_round_ends_after_a_number_of_a_gateway_s_own(EdgeTrigger trigger, int edgeRounds, double closedS)
    {
        RoundPolicy policy = new(RoundTrigger.EdgeRounds, TrainAgain.EachContact) { Edge = new EdgePolicy(trigger) { Count = 2, PeriodMin = 40 }, EdgeRounds = edgeRounds };
        MissionResult result = Passes(gateways: 2, passes: 7, policy, longestMin: 600).Run();
        Assert.Equal(closedS, Seconds(result.Rounds[1].Closed), 1e-3);
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
        Assert.Equal(("G0", 3, true), (last.Gateway, last.EdgeVersion, last.IsComplete));
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

    /// <summary>T8: satellites train on what a gateway has, which goes ahead of the cloud at every arrival; so none takes what the cloud makes of its own update.</summary>
    [Fact]
    public void The_planned_variant_merges_at_planned_times_and_its_gateways_go_ahead()
    {
        MissionResult result = Clusters(Planned, new() { Policy = Planned.Policy, LongestMin = 600, PlannedMerges = 8 });
        Assert.Equal(8, result.Rounds.Count - 1);
        Assert.Equal(result.Updates.Count, result.EdgeRounds.Count);
        Assert.All(result.Updates.Skip(3), update => Assert.Equal("G0", update.BaseGateway));
        Assert.InRange(AgeOf(result), 0, 1.01 * BestAgeOf(result, 8, mergedAfterS: 0.001));
    }

    /// <summary>
    /// In samples × s: a second merge in a cluster makes the models and updates of six clusters younger by 1.5e6, of the first by 0.36e6, of the last by 0.06e6;
    /// the one merge in each is worth 4e6 at least; without any the age is below 1e9.
    /// </summary>
    [Theory]
    [InlineData(5e5, 14)]
    [InlineData(2e6, 8)]
    [InlineData(1e9, 0)]
    public void The_dearer_a_merge_the_fewer_there_are(double price, int merges)
        => Assert.Equal(merges, Clusters(BySamples, new() { Policy = ByPlan, LongestMin = 600, MergePrice = price }).Rounds.Count - 1);

    /// <summary>
    /// One merge is planned, for the third update at 1500 s. With one antenna the second satellite waits for the first, sends 54 of 96 bits before its contact
    /// ends, and the rest in one that is too short for a whole update, until 3042 s: the plan knew nothing of it, and the merge waits.
    /// </summary>
    [Theory]
    [InlineData(2, 1500)]
    [InlineData(1, 3042)]
    public void A_planned_merge_waits_for_an_update_that_comes_later_than_foretold(int antennas, double closedS)
    {
        MissionResult result = new Scene(3, 1, new QuadraticLearner(0, 0.5, Targets, [10, 1000, 1000]))
        {
            RateBps = 1,
            Antennas = antennas,
            Rounds = new() { Policy = ByPlan, LongestMin = 600, PlannedMerges = 1 },
            Rule = BySamples,
        }.Contact(0, 0, 1000, 1097).Contact(1, 0, 1050, 1150).Contact(2, 0, 1404, 1501).Contact(1, 0, 3000, 3050).Run();
        RoundRecord merged = Assert.Single(result.Rounds.Skip(1));
        Assert.Equal(closedS, Seconds(merged.Closed), 0.01);
        Assert.Equal(3, merged.Updates);
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
        Assert.InRange(AgeOf(result), 0, 1.05 * BestAgeOf(result, merges));
    }

    /// <summary>The way of the bits, from low to geostationary orbits, moves merges by as much, and no satellite's model by a merge.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(140)]
    public void Planned_merges_do_not_depend_on_how_long_bits_are_under_way(double delayMs)
    {
        MissionResult near = Clusters(RoundTrigger.Planned, 8), far = Clusters(RoundTrigger.Planned, 8, delayMs);
        Assert.Equal(near.Updates.Select(update => update.BaseVersion), far.Updates.Select(update => update.BaseVersion));
        Assert.All(near.Rounds.Zip(far.Rounds), round => Assert.Equal(Seconds(round.First.Closed), Seconds(round.Second.Closed), 0.5));
    }

    /// <summary>
    /// One long round of the cloud over a gateway that merges at every arrival: what comes in the round counts though the gateway's own model is newer, unless the rule
    /// wants the gateway's newest.
    /// </summary>
    [Theory]
    [InlineData(Tier.Cloud)]
    [InlineData(Tier.Gateway)]
    public void An_update_is_late_by_the_round_of_its_tier(Tier tier)
    {
        AggregationRule rule = tier == Tier.Cloud ? new FedAvgRule() : new HierFavgRule(Late: LateUpdates.Drop);
        RoundPolicy edges = new(RoundTrigger.Period, TrainAgain.EachContact) { Edge = new EdgePolicy(EdgeTrigger.EveryArrival), DropsOlderThan = tier };
        MissionResult result = Scene(1, rule, edges, 690).Run();
        UpdateRecord[] inRound = [.. result.Updates.Where(update => update.Arrival < result.Rounds[1].Closed)];
        Assert.Contains(inRound, update => update.EdgeStaleness > 0);
        Assert.All(inRound, update => Assert.Equal(tier == Tier.Gateway && update.EdgeStaleness > 0 ? UpdateFate.Unweighted : UpdateFate.Merged, update.Fate));
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

    /// <summary>Two satellites take a sample a minute, 60 each in the round. One trains on its first 29 just before its pass at half past, and the other is never in view.</summary>
    [Theory]
    [InlineData(Absentees.Absent, 0)]
    [InlineData(Absentees.Anchor, 91.0 / 120)]
    public void Samples_that_no_gateway_hears_of_stay_on_the_old_model(Absentees absentees, double anchor)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Absentees = absentees };
        MissionResult result = new Scene(2, 1, new CountingLearner(firstS: 0)) { Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 } }
            .Contact(0, 0, 1800, 1850).Run();
        Assert.Equal(29, Assert.Single(result.Updates).Samples);
        Assert.Equal(anchor, result.Rounds[1].AnchorWeight, Rounding);
    }

    /// <summary>
    /// Satellites of 100 samples each; in the horizon one delivers twice and the other once, 4/3 and 2/3 of what both can on average. Made up for, the
    /// two updates of the one weigh together what the other's does.
    /// </summary>
    [Theory]
    [InlineData(ParticipationCorrection.None, 1.0 / 3)]
    [InlineData(ParticipationCorrection.Planned, 1.0 / 2)]
    public void An_update_counts_by_what_the_plan_lets_its_satellite_deliver(ParticipationCorrection participation, double rare)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Participation = participation };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, Targets, [100, 100])) { Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 } }
            .Contact(0, 0, 1000, 1050).Contact(0, 0, 2000, 2050).Contact(1, 0, 3000, 3050).Run();
        Assert.Equal([(1 - rare) / 2, (1 - rare) / 2, rare], result.Updates.Select(update => update.Weight), (a, b) => Math.Abs(a - b) < Rounding);
    }

    /// <summary>
    /// The same passes, but each satellite has the same 100 samples in every training: they count once a round, and both deliver all of theirs, so that
    /// nothing is to be made up for.
    /// </summary>
    [Theory]
    [InlineData(ParticipationCorrection.None)]
    [InlineData(ParticipationCorrection.Planned)]
    public void A_satellite_whose_samples_come_twice_in_a_round_does_not_come_twice_as_often(ParticipationCorrection participation)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Participation = participation };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, Targets, [100, 100]) { IsNamed = true }) { Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 } }
            .Contact(0, 0, 1000, 1050).Contact(0, 0, 2000, 2050).Contact(1, 0, 3000, 3050).Run();
        Assert.Equal([0.25, 0.25, 0.5], result.Updates.Select(update => update.Weight), (a, b) => Math.Abs(a - b) < Rounding);
    }

    /// <summary>
    /// The only gateway's model moves as the cloud's will, also where samples that no gateway hears of stay on the old model: when nothing more is to come, it is
    /// the version that the cloud makes, whether all has come that was foretold or, since one antenna serves two, less.
    /// </summary>
    [Theory]
    [InlineData(Absentees.Absent, DiscountMode.Leaky, 1000)]
    [InlineData(Absentees.Anchor, DiscountMode.Leaky, 1000)]
    [InlineData(Absentees.Anchor, DiscountMode.Renormalised, 1000)]
    [InlineData(Absentees.Anchor, DiscountMode.Leaky, 2000)]
    public void The_only_gateway_s_last_model_is_what_the_cloud_makes_of_it(Absentees absentees, DiscountMode discount, double firstS)
    {
        TrajectoryRule rule = Ahead with { Absentees = absentees, Discount = discount };
        MissionResult result = new Scene(4, 1, new QuadraticLearner(0, 0.5, [1, -1, 3, 0], [10, 20, 40, 30])) { RateBps = 32, Antennas = 1, Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 } }
            .Contact(0, 0, firstS, firstS + 5).Contact(1, 0, 2000, 2005).Contact(2, 0, 2500, 2505).Run();
        Assert.Equal(firstS == 2000 ? 2 : 3, result.EdgeRounds.Count);
        EdgeRoundRecord last = result.EdgeRounds[^1];
        Assert.Equal(0, last.SamplesToCome);
        Assert.Equal(result.Rounds[1].AnchorWeight, last.AnchorWeight, Rounding);
        Assert.Equal(absentees == Absentees.Anchor, last.AnchorWeight > 0.1);
    }

    /// <summary>
    /// A satellite waits in contact when the round opens at 3600 s, takes its model, and delivers at 3700 s and at 7250 s in the horizon, the other once: of the
    /// round's two updates the rare one counts twice as much.
    /// </summary>
    [Fact]
    public void A_satellite_that_waits_in_contact_is_foretold_to_take_the_round_s_model()
    {
        TrajectoryRule rule = BySamples with { Participation = ParticipationCorrection.Planned, StalenessExponent = 0 };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, Targets, [100, 100])) { Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 } }
            .Contact(0, 0, 3500, 4000).Contact(1, 0, 5000, 5050).Contact(0, 0, 7250, 7300).Run();
        UpdateRecord[] merged = [.. result.Updates.Where(update => update.MergedVersion == 2)];
        Assert.Equal([("S0", 1.0 / 3), ("S1", 2.0 / 3)], merged.Select(update => (update.Satellite, Math.Round(update.Weight, 12))), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < Rounding);
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

    private static double Seconds(Epoch time) => (time - SemSpace.Sim.Tests.TwoTier.Scene.Start).TotalSeconds;

    private static MissionResult Clusters(RoundTrigger trigger, int merges, double delayMs = 0) => Clusters(
        BySamples,
        new() { Policy = ByPlan with { Trigger = trigger }, LongestMin = ClustersH * 60 / (merges + 1), PlannedMerges = merges },
        delayMs);

    private static MissionResult Clusters(TrajectoryRule rule, RoundOptions rounds, double delayMs = 0)
    {
        Scene scene = new(3, 1, new QuadraticLearner(0, 0.5, Targets, [100, 200, 400])) { Hours = ClustersH, Rounds = rounds, Rule = rule, DelayMs = delayMs };
        for (int pass = 0; pass < 24; pass++) scene.Contact(pass % 3, 0, 1000 + (pass / 3 * 5400) + (pass % 3 * 300), 1090 + (pass / 3 * 5400) + (pass % 3 * 300));
        return scene.Run();
    }

    /// <summary>Samples × s: from the making of the cloud's version in a training's model to its start, and from an update's arrival to its merge, or to the end.</summary>
    private static double AgeOf(MissionResult result) => result.Updates.Sum(update => update.Samples
        * ((update.TrainStart - update.BaseCloudPublished) + ((update.MergedVersion is { } version ? result.Rounds[version].Closed : SemSpace.Sim.Tests.TwoTier.Scene.At(ClustersH * 3600)) - update.Arrival)).TotalSeconds);

    /// <summary>The least that it could have been with as many merges, for the trainings and arrivals as they were.</summary>
    private static double BestAgeOf(MissionResult result, int merges, double mergedAfterS = 0)
    {
        ModelUse[] uses = [.. result.Updates.Select(update => new ModelUse(Seconds(Taken(update)), Seconds(update.TrainStart), update.Samples))];
        UpdateArrival[] arrivals = [.. result.Updates.Select(update => new UpdateArrival(Seconds(update.Arrival) + mergedAfterS, update.Samples))];
        MergeSchedule hindsight = new(0, 0, ClustersH * 3600, uses, arrivals);
        return hindsight.Age(hindsight.Best(merges));

        Epoch Taken(UpdateRecord update)
            => result.Downloads.Where(download => download.Satellite == update.Satellite && (download.Version, download.EdgeVersion) == (update.BaseVersion, update.BaseEdgeVersion)).Select(download => download.End)
                .DefaultIfEmpty(SemSpace.Sim.Tests.TwoTier.Scene.Start).First();
    }

    /// <summary>An update every 1000 s, of three satellites in turns, to gateways in turns. Contacts are too short to train in.</summary>
    private static Scene Passes(int gateways, int passes, RoundPolicy policy, double longestMin)
    {
        Scene scene = new(3, gateways, new QuadraticLearner(0, 0.5, Targets, [100, 100, 100])) { Rule = Buffer, Rounds = new() { Policy = policy, LongestMin = longestMin } };
        for (int pass = 0; pass < passes; pass++) scene.Contact(pass % 3, pass % gateways, 1000 * (pass + 1), (1000 * (pass + 1)) + 50);
        return scene;
    }

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
