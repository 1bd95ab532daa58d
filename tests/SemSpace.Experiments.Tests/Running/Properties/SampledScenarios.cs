using System.Globalization;
using CsCheck;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Experiments.Tests.Running.Properties;

/// <summary>Random scenario files from the declarations of the keys. Pins keep the laws between keys, most of the time, and the constellations small.</summary>
internal static class SampledScenarios
{
    private const string ElementText =
        """
        ONE
        1 25544U 98067A   25182.50000000  .00010000  00000+0  18000-3 0  9995
        2 25544  51.6300 200.0000 0002000  80.0000 280.0000 15.50000000500005
        TWO
        1 43013U 17073A   25182.40000000  .00000200  00000+0  11000-3 0  9997
        2 43013  98.7300 120.0000 0001000  90.0000 270.0000 14.19500000300005
        """;

    /// <summary>The text of a scenario.</summary>
    /// <param name="seed">Which one.</param>
    /// <param name="elementFile">A file to name where elements come from one.</param>
    public static string Of(uint seed, string elementFile)
    {
        PCG random = new(seed, seed);
        return YamlText.Flow(ScenarioSchema.Root.Sample(new SampleSource(() => Place(random), Pins(random, elementFile)), ""));
    }

    /// <summary>Element sets that fly at the quickstart's time.</summary>
    public static string Elements => ElementText;

    private static double Place(PCG random) => random.Next(1 << 24) / (double)(1 << 24);

