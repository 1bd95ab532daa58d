using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A law between keys of one section, or of sections inside it.</summary>
/// <typeparam name="T">The section's record.</typeparam>
/// <param name="Keys">
/// All keys that it looks at, those of inner sections as paths with dots and those of a list's items with <c>*</c> for the item; it is checked when all of them are legal,
/// whatever is wrong with others. A fault is placed at the first of them that an override gives, or else at the first that is given at all.
/// </param>
/// <param name="Broken">What is wrong after "KEY is VALUE; ", or null when the law holds.</param>
public sealed record KeyLaw<T>(IReadOnlyList<string> Keys, Func<T, string?> Broken);

/// <summary>
/// A mapping with known keys. Its declaration is the only place that knows them: reading, ranges, defaults, the expanded
/// scenario and the reference all come from it. Immutable.
/// </summary>
/// <typeparam name="T">The record that the mapping becomes.</typeparam>
/// <param name="meaning">What the section is about, a sentence for the reference.</param>
/// <param name="blank">The record with its defaults, and placeholders where a key is required.</param>
/// <param name="keys">Its keys, in the order of the reference.</param>
public sealed class Section<T>(string meaning, Func<T> blank, params Key<T>[] keys)
{
    /// <summary>The keys, in the order of the reference.</summary>
    public IReadOnlyList<Key<T>> Keys => keys;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => keys.Length == 0;

    /// <summary>The record with its defaults.</summary>
    public T Blank => blank();

    /// <summary>Laws between keys.</summary>
    public IReadOnlyList<KeyLaw<T>> Laws { get; init; } = [];

    /// <summary>Whether exactly one of the keys must be given.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>Pairs of keys that say the same in two ways: a mapping gives one of them at most, and a key that is none counts as not given.</summary>
    public IReadOnlyList<(string First, string Second)> EitherOr { get; init; } = [];

    /// <summary>Reads a mapping.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="path">Its path; empty for the file.</param>
    /// <param name="context">How it is read; takes the faults, and which keys are not legal.</param>
    /// <param name="value">What it holds: of a mapping with faults the keys that are legal by themselves, and defaults or placeholders for the others.</param>
    /// <returns>Whether it is legal; if not, the faults say why.</returns>
    public bool TryBind(ConfigNode node, string path, BindContext context, out T value)
    {
        value = blank();
        int before = context.Faults.Count;
        if (node is not MapNode map)
        {
            string hint = node is ScalarNode { IsEmpty: true } && !HasRequired ? " Leave it out to take its defaults." : "";
            context.Faults.Add(node.Place, $"{Named(path)} {Describe(node)}; must be a mapping with keys {KeyNames}.{hint}");
            return false;
        }

        HashSet<string> meant = ReportStrangeKeys(map, path, context.Faults);
        map = EitherOr.Aggregate(map, (rest, pair) => OneOf(pair, rest, path, context.Faults));
        foreach (Key<T> key in keys)
        {
            MapEntry? entry = map.Find(key.Name);
            string at = Join(path, key.Name);
            bool isTaken = entry is null ? !key.Required : key.TryBind(ref value, entry.Value, at, context);
            if (!isTaken || meant.Contains(key.Name)) context.Faults.Refuse(at);
            if (!isTaken && entry is null && !meant.Contains(key.Name)) context.Faults.Add(map.Place, $"{at} is missing; must be {key.MustBe}.");
        }

        if (ExactlyOne) ReportNotOne(map, path, context.Faults);
        KeyLaw<T>[] known = [.. Laws.Where(law => law.Keys.All(key => context.Faults.IsLegal(Join(path, key))))];
        foreach (KeyLaw<T> law in known) Check(law, value, map, path, context.Faults);
        return context.Faults.Count == before;
    }

    /// <summary>
    /// A mapping laid over another: the keys of both, and of a key that both have the upper value, sections merged. Where exactly one key must be given, or one of a pair at most,
    /// another one in the upper mapping takes the place of that in the lower.
    /// </summary>
    public ConfigNode Over(ConfigNode upper, ConfigNode lower)
    {
        if (upper is not MapNode top || lower is not MapNode bottom) return upper;
        bool choosesAnew = ExactlyOne && top.Entries.Any(entry => keys.Any(key => key.Name == entry.Key));
        MapNode kept = choosesAnew ? bottom with { Entries = [.. bottom.Entries.Where(entry => top.Find(entry.Key) is not null)] } : bottom;
        foreach ((string first, string second) in EitherOr)
        {
            if (IsGiven(top, first)) kept = Without(kept, second);
            if (IsGiven(top, second)) kept = Without(kept, first);
        }

        return top.Over(kept, (name, above, below) => keys.FirstOrDefault(key => key.Name == name)?.Over(above, below) ?? above);
    }

