using System.Text;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios.Golden;

/// <summary>Every class of fault and the text its author sees.</summary>
public sealed class FaultTexts
{
    /// <summary>A name, what to replace in the example by what, and overrides.</summary>
    private static readonly (string Name, string Old, string New, string[] Overrides)[] Cases =
    [
        ("unknown key", "altitude_km: 550", "altitud_km: 550", []),
        ("key with another unit", "altitude_km: 550", "altitude_m: 550000", []),
        ("key without a unit", "duration_h: 12", "duration: 12", []),
        ("unknown key, nothing near", "energy:", "batteries:", []),
        ("unknown constellation", "walker_delta:", "walker_dleta:", []),
        ("key twice", "duration_h: 12", "duration_h: 12\nduration_h: 24", []),
        ("text where a number belongs", "altitude_km: 550", "altitude_km: high", []),
        ("number with its unit", "altitude_km: 550", "altitude_km: 550 km", []),
        ("number in quotes", "altitude_km: 550", "altitude_km: \"550\"", []),
        ("decimal comma", "inclination_deg: 97.5", "inclination_deg: 97,5", []),
        ("not a finite number", "duration_h: 12", "duration_h: .inf", []),
        ("fraction where a whole number belongs", "planes: 6", "planes: 6.5", []),
        ("negative altitude", "altitude_km: 550", "altitude_km: -550", []),
        ("latitude 91", "latitude_deg: 78.23", "latitude_deg: 91", []),
        ("zero satellites", "satellites: 24", "satellites: 0", []),
        ("planes do not divide satellites", "planes: 6", "planes: 7", []),
        ("phasing too large", "planes: 6", "planes: 6\n    phasing: 6", []),
        ("no duration", "duration_h: 12\n", "", []),
        ("zero duration", "duration_h: 12", "duration_h: 0", []),
        ("no value", "duration_h: 12", "duration_h:", []),
        ("bad start", "2025-07-01T00:00:00Z", "yesterday", []),
        ("bad name", "name: small", "name: results/small", []),
        ("unknown strategy", "energy:", "aggregation: {rule: fedsgd}\nenergy:", []),
        ("misspelt variant", "energy:", "aggregation: {trajectory: {variant: foresight_stale}}\nenergy:", []),
        ("planned shares of the last gateway", "energy:", "aggregation: {trajectory: {variant: last-gateway, shares: planned}}\nenergy:", []),
        ("yes for true", "energy:", "sensing: {daylight_only: yes}\nenergy:", []),
        ("list where a mapping belongs", "energy:\n  battery_wh: 15", "energy: [battery_wh, 15]", []),
        ("value where a mapping belongs", "energy:\n  battery_wh: 15", "energy: 15", []),
        ("mapping where a value belongs", "battery_wh: 15", "battery_wh: {value: 15}", []),
        ("section left empty", "energy:\n  battery_wh: 15", "energy:", []),
        ("no gateways", Examples.Small[Examples.Small.IndexOf("gateways:", StringComparison.Ordinal)..], "gateways: []", []),
        ("gateway name twice", "name: Punta Arenas", "name: Svalbard", []),
        ("gateway name twice beside another fault", "name: Punta Arenas", "name: Svalbard\n    antennas: none", []),
        ("gateway without a place", "    latitude_deg: 78.23\n    longitude_deg: 15.39\n", "", []),
        ("horizon with an azimuth twice", "antennas: 2", "mask: [{azimuth_deg: 0, elevation_deg: 5}, {azimuth_deg: 360, elevation_deg: 6}]", []),
        ("platform that looks into the Earth", "antennas: 2", "altitude_m: 20000\n    min_elevation_deg: -5", []),
        ("station that looks below its horizontal", "antennas: 2", "mask: [{azimuth_deg: 0, elevation_deg: -1}]", []),
        ("rain below a platform", "antennas: 2", "altitude_m: 20000\n    min_elevation_deg: -4.5", ["gateways.*.rain_rate_mm_per_h=20", "gateways.*.rain_height_km=3", "links.atmosphere.availability_percent=99"]),
        ("horizon that is no list", "antennas: 2", "mask: 20", []),
        ("point of a horizon without an elevation", "antennas: 2", "mask: [{azimuth_deg: 400}]", []),
        ("ranges upside down", "antennas: 2", "max_range_km: 900\n    min_range_km: 1000", []),
        ("orientation file that is not there", "duration_h: 12", "duration_h: 12\nearth_orientation: finals2000A.all", []),
        ("unknown eclipse model", "battery_wh: 15", "eclipse_model: cone", []),
        ("two constellations", "gateways:", "  elements: {file: small.yaml}\ngateways:", []),
        ("no constellation", Examples.Small[Examples.Small.IndexOf("  walker", StringComparison.Ordinal)..Examples.Small.IndexOf("gateways", StringComparison.Ordinal)], "  {}\n", []),
        ("element file that is not there", "gateways:", "gateways:", ["constellation={elements: {file: data/none.tle}}"]),
        ("element file that is a folder", "gateways:", "gateways:", ["constellation={elements: {file: .}}"]),
        ("altitude and semi-major axis", "altitude_km: 550", "altitude_km: 550\n    semi_major_axis_km: 6928", []),
        ("no size of the orbit", "    altitude_km: 550\n", "", []),
        ("list without brackets", "gateways:", "gateways:", ["constellation={elements: {file: small.yaml, planes: \"0,1\"}}"]),
        ("selection upside down", "gateways:", "gateways:", ["constellation={elements: {file: small.yaml, min_inclination_deg: 99, max_inclination_deg: 98, catalog_numbers: [5-3, x]}}"]),
        ("plane with a perigee in the air", "gateways:", "gateways:", ["constellation={planes: [{satellites: 1, raan_deg: 0, inclination_deg: 53, altitude_km: 550, eccentricity: 0.2}]}"]),
        ("anomalies that are too few", "gateways:", "gateways:", ["constellation={planes: [{satellites: 3, raan_deg: 0, inclination_deg: 53, altitude_km: 550, mean_anomalies_deg: [0, 120]}]}"]),
        ("satellite with two sizes", "gateways:", "gateways:", ["constellation={satellites: [{name: A, raan_deg: 0, inclination_deg: 53, altitude_km: 550, mean_motion_rev_per_day: 15}]}"]),
        ("satellite twice", "gateways:", "gateways:", ["constellation={satellites: [{name: A, raan_deg: 0, inclination_deg: 53, altitude_km: 550}, {name: A, raan_deg: 9, inclination_deg: 53, altitude_km: 550}]}"]),
        ("month 13", "energy:", "data: {maps: {13: july.jpg, 7: none.jpg}}\nenergy:", []),
        ("starts below the floor", "battery_wh: 15", "initial_charge: 0.3\n  min_charge: 0.3", []),
        ("floor that is never left", "battery_wh: 15", "hysteresis: 0.8\n  initial_charge: 0.9", []),
        ("radiates more than it is fed", "energy:", "links: {downlink: {transmit_power_dbm: 60}}\nenergy:", []),
        ("fed too little by an override", "energy:", "links: {downlink: {transmit_power_dbm: 36}}\nenergy:", ["energy.transmit_power_w=3.5"]),
        ("power and EIRP", "energy:", "links: {downlink: {transmit_power_dbm: 30, eirp_dbm: 37}}\nenergy:", []),
        ("EIRP that the gain does not make", "energy:", "links: {downlink: {eirp_dbm: 60, transmit_gain_dbi: 10}}\nenergy:", []),
        ("points off without a beam", "energy:", "links: {uplink: {receive_pointing_error_deg: 1}}\nenergy:", []),
        ("points beyond its beam", "energy:", "links: {uplink: {transmit_beamwidth_deg: 2, transmit_pointing_error_deg: 1.5}}\nenergy:", []),
        ("gain and dish", "energy:", "links: {uplink: {transmit_gain_dbi: 30, transmit_antenna_diameter_m: 2}}\nenergy:", []),
        ("temperature and noise figure", "energy:", "links: {downlink: {noise_temperature_k: 300, noise_figure_db: 2}}\nenergy:", []),
        ("dish within a wavelength", "energy:", "links: {downlink: {receive_antenna_diameter_m: 0.1}}\nenergy:", []),
        ("EIRP that the dish does not make", "energy:", "links: {downlink: {eirp_dbm: 60, transmit_antenna_diameter_m: 0.5}}\nenergy:", []),
        ("mode of another standard", "energy:", "links: {downlink: {dvb_s2: {best_mode: 64APSK 4/5}}}\nenergy:", []),
        ("clouds below a platform", "antennas: 2", "altitude_m: 20000\n    min_elevation_deg: -4", ["gateways.*.rain_rate_mm_per_h=0", "gateways.*.cloud_liquid_water_kg_per_m2=0.5", "links.atmosphere.availability_percent=99"]),
        ("clouds beyond their law", "energy:", "links: {uplink: {frequency_ghz: 250}}\nenergy:", ["gateways.*.rain_rate_mm_per_h=0", "gateways.*.cloud_liquid_water_kg_per_m2=0.5", "links.atmosphere.availability_percent=99"]),
        ("transmitter that is not fed", "battery_wh: 15", "transmit_power_w: 0", []),
        ("floor raised by an override", "battery_wh: 15", "initial_charge: 0.4", ["energy.min_charge=0.5"]),
        ("SNR range upside down", "energy:", "semantic: {snr_low_db: 20, snr_high_db: 0}\nenergy:", []),
        ("accuracy above 1", "energy:", "learning: {target_score: 80}\nenergy:", []),
        ("bandwidth ratio of no codec", "energy:", "semantic: {bandwidth_ratio: 0.09}\nenergy:", []),
        ("several faults at once", "satellites: 24", "satellites: 0\n    altitude_m: 5", ["gateways.0.latitude_deg=-91", "seed=x"]),
        ("empty file", Examples.Small, "", []),
        ("only a comment", Examples.Small, "# nothing yet\n", []),
        ("not a mapping", Examples.Small, "- a\n- b\n", []),
        ("syntax error", "  walker_delta:", "  walker_delta", []),
        ("tab", "  battery_wh: 15", "\tbattery_wh: 15", []),
        ("unclosed bracket", "energy:", "data: [1, 2\nenergy:", []),
        ("two documents", "energy:", "---\nenergy:", []),
        ("tag", "battery_wh: 15", "battery_wh: !!float 15", []),
        ("unknown alias", "battery_wh: 15", "battery_wh: *charge", []),
        ("nested too deep", "battery_wh: 15", "battery_wh: " + new string('[', 40) + new string(']', 40), []),
        ("override without a value", "energy:", "energy:", ["seed", "=3", "energy..battery_wh=3"]),
        ("override that is empty", "energy:", "energy:", ["seed="]),
        ("override that is not YAML", "energy:", "energy:", ["gateways=[1"]),
        ("override of an unknown key", "energy:", "energy:", ["energy.batery_wh=3"]),
        ("override of a gateway that is not there", "energy:", "energy:", ["gateways.Kiruna.antennas=2", "gateways.2.antennas=2"]),
        ("override below a value", "energy:", "energy:", ["duration_h.x=2"]),
        ("override out of range", "energy:", "energy:", ["gateways.Svalbard.antennas=0"]),
    ];

    [Fact]
    public void Every_fault_has_its_text()
    {
        StringBuilder text = new();
        foreach ((string name, string old, string replacement, string[] overrides) in Cases)
        {
            Assert.Contains(old, Examples.Small, StringComparison.Ordinal);
            using TestFolder folder = new();
            string path = folder.Write("small.yaml", Examples.Small.Replace(old, replacement, StringComparison.Ordinal));
            ScenarioReadResult result = ScenarioReader.Read(path, overrides);
            Assert.Null(result.Scenario);
            Assert.NotEmpty(result.Faults);
            text.Append("== ").Append(name).Append('\n');
            foreach (ScenarioFault fault in result.Faults) text.Append(fault.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal)).Append('\n');
        }

        GoldenText.MatchesBeside("faults.txt", text.ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_one_fault_each()
    {
        using TestFolder folder = new();

        Assert.Equal("no.yaml: is not there; must be a scenario file.", Assert.Single(ScenarioReader.Read("no.yaml", []).Faults).ToString());
        Assert.Equal($"{folder.Path}: is a folder; must be a scenario file.", Assert.Single(ScenarioReader.Read(folder.Path, []).Faults).ToString());
    }
}
