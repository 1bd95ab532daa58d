using System.Globalization;
using CsCheck;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Contacts;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Links between satellites in scenarios: routes against a published tool's, and laws of runs.</summary>
public sealed class IslTests(ITestOutputHelper output)
{
    private const string Base = "extends: quickstart\nmode: timing\nduration_h: 6\nconstellation: {walker_delta: {satellites: 24, planes: 3, phasing: 1, inclination_deg: 60, altitude_km: 1400}}\ndata: {source: counted, counted: {per_satellite: 30}}\nlearning: {parameters: 20000}\n";

    private const string KuiperText =
        """
        name: kuiper
        start_utc: 2000-01-01T00:00:00Z
        duration_h: 0.06
        constellation: {elements: {file: kuiper.tle}}
        isl: {topology: grid}
        gateway_defaults: {min_elevation_deg: 0, max_range_km: 1260}
        gateways:
          - {name: Manila, latitude_deg: 14.6042, longitude_deg: 120.9822}
          - {name: Saint Petersburg, latitude_deg: 59.929858, longitude_deg: 30.326228}
          - {name: Dalian, latitude_deg: 38.913811, longitude_deg: 121.602322}
        """;

    /// <summary>What frames and the rounding of element sets leave between two tools.</summary>
    private const double RoundTripTolerance = 2e-5;

    /// <summary>
    /// The Kuiper-630 test of Hypatia's satgenpy (github.com/snkas/hypatia, commit 4c86269, MIT; satgenpy/tests/data_to_match/kuiper_630/networkx_path_A_to_B.txt and
    /// networkx_rtt_A_to_B.txt, made by its networkx routes on positions of pyephem): 34 planes of 34 satellites, links to four neighbours, ground links up to 1260 km, 200 s in steps of
    /// 100 ms. 1173 is Manila, 1229 Saint Petersburg, 1241 Dalian. Each way with the 100 ms from which on it is taken, and round trips in nanoseconds at some instants.
    /// </summary>
    [Theory]
    [InlineData("Manila", "Dalian", "0,184-183-217|180,218-217|276,648-649-650-616|743,218-217-216-250|1259,647-648-649-650-616|1287,647-648-649-615", "0:29423138|1000:42776626|1999:41279219")]
    [InlineData(
        "Manila", "Saint Petersburg",
        "0,184-183-182-181-180-179-178-144|33,184-183-182-181-180-179-178-177|1395,184-183-182-181-180-179-178-144|1501,183-182-181-180-179-178-144|1554,|1652,183-182-181-180-179-178-177-143|1788,183-182-181-180-179-178-177-176",
        "0:76846048.7|31:76672702.4|34:75973876.5|500:73839022.1")]
    [InlineData(
        "Saint Petersburg", "Dalian",
        "0,144-178-212-246-280-281-282-283|33,177-178-212-246-280-281-282-283|101,177-178-212-246-247-248-249|1287,177-211-245-246-247-248-249|1395,144-178-212-246-247-248-249|1554,|1652,143-177-211-245-279-280-281-282|1788,176-177-211-245-279-280-281-282",
        "0:63203866.5|34:62315887.6|102:61875083.6|500:60035873.7")]
    public void Routes_over_Kuiper_are_those_of_Hypatia(string source, string target, string ways, string roundTrips)
    {
        const int steps = 2000;
        using TestFolder folder = new();
        folder.Write("kuiper.tle", ElementFile.Write([.. Kuiper()], ElementFormat.Tle));
        Scenario scenario = ScenarioReader.Read(folder.Write("kuiper.yaml", KuiperText), []).Scenario!;
        NetworkRoutes network = new(scenario, ScenarioRunner.CheckOrbits(scenario), 2, TestContext.Current.CancellationToken);
        string[] found = [.. Enumerable.Range(0, steps).Select(step => string.Join("-", At(step).Nodes.Where(node => node[0] == 'K').Select(node => node[1..])))];

        (int From, string Way)[] published = [.. ways.Split('|').Select(way => (int.Parse(way.Split(',')[0], CultureInfo.InvariantCulture), way.Split(',')[1]))];
        for (int step = 0; step < steps; step++)
        {
            int place = Array.FindLastIndex(published, way => way.From <= step);
            bool isNearAChange = published.Any(way => way.From > 0 && Math.Abs(way.From - step) <= 1);
            if (!isNearAChange) Assert.Equal(published[place].Way, found[step]);
        }

        foreach (double[] known in roundTrips.Split('|').Select(text => text.Split(':').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()))
            Assert.Equal(1, At((int)known[0]).RoundTripMs!.Value * 1e6 / known[1], RoundTripTolerance);

        NetworkRoute At(int step) => network.At(source, target, scenario.StartUtc + Duration.FromMilliseconds(100 * step));
    }

