using System.Text.Json.Nodes;
using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The key that names a scenario's base. Files have been laid over their bases when keys are read, so it is left only where it cannot stand.</summary>
internal sealed class ExtendsKey() : Key<Scenario>(
    ScenarioTree.Extends,
    "scenario that this one starts from: keys given here take the place of its keys, sections are merged key by key, lists replaced as a whole; its relative paths start from its own folder")
{
    /// <summary>What it must be.</summary>
    public static string Rule { get; } = $"an existing scenario file, or one of the presets {string.Join(", ", Presets.All.Select(preset => preset.Name))}";

    /// <inheritdoc/>
    public override string MustBe => Rule;

    /// <inheritdoc/>
    public override JsonObject Schema(Scenario blank) => SchemaText.Described(new() { ["type"] = "string", ["minLength"] = 1, ["examples"] = new JsonArray([.. Presets.All.Select(preset => (JsonNode)preset.Name)]) }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref Scenario owner, ConfigNode node, string path, BindContext context)
    {
        context.Faults.Add(node.Place, $"{path} cannot be set from outside; must stand in the scenario's file.");
        return false;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(Scenario owner, Expansion how) => null;

    /// <inheritdoc/>
    public override KeyReference Describe(Scenario blank) => new(Name, "", "an existing file, or a preset's name", "none", Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;
}
