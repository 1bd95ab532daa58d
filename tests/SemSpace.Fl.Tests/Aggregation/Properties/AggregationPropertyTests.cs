using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation.Properties;

/// <summary>What must hold for any round: random satellites, gateways, contacts and updates, every upload in a planned contact.</summary>
public class AggregationPropertyTests
{
    private const int Satellites = 5, Gateways = 3, Values = 4;

    /// <summary>Weights are float64 sums of at most 12 terms below 1.</summary>
    private const double WeightRounding = 1e-10;

    /// <summary>Models are float32 values below 10: one rounding at the end.</summary>
    private const double ModelRounding = 2e-6;

    private static readonly Gen<ModelUpdate> GenUpdate = Gen.Select(
        Gen.Int[0, Satellites - 1], Gen.Int[0, Gateways - 1], Gen.Int[0, 4], Gen.Double[1, 900], Gen.Double[1e3, 1e9], Gen.Float[-3, 3].Array[Values],
        (satellite, gateway, staleness, seconds, bits, delta) => new ModelUpdate(0, satellite, gateway, staleness, 0, 0, seconds, bits, delta));

    private static readonly Gen<Round> GenRound = Gen.Select(
        GenUpdate.Array[1, 12], Gen.Int[1, 500].Array[Satellites], Gen.Float[-3, 3].Array[Values], GenFuture.Array[0, 8], GenOptions,
        (updates, samples, model, future, options) => new Round(
            [.. updates.Select((update, i) => update with { UpdateId = i, Contact = i, Samples = samples[update.Satellite] })], model, future, options));

    private static Gen<PlannedContact> GenFuture => Gen.Select(
        Gen.Int[0, Satellites - 1], Gen.Int[0, Gateways - 1], Gen.Double[1, 900], Gen.Double[0, 6000],
        (satellite, gateway, seconds, wait) => new PlannedContact(99, satellite, gateway, seconds, seconds * 1e6, wait));

    private static Gen<TrajectoryRule> GenOptions => Gen.Select(
        Gen.Enum<ContactMeasure>(), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Enum<DiscountMode>(),
        (measure, foresight, exponent, discount) => new TrajectoryRule(TrajectoryVariant.Trajectory) { Measure = measure, Foresight = foresight, StalenessExponent = exponent, Discount = discount, Shares = ShareMode.Planned });

    [Fact]
    public void Each_satellite_counts_once() => GenRound.Sample(round =>
    {
        TrajectoryRule options = round.Options with { StalenessExponent = 0 };
        AggregationOutcome outcome = round.TwoTier(options).Outcome;
        double present = round.Updates.Select(u => (u.Satellite, u.Samples)).Distinct().Sum(s => s.Samples);
        foreach (IGrouping<int, ModelUpdate> satellite in round.Updates.GroupBy(u => u.Satellite))
            Assert.Equal(satellite.First().Samples / present, satellite.Sum(u => outcome.Weights[(int)u.UpdateId].Weight), WeightRounding);
    });

    [Fact]
    public void Planned_and_deferred_shares_agree_when_all_goes_to_plan() => GenRound.Sample(round =>
    {
        const double promised = 1e-9;
        (float[] model, AggregationOutcome outcome) = round.TwoTier(round.Options);
        (float[] deferred, AggregationOutcome deferredOutcome) = round.TwoTier(round.Options with { Shares = ShareMode.Deferred });
        AssertSame(deferredOutcome, outcome, promised);
        AssertSame(deferred, model);
    });

    [Fact]
    public void The_order_of_deferred_updates_changes_nothing() => Gen.Select(GenRound, Gen.Int).Sample((round, seed) =>
    {
        TrajectoryRule options = round.Options with { Shares = ShareMode.Deferred };
        ModelUpdate[] shuffled = [.. round.Updates.OrderBy(u => (u.UpdateId * 7919L) ^ seed)];
        AssertSame(round.TwoTier(options).Outcome, (round with { Updates = shuffled }).TwoTier(options).Outcome, WeightRounding);
        AssertSame(round.TwoTier(options).Model, (round with { Updates = shuffled }).TwoTier(options).Model);
    });

    [Fact]
    public void The_order_of_satellites_changes_nothing() => GenRound.Sample(round =>
    {
        ModelUpdate[] bySatellite = [.. round.Updates.OrderBy(u => u.Satellite)];
        AssertSame(round.TwoTier(round.Options).Outcome, (round with { Updates = bySatellite }).TwoTier(round.Options).Outcome, WeightRounding);
    });

    [Fact]
    public void The_model_is_a_fixed_point() => GenRound.Sample(round =>
    {
        Round still = round with { Updates = [.. round.Updates.Select(u => u with { Delta = new float[Values] })] };
        foreach (AggregationRule options in round.AllRules()) Assert.Equal(round.Model, still.TwoTier(options).Model);
    });

