using SemSpace.Experiments.Scenarios;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Experiments.Running;

/// <summary>Keys of radios that are given, and that another key leaves without effect. Pure functions.</summary>
internal static class RadioWarnings
{
    private static readonly RadioOptions Usual = new();

    /// <summary>What of a radio's budget does nothing but change the signal.</summary>
    private static readonly (string Key, Func<RadioOptions, object?> Value)[] OfSignal =
    [
        ("transmit_power_dbm", radio => radio.TransmitPowerDbm),
        ("eirp_dbm", radio => radio.GivenEirpDbm),
        ("transmit_gain_dbi", radio => radio.TransmitGainDbi),
        ("receive_gain_dbi", radio => radio.ReceiveGainDbi),
        ("noise_temperature_k", radio => radio.NoiseTemperatureK),
        ("g_over_t_db_per_k", radio => radio.GOverTDbPerK),
        ("fixed_loss_db", radio => radio.FixedLossDb),
        ("pointing_loss_db", radio => radio.GivenPointingLossDb),
        ("transmit_beamwidth_deg", radio => radio.TransmitPointing.BeamwidthDeg),
        ("transmit_pointing_error_deg", radio => radio.TransmitPointing.ErrorDeg),
        ("receive_beamwidth_deg", radio => radio.ReceivePointing.BeamwidthDeg),
        ("receive_pointing_error_deg", radio => radio.ReceivePointing.ErrorDeg),
        ("zenith_absorption_db", radio => radio.ZenithAbsorptionDb),
        ("snr_gap_db", radio => radio.SnrGapDb),
        ("max_efficiency_bps_per_hz", radio => radio.MaxEfficiencyBpsPerHz),
    ];

    /// <summary>One sentence for each direction, or for each end of a direction.</summary>
    public static IEnumerable<string> Of(Scenario scenario) => [.. Of("links.downlink", scenario.Downlink), .. Of("links.uplink", scenario.Uplink)];

    private static IEnumerable<string> Of(string place, RadioOptions radio)
    {
        if (radio.Modem.Value is ConstantRate) return AtConstantRate(place, radio) is { } idle ? [idle] : [];
        return [.. WithoutError(place, "transmit", radio.TransmitPointing), .. WithoutError(place, "receive", radio.ReceivePointing)];
    }

    private static IEnumerable<string> WithoutError(string place, string end, AntennaPointing pointing)
    {
        if (pointing is { BeamwidthDeg: { } width, ErrorDeg: 0 }) yield return FormattableString.Invariant($"{place}.{end}_beamwidth_deg is {width}, and {end}_pointing_error_deg is 0: the antenna loses nothing, and it has no effect.");
    }

    private static string? AtConstantRate(string place, RadioOptions radio)
    {
        string[] given = [.. OfSignal.Where(key => !Equals(key.Value(radio), key.Value(Usual))).Select(key => key.Key)];
        if (radio is { DopplerResidual: 0 } && radio.BandwidthKhz != Usual.BandwidthKhz) given = [.. given, "bandwidth_khz"];
        return given.Length == 0 ? null : $"{place}.model is constant: its rate is the same whatever the signal, and {string.Join(", ", given)} {(given.Length == 1 ? "has" : "have")} no effect on it.";
    }
}
