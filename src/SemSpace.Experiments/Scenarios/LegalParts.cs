using SemSpace.Experiments.Scenarios.Schema;

namespace SemSpace.Experiments.Scenarios;

/// <summary>What is legal in a scenario that has faults.</summary>
/// <param name="Scenario">The scenario: its legal keys, and defaults for the others. Of each outage it has all keys that are legal by themselves.</param>
/// <param name="Illegal">The keys of the scenario that are not legal, or are missing and must be given.</param>
internal sealed record LegalParts(Scenario Scenario, IReadOnlySet<string> Illegal)
{
    /// <summary>The legal parts of a scenario.</summary>
    /// <param name="root">The scenario with its overrides.</param>
    /// <param name="context">How it is read; faults are not told anew.</param>
    public static LegalParts Of(MapNode root, BindContext context)
    {
        BindContext silent = context with { Faults = new() };
        Scenario scenario = ScenarioSchema.Root.Blank;
        HashSet<string> illegal = [];
        foreach (Key<Scenario> key in ScenarioSchema.Root.Keys)
        {
            MapEntry? entry = root.Find(key.Name);
            bool isLegal = entry is null ? !key.Required : key.TryBind(ref scenario, entry.Value, key.Name, silent);
            if (!isLegal) _ = illegal.Add(key.Name);
        }

        return new(scenario with { Outages = [.. Outages(root, silent)] }, illegal);
    }

    private static IEnumerable<OutageSpec> Outages(MapNode root, BindContext context)
    {
        foreach (ConfigNode item in root.Find("outages")?.Value is ListNode list ? list.Items : [])
        {
            OutageSpec spec = OutageSpec.Keys.Blank;
            foreach (Key<OutageSpec> key in OutageSpec.Keys.Keys)
            {
                if ((item as MapNode)?.Find(key.Name) is { } entry) _ = key.TryBind(ref spec, entry.Value, key.Name, context);
            }

            yield return spec;
        }
    }
}
