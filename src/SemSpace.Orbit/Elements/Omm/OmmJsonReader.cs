using System.Text;
using System.Text.Json;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>
/// Reads messages as JSON: one object, or an array of them, whose members are the keywords. Numbers may be in quotes; objects within
/// an object belong to it.
/// </summary>
internal ref struct OmmJsonReader
{
    private readonly ElementCollector _found;
    private readonly OmmRecordParser _parser;
    private readonly byte[] _bytes;
    private Utf8JsonReader _json;
    private long _counted;
    private int _line = 1;

    private OmmJsonReader(string text, ElementCollector found)
    {
        _bytes = Encoding.UTF8.GetBytes(text);
        _json = new Utf8JsonReader(_bytes);
        (_found, _parser) = (found, new(found, namesFrame: false));
    }

    public static void Read(string text, ElementCollector found) => new OmmJsonReader(text, found).Read();

    private void Read()
    {
        try
        {
            while (_json.Read()) TakeTop();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            if (fault is JsonException { LineNumber: { } line, BytePositionInLine: { } column }) _found.AddBroken((int)line + 1, Problem(line, column));
            else _found.AddBroken(Line(), "holds half of a character pair, such as \\ud800; must be text");
        }
    }

    /// <summary>What is wrong in words of JSON; those of the library are for programmers.</summary>
    private readonly string Problem(long line, long column)
    {
        int at = 0;
        for (long skipped = 0; skipped < line; skipped++) at += _bytes.AsSpan(at).IndexOf((byte)'\n') + 1;
        at = (int)Math.Min(at + column, _bytes.Length);
        ReadOnlySpan<byte> before = _bytes.AsSpan(0, at).TrimEnd(" \t\r\n"u8), after = _bytes.AsSpan(at).TrimStart(" \t\r\n"u8);
        if (after.IsEmpty) return "is not JSON that can be read: it ends within an object, a list or a text; must be whole";
        if (before.EndsWith(","u8) && after[0] is (byte)']' or (byte)'}') return $"is not JSON that can be read: a comma stands before {(char)after[0]}; must be taken out";
        if (after.StartsWith("/"u8)) return "is not JSON that can be read: a comment stands here; must be taken out";
        return FormattableString.Invariant($"is not JSON that can be read, from column {column + 1} on; must be JSON. Check commas, quotes and brackets around it");
    }

    private void TakeTop()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartArray or JsonTokenType.EndArray:
                break;
            case JsonTokenType.StartObject:
                OmmRecord record = new(Line());
                ReadObject(record);
                _parser.Parse(record);
                break;
            default:
                _found.AddBroken(Line(), "holds a single value; must hold objects with the keywords of orbit mean-elements messages");
                break;
        }
    }

    private void ReadObject(OmmRecord record)
    {
        string key = "";
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            switch (_json.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = _json.GetString()!;
                    break;
                case JsonTokenType.StartObject:
                    ReadObject(record);
                    break;
                case JsonTokenType.StartArray:
                    _json.Skip();
                    break;
                case JsonTokenType.String:
                    record.Add(key, new(_json.GetString()!.Trim(), Line()));
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    record.Add(key, new(Encoding.UTF8.GetString(_json.ValueSpan), Line()));
                    break;
            }
        }
    }

    /// <summary>The line of the token at hand; line feeds are counted once, as the reading goes on.</summary>
    private int Line()
    {
        _line += _bytes.AsSpan((int)_counted, (int)(_json.TokenStartIndex - _counted)).Count((byte)'\n');
        _counted = _json.TokenStartIndex;
        return _line;
    }
}
