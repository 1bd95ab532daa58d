using SemSpace.Experiments.Scenarios;
using SemSpace.Sim.Links;

namespace SemSpace.Experiments.Running;

/// <summary>Keys of radios that are given, and that another key leaves without effect. Pure functions.</summary>
internal static class RadioWarnings
{
    /// <summary>One sentence for each end of a direction.</summary>
    public static IEnumerable<string> Of(Scenario scenario) => [.. Of("links.downlink", scenario.Downlink), .. Of("links.uplink", scenario.Uplink)];

    private static IEnumerable<string> Of(string place, RadioOptions radio) =>
    [
        .. WithoutError(place, "transmit", radio.TransmitPointing), .. WithoutError(place, "receive", radio.ReceivePointing),
        .. WithoutDish(place, "transmit", radio.TransmitDish), .. WithoutDish(place, "receive", radio.ReceiveDish), .. OfReceiver(place, radio),
    ];

    private static IEnumerable<string> WithoutError(string place, string end, AntennaPointing pointing)
    {
        if (pointing is { BeamwidthDeg: { } width, ErrorDeg: 0 }) yield return FormattableString.Invariant($"{place}.{end}_beamwidth_deg is {width}, and {end}_pointing_error_deg is 0: the antenna loses nothing, and it has no effect.");
    }

    private static IEnumerable<string> WithoutDish(string place, string end, AntennaDish dish)
    {
        if (dish.DiameterM is null && dish.Efficiency != new AntennaDish().Efficiency)
            yield return FormattableString.Invariant($"{place}.{end}_antenna_efficiency is {dish.Efficiency}, and {end}_antenna_diameter_m is none: {end}_gain_dbi tells the gain, and it has no effect.");
    }

    private static IEnumerable<string> OfReceiver(string place, RadioOptions radio)
    {
        if (radio.NoiseFigureDb is null && radio.AntennaTemperatureK != new RadioOptions().AntennaTemperatureK)
            yield return FormattableString.Invariant($"{place}.antenna_temperature_k is {radio.AntennaTemperatureK}, and noise_figure_db is none: noise_temperature_k tells the noise, and it has no effect.");
        if (radio is { GOverTDbPerK: { } merit, ReceiveDish.DiameterM: { } diameter })
            yield return FormattableString.Invariant($"{place}.receive_antenna_diameter_m is {diameter}, and g_over_t_db_per_k is {merit}, which tells gain and noise at once: it has no effect.");
    }
}
