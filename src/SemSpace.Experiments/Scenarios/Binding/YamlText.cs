using System.Globalization;
using System.Text;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Text as YAML.</summary>
internal static class YamlText
{
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

    /// <summary>A tree in flow style on one line.</summary>
    public static string Flow(ConfigNode node) => node switch
    {
        ScalarNode { Quoted: true } text => Quote(text.Text),
        ScalarNode plain => plain.Text,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Key)}: {Flow(entry.Value)}"))}}}",
        _ => throw new ArgumentException($"Bug in SemSpace: {node.GetType().Name} is no configuration node.", nameof(node)),
    };
}
