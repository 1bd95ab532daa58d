using System.Globalization;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;

namespace SemSpace.Experiments.Scenarios;

/// <summary>
/// Reads scenario files: strict YAML, where an unknown key, a wrong unit or an impossible value is a fault and all faults are
/// found at once. Holds no state.
/// </summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario file and applies overrides to it.</summary>
    /// <param name="path">The file, as faults are to name it.</param>
    /// <param name="overrides">
    /// Each <c>key.path=value</c>, with the value in YAML; checked just like the file. A path may name list items by index or name
    /// (<c>gateways.0.antennas</c>, <c>gateways.Svalbard.antennas</c>) and may add keys that the file leaves out. A mapping or
    /// list given as value takes the place of the one in the file.
    /// </param>
    /// <returns>The scenario, or every fault. Never throws for what a user can get wrong.</returns>
    public static ScenarioReadResult Read(string path, IReadOnlyList<string> overrides) => ReadWith(path, overrides, _ => []);

    /// <summary>Reads a scenario file, and where it has faults tells with them what others there are.</summary>
    /// <param name="path">As for the other.</param>
    /// <param name="overrides">As for the other.</param>
    /// <param name="others">Faults of what is legal in a scenario with faults, which would show only after reading.</param>
    internal static ScenarioReadResult ReadWith(string path, IReadOnlyList<string> overrides, Func<LegalParts, IEnumerable<ScenarioFault>> others)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        FaultList faults = new();
        Override[] parsed = [.. overrides.Select(text => Override.Parse(text, faults)).OfType<Override>()];
        ScenarioTree? tree = ScenarioTree.Read(path, faults);
        Scenario? scenario = tree is null ? null : Bind(tree, parsed);
        if (faults.Count == 0) return new(scenario, []);
        if (tree is not null && Changed(tree with { Context = tree.Context with { Faults = new() } }, parsed) is MapNode root)
        {
            foreach (ScenarioFault other in others(LegalParts.Of(root, tree.Context))) faults.Add(PlaceOf(root, other.Key!) ?? new(path, 0), other.Problem);
        }

        return new(null, faults.InOrder());
    }

    /// <summary>Faults that showed after reading, each at the line of the file, or at the override, that gives its key; at the file as a whole where nothing does.</summary>
    /// <param name="path">The file, as for <see cref="Read"/>.</param>
    /// <param name="overrides">As for <see cref="Read"/>.</param>
    /// <param name="faults">The faults; those that have a place keep it.</param>
    public static IReadOnlyList<ScenarioFault> Placed(string path, IReadOnlyList<string> overrides, IReadOnlyList<ScenarioFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!faults.Any(fault => fault is { Place: "", Key: not null })) return [.. faults.Select(fault => fault.In(path))];
        FaultList ignored = new();
        Override[] parsed = [.. overrides.Select(text => Override.Parse(text, ignored)).OfType<Override>()];
        ConfigNode? whole = ScenarioTree.Read(path, ignored) is { } tree ? Changed(tree, parsed) : null;
        return [.. faults.Select(fault => fault.In(fault.Key is { } key && PlaceOf(whole, key) is { } place ? place.ToString() : path))];
    }

    /// <summary>Where a key or an item of a list stands, or what it would stand in; null where the file has nothing of it.</summary>
    private static Place? PlaceOf(ConfigNode? root, string path)
    {
        ConfigNode? node = root;
        foreach (string part in path.Split('.'))
        {
            ConfigNode? inner = node?.Match(
                scalar => null,
                list => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int item) ? list.Items.ElementAtOrDefault(item) : null,
                map => map.Find(part)?.Value);
            if (inner is null) break;
            node = inner;
        }

        return ReferenceEquals(node, root) || node!.Place == Place.None ? null : node.Place;
    }

    /// <summary>A scenario's file and those that it extends, as far as they can be read.</summary>
    public static IReadOnlyList<string> Files(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ScenarioTree.Read(path, new())?.Files ?? [path];
    }

    /// <summary>Applies overrides to a tree and makes it a scenario.</summary>
    /// <returns>The scenario; null when there were faults.</returns>
    internal static Scenario? Bind(ScenarioTree tree, IEnumerable<Override> overrides)
    {
        FaultList faults = tree.Context.Faults;
        int before = faults.Count;
        bool legal = ScenarioSchema.Root.TryBind(Changed(tree, overrides), "", tree.Context, out Scenario scenario);
        return legal && faults.Count == before ? scenario : null;
    }

    private static ConfigNode Changed(ScenarioTree tree, IEnumerable<Override> overrides)
    {
        FaultList faults = tree.Context.Faults;
        ILookup<bool, Override> changes = overrides.ToLookup(GatewayTree.IsChoice);
        ConfigNode chosen = GatewayTree.Resolve(changes[true].Aggregate(tree.Root, (root, change) => change.ApplyTo(root, faults)), tree.Context);
        return changes[false].Aggregate(chosen, (root, change) => change.ApplyTo(root, faults));
    }
}
