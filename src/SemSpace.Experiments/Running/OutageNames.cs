using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
using SemSpace.Orbit;

namespace SemSpace.Experiments.Running;

/// <summary>Whether outages are of gateways and satellites that there are.</summary>
internal static class OutageNames
{
    /// <summary>Checks the names of all outages.</summary>
    /// <param name="outages">The outages.</param>
    /// <param name="gateways">Names of the scenario's gateways.</param>
    /// <param name="satellites">Names of its satellites.</param>
    /// <exception cref="ScenarioException">Some are none of the scenario's: a fault of each that is strange.</exception>
    public static void Check(IReadOnlyList<OutageSpec> outages, string[] gateways, string[] satellites)
    {
        ScenarioFault[] faults = [.. Strange(outages, gateways, satellites)];
        if (faults.Length > 0) throw new ScenarioException(faults);
    }

    /// <summary>The names that are strange.</summary>
    /// <param name="outages">The outages.</param>
    /// <param name="gateways">Names of the scenario's gateways; null where they are not known, and not checked.</param>
    /// <param name="satellites">Names of its satellites; null as for gateways.</param>
    public static IEnumerable<ScenarioFault> Strange(IReadOnlyList<OutageSpec> outages, string[]? gateways, string[]? satellites)
    {
        HashSet<string> knownGateways = [.. gateways ?? []], knownSatellites = [.. satellites ?? []];
        return outages.SelectMany((spec, entry) => new[]
            {
                Strange(entry, ("gateways", "gateway"), spec.Gateways, gateways, knownGateways),
                Strange(entry, ("satellites", "satellite"), spec.Satellites, satellites, knownSatellites),
                Strange(entry, ("backhauls", "gateway"), spec.Backhauls, gateways, knownGateways),
            }.SelectMany(found => found)).Take(FaultLimit.Most + 1);
    }

    private static IEnumerable<ScenarioFault> Strange(int entry, (string Name, string Of) key, ValueList<string> chosen, string[]? names, HashSet<string> known)
        => names is null ? [] : chosen.Index().Where(one => one.Item != OutageSpec.Every && !known.Contains(one.Item)).DistinctBy(one => one.Item).Select(one =>
        {
            string problem = FormattableString.Invariant($"holds {one.Item}, which is none of the scenario's {Counted.Of(names.Length, key.Of)}, the first of which is {names[0]}; must hold names of these, or {OutageSpec.Every}.{Spelling.Hint(one.Item, names)}");
            return ScenarioFault.OfKey(FormattableString.Invariant($"outages.{entry}.{key.Name}"), problem, one.Index);
        });
}