    /// <summary>Every key with its value.</summary>
    public MapNode Expand(T value, Expansion how)
    {
        ArgumentNullException.ThrowIfNull(how);
        T defaults = blank();
        List<MapEntry> entries = [];
        foreach (Key<T> key in keys)
        {
            if (key.Expand(value, how) is not { } node) continue;
            bool isDefault = how.OnlyChoices && !key.Required && (node is MapNode { Entries.Count: 0 } || node.SaysAs(key.Expand(defaults, how)));
            if (!isDefault) entries.Add(new(key.Name, Place.None, node));
        }

        return new(Place.None, entries);
    }

    /// <summary>What is wrong with a record that was not read but made, one sentence per fault, each beginning with a key; empty if nothing is.</summary>
    public IEnumerable<string> Check(T value)
    {
        string[] faults = [.. keys.SelectMany(key => key.Check(value))];
        return faults.Length > 0 ? faults : Laws.Select(law => law.Broken(value) is { } problem ? $"{law.Keys[0]} {problem}" : "").Where(fault => fault.Length > 0);
    }

    /// <summary>A record that was not read but made, if nothing is wrong with it.</summary>
    /// <exception cref="ArgumentException">Something is; the message lists every fault.</exception>
    public T Checked(T value)
    {
        string faults = string.Join(" ", Check(value));
        return faults.Length == 0 ? value : throw new ArgumentException(faults, nameof(value));
    }

    /// <summary>A mapping of legal values, for tests: the required keys and some others, or one where exactly one must be given.</summary>
    public MapNode Sample(SampleSource source, string path)
    {
        Key<T>[] given = ExactlyOne ? [keys[source.Count(0, keys.Length - 1)]] : [.. keys.Where(key => key.Required || source.TryPin(Join(path, key.Name), out _) || source.IsGiven)];
        List<MapEntry> entries = [];
        foreach (Key<T> key in given)
        {
            if (EitherOr.Any(pair => pair.Second == key.Name && entries.Exists(entry => entry.Key == pair.First))) continue;
            string at = Join(path, key.Name);
            if (!source.TryPin(at, out ConfigNode? value)) value = key.Sample(source, at);
            if (value is not null) entries.Add(new(key.Name, value.Place, value));
        }

        return new(Place.None, entries);
    }

    /// <summary>The section and those inside it, for the reference.</summary>
    public IEnumerable<SectionReference> Reference(string path)
        => keys.SelectMany(key => key.Inside(Join(path, key.Name)))
            .Prepend(new(path, meaning, [.. keys.Select(key => key.Describe(blank()) with { MustBe = key.MustBe, IsWhole = key.IsWhole, Family = key.Family })]));

    /// <summary>The mapping as JSON Schema, without what must be given: a file that extends another may leave that to it.</summary>
    public JsonObject Schema()
    {
        JsonObject properties = [];
        foreach (Key<T> key in keys) properties[key.Name] = key.Schema(blank());
        JsonObject schema = new() { ["type"] = "object", ["description"] = meaning, ["additionalProperties"] = false, ["properties"] = properties };
        if (ExactlyOne) schema["maxProperties"] = 1;
        return schema;
    }

