using System.Globalization;
using SemSpace.Orbit;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>A value that takes the place of one in a tree, or adds one.</summary>
/// <param name="Path">Keys joined by dots; a list item by its index from 0 or its name, which may hold dots and blanks, and all items by <c>*</c>.</param>
/// <param name="Value">The value.</param>
internal sealed record Override(string Path, ConfigNode Value)
{
    private const string EveryItem = "*";
    private const int NamesShown = 20;

    /// <summary>Whether a text can be a path. Names of list items in it may hold dots, but not at its ends, and an equals sign ends it.</summary>
    public static bool IsPath(string text) => text.Length > 0 && text[0] != '.' && text[^1] != '.' && !text.Contains('=', StringComparison.Ordinal);

    /// <summary>Reads <c>key.path=value</c>, the value in YAML.</summary>
    /// <returns>The override, or null with a fault.</returns>
    public static Override? Parse(string text, FaultList faults)
    {
        string asGiven = $"--set {text}";
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string path = equals < 0 ? "" : text[..equals].Trim();
        if (!IsPath(path))
        {
            faults.Add(new(asGiven, 0), "is not an override; must be key.path=value, such as energy.battery_wh=10.");
            return null;
        }

        ConfigNode? value = YamlTree.ReadOverride(text[(equals + 1)..], asGiven, faults);
        return value is null ? null : new(path, value);
    }

    /// <summary>The tree with this override applied; the same tree, with a fault, where the path leads nowhere.</summary>
    public ConfigNode ApplyTo(ConfigNode root, FaultList faults) => Apply(root, Path.Split('.'), 0, faults);

    private ConfigNode Apply(ConfigNode node, string[] parts, int at, FaultList faults)
    {
        if (at == parts.Length) return Value;
        return node.Match(
            scalar => scalar.IsEmpty ? InMap(new(Value.Place, []), parts, at, faults) : Lost(node, parts, at, "holds a single value", faults),
            list => InList(list, parts, at, faults),
            map => InMap(map, parts, at, faults));
    }

    private MapNode InMap(MapNode map, string[] parts, int at, FaultList faults)
    {
        MapEntry? old = map.Find(parts[at]);
        if (old is null)
        {
            ConfigNode added = Apply(new MapNode(Value.Place, []), parts, at + 1, faults);
            return map with { Entries = [.. map.Entries, new(parts[at], Value.Place, added)] };
        }

        MapEntry changed = old with { Value = Apply(old.Value, parts, at + 1, faults) };
        return map with { Entries = [.. map.Entries.Select(entry => ReferenceEquals(entry, old) ? changed : entry)] };
    }

    private ConfigNode InList(ListNode list, string[] parts, int at, FaultList faults)
    {
        if (parts[at] == EveryItem) return list with { Items = [.. list.Items.Select(item => Apply(item, parts, at + 1, faults))] };
        string[] names = [.. list.Items.Select(item => ((item as MapNode)?.Find("name")?.Value as ScalarNode)?.Text ?? "")];
        (int index, int next) = Find(names, parts, at);
        if (index < 0) return Lost(list, parts, at, Items(names), faults);
        ConfigNode changed = Apply(list.Items[index], parts, next, faults);
        return list with { Items = [.. list.Items.Select((item, i) => i == index ? changed : item)] };
    }

    /// <summary>The item that a path names, by index or by the longest name that fits, and where the path goes on behind it; -1 for none.</summary>
    private static (int Index, int Next) Find(string[] names, string[] parts, int at)
    {
        if (int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < names.Length) return (index, at + 1);
        for (int next = parts.Length; next > at; next--)
        {
            int named = Array.IndexOf(names, string.Join('.', parts[at..next]));
            if (named >= 0) return (named, next);
        }

        return (-1, at);
    }

    private static string Items(string[] names)
    {
        if (names.Length == 0) return "is an empty list";
        string[] given = [.. names.Where(name => name.Length > 0)];
        return FormattableString.Invariant($"has the items 0 to {names.Length - 1}{(given.Length == 0 ? "" : $": {Counted.First(given, NamesShown)}")}");
    }

    private ConfigNode Lost(ConfigNode node, string[] parts, int at, string reason, FaultList faults)
    {
        faults.Add(Value.Place, $"{Path} leads nowhere; {string.Join('.', parts[..at])} {reason}.");
        return node;
    }
}
