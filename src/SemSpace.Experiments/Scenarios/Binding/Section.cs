namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>A law between keys of one section, or of sections inside it.</summary>
/// <typeparam name="T">The section's record.</typeparam>
/// <param name="Keys">
/// The keys it is about, those of inner sections as paths with dots; it is checked when all of them are legal. A fault is placed at the first of
/// them that an override gives, or else at the first that is given at all.
/// </param>
/// <param name="Broken">What is wrong after "KEY is VALUE; ", or null when the law holds.</param>
internal sealed record SectionRule<T>(IReadOnlyList<string> Keys, Func<T, string?> Broken);

/// <summary>
/// A mapping with known keys. Its declaration is the only place that knows them: reading, ranges, defaults, the expanded
/// scenario and the reference all come from it. Immutable.
/// </summary>
/// <typeparam name="T">The record that the mapping becomes.</typeparam>
/// <param name="meaning">What the section is about, a sentence for the reference.</param>
/// <param name="blank">The record with its defaults, and placeholders where a key is required.</param>
/// <param name="keys">Its keys, in the order of the reference.</param>
internal sealed class Section<T>(string meaning, Func<T> blank, params Key<T>[] keys)
{
    /// <summary>Laws between keys.</summary>
    public IReadOnlyList<SectionRule<T>> Rules { get; init; } = [];

    /// <summary>Whether exactly one of the keys must be given.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>Reads a mapping.</summary>
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
        HashSet<string> illegal = [];
        foreach (Key<T> key in keys)
        {
            MapEntry? entry = map.Find(key.Name);
            bool legal = entry is null ? !key.Required : key.TryBind(ref value, entry.Value, Join(path, key.Name), context);
            if (!legal) illegal.Add(key.Name);
            if (!legal && entry is null && !meant.Contains(key.Name)) context.Faults.Add(map.Place, $"{Join(path, key.Name)} is missing; must be {key.Rule}.");
        }

        illegal.UnionWith(meant);
        if (ExactlyOne) ReportNotOne(map, path, context.Faults);
        foreach (SectionRule<T> rule in Rules.Where(rule => !rule.Keys.Any(key => illegal.Contains(key.Split('.')[0])))) Check(rule, value, map, path, context.Faults);
        return context.Faults.Count == before;
    }

    /// <summary>Writes every key with its value.</summary>
    public void Expand(T value, YamlBlock block)
    {
        foreach (Key<T> key in keys) key.Expand(value, block);
    }

    /// <summary>A mapping of legal values, for tests: the required keys and some others, or one where exactly one must be given.</summary>
    public MapNode Sample(SampleSource source, string path)
    {
        Key<T>[] given = ExactlyOne ? [keys[source.Count(0, keys.Length - 1)]] : [.. keys.Where(key => key.Required || source.TryPin(Join(path, key.Name), out _) || source.IsGiven)];
        List<MapEntry> entries = [];
        foreach (Key<T> key in given)
        {
            string at = Join(path, key.Name);
            if (!source.TryPin(at, out ConfigNode? value)) value = key.Sample(source, at);
            if (value is not null) entries.Add(new(key.Name, value.Place, value));
        }

        return new(new("sample", 0), entries);
    }

    /// <summary>The section and those inside it, for the reference.</summary>
    public IEnumerable<SectionReference> Reference(string path)
        => keys.SelectMany(key => key.Inside(Join(path, key.Name)))
            .Prepend(new(path, meaning, [.. keys.Select(key => key.Describe(blank()))]));

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
            if (!seen.Add(entry.Key)) faults.Add(entry.Place, $"{name} is given twice; must be given once. It stands first in {map.Find(entry.Key)!.Place}.");
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
        return $" Did you mean {near}?{(unit.Length == 0 ? "" : $" It is in {unit}.")}";
    }

    private void ReportNotOne(MapNode map, string path, FaultList faults)
    {
        MapEntry[] given = [.. map.Entries.Where(entry => keys.Any(key => key.Name == entry.Key)).DistinctBy(entry => entry.Key)];
        string rule = $"must hold exactly one of {KeyNames}.";
        if (given.Length > 1) faults.Add(given[1].Place, $"{Named(path)} holds {string.Join(" and ", given.Select(entry => entry.Key))}; {rule}");
        else if (given.Length == 0 && map.Entries.Count == 0) faults.Add(map.Place, $"{Named(path)} is empty; {rule}");
    }

    private static void Check(SectionRule<T> rule, T value, MapNode map, string path, FaultList faults)
    {
        if (rule.Broken(value) is not { } problem) return;
        Place[] given = [.. rule.Keys.Select(key => Find(map, key)).OfType<ConfigNode>().Select(value => value.Place)];
        Place place = given.Where(place => place.Line == 0).Concat(given).FirstOrDefault(map.Place);
        faults.Add(place, $"{Join(path, rule.Keys[0])} {problem}");
    }

    private static ConfigNode? Find(MapNode map, string path)
        => path.Split('.').Aggregate((ConfigNode?)map, (node, key) => (node as MapNode)?.Find(key)?.Value);
}