    /// <summary>Of random networks: nothing ends as a bug, batteries pay for what was sent, no link carries two transfers at once, and one worker and two give the same.</summary>
    [Fact]
    public void Networks_lose_nothing_and_pay_for_all()
    {
        int relayed = 0, models = 0, cut = 0;
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Double[-3, 2], Gen.Double[0, 60], Gen.Double[3000, 9000], Gen.Double[0.5, 20], Gen.Int[0, 4]).Sample(
            (topology, routing, rate, setup, range, batteryWh, rule) =>
            {
                Scenario scenario = Scenario(
                    $"isl.topology={((string[])["ring", "grid", "dynamic"])[topology]}",
                    $"isl.routing={((string[])["earliest_arrival", "shortest_delay", "plane_sink"])[routing]}",
                    FormattableString.Invariant($"isl.rate_mbps={Math.Pow(10, rate):0.######}"), FormattableString.Invariant($"isl.setup_s={setup:0.###}"), FormattableString.Invariant($"isl.max_range_km={range:0.#}"),
                    FormattableString.Invariant($"energy.battery_wh={batteryWh:0.###}"), "energy.min_charge=0.1", "outages=[{satellites: P01-S01, from_h: 1, to_h: 2}, {satellites: P02-S03, mean_between_h: 0.7, mean_length_h: 0.3, foreseen: false}]",
                    $"aggregation.rule={((string[])["fedavg", "fedbuff", "fedasync", "trajectory", "hierfavg"])[rule]}");
                Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
                ScenarioRunner.Measured run = Measure(scenario, constellation, 1), again = Measure(scenario, constellation, 2);
                Assert.Equal(run.Fingerprint, again.Fingerprint);
                Assert.Equal(run.Records.IslTransfers, again.Records.IslTransfers);
                Assert.All(run.Records.Energy, ledger => Assert.True(Math.Abs(ledger.ImbalanceJ) <= 1e-9 * (ledger.HarvestedJ + ledger.InitialJ)));
                Assert.Equal(run.Records.IslTransfers.Sum(transfer => transfer.EnergyJ), run.Records.Energy.Sum(ledger => ledger.IslJ), 1e-6 * (1 + run.Summary.IslTotalJ));
                Assert.Equal(run.Summary.Updates, run.Records.Updates.Select(update => update.UpdateId).Distinct().Count());
                foreach (IslRecord[] lane in run.Records.IslTransfers.GroupBy(transfer => (transfer.From, transfer.To)).Select(lane => lane.OrderBy(transfer => transfer.Start).ToArray()))
                    Assert.All(lane.Zip(lane.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
                foreach (OutageRecord outage in run.Records.Outages)
                    Assert.DoesNotContain(run.Records.IslTransfers, transfer => (transfer.From == outage.Name || transfer.To == outage.Name) && transfer.Start < outage.To && transfer.End > outage.From);
                Interlocked.Add(ref relayed, run.Summary.RelayedUpdates);
                Interlocked.Add(ref models, run.Records.IslTransfers.Count(transfer => transfer.Cargo == IslCargo.Model));
                Interlocked.Add(ref cut, run.Records.IslTransfers.Count(transfer => !transfer.IsComplete));
            },
            iter: 60);
        output.WriteLine($"{relayed} relayed updates, {models} models, {cut} cut short");
        Assert.True(relayed > 100 && models > 100 && cut > 10);
    }

    /// <summary>Who never sees a gateway takes part through its neighbours.</summary>
    [Fact]
    public void A_gateway_reaches_satellites_that_it_does_not_see()
    {
        const string polar = "gateways=[{name: Pole, latitude_deg: -89, longitude_deg: 0, min_elevation_deg: 20}]";
        string[] mixed = ["constellation={satellites: [{name: Low, raan_deg: 0, altitude_km: 1400, inclination_deg: 60}, {name: High, raan_deg: 90, altitude_km: 20000, inclination_deg: 90}]}", polar, "aggregation.rule=fedavg", "duration_h=24", "isl.topology=dynamic"];
        IReadOnlyList<UpdateRecord> with = Run(mixed), without = Run([.. mixed, "isl.topology=none"]);
        Assert.DoesNotContain(without, update => update.Satellite == "Low");
        Assert.Contains(with, update => update.Satellite == "Low" && update.Fate == UpdateFate.Merged);

        IReadOnlyList<UpdateRecord> Run(string[] changes)
        {
            Scenario scenario = Scenario(changes);
            return Measure(scenario, ScenarioRunner.CheckOrbits(scenario), 1).Records.Updates;
        }
    }

    /// <summary>Four satellites a plane at 550 km never see each other: who asks for a ring there is told.</summary>
    [Fact]
    public void Links_that_never_open_are_told()
    {
        Scenario scenario = Scenario("constellation={walker_delta: {satellites: 12, planes: 3, phasing: 1, inclination_deg: 60, altitude_km: 550}}", "isl.topology=ring");
        Assert.Contains(Measure(scenario, ScenarioRunner.CheckOrbits(scenario), 1).Foreseen, warning => warning.Contains("no link between satellites ever opens", StringComparison.Ordinal));
    }

    [Fact]
    public void A_way_at_the_end_is_that_of_the_moment_before()
    {
        Scenario scenario = Scenario("isl.topology=ring");
        NetworkRoutes network = new(scenario, ScenarioRunner.CheckOrbits(scenario), 1, TestContext.Current.CancellationToken);
        Epoch end = ScenarioRunner.EndOf(scenario);
        NetworkRoute last = network.At("P01-S01", "P01-S02", end);
        Assert.Equal((end, 1), (last.Time, last.Links));
    }

    private static IEnumerable<OrbitalElements> Kuiper()
        => Enumerable.Range(0, 34 * 34).Select(id => new OrbitalElements
        {
            Name = $"K{id}",
            CatalogNumber = id + 1,
            Epoch = Epoch.FromUtc(2000, 1, 1),
            InclinationDeg = 51.9,
            RaanDeg = 360.0 * (id / 34) / 34,
            Eccentricity = 1e-7,
            ArgumentOfPerigeeDeg = 0,
            MeanAnomalyDeg = (360.0 * (id % 34) / 34) + (id / 34 % 2 == 1 ? 360.0 / 68 : 0),
            MeanMotionRevPerDay = 14.80,
        });

    private static ScenarioRunner.Measured Measure(Scenario scenario, Constellation constellation, int workers)
        => ScenarioRunner.Measure(scenario, constellation, new RunMeans(workers, null), new(), new Progress<RunProgress>(), TestContext.Current.CancellationToken);

    private static Scenario Scenario(params string[] changes) => Examples.Legal(Base, changes);
}
