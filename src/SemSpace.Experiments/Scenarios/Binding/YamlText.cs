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

    private static string Flow(ConfigNode node, Func<string, string> plain) => node switch
    {
        ScalarNode { Quoted: true } text => Quote(text.Text),
        ScalarNode value => CanStandPlain(value.Text) ? plain(value.Text) : Quote(value.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(item => Flow(item, plain)))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Key)}: {Flow(entry.Value, plain)}"))}}}",
        _ => throw new ArgumentException($"Bug in SemSpace: {node.GetType().Name} is no configuration node.", nameof(node)),
    };

    /// <summary>A tree as JSON on one line: numbers, true, false and null as they are, everything else as text.</summary>
    public static string Json(ConfigNode node) => node switch
    {
        ScalarNode scalar => Json(scalar),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Json))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Key)}: {Json(entry.Value)}"))}}}",
        _ => throw new ArgumentException($"Bug in SemSpace: {node.GetType().Name} is no configuration node.", nameof(node)),
    };

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
