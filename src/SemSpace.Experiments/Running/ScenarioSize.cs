using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Network;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Running;

/// <summary>
/// Refuses scenarios that no machine's memory would hold, before anything is computed. Counts are upper bounds from what is declared;
/// the limits stand for some 10 GB each.
/// </summary>
internal static class ScenarioSize
{
    private const long MostPairs = 10_000_000, MostContacts = 50_000_000, MostShadows = 400_000_000, MostStates = 20_000_000;
    private const int MostImages = 250_000;

    /// <summary>Looks at pairs of satellites, of which a core makes some ten million a second.</summary>
    private const double MostLooks = 1e10;

    /// <summary>The Sun's width by that of the circle: the share of an orbit that a penumbra lasts, twice in each, in steps of a second.</summary>
    private const double PenumbraShare = 2 * 0.533 / 360;

    /// <summary>Checks what any search for contacts holds.</summary>
    /// <exception cref="ScenarioException">It is too much.</exception>
    public static void CheckSearch(Scenario scenario, int satellites)
    {
        long pairs = (long)satellites * scenario.Gateways.Count;
        if (pairs > MostPairs)
            throw new ScenarioException([ScenarioFault.OfKey("gateways", FormattableString.Invariant($"are {scenario.Gateways.Count}, with {satellites} satellites {pairs} pairs; must be at most {MostPairs} pairs. Take fewer of either."))]);
    }

    /// <summary>Checks what a run holds beside.</summary>
    /// <exception cref="ScenarioException">It is too much.</exception>
    public static void CheckRun(Scenario scenario, Constellation constellation)
    {
        double seconds = scenario.DurationH * 3600, longest = constellation.Satellites.Max(satellite => satellite.Elements.PeriodSeconds);
        double orbits = constellation.Satellites.Sum(satellite => 1 + (seconds / satellite.Elements.PeriodSeconds));
        List<ScenarioFault> faults = [];
        Refuse("duration_h", scenario.DurationH, orbits * scenario.Gateways.Count, MostContacts, "contacts, one an orbit with each gateway", "Shorten it, or take fewer satellites or gateways");
        double penumbra = scenario.Energy.EclipseModel == ShadowModel.Conical ? seconds * constellation.Satellites.Count * PenumbraShare : 0;
        Refuse("duration_h", scenario.DurationH, orbits + penumbra, MostShadows, "eclipses and steps of penumbra", "Shorten it, take fewer satellites, or set energy.eclipse_model to cylinder");
        SensingOptions sensing = scenario.Sensing.Options;
        double held = sensing.Buffer == BufferPolicy.Everything ? seconds + longest : longest;
        if (scenario.Data is { Stored: null, Counted: null }) Refuse("sensing.capture_interval_s", sensing.CaptureIntervalS, held / sensing.CaptureIntervalS, MostImages, "images in one training", "Take images less often, or set sensing.buffer to since_contact or last_orbit");
        if (scenario.RecordMin is { } minutes) Refuse("record_min", minutes, (constellation.Satellites.Count + scenario.Gateways.Count) * (1 + (scenario.DurationH * 60 / minutes)), MostStates, "records of satellites and gateways", "Record less often");
        if (scenario.Isl.Topology.Value is DynamicTopology links)
        {
            double satellites = constellation.Satellites.Count, looks = satellites * satellites / 2 * (1 + (scenario.DurationH * 60 / links.ReselectMin));
            Refuse("isl.dynamic.reselect_min", links.ReselectMin, looks, MostLooks, "looks at pairs of satellites", "Choose links less often, shorten duration_h, or take isl.topology: grid");
        }

        if (faults.Count > 0) throw new ScenarioException(faults);

        void Refuse(string key, double value, double count, double most, string what, string hint)
        {
            if (count > most) faults.Add(ScenarioFault.OfKey(key, FormattableString.Invariant($"is {value}; must make at most {most:0} {what}, and would make up to {count:0}. {hint}.")));
        }
    }
}
