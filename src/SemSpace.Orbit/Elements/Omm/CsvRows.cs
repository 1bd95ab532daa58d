using System.Text;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>Splits CSV text as RFC 4180 has it: commas, fields in double quotes where they hold commas, quotes or line ends; any line end.</summary>
internal sealed class CsvRows
{
    private readonly string _text;
    private readonly StringBuilder _field = new();
    private int _at;
    private int _line = 1;

    private CsvRows(string text) => _text = text;

    /// <summary>Line on which a quote opens that is never closed; 0 for none.</summary>
    private int _openQuote;

    /// <summary>The rows that hold anything.</summary>
    /// <param name="text">The file.</param>
    /// <param name="openQuote">Line on which a quote opens that is never closed; 0 for none.</param>
    public static List<CsvRow> Read(string text, out int openQuote)
    {
        CsvRows rows = new(text);
        List<CsvRow> found = [];
        while (rows._at < text.Length)
        {
            CsvRow row = rows.Next();
            if (row.Fields is not [""]) found.Add(row);
        }

        openQuote = rows._openQuote;
        return found;
    }

    private CsvRow Next()
    {
        int line = _line;
        List<string> fields = [];
        do fields.Add(Field());
        while (Skip(','));
        if (_at < _text.Length) SkipLineEnd();
        return new(line, fields);
    }

    private string Field()
    {
        _field.Clear();
        while (_at < _text.Length && _text[_at] is not (',' or '\r' or '\n'))
        {
            if (_text[_at] == '"' && _field.Length == 0) Quoted();
            else _field.Append(_text[_at++]);
        }

        return _field.ToString().Trim();
    }

    private void Quoted()
    {
        int opened = _line;
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '"' && !(_at + 1 < _text.Length && _text[_at + 1] == '"'))
            {
                _at++;
                return;
            }

            if (_text[_at] == '"') _at++;
            if (_text[_at] == '\n') _line++;
            _field.Append(_text[_at]);
        }

        _openQuote = opened;
    }

    private bool Skip(char c)
    {
        bool there = _at < _text.Length && _text[_at] == c;
        if (there) _at++;
        return there;
    }

    private void SkipLineEnd()
    {
        _ = Skip('\r') | Skip('\n');
        _line++;
    }
}
