using System.Globalization;
using CsCheck;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Semantic;
using SemSpace.Semantic.Channels;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Tests.Scenarios.Properties;

public sealed class RoundTrip
{
    private static readonly Gen<ConstellationSpec> Walkers =
        from planes in Gen.Int[1, 40]
        from perPlane in Gen.Int[1, 40]
        from phasing in Gen.Int[0, planes - 1]
        from pattern in Gen.Enum<WalkerPattern>()
        from angles in Gen.Select(Gen.Double[0, 180], Gen.Double[160, 2000], Gen.Double[-360, 360])
        from isAxis in Gen.Bool
        select (ConstellationSpec)new WalkerSpec
        {
            Pattern = pattern,
            Satellites = planes * perPlane,
            Planes = planes,
            Phasing = phasing,
            InclinationDeg = angles.Item1,
            AltitudeKm = isAxis ? null : angles.Item2,
            SemiMajorAxisKm = isAxis ? 6378.135 + angles.Item2 : null,
            RaanOffsetDeg = angles.Item3,
            RaanSpanDeg = Math.Max(1, Math.Abs(angles.Item3)),
        };

    private static readonly Gen<ConstellationSpec> Planes =
        from planes in Gen.Select(Gen.Double[160, 2000], Gen.Double[-360, 360], Gen.Double[0, 0.008], Gen.Double[0, 180], Gen.Bool).Array[1, 5]
        select (ConstellationSpec)new PlanesSpec([.. planes.Select(p => new PlaneSpec
        {
            Satellites = 2,
            AltitudeKm = p.Item1,
            RaanDeg = p.Item2,
            Eccentricity = p.Item3,
            InclinationDeg = p.Item4,
            ArgumentOfPerigeeDeg = -p.Item2,
            FirstMeanAnomalyDeg = p.Item5 ? 0 : p.Item2,
            MeanAnomaliesDeg = p.Item5 ? [p.Item4, p.Item2] : [],
        })]);

    private static readonly Gen<ConstellationSpec> Singles =
        from satellites in Gen.Select(Gen.Double[0.2, 15], Gen.Double[-360, 360], Gen.Double[-1, 1], Gen.Double[0, 180], Gen.Long[0, 5_000_000_000_000]).Array[1, 5]
        select (ConstellationSpec)new SatellitesSpec([.. satellites.Select((s, k) => new SatelliteSpec
        {
            Name = $"S {k}",
            MeanMotionRevPerDay = s.Item1,
            RaanDeg = s.Item2,
            BStar = s.Item3,
            InclinationDeg = s.Item4,
            MeanAnomalyDeg = -s.Item2,
            EpochUtc = k % 2 == 0 ? new(s.Item5 * 1_000_000) : null,
        })]);

