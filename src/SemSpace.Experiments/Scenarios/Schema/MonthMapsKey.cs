using System.Globalization;
using System.Text.Json.Nodes;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>A key that maps months to image files.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
/// <param name="get">Takes the maps from the record.</param>
/// <param name="set">A record with other maps.</param>
internal sealed class MonthMapsKey(string name, string meaning, Func<DataSpec, ValueList<MonthMap>> get, Func<DataSpec, ValueList<MonthMap>, DataSpec> set)
    : Key<DataSpec>(name, meaning)
{
    private static readonly FileKind File = new();

    /// <inheritdoc/>
    public override string MustBe => "a mapping from months, 1 to 12, to image files";

    /// <inheritdoc/>
    public override JsonObject Schema(DataSpec blank)
        => SchemaText.Described(new() { ["type"] = "object", ["propertyNames"] = new JsonObject { ["pattern"] = "^0*([1-9]|1[0-2])$" }, ["additionalProperties"] = File.Schema() }, Describe(blank));

    /// <inheritdoc/>
    public override bool TryBind(ref DataSpec owner, ConfigNode node, string path, BindContext context)
    {
        if (node is not MapNode map)
        {
            context.Faults.Add(node.Place, $"{path} is {node.Kind}; must be {MustBe}.");
            return false;
        }

        int before = context.Faults.Count;
        SortedDictionary<int, InputFile> maps = [];
        foreach (MapEntry entry in map.Entries) ReadMonth(entry, $"{path}.{entry.Key}", maps, context);
        owner = set(owner, [.. maps.Select(pair => new MonthMap(pair.Key, pair.Value))]);
        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override ConfigNode Over(ConfigNode upper, ConfigNode lower) => upper is MapNode top && lower is MapNode bottom ? top.Over(bottom, (_, above, _) => above) : upper;

    /// <inheritdoc/>
    public override ConfigNode? Expand(DataSpec owner, Expansion how)
        => new MapNode(Place.None, [.. get(owner).Select(map => new MapEntry(map.Month.ToString(CultureInfo.InvariantCulture), Place.None, File.Write(map.Image, how.Naming)))]);

    /// <inheritdoc/>
    public override KeyReference Describe(DataSpec blank)
        => new(Name, "", "month 1 to 12: file", "the maps shipped with SemSpace", Meaning) { HoldsNames = true };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path) => null;

    private static void ReadMonth(MapEntry entry, string path, SortedDictionary<int, InputFile> maps, BindContext context)
    {
        if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int month) || month is < 1 or > 12)
            context.Faults.Add(entry.Place, $"{path} is not a month; must be a whole number from 1 to 12.");
        else if (maps.ContainsKey(month))
            context.Faults.Add(entry.Place, $"{path} is given twice; must be given once.");
        else if (entry.Value is ScalarNode { IsEmpty: false } text && File.TryRead(text, context, out InputFile image, out _))
            maps[month] = image;
        else
            context.Faults.Add(entry.Value.Place, $"{path} is {Shown(entry.Value)}; must be {File.MustBe}.");
    }

    private static string Shown(ConfigNode node) => node is ScalarNode { IsEmpty: false } given ? given.Text : node.Kind;
}
