using System.Globalization;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>The fields of one row, taken one after the other.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="headers">The columns.</param>
/// <param name="fields">The row.</param>
/// <param name="row">Row number from 1, the header being 1.</param>
internal sealed class CsvFields(string path, string[] headers, string[] fields, int row)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private int _next;

    /// <summary>A text.</summary>
    public string Text()
    {
        if (_next >= fields.Length) throw Fault($"row {row} has {Counted.Of(fields.Length, "field")}; must have {headers.Length}");
        return fields[_next++];
    }

    /// <summary>A number, which may be NaN.</summary>
    public double Number()
        => Parse(Text(), "a number", (string text, out double value) => double.TryParse(text, NumberStyles.Float, Plain, out value));

    /// <summary>A whole number.</summary>
    public long Whole()
        => Parse(Text(), "a whole number", (string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, Plain, out value));

    /// <summary>A whole number of at most 32 bits.</summary>
    public int Integer()
        => Parse(Text(), "a whole number", (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, Plain, out value));

    /// <summary>A whole number, or null where the field is empty.</summary>
    public int? OptionalInteger()
    {
        if (Text().Length == 0) return null;
        _next--;
        return Integer();
    }

    /// <summary>True or false.</summary>
    public bool Flag() => Parse(Text(), "true or false", (string text, out bool value) => bool.TryParse(text, out value));

    /// <summary>A UTC time.</summary>
    public Epoch Time() => Parse(Text(), "a UTC time", (string text, out Epoch value) => Epoch.TryParse(text, out value));

    /// <summary>A UTC time, or null where the field is empty.</summary>
    public Epoch? OptionalTime()
    {
        if (Text().Length == 0) return null;
        _next--;
        return Time();
    }

    /// <summary>One of a table of names.</summary>
    public T Choice<T>(IReadOnlyDictionary<T, string> names)
        where T : struct, Enum
    {
        string text = Text();
        foreach ((T value, string name) in names)
        {
            if (name == text) return value;
        }

        throw Wrong(text, $"one of {string.Join(", ", names.Values)}");
    }

    private delegate bool TryParse<T>(string text, out T value);

    private T Parse<T>(string text, string rule, TryParse<T> tryParse) => tryParse(text, out T value) ? value : throw Wrong(text, rule);

    private ResultsException Wrong(string text, string rule) => Fault($"row {row}, {headers[_next - 1]} is {text}; must be {rule}");

    private ResultsException Fault(string problem) => new($"{path}: {problem}.");
}