    [Fact]
    public void The_result_lies_between_the_model_and_the_uploaded_models() => GenRound.Sample(round =>
    {
        float[] model = round.TwoTier(round.Options).Model;
        for (int i = 0; i < Values; i++)
        {
            double low = round.Updates.Min(u => Math.Min(u.Delta[i], 0)), high = round.Updates.Max(u => Math.Max(u.Delta[i], 0));
            Assert.InRange(model[i], round.Model[i] + low - ModelRounding, round.Model[i] + high + ModelRounding);
        }
    });

    [Fact]
    public void Two_tiers_equal_one() => GenRound.Sample(round =>
    {
        foreach (AggregationRule options in round.AllRules())
        {
            (float[] flat, AggregationOutcome flatOutcome) = Rounds.Flat(options, round.Model, round.Plan, round.Updates);
            AssertSame(flatOutcome, round.TwoTier(options).Outcome, WeightRounding);
            AssertSame(flat, round.TwoTier(options).Model);
        }
    });

    [Fact]
    public void Merge_is_associative() => GenRound.Sample(round =>
    {
        foreach (AggregationRule options in round.AllRules())
        {
            (float[] left, AggregationOutcome leftOutcome) = round.Merged(options, leftFirst: true);
            (float[] right, AggregationOutcome rightOutcome) = round.Merged(options, leftFirst: false);
            AssertSame(leftOutcome, rightOutcome, WeightRounding);
            AssertSame(left, right);
        }
    });

    [Fact]
    public void A_gateway_without_contacts_changes_nothing() => GenRound.Sample(round =>
    {
        foreach (AggregationRule options in round.AllRules())
        {
            (Func<IAggregator> create, SortedDictionary<int, IAggregator> gateways) = Rounds.AtGateways(options, round.Plan, round.Updates);
            IAggregator cloud = create();
            cloud.Merge(create());
            foreach (IAggregator gateway in gateways.Values) cloud.Merge(gateway);
            (float[] model, AggregationOutcome outcome) = Rounds.Applied(cloud, round.Model);
            AssertSame(round.TwoTier(options).Outcome, outcome, WeightRounding);
            Assert.Equal(round.TwoTier(options).Model, model);
        }
    });

    [Fact]
    public void Weights_and_anchor_sum_to_one() => GenRound.Sample(round =>
    {
        foreach (AggregationRule options in round.AllRules())
        {
            AggregationOutcome outcome = round.TwoTier(options).Outcome;
            Assert.Equal(1, outcome.AnchorWeight + outcome.Weights.Sum(u => u.Weight), WeightRounding);
            Assert.All(outcome.Weights, u => Assert.InRange(u.Weight, 0, 1 + WeightRounding));
        }
    });

    private static void AssertSame(AggregationOutcome expected, AggregationOutcome actual, double tolerance)
    {
        Assert.Equal(expected.Weights.Select(u => u.UpdateId), actual.Weights.Select(u => u.UpdateId));
        Assert.All(expected.Weights.Zip(actual.Weights), pair => Assert.Equal(pair.First.Weight, pair.Second.Weight, tolerance));
        Assert.Equal(expected.AnchorWeight, actual.AnchorWeight, tolerance);
    }

    private static void AssertSame(float[] expected, float[] actual)
        => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, ModelRounding));

    private sealed record Round(ModelUpdate[] Updates, float[] Model, PlannedContact[] Future, TrajectoryRule Options)
    {
        public RoundPlan Plan => Rounds.PlanOf(Updates, Future);

        public AggregationRule[] AllRules()
            => [new FedAvgRule(), new FedAvgRule(LateUpdates.Carry), new FedBuffRule(), Options, Options with { Shares = ShareMode.Deferred }];

        public (float[] Model, AggregationOutcome Outcome) TwoTier(AggregationRule options) => Rounds.TwoTier(options, Model, Plan, Updates);

        /// <summary>(a + b) + c or a + (b + c), where a, b, c are the three gateways.</summary>
        public (float[] Model, AggregationOutcome Outcome) Merged(AggregationRule options, bool leftFirst)
        {
            (Func<IAggregator> create, SortedDictionary<int, IAggregator> met) = Rounds.AtGateways(options, Plan, Updates);
            IAggregator[] all = [.. Enumerable.Range(0, Gateways).Select(g => met.GetValueOrDefault(g) ?? create())];
            if (leftFirst) all[0].Merge(all[1]);
            else all[1].Merge(all[2]);
            all[0].Merge(leftFirst ? all[2] : all[1]);
            return Rounds.Applied(all[0], Model);
        }
    }
}
