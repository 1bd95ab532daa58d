using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Sim.Gateways;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class GatewayNetworkTests
{
    private const string Whole = "extends: quickstart\n";

    [Fact]
    public void Networks_are_there_with_places_that_can_be_and_names_that_differ()
    {
        Assert.Equal(["aws", "dsn", "ksat", "leaf", "nen", "ssc"], GatewayNetworks.Names);
        Assert.Equal(92, GatewayNetworks.Stations.Count);
        Assert.All(GatewayNetworks.Stations, station => Assert.True(Math.Abs(station.LatitudeDeg) <= 90 && Math.Abs(station.LongitudeDeg) <= 180 && station.Bands.All(band => RadioBands.Names.Contains(band))));
        Assert.Distinct(GatewayNetworks.Stations.Select(station => (station.Network, station.Name)));
        Assert.Equal((78.23, 15.41), GatewayNetworks.Stations.Where(station => station is { Network: "ksat", Name: "Svalbard" }).Select(station => (station.LatitudeDeg, station.LongitudeDeg)).Single());
    }

    [Fact]
    public void Stations_are_chosen_by_name_band_and_box()
    {
        Assert.Equal(["Svalbard", "Troll"], Names("{network: ksat, stations: [Svalbard, Troll]}"));
        Assert.Equal(["Awarua", "Fairbanks", "Maspalomas", "Punta Arenas", "Svalbard", "Troll"], Names("{network: ksat, bands: [S, Ka]}").Order(StringComparer.Ordinal));
        Assert.Equal(["Troll", "McMurdo"], Names("{network: nen, north_deg: -60}"));
        Assert.Equal(["Alaska", "Hawaii", "Dubbo"], Names("{network: aws, west_deg: 140, east_deg: -140}"));
        Assert.Equal(36, Names("{network: ksat}").Length);
    }

    [Fact]
    public void Stations_of_one_name_have_their_provider_in_it()
        => Assert.Equal(["Svalbard KSAT", "Svalbard NEN", "Goldstone"], Names("{network: all, stations: [Svalbard, Goldstone]}").OrderByDescending(name => name.Contains("Svalbard", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal));

    /// <summary>Height and bands come along, and a run's scenario holds them all.</summary>
    [Fact]
    public void A_station_is_a_gateway_like_any_other()
    {
        Scenario scenario = Legal("gateways: {network: leaf, stations: Plana}\n");

        Assert.Equal(new GatewayOptions { Name = "Plana", LatitudeDeg = 42.48295, LongitudeDeg = 23.444577, AltitudeM = 1114.4 }, Assert.Single(scenario.Gateways));
        Assert.Equal(["S", "X"], Legal("gateways: {network: ksat, stations: Tromso}\n").Gateways[0].Bands);
        Assert.Equal(ScenarioWriter.Hash(scenario), ScenarioWriter.Hash(Legal("gateways: [{name: Plana, latitude_deg: 42.48295, longitude_deg: 23.444577, altitude_m: 1114.4}]\n")));
    }

    [Fact]
    public void Defaults_lie_under_every_gateway_and_under_its_own_keys()
    {
        Scenario scenario = Legal("gateway_defaults: {min_elevation_deg: 25, antennas: 3}\ngateways: [{name: A, latitude_deg: 1, longitude_deg: 2}, {name: B, latitude_deg: 1, longitude_deg: 3, min_elevation_deg: 5}]\n");

        Assert.Equal([(25, 3), (5, 3)], scenario.Gateways.Select(gateway => (gateway.MinElevationDeg, gateway.Antennas)));
        Assert.Equal([30, 5], Legal("gateway_defaults: {min_elevation_deg: 25}\ngateways: [{name: A, latitude_deg: 1, longitude_deg: 2}, {name: B, latitude_deg: 1, longitude_deg: 3, min_elevation_deg: 5}]\n", "gateway_defaults.min_elevation_deg=30").Gateways.Select(gateway => gateway.MinElevationDeg));
        Assert.All(Legal("gateway_defaults: {min_elevation_deg: 25}\n").Gateways, gateway => Assert.Equal(25, gateway.MinElevationDeg));
        Assert.Equal(-4, Assert.Single(Legal("gateway_defaults: {min_elevation_deg: -4}\ngateways: [{name: A, latitude_deg: 1, longitude_deg: 2, altitude_m: 20000}]\n").Gateways).MinElevationDeg);
    }

    [Fact]
    public void Preemption_may_be_common_where_every_gateway_ranks()
        => Assert.Equal(Preemption.Resume, Assert.Single(Legal("gateway_defaults: {preemption: resume}\ngateways: [{name: A, latitude_deg: 1, longitude_deg: 2, contention: deadline}]\n").Gateways).Preemption);

    [Fact]
    public void Overrides_choose_stations_first_and_then_reach_them_by_name_and_star()
    {
        Scenario scenario = Legal("gateways: {network: ksat, stations: [Svalbard, Troll]}\n", "gateways.Svalbard.antennas=4", "gateways.*.min_elevation_deg=7", "gateways.stations=[Svalbard, Nuuk]");

        Assert.Equal([("Nuuk", 1, 7), ("Svalbard", 4, 7)], scenario.Gateways.Select(gateway => (gateway.Name, gateway.Antennas, gateway.MinElevationDeg)));
        Assert.Equal(["Wallops"], Legal("", "gateways={network: nen, stations: Wallops}").Gateways.Select(gateway => gateway.Name));
    }

    [Theory]
    [InlineData("gateways: {network: esa}", "gateways.network is esa; must be one of aws, dsn, ksat, leaf, nen, ssc, all.")]
    [InlineData("gateways: {stations: [Svalbard]}", "gateways.network is missing; must be one of aws")]
    [InlineData("gateways: {network: ksat, stations: [Svalbrd]}", "gateways.stations holds Svalbrd; must hold stations of ksat: Prudhoe Bay, ", "Did you mean Svalbard?")]
    [InlineData("gateways: {network: aws, bands: [Ka]}", "gateways.network is aws, of which no station has these names and bands and is in this box; must leave one or more.")]
    [InlineData("gateway_defaults: {antennas: 0}", "gateway_defaults.antennas is 0; must be a whole number from 1 to 1000.")]
    [InlineData("gateway_defaults: {name: A}", "gateway_defaults.name is not a key; must be one of min_elevation_deg, ")]
    [InlineData("gateways: [{name: A, latitude_deg: 1, longitude_deg: 2, preemption: resume}]", "gateways.0.preemption is resume, and contention is first_come, which ranks nobody better than another; must be none, or contention another policy.")]
    [InlineData("gateways: [{name: A, latitude_deg: 1, longitude_deg: 2, preemption: resumes}]", "gateways.0.preemption is resumes; must be one of none, resume.", "Did you mean resume?")]
    [InlineData("gateway_defaults: {preemption: resume, contention: deadline}\ngateways: [{name: A, latitude_deg: 1, longitude_deg: 2, contention: first_come}]", "gateways.0.preemption is resume, and contention is first_come")]
    [InlineData("faults: {duplicated_share: 2}", "faults.duplicated_share is 2; must be ")]
    [InlineData("gateway_defaults: 3", "gateway_defaults is 3; must be a mapping")]
    [InlineData("gateways: {network: ksat}\nlinks: {downlink: {frequency_ghz: 8.2}}", "links.downlink.frequency_ghz is 8.2, band X, and gateway Cordoba has S; every gateway must have the bands of both radios")]
    public void A_fault_is_told_once(string text, string start, string end = "")
    {
        using TestFolder folder = new();
        string fault = Assert.Single(ScenarioReader.Read(folder.Write("mine.yaml", Whole + text + "\n"), []).Faults).Problem;

        Assert.StartsWith(start, fault, StringComparison.Ordinal);
        Assert.EndsWith(end, fault, StringComparison.Ordinal);
    }

    /// <summary>Where a value goes to several gateways, from what they have in common or by a star; each gateway's own fault is still its own.</summary>
    [Theory]
    [InlineData("gateway_defaults: {preemption: resume}\ngateways: {network: aws}", "gateways.0.preemption is resume, and contention is first_come", " The same value is wrong in 11 more of gateways.")]
    [InlineData("gateway_defaults: {preemption: resume}\ngateways: [{name: A, latitude_deg: 1, longitude_deg: 2, contention: deadline}, {name: B, latitude_deg: 1, longitude_deg: 2}, {name: C, latitude_deg: 1, longitude_deg: 2}]", "gateways.1.preemption is resume", " The same value is wrong in 1 more of gateways.")]
    [InlineData("gateway_defaults: {min_elevation_deg: -4}", "gateways.0.min_elevation_deg is -4; must be at least -0.62 degrees", " The same value is wrong in 4 more of gateways.")]
    [InlineData("gateway_defaults: {mask: [{azimuth_deg: 0, elevation_deg: -4}, {azimuth_deg: 180, elevation_deg: -4}]}", "gateways.0.mask has a point at -4; must be at least -0.62 degrees", " The same value is wrong in 4 more of gateways.")]
    [InlineData("", "gateways.0.antennas is 0; must be a whole number from 1 to 1000.", " The same value is wrong in 4 more of gateways.", "gateways.*.antennas=0")]
    public void A_value_of_several_gateways_is_told_once(string text, string start, string end, params string[] changes)
    {
        using TestFolder folder = new();
        ScenarioFault fault = Assert.Single(ScenarioReader.Read(folder.Write("mine.yaml", Whole + text + "\n"), changes).Faults);

        Assert.StartsWith(start, fault.Problem, StringComparison.Ordinal);
        Assert.EndsWith(end, fault.Problem, StringComparison.Ordinal);
        Assert.EndsWith(changes.Length > 0 ? "--set gateways.*.antennas=0" : FormattableString.Invariant($"mine.yaml:{Whole.Split('\n').Length}"), fault.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_values_of_gateways_are_told_each()
    {
        using TestFolder folder = new();
        string own = "{latitude_deg: 1, longitude_deg: 2, antennas: 0, name: ";
        Assert.Equal(
            ["gateways.0.antennas is 0", "gateways.1.antennas is 0"],
            ScenarioReader.Read(folder.Write("mine.yaml", $"{Whole}gateways: [{own}A}}, {own}B}}]\n"), []).Faults.Select(fault => fault.Problem.Split(';')[0]));
    }

    private static string[] Names(string network) => [.. Legal($"gateways: {network}\n").Gateways.Select(gateway => gateway.Name)];

    private static Scenario Legal(string text, params string[] changes) => Examples.Legal(Whole + text, changes);
}
