using System.Buffers;
using System.Globalization;
using System.Text;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Text as YAML.</summary>
internal static class YamlText
{
    private static readonly SearchValues<char> FlowMarks = SearchValues.Create(",[]{}\n");

    /// <summary>A double-quoted scalar on one line that reads back as exactly the text.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when IsInvisible(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsInvisible(char c)
        => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A key of a mapping: plain where it is a path of plain words, quoted otherwise.</summary>
    public static string Key(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '*') && text[0] != '*' ? text : Quote(text);

    /// <summary>A tree in flow style on one line that reads back with the same texts.</summary>
    public static string Flow(ConfigNode node) => Flow(node, plain => plain);

    /// <summary>A tree in flow style on one line, its numbers such that YAML 1.1 takes them for numbers, too.</summary>
    public static string PortableFlow(ConfigNode node) => Flow(node, NumberText.Portable);

    private static string Flow(ConfigNode node, Func<string, string> plain) => node.Match(
        scalar => scalar.Quoted || !CanStandPlain(scalar.Text) ? Quote(scalar.Text) : plain(scalar.Text),
        list => $"[{string.Join(", ", list.Items.Select(item => Flow(item, plain)))}]",
        map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Key)}: {Flow(entry.Value, plain)}"))}}}");

    /// <summary>A tree in block style with LF line ends; lists of single values, and what holds nothing, stand in one line.</summary>
    /// <param name="map">The tree.</param>
    /// <param name="remark">A remark on one line to stand behind a key, by its path, in which a star is every item of a list; empty for none. Of a list, the first item's keys get them.</param>
    public static string Block(MapNode map, Func<string, string>? remark = null)
    {
        StringBuilder text = new();
        Append(text, map, "", "", "", remark);
        return text.ToString();
    }

    /// <summary>Appends the entries of a mapping; the first of them stands behind what leads it.</summary>
    private static void Append(StringBuilder text, MapNode map, string indent, string lead, string path, Func<string, string>? remark)
    {
        foreach (MapEntry entry in map.Entries)
        {
            string own = path + entry.Key, said = remark?.Invoke(own) is { Length: > 0 } words ? $"  # {words}\n" : "\n";
            text.Append(CultureInfo.InvariantCulture, $"{lead}{Key(entry.Key)}:");
            lead = indent;
            if (entry.Value is MapNode { Entries.Count: > 0 } inner)
            {
                text.Append(said);
                Append(text, inner, indent + "  ", indent + "  ", own + ".", remark);
            }
            else if (entry.Value is ListNode { Items.Count: > 0 } list && list.Items.All(item => item is MapNode { Entries.Count: > 0 }))
            {
                text.Append(said);
                foreach (MapNode item in list.Items.OfType<MapNode>()) Append(text, item, indent + "    ", indent + "  - ", own + ".*.", ReferenceEquals(item, list.Items[0]) ? remark : null);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $" {PortableFlow(entry.Value)}{said}");
            }
        }
    }

    /// <summary>A tree as JSON on one line: numbers, true, false and null as they are, everything else as text.</summary>
    public static string Json(ConfigNode node) => node.Match(
        Json,
        list => $"[{string.Join(", ", list.Items.Select(Json))}]",
        map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Key)}: {Json(entry.Value)}"))}}}");

    private static string Json(ScalarNode scalar)
    {
        if (scalar.IsEmpty) return "null";
        if (scalar is { Quoted: false, Text: "true" or "false" }) return scalar.Text;
        if (!scalar.Quoted && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong whole)) return whole.ToString(CultureInfo.InvariantCulture);
        return NumberText.TryRead(scalar, out double number) ? NumberText.Write(number) : Quote(scalar.Text);
    }

    /// <summary>Whether a text that stood plain in a block stays whole between brackets too, where commas and brackets end it.</summary>
    private static bool CanStandPlain(string text)
        => !text.AsSpan().ContainsAny(FlowMarks) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !text.EndsWith(':');
}
