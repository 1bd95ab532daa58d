using System.Text.Json.Nodes;
using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The key that names a scenario's base. Files have been laid over their bases when keys are read, so it is left only where it cannot stand.</summary>
internal sealed class ExtendsKey() : Key<Scenario>(
    ScenarioTree.Extends,
    "scenario that this one starts from, or a list of several, of which a later one lies over those before it: keys given here take the place of its keys, sections are merged key by key, lists replaced as a whole; its relative paths start from its own folder")
{
    /// <summary>What it must be.</summary>
    public static string Rule { get; } = $"an existing scenario file, or one of the presets {string.Join(", ", Presets.Names)}";

    /// <inheritdoc/>
    public override string MustBe => Rule;

    /// <inheritdoc/>
    public override JsonObject Schema(Scenario blank) => SchemaText.Described(new() { ["anyOf"] = new JsonArray(One, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = One }) }, Describe(blank));

    private static JsonObject One => new() { ["type"] = "string", ["minLength"] = 1, ["examples"] = new JsonArray([.. Presets.Names.Select(name => (JsonNode)name)]) };

    /// <inheritdoc/>
    public override bool TryBind(ref Scenario owner, ConfigNode node, string path, BindContext context)
    {
        context.Faults.Add(node.Place, $"{path} cannot be set from outside; must stand in the scenario's file.");
        return false;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(Scenario owner, Expansion how) => null;

    /// <inheritdoc/>
    public override KeyReference Describe(Scenario blank) => new(Name, "", "an existing file, a preset's name, or a list of these", "none", Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;
}
