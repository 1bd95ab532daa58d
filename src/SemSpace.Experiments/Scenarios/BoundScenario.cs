using System.Globalization;
using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A scenario as its file and overrides give it, or what is legal of one with faults.</summary>
/// <param name="Parts">The scenario; of one with faults all keys that are legal by themselves, and defaults or placeholders for the others.</param>
/// <param name="Root">Its tree with the overrides.</param>
/// <param name="Faults">Its faults, and which of its keys are not legal.</param>
internal sealed record BoundScenario(Scenario Parts, ConfigNode Root, FaultList Faults)
{
    /// <summary>The scenario; null where it has faults.</summary>
    public Scenario? Whole => Faults.Count == 0 ? Parts : null;

    /// <summary>The names of its gateways, whatever else is wrong with these; null where one of them is not legal, or it is not known which gateways are chosen.</summary>
    public string[]? GatewayNames
    {
        get
        {
            string[] names = [.. Parts.Gateways.Select(gateway => gateway.Name)];
            return names.Length == 0 || names.Any(string.IsNullOrEmpty) || names is [GatewayTree.NoStation] ? null : [.. names.Distinct()];
        }
    }

    /// <summary>Whether all of some keys are legal with what is in them, so that what depends on no others can be told.</summary>
    public bool AreLegal(IEnumerable<string> keys) => keys.All(Faults.IsLegal);

    /// <summary>Faults that showed after reading, each at the line of the file, or at the override, that gives its key; at the file as a whole where nothing does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="faults">The faults; those that have a place keep it.</param>
    public IEnumerable<(Place Place, string Problem)> Placed(string path, IEnumerable<ScenarioFault> faults)
        => faults.Select(fault => (fault.Place.Length > 0 ? new(fault.Place, 0) : fault.Key is { } key && PlaceOf(Root, key) is { } place ? place : new Place(path, 0), fault.Problem));

    /// <summary>Where a key or an item of a list stands, or what it would stand in; null where the file has nothing of it.</summary>
    private static Place? PlaceOf(ConfigNode root, string path)
    {
        ConfigNode node = root;
        foreach (string part in path.Split('.'))
        {
            ConfigNode? inner = node.Match(
                scalar => null,
                list => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int item) ? list.Items.ElementAtOrDefault(item) : null,
                map => map.Find(part)?.Value);
            if (inner is null) break;
            node = inner;
        }

        return ReferenceEquals(node, root) || node.Place == Place.None ? null : node.Place;
    }
}
