using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAdam;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.HierFavg;
using SemSpace.Fl.Aggregation.Scaffold;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation.Properties;

/// <summary>What must hold for any round: random satellites, gateways, contacts and updates, every upload in a planned contact.</summary>
public class AggregationPropertyTests
{
    private const int Satellites = 5, Gateways = 3, Values = 4;

    /// <summary>Samples by which a satellite's data have moved on from one upload of the round to the next.</summary>
    private const int Slide = 40;

    /// <summary>Weights are float64 sums of at most 12 terms below 1.</summary>
    private const double WeightRounding = 1e-10;

    /// <summary>Models and control variates are float32 values below 10: one rounding at the end.</summary>
    private const double ModelRounding = 2e-6;

    private static readonly Gen<ModelUpdate> GenUpdate = Gen.Select(
        Gen.Int[0, Satellites - 1], Gen.Int[0, Gateways - 1], Gen.Int[0, 4], Gen.Double[1, 900], Gen.Double[1e3, 1e9], GenVector, GenVector,
        (satellite, gateway, staleness, seconds, bits, delta, beside) => new ModelUpdate(0, satellite, gateway, staleness, 0, 0, seconds, bits, delta) { Beside = [beside] });

    private static readonly Gen<Round> GenRound = Gen.Select(
        GenUpdate.Array[1, 12], Gen.Int[1, 500].Array[Satellites], GenVector, GenFuture.Array[0, 8], GenOptions,
        (updates, samples, model, future, options) => new Round(
            [.. updates.Select((update, i) => WithSamples(update, samples[update.Satellite], Slide * i) with { UpdateId = i, Contact = i })], model, future, options));

    private static Gen<float[]> GenVector => Gen.Float[-3, 3].Array[Values];

    private static Gen<PlannedContact> GenFuture => Gen.Select(
        Gen.Int[0, Satellites - 1], Gen.Int[0, Gateways - 1], Gen.Double[1, 900], Gen.Double[0, 6000],
        (satellite, gateway, seconds, wait) => new PlannedContact(99, satellite, gateway, seconds, seconds * 1e6, wait));

    private static Gen<TrajectoryRule> GenOptions => Gen.Select(
        Gen.Enum<ContactMeasure>(), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Enum<DiscountMode>(),
        (measure, foresight, exponent, discount) => new TrajectoryRule(TrajectoryVariant.Trajectory) { Measure = measure, Foresight = foresight, StalenessExponent = exponent, Discount = discount, Shares = ShareMode.Planned });