    private static readonly Gen<GatewayOptions> Stations =
        from name in Gen.String[Gen.Char['\u0001', '\u2100'], 1, 12].Where(text => !string.IsNullOrWhiteSpace(text))
        from place in Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-500, 9000])
        from rest in Gen.Select(Gen.Double[0, 89], Gen.Int[1, 1000])
        from points in Gen.Select(Gen.Double[0, 359.99], Gen.Double[0, 89]).Array[0, 4]
        from ranges in Gen.Select(Gen.Double[0, 1000], Gen.Nullable(Gen.Double[1000.1, 1e5]))
        select new GatewayOptions
        {
            Name = name,
            LatitudeDeg = place.Item1,
            LongitudeDeg = place.Item2,
            AltitudeM = place.Item3,
            MinElevationDeg = rest.Item1,
            Mask = points.Length == 0 ? null : new([.. points.DistinctBy(p => p.Item1).Select(p => new HorizonPoint(p.Item1, p.Item2))]),
            MinRangeKm = ranges.Item1,
            MaxRangeKm = ranges.Item2,
            Antennas = rest.Item2,
        };

    private static readonly Gen<AggregationSpec> Aggregations =
        from rule in Gen.Int[0, AggregationRules.All.Count - 1]
        from trigger in Gen.Nullable(Gen.Enum<RoundTrigger>().Where(t => t != RoundTrigger.EdgeRounds))
        from variant in Gen.Enum<TrajectoryVariant>().Where(v => v != TrajectoryVariant.LastGateway)
        from shares in Gen.Enum<ShareMode>()
        from numbers in Gen.Select(Gen.Double[1, 1000], Gen.Double[0, 1], Gen.Double[0, 10])
        from late in Gen.Enum<LateUpdates>()
        select new AggregationSpec
        {
            Rule = AggregationRules.All.Default
                .With(new TrajectoryRule(variant) { Shares = shares, Foresight = numbers.Item2, StalenessExponent = numbers.Item3 })
                .With(new FedAvgRule(late)).With(new FedBuffRule(3, numbers.Item3)).Choose(AggregationRules.All[rule].Name),
            Trigger = shares == ShareMode.Deferred ? trigger : null,
            PeriodMin = numbers.Item1,
            DeadlineMin = numbers.Item1,
            Handover = shares == ShareMode.Deferred,
        };

    private static readonly Gen<Scenario> Scenarios =
        from seed in Gen.ULong
        from start in Gen.Long[-1_000_000_000_000, 5_000_000_000_000]
        from constellation in Gen.OneOf(Walkers, Planes, Singles)
        from stations in Stations.Array[1, 4]
        from aggregation in Aggregations
        from energy in Gen.Select(Gen.Double[0.31, 1], Gen.Double[1e-3, 1e6])
        from buffer in Gen.Enum<BufferPolicy>()
        from shadow in Gen.Enum<ShadowModel>()
        from target in Gen.Nullable(Gen.Double[0.01, 1])
        from channels in Gen.Int[1, 48]
        from description in Gen.String[0, 20].Where(IsUnicode)
        select new Scenario
        {
            Name = "round-trip",
            Description = description,
            Seed = seed,
            StartUtc = new(start * 1_000_000),
            DurationH = energy.Item1,
            Constellation = constellation,
            Gateways = [.. stations.DistinctBy(s => s.Name)],
            Downlink = new RadioOptions { BandwidthKhz = energy.Item2, FixedLossDb = energy.Item1 },
            Backhaul = new(energy.Item2, 1),
            Energy = new EnergyOptions { InitialCharge = energy.Item1, BatteryWh = energy.Item2, EclipseModel = shadow },
            Sensing = new() { Options = new SensingOptions { Buffer = buffer } },
            Learning = new()
            {
                TargetScore = target,
                Task = LearningTasks.All.Default.With(new SemanticOptions { BandwidthRatio = channels / 48.0, Channel = ChannelCatalogue.All.Of(new Rayleigh(Fading.Fast)) }),
                Training = new(Optimizer: OptimizerKind.Sgd, Momentum: 0, WeightDecay: energy.Item1 * 1e-7) { Objective = LocalObjectives.All.Of(new FedProxObjective(energy.Item1)) },
            },
            Updates = new() { Stages = ["float16", "top_k"] },
            Clients = new() { TrainAgain = TrainAgain.EachVersion },
            Aggregation = aggregation,
        };

    [Fact]
    public void An_expanded_scenario_reads_back_as_the_same_scenario()
    {
        using TestFolder folder = new();
        Scenarios.Sample(
            scenario =>
            {
                string text = ScenarioWriter.Expand(scenario);
                Assert.All(Numbers(text), number => Assert.Matches(Yaml11Number, number));
                string path = folder.Write("expanded.yaml", text);
                ScenarioReadResult read = ScenarioReader.Read(path, []);
                Assert.Empty(read.Faults);
                Assert.Equal(scenario, read.Scenario);
                Assert.Equal(ScenarioWriter.Expand(scenario), ScenarioWriter.Expand(read.Scenario!));
            },
            iter: 300,
            threads: 1);
    }

    /// <summary>What a reader of YAML 1.1 takes for a number: its exponent stands after a point and has a sign (yaml.org/type/float.html, int.html).</summary>
    private const string Yaml11Number = @"^[-+]?(0|[1-9][0-9]*|[0-9]+\.[0-9]*([eE][-+][0-9]+)?)$";

    /// <summary>Values that are numbers to .NET.</summary>
    private static IEnumerable<string> Numbers(string yaml)
        => yaml.Split([' ', '\n', ',', '[', ']']).Where(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value));

    /// <summary>Text that UTF-8 can carry: no half of a surrogate pair, no U+FFFE or U+FFFF.</summary>
    private static bool IsUnicode(string text)
        => !text.Any(c => char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF');
}
