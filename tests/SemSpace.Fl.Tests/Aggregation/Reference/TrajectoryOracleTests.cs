using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation.Reference;

/// <summary>
/// Three satellites, two gateways: n = 100, 200, 300, contact seconds (300, 100), (0, 400), (250, 250). The expected numbers were
/// computed in float64 with numpy 1.24 from the formulas in <see cref="TrajectoryRule"/>, apart from this code.
/// </summary>
public class TrajectoryOracleTests
{
    /// <summary>The numbers are given to six decimals.</summary>
    private const double Printed = 1e-5;

    private static readonly int[] Samples = [100, 200, 300];
    private static readonly (int Satellite, int Gateway, double Seconds)[] Contacts = [(0, 0, 300), (0, 1, 100), (1, 1, 400), (2, 0, 250), (2, 1, 250)];

    public static TheoryData<ShareMode> Modes => [ShareMode.Planned, ShareMode.Deferred];

    [Theory, MemberData(nameof(Modes))]
    public void Masses_conserve_each_satellites_samples(ShareMode mode)
    {
        AggregationOutcome outcome = Run(mode, Uploads(0, [1, 1, 2, 4, 4])).Outcome;
        double[] masses = [75, 25, 200, 150, 150];
        Assert.Equal([0L, 1, 2, 3, 4], outcome.Weights.Select(update => update.UpdateId));
        Assert.All(outcome.Weights, update => Assert.Equal(masses[update.UpdateId] / 600, update.Weight, Printed));
        Assert.Equal(0, outcome.AnchorWeight, Printed);
    }

    [Fact]
    public void Gateways_weigh_their_satellites_by_mass()
    {
        (_, SortedDictionary<int, IAggregator> gateways) = AtGateways(ShareMode.Planned, Uploads(0, [1, 1, 2, 4, 4]));
        Assert.Equal([1.0 / 3, 2.0 / 3], gateways[0].Apply(new([0f])).Weights.Select(update => update.Weight), Close);
        Assert.Equal([.066667, .533333, .4], gateways[1].Apply(new([0f])).Weights.Select(update => update.Weight), Close);
    }