    /// <summary>What must be given, as JSON Schema; null for nothing.</summary>
    public JsonObject? Demands()
    {
        JsonObject demands = [], inside = [];
        foreach (Key<T> key in keys)
        {
            if (key.Demands() is { } inner) inside[key.Name] = inner;
        }

        string[] required = [.. keys.Where(key => key.Required).Select(key => key.Name)];
        if (required.Length > 0) demands["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        if (ExactlyOne) demands["minProperties"] = 1;
        if (inside.Count > 0) demands["properties"] = inside;
        return demands.Count == 0 ? null : demands;
    }

    /// <summary>The mapping as JSON Schema, with what must be given.</summary>
    /// <param name="unless">A key that takes the place of what must be given; null for none.</param>
    public JsonObject WholeSchema(string? unless = null)
    {
        JsonObject schema = Schema();
        if (Demands() is not { } demands) return schema;
        if (unless is null) schema["allOf"] = new JsonArray(demands);
        else (schema["if"], schema["else"]) = (new JsonObject { ["required"] = new JsonArray(unless) }, demands);
        return schema;
    }

    private bool HasRequired => ExactlyOne || keys.Any(key => key.Required);

    private string KeyNames => string.Join(", ", keys.Select(key => key.Name));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Named(string path) => path.Length == 0 ? "the file" : path;

    private static string Describe(ConfigNode node) => node is ScalarNode { IsEmpty: false } value ? $"is {value.Text}" : $"is {node.Kind}";

    /// <summary>Reports unknown keys and those given twice.</summary>
    /// <returns>The known keys that unknown ones seem to mean, so that nobody reads that they are missing too.</returns>
    private HashSet<string> ReportStrangeKeys(MapNode map, string path, FaultList faults)
    {
        HashSet<string> seen = [], meant = [];
        foreach (MapEntry entry in map.Entries)
        {
            string name = Join(path, entry.Key);
            bool known = keys.Any(key => key.Name == entry.Key);
            bool isAgain = !seen.Add(entry.Key);
            if (isAgain || !known) faults.Refuse(name);
            if (isAgain) faults.Add(entry.Place, $"{name} is given twice; must be given once. It stands first in {map.Find(entry.Key)!.Place}.");
            else if (!known && faults.IsFull) faults.Add(entry.Place, "");
            else if (!known) faults.Add(entry.Place, $"{name} is not a key; must be one of {KeyNames}.{Hint(entry.Key, meant)}");
        }

        return meant;
    }

    private string Hint(string strange, HashSet<string> meant)
    {
        string[] names = [.. keys.Select(key => key.Name)];
        string? otherUnit = Spelling.SameButForUnit(strange, names);
        if ((otherUnit ?? Spelling.Nearest(strange, names)) is not { } near) return "";
        meant.Add(near);
        string unit = otherUnit is null ? "" : keys.First(key => key.Name == near).Unit;
        return $"{Spelling.DidYouMean(near)}{(unit.Length == 0 ? "" : $" It is in {unit}.")}";
    }

    private void ReportNotOne(MapNode map, string path, FaultList faults)
    {
        MapEntry[] given = [.. map.Entries.Where(entry => keys.Any(key => key.Name == entry.Key)).DistinctBy(entry => entry.Key)];
        string rule = $"must hold exactly one of {KeyNames}.";
        if (given.Length > 1) faults.Add(given[1].Place, $"{Named(path)} holds {string.Join(" and ", given.Select(entry => entry.Key))}; {rule}");
        else if (given.Length == 0 && map.Entries.Count == 0) faults.Add(map.Place, $"{Named(path)} is empty; {rule}");
    }

    private static bool IsGiven(MapNode map, string key) => map.Find(key) is { Value: not ScalarNode { Quoted: false, Text: "none" } };

    private static MapNode Without(MapNode map, string key) => map with { Entries = [.. map.Entries.Where(entry => entry.Key != key)] };

    /// <summary>A mapping with one key of a pair: an override displaces what a file gives, and else both are a fault.</summary>
    private static MapNode OneOf((string First, string Second) pair, MapNode map, string path, FaultList faults)
    {
        if (!IsGiven(map, pair.First) || !IsGiven(map, pair.Second)) return map;
        (ConfigNode first, ConfigNode second) = (map.Find(pair.First)!.Value, map.Find(pair.Second)!.Value);
        if (first.Place.Line == 0 != (second.Place.Line == 0)) return Without(map, first.Place.Line == 0 ? pair.Second : pair.First);
        faults.Add(second.Place, $"{Join(path, pair.Second)} {Describe(second)}, and {pair.First} {Describe(first)}; must hold one of them at most, which tells the other. {pair.First} stands in {first.Place}.");
        faults.Refuse(Join(path, pair.Second));
        return map;
    }

    private static void Check(KeyLaw<T> law, T value, MapNode map, string path, FaultList faults)
    {
        if (law.Broken(value) is not { } problem) return;
        Place[] given = [.. law.Keys.Select(key => Find(map, key)).OfType<ConfigNode>().Select(value => value.Place)];
        Place place = given.Where(place => place.Line == 0).Concat(given).FirstOrDefault(map.Place);
        faults.Add(place, $"{Join(path, law.Keys[0])} {problem}");
        faults.Refuse(Join(path, law.Keys[0]));
    }

    private static ConfigNode? Find(MapNode map, string path)
        => path.Split('.').TakeWhile(part => part != IllegalKeys.EveryItem).Aggregate((ConfigNode?)map, (node, key) => (node as MapNode)?.Find(key)?.Value);
}
