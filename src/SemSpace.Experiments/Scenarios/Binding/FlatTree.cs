namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>A tree as key paths with texts.</summary>
internal static class FlatTree
{
    private const string Name = "name";

    /// <summary>
    /// Every single value by its path. A list of things that have names is there twice: as its names in one line, and as each thing's own values by its name; any other list as
    /// one value.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(MapNode tree)
    {
        Dictionary<string, string> values = [];
        Add("", tree);
        return values;

        void Add(string path, ConfigNode node) => _ = node.Match(
            scalar => values[path] = scalar.Text,
            list => values[path] = AddItems(path, list),
            map => Each(map.Entries.Select(entry => (path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", entry.Value))));

        string AddItems(string path, ListNode list)
        {
            (string? Name, ConfigNode Item)[] items = [.. list.Items.Select(item => (((item as MapNode)?.Find(Name)?.Value as ScalarNode)?.Text, item))];
            if (items.Length == 0 || items.Any(item => item.Name is null)) return YamlText.Flow(list);
            _ = Each(items.Select(item => ($"{path}.{item.Name}", item.Item)));
            return string.Join(", ", items.Select(item => item.Name));
        }

        string Each(IEnumerable<(string Path, ConfigNode Node)> nodes)
        {
            foreach ((string path, ConfigNode node) in nodes) Add(path, node);
            return "";
        }
    }
}