    /// <summary>Not T6 and T7, by which each sample does: <see cref="ConservationTests"/>.</summary>
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
        foreach (TrajectoryRule rule in (TrajectoryRule[])[round.Options, round.BySamples])
        {
            (float[] model, AggregationOutcome outcome) = round.TwoTier(rule);
            (float[] deferred, AggregationOutcome deferredOutcome) = round.TwoTier(rule with { Shares = ShareMode.Deferred });
            AssertSame(deferredOutcome, outcome, promised);
            AssertSame(deferred, model);
        }
    });

    [Fact]
    public void The_order_of_deferred_updates_changes_nothing() => Gen.Select(GenRound, Gen.Int).Sample((round, seed) =>
    {
        ModelUpdate[] shuffled = [.. round.Updates.OrderBy(u => (u.UpdateId * 7919L) ^ seed)];
        foreach (TrajectoryRule rule in (TrajectoryRule[])[round.Options, round.BySamples])
        {
            TrajectoryRule options = rule with { Shares = ShareMode.Deferred };
            AssertSame(round.TwoTier(options).Outcome, (round with { Updates = shuffled }).TwoTier(options).Outcome, WeightRounding);
            AssertSame(round.TwoTier(options).Model, (round with { Updates = shuffled }).TwoTier(options).Model);
        }
    });

    [Fact]
    public void The_order_of_satellites_changes_nothing() => GenRound.Sample(round =>
    {
        ModelUpdate[] bySatellite = [.. round.Updates.OrderBy(u => u.Satellite)];
        foreach (AggregationRule options in round.AllRules())
            AssertSame(round.TwoTier(options).Outcome, (round with { Updates = bySatellite }).TwoTier(options).Outcome, WeightRounding);
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
        foreach (AggregationRule options in round.Means())
        {
            float[] model = round.TwoTier(options).Model;
            for (int i = 0; i < Values; i++)
            {
                double low = round.Updates.Min(u => Math.Min(u.Delta[i], 0)), high = round.Updates.Max(u => Math.Max(u.Delta[i], 0));
                Assert.InRange(model[i], round.Model[i] + low - ModelRounding, round.Model[i] + high + ModelRounding);
            }
        }
    });

    /// <summary>Adam's moments and the mean of the control variates are parts of what the tiers must agree on.</summary>
    [Fact]
    public void Two_tiers_equal_one() => GenRound.Sample(round =>
    {
        foreach (AggregationRule options in round.AllRules())
        {
            (float[] flat, AggregationOutcome flatOutcome) = round.Flat(options);
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
            (Func<IAggregator> create, SortedDictionary<int, IAggregator> gateways) = round.AtGateways(options);
            IAggregator cloud = create();
            cloud.Merge(create());
            foreach (IAggregator gateway in gateways.Values) cloud.Merge(gateway);
            (float[] model, AggregationOutcome outcome) = Rounds.Applied(cloud, options.Start(round.Model));
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
        Assert.Equal(Kept(expected), Kept(actual), (one, other) => Math.Abs(one - other) <= tolerance);
        Assert.Equal(Broadcast(expected), Broadcast(actual), (one, other) => Math.Abs(one - other) <= ModelRounding);

        static IEnumerable<double> Kept(AggregationOutcome outcome) => outcome.Model?.Kept.SelectMany(vector => vector) ?? [];
        static IEnumerable<float> Broadcast(AggregationOutcome outcome) => outcome.Model?.Broadcast.SelectMany(vector => vector) ?? [];
    }

    private static void AssertSame(float[] expected, float[] actual)
        => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, ModelRounding));

    private static ModelUpdate WithSamples(ModelUpdate update, int samples, int first)
        => update with { Samples = samples, SampleIds = [.. Enumerable.Range(first, samples).Select(sample => (long)sample)] };

    private sealed record Round(ModelUpdate[] Updates, float[] Model, PlannedContact[] Future, TrajectoryRule Options)
    {
        /// <summary>T6, with what goes with it of the options.</summary>
        public TrajectoryRule BySamples => new(TrajectoryVariant.Samples) { StalenessExponent = Options.StalenessExponent, Discount = Options.Discount };

        public AggregationRule[] AllRules() => [.. Means(), new FedAdamRule(Late: LateUpdates.Carry)];

        /// <summary>
        /// All but FedAdam, whose step goes by its moments and may be longer than any update. Gateways only sum here: those that have models of their own
        /// under T7 and hierfavg are <see cref="EdgeTests"/>' matter.
        /// </summary>
        public AggregationRule[] Means()
            => [new FedAvgRule(), new FedAvgRule(LateUpdates.Carry), new HierFavgRule(), new FedBuffRule(), new ScaffoldRule(),
                Options, Options with { Shares = ShareMode.Deferred }, BySamples, BySamples with { Shares = ShareMode.Deferred }, new TrajectoryRule(TrajectoryVariant.Edge)];

        public (float[] Model, AggregationOutcome Outcome) Flat(AggregationRule options) => Rounds.Flat(options, Model, Plan, Sent(options));

        public (float[] Model, AggregationOutcome Outcome) TwoTier(AggregationRule options) => Rounds.TwoTier(options, Model, Plan, Sent(options));

        public (Func<IAggregator> Create, SortedDictionary<int, IAggregator> Gateways) AtGateways(AggregationRule options) => Rounds.AtGateways(options, Plan, Sent(options));

        /// <summary>(a + b) + c or a + (b + c), where a, b, c are the three gateways.</summary>
        public (float[] Model, AggregationOutcome Outcome) Merged(AggregationRule options, bool leftFirst)
        {
            (Func<IAggregator> create, SortedDictionary<int, IAggregator> met) = AtGateways(options);
            IAggregator[] all = [.. Enumerable.Range(0, Gateways).Select(g => met.GetValueOrDefault(g) ?? create())];
            if (leftFirst) all[0].Merge(all[1]);
            else all[1].Merge(all[2]);
            all[0].Merge(leftFirst ? all[2] : all[1]);
            return Rounds.Applied(all[0], options.Start(Model));
        }

        private RoundPlan Plan => Rounds.PlanOf(Updates, Future) with { Satellites = Satellites };

        /// <summary>The updates with as many vectors beside them as the rule sends.</summary>
        private IEnumerable<ModelUpdate> Sent(AggregationRule options)
            => Updates.Select(update => update with { Beside = [.. update.Beside.Take(options.Objective?.SentVectors ?? 0)] });
    }
}
