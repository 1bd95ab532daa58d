using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Sim.Records;
using SemSpace.Sim.Tests.TwoTier;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>End-to-end oracles of the two-tier loop, worked by hand.</summary>
public class EndToEndTests
{
    /// <summary>Parameters are 32-bit floats.</summary>
    private const double SinglePrecision = 1e-6;

    private static readonly double[] Targets = [0, 1, 2, 5];

    public static TheoryData<string> Rules => ["fedavg", "fedbuff", "hierfavg", "trajectory", "samples", "edge", "planned"];

    /// <summary>
    /// All satellites always connected, no delays, equal sample counts: every rule is FedAvg. From x = 0 with step 1/2 the model is
    /// mean(targets) * (1 - 1/2^v) = 2 - 2^(1-v) after v versions. Where gateways have models of their own that holds if they wait for all (hierfavg), or
    /// the cloud does (edge), or they are left out (planned): else satellites that are always in view train again before the cloud has a version of theirs.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void In_an_ideal_world_all_rules_are_FedAvg(string rule)
    {
        QuadraticLearner learner = new(0, 0.5, Targets, [100, 100, 100, 100]);
        MissionResult result = Ideal(rule, learner).AlwaysConnected().Run();
        Assert.InRange(result.Rounds.Count, 4, 1000);
        Assert.All(result.Rounds, round => Assert.Equal(2 - Math.Pow(2, 1 - round.Version), round.Scores.Test.Loss, SinglePrecision));
        Assert.All(result.Updates.Where(update => update.Fate == UpdateFate.Merged), update => Assert.Equal((0, 0.25), (update.CloudStaleness, update.Weight)));
    }

    /// <summary>
    /// Two gateways; satellites 1 and 3 (of n = 100, 200, 300) upload to both within a round: the trajectory rule keeps every
    /// satellite at n_k / N = 1/6, 1/3, 1/2, whatever the gateways.
    /// </summary>
    [Theory]
    [InlineData(ShareMode.Planned)]
    [InlineData(ShareMode.Deferred)]
    public void A_satellite_shared_by_two_gateways_counts_once(ShareMode shares)
    {
        QuadraticLearner learner = new(0, 0.5, [1, 2, 4], [100, 200, 300]);
        TrajectoryRule rule = new(TrajectoryVariant.ContactShare) { Shares = shares };
        Scene scene = new Scene(3, 2, learner) { Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 }, Hours = 1.01 }
            .Contact(0, 0, 400, 700).Contact(0, 1, 1000, 1100)
            .Contact(1, 1, 400, 800)
            .Contact(2, 0, 400, 650).Contact(2, 1, 1200, 1450);
        UpdateRecord[] merged = [.. scene.Run().Updates.Where(update => update.Fate == UpdateFate.Merged)];
        Assert.Equal([2, 1, 2], Enumerable.Range(0, 3).Select(k => merged.Count(update => update.Satellite == $"S{k}")));
        double[] expected = [1 / 6.0, 1 / 3.0, 1 / 2.0];
        for (int k = 0; k < 3; k++) Assert.Equal(expected[k], merged.Where(update => update.Satellite == $"S{k}").Sum(update => update.Weight), 1e-12);
        Assert.Equal(0.75 / 6, merged.Single(update => update.Satellite == "S0" && update.Gateway == "G0").Weight, 1e-12);
    }

    /// <summary>
    /// A contact of 100 s, and one of 300 s of which the round's end leaves 100 s: what follows uploads counts the second whole, three times the first, and what
    /// follows the plan as it is inside the round; not by the time or the bits that an upload took.
    /// </summary>
    [Theory]
    [InlineData(TrajectoryVariant.ContactShare, ShareMode.Deferred, 0.75)]
    [InlineData(TrajectoryVariant.LinkShare, ShareMode.Deferred, 0.75)]
    [InlineData(TrajectoryVariant.ContactShare, ShareMode.Planned, 0.5)]
    [InlineData(TrajectoryVariant.LinkShare, ShareMode.Planned, 0.5)]
    public void An_upload_counts_by_its_whole_contact_and_a_plan_by_what_the_round_leaves_of_it(TrajectoryVariant variant, ShareMode shares, double second)
    {
        TrajectoryRule rule = new(variant) { Shares = shares };
        Scene scene = new Scene(1, 2, new QuadraticLearner(0, 0.5, [1], [100])) { Rule = rule, Rounds = new() { Policy = rule.Policy, LongestMin = 60 }, Hours = 1.5 }
            .Contact(0, 0, 1000, 1100).Contact(0, 1, 3500, 3800);
        IEnumerable<UpdateRecord> merged = scene.Run().Updates.Where(update => update.Fate == UpdateFate.Merged);
        Assert.Equal([1 - second, second], merged.Select(update => update.Weight), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static Scene Ideal(string rule, QuadraticLearner learner) => rule switch
    {
        "fedavg" => Ideal(learner, new FedAvgRule(), 0.5),
        "fedbuff" => Ideal(learner, new FedBuffRule(BufferSize: Targets.Length), 0.5),
        "hierfavg" => Ideal(learner, new HierFavgRule(EdgeRounds: 1), 0.5, policy => policy with { Edge = new EdgePolicy(EdgeTrigger.Count) { Count = Targets.Length } }),
        "edge" => Ideal(learner, new TrajectoryRule(TrajectoryVariant.Edge), 0.5, policy => policy with { Trigger = RoundTrigger.Count, Count = Targets.Length }),
        "planned" => Ideal(learner, new TrajectoryRule(TrajectoryVariant.Planned), 0.5, policy => policy with { Edge = null }),
        "samples" => Ideal(learner, new TrajectoryRule(TrajectoryVariant.Samples), 10),
        _ => Ideal(learner, new TrajectoryRule(TrajectoryVariant.Trajectory), 10),
    };

    private static Scene Ideal(QuadraticLearner learner, AggregationRule rule, double hours, Func<RoundPolicy, RoundPolicy>? change = null) => new(Targets.Length, 1, learner)
    {
        Rule = rule,
        Rounds = new() { Policy = change?.Invoke(rule.Policy) ?? rule.Policy, LongestMin = 60, MergePrice = 0 },
        Hours = hours,
    };
}
