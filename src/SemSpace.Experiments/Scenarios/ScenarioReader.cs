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
    public static ScenarioReadResult Read(string path, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        FaultList faults = new();
        Override[] parsed = [.. overrides.Select(text => Override.Parse(text, faults)).OfType<Override>()];
        Scenario? scenario = ScenarioTree.Read(path, faults) is { } tree ? Bind(tree, parsed) : null;
        return new(faults.Count == 0 ? scenario : null, faults.InOrder());
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
        ILookup<bool, Override> changes = overrides.ToLookup(GatewayTree.IsChoice);
        ConfigNode chosen = GatewayTree.Resolve(changes[true].Aggregate(tree.Root, (root, change) => change.ApplyTo(root, faults)), tree.Context);
        ConfigNode changed = changes[false].Aggregate(chosen, (root, change) => change.ApplyTo(root, faults));
        bool legal = ScenarioSchema.Root.TryBind(changed, "", tree.Context, out Scenario scenario);
        return legal && faults.Count == before ? scenario : null;
    }
}
