using System.Text.Json.Nodes;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Sim.Gateways;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The key of the ground stations: a list of them, or a mapping that chooses stations of a network, which is a list once <see cref="GatewayTree"/> has seen it.</summary>
internal sealed class GatewaysKey() : Key<Scenario>("gateways", "the ground stations: a list, or a choice from a network of real ones")
{
    private static readonly ListKey<Scenario, GatewayOptions> List = new("gateways", GatewayOptions.Keys, "", s => s.Gateways, (s, v) => s with { Gateways = v })
    {
        Required = true,
        Most = GatewayOptions.MostGateways,
        Distinct = gateway => gateway.Name,
        DistinctKey = "name",
    };

    /// <inheritdoc/>
    public override string MustBe => List.MustBe;

    /// <inheritdoc/>
    public override JsonObject Schema(Scenario blank) => SchemaText.Described(new() { ["anyOf"] = new JsonArray(List.Schema(blank), NetworkSpec.Keys.WholeSchema()) }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref Scenario owner, ConfigNode node, string path, BindContext context) => List.TryBind(ref owner, node, path, context);

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => upper is MapNode && lower is MapNode ? NetworkSpec.Keys.Over(upper, lower) : upper;

    /// <inheritdoc/>
    public override ConfigNode? Expand(Scenario owner, Expansion how) => List.Expand(owner, how);

    /// <inheritdoc/>
    public override KeyReference Describe(Scenario blank) => List.Describe(blank) with { Meaning = Meaning };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => List.Sample(source, path);

    /// <inheritdoc/>
    public override IEnumerable<SectionReference> Inside(string path) => NetworkSpec.Keys.Reference(path).Concat(List.Inside(path));
}

/// <summary>The key of what all gateways have in common. It is laid under each of them before keys are read, so it is left only where it cannot stand.</summary>
internal sealed class GatewayDefaultsKey() : Key<Scenario>(GatewayTree.Defaults, "keys of gateways, but for name and place, that each gateway has which does not give its own")
{
    /// <inheritdoc/>
    public override string MustBe => "a mapping";

    /// <inheritdoc/>
    public override JsonObject Schema(Scenario blank) => SchemaText.Described(GatewayTree.Common.Schema(), Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref Scenario owner, ConfigNode node, string path, BindContext context) => GatewayTree.Common.TryBind(node, path, context, out _);

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => GatewayTree.Common.Over(upper, lower);

    /// <inheritdoc/>
    public override ConfigNode? Expand(Scenario owner, Expansion how) => null;

    /// <inheritdoc/>
    public override KeyReference Describe(Scenario blank) => new(Name, "", "section: keys of gateways[] but name, latitude_deg, longitude_deg and altitude_m", "empty", Meaning);

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;
}
