using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Sim.Gateways;

namespace SemSpace.Experiments.Scenarios;

/// <summary>What is legal in a scenario that has faults.</summary>
/// <param name="Scenario">The scenario: its legal keys, and defaults for the others. Of each outage it has all keys that are legal by themselves.</param>
/// <param name="Illegal">The keys of the scenario that are not legal, or are missing and must be given.</param>
/// <param name="GatewayNames">The names of its gateways, whatever else is wrong with these; null where one of them is not legal, or it is not known which gateways are chosen.</param>
internal sealed record LegalParts(Scenario Scenario, IReadOnlySet<string> Illegal, string[]? GatewayNames)
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

        return new(scenario with { Outages = [.. Items(root, "outages").Select(item => LegalOf(OutageSpec.Keys, item, silent))] }, illegal, Names(root, silent));
    }

    private static string[]? Names(MapNode root, BindContext context)
    {
        string[] names = [.. Items(root, "gateways").Select(item => LegalOf(GatewayOptions.Keys, item, context).Name)];
        return names.Length == 0 || names.Any(string.IsNullOrEmpty) || names is [GatewayTree.NoStation] ? null : [.. names.Distinct()];
    }

    private static IReadOnlyList<ConfigNode> Items(MapNode root, string key) => root.Find(key)?.Value is ListNode list ? list.Items : [];

    /// <summary>An item of a list with all keys that are legal by themselves.</summary>
    private static T LegalOf<T>(Section<T> section, ConfigNode item, BindContext context)
    {
        T legal = section.Blank;
        foreach (Key<T> key in section.Keys)
        {
            if ((item as MapNode)?.Find(key.Name) is { } entry) _ = key.TryBind(ref legal, entry.Value, key.Name, context);
        }

        return legal;
    }
}