    private static Dictionary<string, Func<string?>> Pins(PCG random, string elementFile)
    {
        int names = 0, planes = 1, sizes = 0;
        bool isTiming = false, isHigh = false;
        string? contention = null;
        SampleSource unpinned = new(() => Place(random), new Dictionary<string, Func<string?>>());
        Dictionary<string, Func<string?>> pins = new()
        {
            ["name"] = () => "sampled",
            ["start_utc"] = () => Pick("2025-07-01T00:00:00Z", "2025-07-01T00:00:00Z", "2025-01-01T00:00:00Z", "1958-01-01", "2200-12-31T23:00:00Z"),
            ["mode"] = () => (isTiming = Draw(3) == 0) ? "timing" : Pick(null, "train"),
            ["duration_h"] = () => Pick("0.001", "3", "3", "3", "24", "8784"),
            ["gateways[].name"] = () => Pick($"G{names++}", $"G{names++}", new string('n', 90) + names++),
            ["gateways[].mask[].azimuth_deg"] = () => $"{7 * names++ % 360}",
            ["energy.idle_power_w"] = () => Pick("0", "5", "5", "5", "40", "1000000"),
            ["energy.transmit_power_w"] = () => Pick("8", "8", "2", "0", "1000000"),
            ["links.downlink.transmit_power_dbm"] = () => Pick(null, "33", "33", "-30", "90"),
            ["record_min"] = () => Pick(null, null, "10", "1440"),
            ["record_link_s"] = () => Pick(null, null, "0.1", "3600"),
            ["energy.payload_power_w"] = () => Pick("0", "0", "1", "1000000"),
            ["energy.heater_power_w"] = () => Pick("0", "0", "1", "1000000"),
            ["compute.flops.peak_gflops"] = () => Pick("0.000001", "1", "1000", "1000000000"),
            ["energy.battery_wh"] = () => Pick("20", "20", "20", "0.001", "1000000"),
            ["energy.initial_charge"] = () => Pick("1", "1", "0.8"),
            ["energy.min_charge"] = () => Pick("0", "0", "0.3", "0.79"),
            ["energy.hysteresis"] = () => Pick("0", "0.05", "0.2"),
            ["sensing.min_samples"] = () => Pick("1", "1", "4", "4", "8", "1000000"),
            ["compute.cycles_per_sample"] = () => Pick("1", "1", "200000000", "200000000", "200000000", "1e15"),
            ["compute.training_share"] = () => Pick("1", "1", "0.5", "0.01"),
            ["compute.clock_mhz"] = () => Pick("0.001", "200", "200", "200", "100000", "100000"),
            ["data.source"] = () => isTiming ? Pick("earth", "counted") : Pick(null, "earth"),
            ["learning.parameters"] = () => isTiming ? Pick("1", "20000", "20000", "1000000000") : null,
            ["data.counted.per_satellite"] = () => Pick("1", "30", "30", "1000000"),
            ["learning.optimizer"] = () => Pick("sgd", "adam"),
            ["learning.momentum"] = () => Pick("0", "0", "0.9"),
            ["learning.model"] = () => Pick(null, "softmax", "mlp", "lenet"),
            ["learning.mlp.hidden"] = () => Pick("1", "16"),
            ["updates.stages"] = () => Pick(null, "float16", "top_k", "clip"),
            ["clients.energy_gate"] = () => Pick(null, null, null, "floor", "hard", "predicted", "soft"),
            ["clients.train_again"] = () => Pick(null, "each_contact", "each_version"),
            ["data.test_fraction"] = () => Pick("0.01", "0.2", "0.2", "0.5"),
            ["data.validation_fraction"] = () => Pick("0.01", "0.1", "0.1", "0.4"),
            ["semantic.snr_low_db"] = () => Pick("-30", "0", "19"),
            ["semantic.snr_high_db"] = () => Pick("60", "20"),
            ["constellation.elements.min_inclination_deg"] = () => Pick("0", "60"),
            ["constellation.elements.max_inclination_deg"] = () => Pick("180", "90"),
            ["constellation.elements.min_altitude_km"] = () => Pick("0", "500"),
            ["constellation.elements.max_altitude_km"] = () => Pick("1000000", "none"),
            ["gateways[].latitude_deg"] = () => Pick("-90", "90", "78.2", "50", "5", "-33", "0", "67"),
            ["gateways[].altitude_m"] = () => (isHigh = Draw(6) == 0) ? "20000" : Pick(null, null, "-500", "50000"),
            ["gateways[].min_elevation_deg"] = () => isHigh ? Pick("-4", "-4.5", "-1") : Pick("0", "0", "0", "5", "5", "10", "89"),
            ["gateways[].mask[].elevation_deg"] = () => isHigh ? Pick("-4", "0") : Pick("0", "5", "89"),
            ["gateways[].max_range_km"] = () => Pick(null, null, null, null, null, null, null, "1", "1000", "1000000"),
            ["gateways[].min_range_km"] = () => Pick(null, null, null, null, null, "0", "0.5", "700"),
            ["gateways[].bands"] = () => null,
            ["faults.corrupted_share"] = () => Pick(null, null, "0", "0.2", "1"),
            // Without draws of their own, so that what is drawn after them stays what it was.
            ["faults.clock_offset_s"] = () => names % 3 == 0 ? "5" : null,
            ["faults.clock_drift_ppm"] = () => names % 4 == 0 ? "1" : null,
            ["links.downlink.eirp_dbm"] = () => names % 3 == 1 ? "30" : null,
            ["links.uplink.eirp_dbm"] = () => names % 4 == 1 ? "none" : null,
            ["links.downlink.pointing_loss_db"] = () => null,
            ["links.uplink.pointing_loss_db"] = () => names % 4 == 2 ? "1.5" : null,
            ["gateways[].cloud_liquid_water_kg_per_m2"] = () => names % 3 == 2 ? "0.5" : null,
            ["gateways[].slew_deg_s"] = () => names % 4 == 0 ? "0.01" : names % 4 == 1 ? "3" : names % 4 == 2 ? "1000" : null,
            ["outages[].gateways"] = () => "all",
            ["outages[].satellites"] = () => null,
            ["outages[].backhauls"] = () => null,
            ["gateways[].contention"] = () => contention = Pick(null, "first_come", "max_elevation", "longest_remaining", "stalest_first", "deadline", "fair_share"),
            ["gateways[].preemption"] = () => contention is null or "first_come" ? Pick(null, "none") : Pick(null, "resume", "resume"),
            ["gateways[].geo_arc_deg"] = () => Pick(null, null, null, "0", "5", "20"),
            ["outages[].from_h"] = () => Pick("0", "1", "1.5"),
            ["outages[].to_h"] = () => Pick("none", "2", "8784"),
            ["outages[].mean_between_h"] = () => Pick("none", "1", "10"),
            ["isl.rate_mbps"] = () => Pick("0.001", "1", "100", "1000000"),
            ["isl.setup_s"] = () => Pick("0", "5", "3600"),
            ["isl.dynamic.reselect_min"] = () => Pick("5", "60"),
            ["gateways[].rain_rate_mm_per_h"] = () => Pick("0", "30", "250"),
            ["links.atmosphere.availability_percent"] = () => Pick(null, null, "95", "99.9"),
            ["constellation.satellites[].name"] = () => $"S{names++}",
            ["constellation.satellites[].epoch_utc"] = () => Pick(null, null, "none", "2025-06-30T12:00:00Z"),
            ["constellation.planes[].satellites"] = () => Pick("1", "2"),
            ["constellation.planes[].mean_anomalies_deg"] = () => null,
            ["constellation.elements.file"] = () => YamlText.Quote(elementFile),
            ["constellation.elements.name_pattern"] = () => "'*'",
            ["constellation.elements.catalog_numbers"] = () => null,
            ["constellation.elements.planes"] = () => null,
        };
        foreach (string radio in (string[])["links.downlink", "links.uplink"])
        {
            pins[$"{radio}.transmit_beamwidth_deg"] = () => names % 3 == 0 ? "3" : null;
            pins[$"{radio}.transmit_pointing_error_deg"] = () => names % 3 == 0 ? "1.5" : null;
            pins[$"{radio}.receive_beamwidth_deg"] = () => null;
            pins[$"{radio}.receive_pointing_error_deg"] = () => null;
            pins[$"{radio}.transmit_antenna_diameter_m"] = () => names % 5 == 3 ? "20" : null;
            pins[$"{radio}.transmit_antenna_efficiency"] = () => names % 3 == 1 ? "0.6" : null;
            pins[$"{radio}.receive_antenna_diameter_m"] = () => names % 4 == 2 ? "20" : null;
            pins[$"{radio}.receive_antenna_efficiency"] = () => null;
            pins[$"{radio}.noise_figure_db"] = () => names % 4 == 3 ? "none" : null;
            pins[$"{radio}.antenna_temperature_k"] = () => names % 4 == 3 ? "150" : null;
            pins[$"{radio}.dvb_s2.modcods"] = () => names % 3 == 2 ? "s2x" : null;

            // A mode that both standards have.
            pins[$"{radio}.dvb_s2.best_mode"] = () => unpinned.IsGiven ? ModCodList.S2.All[(int)(unpinned.Place * (ModCodList.S2.All.Count - 1))].Name : null;
            pins[$"{radio}.doppler_residual"] = () => names % 5 == 0 ? "0.001" : null;
        }

        foreach (string pattern in (string[])["walker_delta", "walker_star"])
        {
            pins[$"constellation.{pattern}.satellites"] = () => ((planes = Draw(3) + 1) * (Draw(2) + 1)).ToString(CultureInfo.InvariantCulture);
            pins[$"constellation.{pattern}.satellites_per_plane"] = () => null;
            pins[$"constellation.{pattern}.planes"] = () => planes.ToString(CultureInfo.InvariantCulture);
            pins[$"constellation.{pattern}.phasing"] = () => Draw(planes).ToString(CultureInfo.InvariantCulture);
        }

        // One size of three: the first pin that is asked for in a section chooses.
        foreach (string section in (string[])["walker_delta", "walker_star", "planes[]", "satellites[]"])
        {
            bool hasMotion = section == "satellites[]";
            pins[$"constellation.{section}.altitude_km"] = () => (sizes = Draw(hasMotion ? 3 : 2)) == 0 ? Pick("160", "550", "550", "700", "1200", "20000", "50000") : null;
            pins[$"constellation.{section}.semi_major_axis_km"] = () => sizes == 1 ? Pick("6538.135", "7000", "7378", "26560", "42164", "56378.135") : null;
            if (hasMotion) pins[$"constellation.{section}.mean_motion_rev_per_day"] = () => sizes == 2 ? Pick("0.1", "1", "2.0057", "14.2", "15.5", "16.4") : null;
            if (section.EndsWith(']')) pins[$"constellation.{section}.eccentricity"] = () => Pick("0", "0", "0", "0.005", "0.5");
        }

        return pins;

        int Draw(int below) => (int)random.Next((uint)below);

        string? Pick(params string?[] from) => from[Draw(from.Length)];
    }
}
