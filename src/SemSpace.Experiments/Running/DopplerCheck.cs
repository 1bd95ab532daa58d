using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Links;

namespace SemSpace.Experiments.Running;

/// <summary>Whether guards against Doppler leave something of each radio's bandwidth in every contact, which orbits alone can tell.</summary>
internal static class DopplerCheck
{
    /// <summary>No satellite of the Earth is as fast, km/s: escape velocity at the ground and the Earth's turning.</summary>
    private const double FasterThanAnyKmPerS = 12;

    /// <summary>What would do is told in ten thousandths, rounded to the safe side.</summary>
    private const double Digits = 1e4;

    /// <summary>Refuses a scenario with a contact in which nothing is left.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites.</param>
    /// <param name="windows">Its contacts.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ScenarioException">There is one; a fault of each direction, about the contact with the largest shift.</exception>
    public static void Run(Scenario scenario, Constellation constellation, IEnumerable<ContactWindow> windows, CancellationToken cancellation)
    {
        (string Key, RadioOptions Radio)[] radios = [.. new[] { ("downlink", scenario.Downlink), ("uplink", scenario.Uplink) }.Where(one => one.Item2.UsableShare(one.Item2.DopplerKhz(FasterThanAnyKmPerS)) <= 0)];
        if (radios.Length == 0) return;
        PassLinks links = new(scenario, constellation);
        (double KmPerS, ContactWindow Window)? fastest = null;
        foreach (ContactWindow window in windows)
        {
            cancellation.ThrowIfCancellationRequested();
            double kmPerS = links.FastestKmPerS(window);
            if (fastest is not { } known || kmPerS > known.KmPerS) fastest = (kmPerS, window);
        }

        if (fastest is not { } most) return;
        ScenarioFault[] faults = [.. radios.Where(one => one.Radio.UsableShare(one.Radio.DopplerKhz(most.KmPerS)) <= 0).Select(one => Fault(one.Key, one.Radio))];
        if (faults.Length > 0) throw new ScenarioException(faults);

        ScenarioFault Fault(string key, RadioOptions radio)
        {
            double khz = Math.Abs(radio.DopplerKhz(most.KmPerS)), guards = 2 * radio.DopplerResidual * khz;
            string contact = $"{constellation.Satellites[most.Window.Satellite].Name} over {scenario.Gateways[most.Window.Gateway].Name} at {most.Window.Aos}";
            string left = FormattableString.Invariant($"guards of twice {guards / 2:0.###} kHz leave nothing of bandwidth_khz, {radio.BandwidthKhz}; must be at most {Math.Floor(radio.BandwidthKhz / (2 * khz) * Digits) / Digits}, or bandwidth_khz at least {Math.Ceiling(guards * Digits) / Digits}.");
            return ScenarioFault.OfKey($"links.{key}.doppler_residual", FormattableString.Invariant($"is {radio.DopplerResidual}, and the signal of {contact} is shifted by up to {khz:0.###} kHz: {left}"));
        }
    }
}
