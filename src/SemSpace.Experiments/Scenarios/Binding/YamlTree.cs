using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>
/// Reads YAML into a <see cref="ConfigNode"/> tree. It walks the parser's events and not the library's representation model,
/// which stops at the first duplicate key; here that is one fault among others.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;

    /// <summary>Values that aliases may add: a few lines of aliases of aliases would add more than any memory holds.</summary>
    private const long MostByAliases = 100_000;

    private readonly string _source;
    private readonly bool _hasLines;
    private readonly Parser _parser;
    private readonly Dictionary<string, (ConfigNode Node, long Size)> _anchors = [];
    private long _size, _byAliases;

    private YamlTree(TextReader text, string source, bool hasLines)
    {
        _parser = new Parser(text);
        _source = source;
        _hasLines = hasLines;
    }

    /// <summary>The tree of a file's text, or null with one fault when it is empty or not YAML.</summary>
    public static ConfigNode? Read(string text, string file, FaultList faults)
    {
        ConfigNode? root = Read(text, file, true, faults);
        if (root is not ScalarNode { IsEmpty: true }) return root;
        faults.Add(new(file, 0), "is empty; must hold a mapping of keys to values.");
        return null;
    }

    /// <summary>The tree of an override's value, or null with one fault.</summary>
    public static ConfigNode? ReadOverride(string text, string asGiven, FaultList faults) => Read(text, asGiven, false, faults);

    private static ConfigNode? Read(string text, string source, bool hasLines, FaultList faults)
    {
        using StringReader reader = new(text);
        YamlTree tree = new(reader, source, hasLines);
        try
        {
            return tree.Document();
        }
        catch (RefusedYamlException fault)
        {
            faults.Add(tree.PlaceOf(fault.Start), $"cannot be used: {fault.Message}.");
        }
        catch (YamlException fault)
        {
            int tab = hasLines ? LineIndentedByTab(text) : 0;
            if (tab > 0) faults.Add(new(source, tab), "is not YAML: the line is indented by a tab. Use spaces.");
            else tree.Report(fault.End, fault.Message.TrimEnd('.'), faults);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner ends so on some texts with a bracket that is never closed.
            tree.Report(tree._parser.Current?.Start ?? Mark.Empty, "What follows cannot be read", faults);
        }

        return null;
    }

    /// <summary>The first such line, from 1; 0 for none. The parser names the wrong line for this most common of slips.</summary>
    private static int LineIndentedByTab(string text)
        => 1 + Array.FindIndex(text.Split('\n'), line => line.TakeWhile(char.IsWhiteSpace).Contains('\t') && !string.IsNullOrWhiteSpace(line));

    private void Report(Mark at, string reason, FaultList faults)
        => faults.Add(PlaceOf(at), $"is not YAML: {reason}. Check indentation, colons, brackets and quotes around this line.");

    private ConfigNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return new ScalarNode(new(_source, 0), "", false);
        _parser.Consume<DocumentStart>();
        ConfigNode root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second)) throw Refuse(second, "A second document starts here; a file holds one");
        return root;
    }

    private ConfigNode Node(int depth)
    {
        ParsingEvent start = _parser.Current!;
        if (depth > MaxDepth) throw Refuse(start, $"Nested deeper than {MaxDepth} levels");
        if (start is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific) throw Refuse(start, "Tags have no meaning here");
        _parser.MoveNext();
        long before = _size++;
        ConfigNode node = start switch
        {
            Scalar scalar => new ScalarNode(PlaceOf(start.Start), scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart => List(start, depth),
            MappingStart => Map(start, depth),
            AnchorAlias alias when _anchors.TryGetValue(alias.Value.Value, out (ConfigNode Node, long Size) target) => Repeat(start, target.Node, target.Size),
            _ => throw Refuse(start, "An alias names an anchor that is not above it"),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored) _anchors[anchored.Anchor.Value] = (node, _size - before);
        return node;
    }

    private ConfigNode Repeat(ParsingEvent alias, ConfigNode target, long size)
    {
        (_size, _byAliases) = (_size + size, _byAliases + size);
        return _byAliases <= MostByAliases ? target : throw Refuse(alias, FormattableString.Invariant($"Aliases repeat more than {MostByAliases} values"));
    }

    private ListNode List(ParsingEvent start, int depth)
    {
        List<ConfigNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return new(PlaceOf(start.Start), items);
    }

    private MapNode Map(ParsingEvent start, int depth)
    {
        List<MapEntry> entries = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            ParsingEvent keyEvent = _parser.Current!;
            if (Node(depth + 1) is not ScalarNode key) throw Refuse(keyEvent, "A key must be a single word");
            entries.Add(new(key.Text, key.Place, Node(depth + 1)));
        }

        return new(PlaceOf(start.Start), entries);
    }

    private Place PlaceOf(Mark mark) => new(_source, _hasLines ? mark.Line : 0);

    private static RefusedYamlException Refuse(ParsingEvent at, string reason) => new(at.Start, at.End, reason);

    /// <summary>YAML that is well-formed but that no configuration file may hold.</summary>
    private sealed class RefusedYamlException(in Mark start, in Mark end, string reason) : YamlException(start, end, reason);
}
