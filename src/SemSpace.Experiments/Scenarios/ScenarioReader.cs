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
    internal static ScenarioReadResult ReadWith(string path, IReadOnlyList<string> overrides, Func<BoundScenario, IEnumerable<ScenarioFault>> others)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        FaultList faults = new();
        if (BindFile(path, overrides, faults) is not { } bound) return new(null, faults.InOrder());
        if (bound.Whole is { } scenario) return new(scenario, []);
        foreach ((Place place, string problem) in bound.Placed(path, others(bound)).ToArray()) faults.Add(place, problem);
        return new(null, faults.InOrder());
    }

    /// <summary>Faults that showed after reading, each at the line of the file, or at the override, that gives its key; at the file as a whole where nothing does.</summary>
    /// <param name="path">The file, as for <see cref="Read"/>.</param>
    /// <param name="overrides">As for <see cref="Read"/>.</param>
    /// <param name="faults">The faults; those that have a place keep it.</param>
    public static IReadOnlyList<ScenarioFault> Placed(string path, IReadOnlyList<string> overrides, IReadOnlyList<ScenarioFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        BoundScenario? bound = faults.Any(fault => fault is { Place: "", Key: not null }) ? BindFile(path, overrides, new()) : null;
        return bound is null ? [.. faults.Select(fault => fault.In(path))] : [.. faults.Zip(bound.Placed(path, faults), (fault, placed) => fault.In(placed.Place.ToString()))];
    }

    /// <summary>A scenario's file and those that it extends, as far as they can be read.</summary>
    public static IReadOnlyList<string> Files(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ScenarioTree.Read(path, new())?.Files ?? [path];
    }

    /// <summary>Applies overrides to a tree and makes it a scenario, as far as it is legal.</summary>
    internal static BoundScenario Bind(ScenarioTree tree, IEnumerable<Override> overrides)
    {
        ConfigNode root = Changed(tree, overrides);
        _ = ScenarioSchema.Root.TryBind(root, "", tree.Context, out Scenario scenario);
        return new(scenario, root, tree.Context.Faults);
    }

    private static BoundScenario? BindFile(string path, IReadOnlyList<string> overrides, FaultList faults)
    {
        Override[] parsed = [.. overrides.Select(text => Override.Parse(text, faults)).OfType<Override>()];
        return ScenarioTree.Read(path, faults) is { } tree ? Bind(tree, parsed) : null;
    }

    private static ConfigNode Changed(ScenarioTree tree, IEnumerable<Override> overrides)
    {
        FaultList faults = tree.Context.Faults;
        ILookup<bool, Override> changes = overrides.ToLookup(GatewayTree.IsChoice);
        ConfigNode chosen = GatewayTree.Resolve(changes[true].Aggregate(tree.Root, (root, change) => change.ApplyTo(root, faults)), tree.Context);
        return changes[false].Aggregate(chosen, (root, change) => change.ApplyTo(root, faults));
    }
}
