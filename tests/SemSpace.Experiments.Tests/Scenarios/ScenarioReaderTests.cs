using System.Text;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Semantic;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Links;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void A_short_scenario_is_read_and_everything_else_has_its_default()
    {
        Scenario scenario = Examples.Legal(Examples.Small);

        Assert.Equal(new WalkerSpec { Satellites = 24, Planes = 6, InclinationDeg = 97.5, AltitudeKm = 550 }, scenario.Constellation);
        Assert.Equal(Epoch.FromUtc(2025, 7, 1), scenario.StartUtc);
        Assert.Equal(["Svalbard", "Punta Arenas"], scenario.Gateways.Select(g => g.Name));
        Assert.Equal([1, 2], scenario.Gateways.Select(g => g.Antennas));
        Assert.Equal(new EnergyOptions() with { BatteryWh = 15 }, scenario.Energy);
        Assert.Equal(1UL, scenario.Seed);
        Assert.Equal(new LearningSpec(), scenario.Learning);
    }

    [Fact]
    public void The_two_links_are_read_apart()
    {
        Scenario scenario = Examples.Legal(Examples.Small + "\nlinks: {uplink: {transmit_power_dbm: 43}, downlink: {frequency_ghz: 8.2}}");

        Assert.Equal((43, 2.4), (scenario.Uplink.TransmitPowerDbm, scenario.Uplink.FrequencyGhz));
        Assert.Equal((33, 8.2), (scenario.Downlink.TransmitPowerDbm, scenario.Downlink.FrequencyGhz));
    }

    /// <summary>An EIRP and a power say the same in two ways: what a file or an override says displaces what the file beneath says, and a scenario that is written holds one of them.</summary>
    [Fact]
    public void An_EIRP_and_a_power_displace_each_other()
    {
        const string power = "\nlinks: {downlink: {transmit_power_dbm: 30}}", eirp = "\nlinks: {downlink: {eirp_dbm: 40}}";
        Assert.Equal(new double?[] { 40, 35, null, null }, new[] { Of(eirp), Of(power, "links.downlink.eirp_dbm=35"), Of(eirp, "links.downlink.transmit_power_dbm=31"), Of(eirp, "links.downlink.eirp_dbm=none") }.Select(radio => radio.GivenEirpDbm));
        Assert.Equal(33, Of(power, "links.downlink.eirp_dbm=35").TransmitPowerDbm);
        Assert.Equal(31, Of(eirp, "links.downlink.transmit_power_dbm=31").TransmitPowerDbm);
        Assert.Equal((33, 35.0), Examples.Legal("extends: [quickstart, x-band-dove]\nlinks: {downlink: {eirp_dbm: 35}}").Downlink is var dove ? (dove.TransmitPowerDbm, dove.GivenEirpDbm) : default);
        Scenario scenario = Examples.Legal(Examples.Small + eirp);
        string written = ScenarioWriter.Expand(scenario);
        Assert.Single(written.Split('\n'), line => line.Contains("transmit_power_dbm", StringComparison.Ordinal)); // the uplink's
        Assert.Equal(scenario, Examples.Legal(written));

        static RadioOptions Of(string links, params string[] overrides) => Examples.Legal(Examples.Small + links, overrides).Downlink;
    }

    [Fact]
    public void A_file_that_is_no_UTF_8_is_a_fault_of_its_line()
    {
        using TestFolder folder = new();
        string path = folder.In("latin.yaml");
        File.WriteAllText(path, Examples.Small.Replace("Svalbard", "Svålbard", StringComparison.Ordinal), Encoding.Latin1);
        Assert.StartsWith($"{path}:11: holds the bytes E5, which are no text in UTF-8; must be UTF-8", Assert.Single(ScenarioReader.Read(path, []).Faults).ToString(), StringComparison.Ordinal);
        File.WriteAllText(path, Examples.Small.Replace("Svalbard", "Svålbard", StringComparison.Ordinal), Encoding.Unicode);
        Assert.Equal("Svålbard", ScenarioReader.Read(path, []).Scenario!.Gateways[0].Name);
    }

    [Fact]
    public void A_horizon_may_be_closed_at_360_degrees()
    {
        const string open = "gateways.0.mask=[{azimuth_deg: 0, elevation_deg: 10}, {azimuth_deg: 90, elevation_deg: 20}";
        HorizonMask? closed = Examples.Legal(Examples.Small, open + ", {azimuth_deg: 360, elevation_deg: 10}]").Gateways[0].Mask;
        Assert.Equal(Examples.Legal(Examples.Small, open + "]").Gateways[0].Mask, closed);
        Assert.Equal([0, 90], closed!.Points.Select(point => point.AzimuthDeg));
        HorizonMask? turned = Examples.Legal(Examples.Small, "gateways.0.mask=[{azimuth_deg: 360, elevation_deg: 10}]").Gateways[0].Mask;
        Assert.Equal([0], turned!.Points.Select(point => point.AzimuthDeg));
        string twice = open + ", {azimuth_deg: 90, elevation_deg: 20}]";
        Assert.Equal($"--set {twice}: gateways.0.mask.2.azimuth_deg is 90; must differ from that in --set {twice}.", Assert.Single(Examples.Read(Examples.Small, twice).Faults).ToString());
    }

    [Fact]
    public void An_anchor_is_read_wherever_it_is_named()
    {
        Scenario scenario = Examples.Legal(Examples.Small + "\nlinks: {uplink: &radio {bandwidth_khz: 250}, downlink: *radio}");

        Assert.Equal(250, scenario.Uplink.BandwidthKhz);
        Assert.Equal(scenario.Uplink, scenario.Downlink);
    }

    [Theory]
    [InlineData("last-gateway", 0, 0, ShareMode.Deferred)]
    [InlineData("contact-share", 0, 0, ShareMode.Deferred)]
    [InlineData("link-share", 0, 0, ShareMode.Deferred)]
    [InlineData("foresight", 0.3, 0, ShareMode.Deferred)]
    [InlineData("foresight-stale", 0.3, 0.5, ShareMode.Deferred)]
    [InlineData("trajectory", 0.3, 0.5, ShareMode.Deferred)]
    public void A_variant_sets_the_options_it_stands_for(string variant, double foresight, double exponent, ShareMode shares)
    {
        TrajectoryRule spec = Examples.Legal(Examples.Small, $"aggregation.trajectory.variant={variant}").Aggregation.Rule.Get<TrajectoryRule>();

        Assert.Equal((foresight, exponent, shares), (spec.Foresight, spec.StalenessExponent, spec.Shares));
    }

    [Fact]
    public void An_option_changes_what_a_variant_set_even_where_it_stands_before_it()
    {
        AggregationRule spec = Examples.Legal(Examples.Small + "\naggregation: {trajectory: {foresight: 0.7, variant: link-share}}").Aggregation.Rule.Value;

        Assert.Equal(new TrajectoryRule(TrajectoryVariant.LinkShare) { Foresight = 0.7 }, spec);
    }

    [Fact]
    public void Overrides_change_add_and_address_list_items_by_index_or_name()
    {
        Scenario scenario = Examples.Legal(
            Examples.Small, "seed=7", "energy.battery_wh=10", "sensing.buffer=everything", "gateways.0.antennas=3", "gateways.Punta Arenas.min_elevation_deg=5");

        Assert.Equal((7UL, 10, BufferPolicy.Everything), (scenario.Seed, scenario.Energy.BatteryWh, scenario.Sensing.Options.Buffer));
        Assert.Equal([3, 2], scenario.Gateways.Select(g => g.Antennas));
        Assert.Equal([10, 5], scenario.Gateways.Select(g => g.MinElevationDeg));
    }

    [Fact]
    public void Overrides_address_all_items_by_a_star_and_items_whose_names_hold_dots()
    {
        string yaml = Examples.Small.Replace("Punta Arenas", "St. Louis, Mo. 2.5", StringComparison.Ordinal);
        Scenario scenario = Examples.Legal(yaml, "gateways.*.min_elevation_deg=7", "gateways.St. Louis, Mo. 2.5.antennas=9");

        Assert.Equal([7, 7], scenario.Gateways.Select(g => g.MinElevationDeg));
        Assert.Equal(9, scenario.Gateways[1].Antennas);
    }

    [Fact]
    public void A_later_override_wins() => Assert.Equal(9UL, Examples.Legal(Examples.Small, "seed=8", "seed=9").Seed);

    [Fact]
    public void A_mapping_given_as_override_takes_the_place_of_the_one_in_the_file()
    {
        Scenario scenario = Examples.Legal(Examples.Small, "constellation={walker_star: {satellites: 66, planes: 6, phasing: 2, inclination_deg: 86.4, altitude_km: 780}}");

        Assert.Equal(WalkerPattern.Star, ((WalkerSpec)scenario.Constellation).Pattern);
    }

    [Fact]
    public void Satellites_of_a_plane_may_be_given_in_place_of_all_together()
    {
        string[] names = [.. Constellation("planes: 3, satellites_per_plane: 2").Select(satellite => satellite.Name)];
        Assert.Equal(["P01-S01", "P01-S02", "P02-S01", "P02-S02", "P03-S01", "P03-S02"], names);
        Assert.Equal(Constellation("planes: 3, satellites: 6").Select(satellite => satellite.Elements), Constellation("planes: 3, satellites_per_plane: 2").Select(satellite => satellite.Elements));

        static IReadOnlyList<Experiments.Running.Spacecraft> Constellation(string counts)
            => Experiments.Running.Constellation.Build(Examples.Legal(Examples.Small, $"constellation={{walker_delta: {{{counts}, phasing: 1, inclination_deg: 53, altitude_km: 550}}}}")).Satellites;
    }

    [Theory]
    [InlineData("satellites is missing; must be given, or satellites_per_plane in its place.", "planes: 3")]
    [InlineData("satellites is given beside satellites_per_plane; must be one of the two.", "planes: 3, satellites: 6, satellites_per_plane: 2")]
    [InlineData("satellites_per_plane is 5001, which with 20 planes makes 100020 satellites; must make at most", "planes: 20, satellites_per_plane: 5001")]
    public void Their_number_must_be_given_once(string problem, string counts)
        => Assert.Contains(problem, string.Join('\n', Examples.Read(Examples.Small, $"constellation={{walker_delta: {{{counts}, inclination_deg: 53, altitude_km: 550}}}}").Faults), StringComparison.Ordinal);

    [Fact]
    public void Input_files_are_found_from_the_scenario_s_folder()
    {
        using TestFolder folder = new();
        string tle = folder.Write("data/iridium.tle", "any");
        string map = folder.Write("data/july.jpg", "any");
        string yaml = folder.Write("a.yaml", Examples.Small.Replace("energy:\n  battery_wh: 15", "data: {maps: {7: data/july.jpg}}", StringComparison.Ordinal));

        Scenario scenario = ScenarioReader.Read(yaml, ["constellation={elements: {file: data/iridium.tle, name_pattern: 'IRIDIUM*'}}"]).Scenario!;

        Assert.Equal(new ElementsSpec { File = new(tle), NamePattern = "IRIDIUM*" }, scenario.Constellation);
        Assert.Equal([new MonthMap(7, new(map))], scenario.Data.Maps);
    }

    [Theory]
    [InlineData("1/12", 4)]
    [InlineData("0.0833", 4)]
    [InlineData("1/6", 8)]
    [InlineData("5/48", 5)]
    public void A_bandwidth_ratio_is_a_fraction_or_a_decimal(string text, int channels)
        => Assert.Equal(channels / 48.0, Examples.Legal(Examples.Small, $"semantic.bandwidth_ratio={text}").Learning.Task.Get<SemanticOptions>().BandwidthRatio);
}
