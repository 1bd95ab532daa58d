using System.Text.Json.Nodes;

namespace SemSpace.Experiments.Comparison;

/// <summary>Which runs a figure shows: a mapping from keys to the value that these have.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class OnlyKey(string name, string meaning) : Key<PlotSpec>(name, meaning)
{
    /// <inheritdoc/>
    public override string MustBe => "a mapping from keys in which the runs differ to one value each, as tables show it";

    /// <inheritdoc/>
    public override JsonObject Schema(PlotSpec blank)
        => SchemaText.Described(new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") } }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref PlotSpec owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not MapNode map || map.Entries.Any(entry => entry.Value is not ScalarNode { IsEmpty: false }))
        {
            context.Faults.Add(node.Place, $"{path} {(node is MapNode ? "holds a key without one value" : $"is {node.Kind}")}; must be {MustBe}.");
            return false;
        }

        owner = owner with { Only = [.. map.Entries.Select(entry => (entry.Key, ((ScalarNode)entry.Value).Text))] };
        return true;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(PlotSpec owner, Expansion how)
        => owner.Only.Count == 0 ? null : new MapNode(Place.None, [.. owner.Only.Select(one => new MapEntry(one.Key, Place.None, ScalarNode.Quote(one.Value)))]);

    /// <inheritdoc/>
    public override KeyReference Describe(PlotSpec blank) => new(Name, "", "key: value", "all runs", Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;
}
