using SemSpace.Experiments.Scenarios;
using SemSpace.Sim.Links;

namespace SemSpace.Experiments.Running;

/// <summary>Keys of radios that are given, and that another key leaves without effect. Pure functions.</summary>
internal static class RadioWarnings
{
    /// <summary>One sentence for each end of a direction.</summary>
    public static IEnumerable<string> Of(Scenario scenario) => [.. Of("links.downlink", scenario.Downlink), .. Of("links.uplink", scenario.Uplink)];

    private static IEnumerable<string> Of(string place, RadioOptions radio)
        => [.. WithoutError(place, "transmit", radio.TransmitPointing), .. WithoutError(place, "receive", radio.ReceivePointing)];

    private static IEnumerable<string> WithoutError(string place, string end, AntennaPointing pointing)
    {
        if (pointing is { BeamwidthDeg: { } width, ErrorDeg: 0 }) yield return FormattableString.Invariant($"{place}.{end}_beamwidth_deg is {width}, and {end}_pointing_error_deg is 0: the antenna loses nothing, and it has no effect.");
    }
}