    [Fact]
    public void Identical_uploads_give_the_models_of_the_gateways_and_flat_fedavg()
    {
        ModelUpdate[] uploads = Uploads(0, [1, 1, 2, 4, 4]);
        Assert.Equal([3, 2.733333], GatewayModels(uploads, 0), Close);
        Assert.Equal(2.833333, Run(ShareMode.Planned, uploads).Model[0], Printed);
        Assert.Equal(((100 * 1) + (200 * 2) + (300 * 4)) / 600.0, Run(ShareMode.Deferred, uploads).Model[0], Printed);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Different_uploads_are_merged_by_mass(ShareMode mode)
    {
        ModelUpdate[] uploads = Uploads(0, [1, 1.4f, 2, 4, 3]);
        Assert.Equal([3, 2.36], GatewayModels(uploads, 0), Close);
        Assert.Equal(2.6, Run(mode, uploads).Model[0], Printed);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Leaky_discount_leaves_the_lost_mass_on_the_anchor(ShareMode mode)
    {
        ModelUpdate[] uploads = Uploads(.5f, [1, 1.4f, 2, 4, 3], [0, 2, 1, 3, 0]);
        (float[] model, AggregationOutcome outcome) = Run(mode, uploads, Stale(mode), .5f);
        double[] kept = [75, 14.433757, 141.421356, 75, 150];
        Assert.All(outcome.Weights, update => Assert.Equal(kept[update.UpdateId] / 600, update.Weight, Printed));
        Assert.Equal(144.144887 / 600, outcome.AnchorWeight, Printed);
        Assert.Equal([1.833333, 2.100326], GatewayModels(uploads, .5f), Close);
        Assert.Equal(2.000204, model[0], Printed);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Renormalised_discount_divides_by_what_is_left(ShareMode mode)
    {
        ModelUpdate[] uploads = Uploads(.5f, [1, 1.4f, 2, 4, 3], [0, 2, 1, 3, 0]);
        (float[] model, AggregationOutcome outcome) = Run(mode, uploads, Stale(mode) with { Discount = DiscountMode.Renormalised }, .5f);
        Assert.Equal(2.474580, model[0], Printed);
        Assert.Equal(0, outcome.AnchorWeight, Printed);
    }

    [Fact]
    public void Foresight_scores_fade_with_the_wait()
    {
        ForesightScores scores = Foresight();
        Assert.Equal([308.050271], [scores.Of(0)[1]], Close);
        Assert.Equal([253.944517, 18.887560], [scores.Of(1)[0], scores.Of(1)[1]], Close);
        Assert.Equal([358.265655], [scores.Of(2)[1]], Close);
    }

    [Fact]
    public void Foresight_shares_blend_the_past_with_the_future()
    {
        double[][] contact = [[300, 100], [0, 400], [250, 250]];
        double[][] expected = [[.525, .475], [.279232, .720768], [.35, .65]];
        ForesightScores scores = Foresight();
        for (int satellite = 0; satellite < 3; satellite++)
        {
            double[] future = [scores.Of(satellite).GetValueOrDefault(0), scores.Of(satellite).GetValueOrDefault(1)];
            double[] past = contact[satellite];
            Assert.Equal(expected[satellite], past.Zip(future, (c, f) => TrajectoryShares.Blend(c, past.Sum(), f, future.Sum(), .3)), Close);
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Foresight_gives_no_mass_to_a_gateway_without_an_upload(ShareMode mode)
    {
        TrajectoryRule options = Rounds.BySeconds with { Foresight = .3, Shares = mode };
        double[] masses = [52.5, 47.5, 200, 105, 195];
        AggregationOutcome outcome = Run(mode, Uploads(0, [1, 1, 2, 4, 4]), options).Outcome;
        Assert.All(outcome.Weights, update => Assert.Equal(masses[update.UpdateId] / 600, update.Weight, Printed));
    }

    [Fact]
    public void Naive_averaging_counts_shared_satellites_twice_and_the_trajectory_rule_does_not()
    {
        ModelUpdate[] uploads =
            [.. Contacts.Select((c, id) => Rounds.Update(id, c.Satellite, c.Gateway, Samples[c.Satellite], OneHot(c.Satellite), contact: id, seconds: c.Seconds))];
        (_, SortedDictionary<int, IAggregator> gateways) = Rounds.AtGateways(new FedAvgRule(), RoundPlan.Blind(1), uploads);
        float[] first = Rounds.Applied(gateways[0], new float[3]).Model, second = Rounds.Applied(gateways[1], new float[3]).Model;
        Assert.Equal([.2, .2, .6], first.Zip(second, (a, b) => ((400 * (double)a) + (600 * (double)b)) / 1000), Close);
        Assert.Equal([1.0 / 6, 1.0 / 3, .5], Rounds.TwoTier(Rounds.BySeconds, new float[3], Rounds.PlanOf(uploads), uploads).Model.Select(w => (double)w), Close);
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= Printed;

    private static float[] OneHot(int satellite) => [.. Enumerable.Range(0, 3).Select(i => i == satellite ? 1f : 0f)];

    private static TrajectoryRule Stale(ShareMode mode) => Rounds.BySeconds with { StalenessExponent = .5, Shares = mode };

    private static ModelUpdate[] Uploads(float anchor, float[] models, int[]? staleness = null)
        => [.. Contacts.Select((c, id) => Rounds.Update(
            id, c.Satellite, c.Gateway, Samples[c.Satellite], [models[id] - anchor], staleness?[id] ?? 0, id, c.Seconds))];

    private static PlannedContact[] Future =>
    [
        Rounds.Planned(10, 0, 1, 600, 1200), Rounds.Planned(11, 1, 0, 300, 300), Rounds.Planned(12, 1, 1, 100, 3000), Rounds.Planned(13, 2, 1, 500, 600),
    ];

    private static ForesightScores Foresight() => new(Rounds.BySeconds, Future);

    private static (float[] Model, AggregationOutcome Outcome) Run(ShareMode mode, ModelUpdate[] uploads, TrajectoryRule? options = null, float anchor = 0)
        => Rounds.TwoTier(options ?? Rounds.BySeconds with { Shares = mode }, [anchor], Rounds.PlanOf(uploads, Future), uploads);

    private static (Func<IAggregator> Create, SortedDictionary<int, IAggregator> Gateways) AtGateways(ShareMode mode, ModelUpdate[] uploads)
        => Rounds.AtGateways(Stale(mode), Rounds.PlanOf(uploads), uploads);

    private static double[] GatewayModels(ModelUpdate[] uploads, float anchor)
        => [.. AtGateways(ShareMode.Planned, uploads).Gateways.Values.Select(gateway => (double)Rounds.Applied(gateway, [anchor]).Model[0])];
}
