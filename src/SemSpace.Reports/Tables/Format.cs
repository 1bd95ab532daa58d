using System.Globalization;
using System.Numerics;
using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Tables;

/// <summary>Reads a value from its text; false where it is none.</summary>
internal delegate bool TryParse<V>(string text, out V value);

/// <summary>How values of a kind are written in tables and read back.</summary>
/// <typeparam name="V">Type of the values.</typeparam>
/// <param name="Rule">What a text must be.</param>
/// <param name="Text">A value as text.</param>
/// <param name="TryParse">The value of a text.</param>
internal sealed record Format<V>(string Rule, Func<V, string> Text, TryParse<V> TryParse);

/// <summary>The formats. None depends on the machine's culture.</summary>
internal static class Formats
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Any text.</summary>
    public static Format<string> Text { get; } = new("a text", text => text, AnyText);

    /// <summary>A setting as its scenario has it.</summary>
    public static Format<Setting> Setting { get; } = new("a setting", setting => setting.Text, (string text, out Setting setting) =>
    {
        setting = new(text);
        return true;
    });

    /// <summary>A number, which may be NaN: the shortest text that reads back as the same.</summary>
    public static Format<double> Number { get; } = new(
        "a number", value => value.ToString("R", Plain), (string text, out double value) => double.TryParse(text, NumberStyles.Float, Plain, out value));

    /// <summary>A number with three decimals.</summary>
    public static Format<double> Thousandths { get; } = Number with { Text = value => value.ToString("F3", Plain) };

    /// <summary>True or false.</summary>
    public static Format<bool> Flag { get; } = new("true or false", value => value ? "true" : "false", bool.TryParse);

    /// <summary>ISO 8601 UTC with milliseconds.</summary>
    public static Format<Epoch> Time { get; } = new("a UTC time", value => value.ToString(), Epoch.TryParse);

    /// <summary>An index from 0, counted from 1 in tables, as in the names of satellites and in figures.</summary>
    public static Format<int> FromOne { get; } = new(Whole<int>().Rule, value => Whole<int>().Text(value + 1), LessOne);

    /// <summary>A whole number.</summary>
    public static Format<V> Whole<V>()
        where V : struct, IBinaryInteger<V>
        => new("a whole number", value => value.ToString(null, Plain), (string text, out V value) => V.TryParse(text, NumberStyles.AllowLeadingSign, Plain, out value));

    /// <summary>One of a table of names.</summary>
    public static Format<V> Choice<V>(IReadOnlyDictionary<V, string> names)
        where V : struct, Enum
        => new($"one of {string.Join(", ", names.Values)}", value => names[value], (string text, out V value) =>
        {
            foreach ((V candidate, string name) in names)
            {
                value = candidate;
                if (name == text) return true;
            }

            value = default;
            return false;
        });

    /// <summary>The same, or nothing at all, which is an empty text.</summary>
    public static Format<V?> OrNothing<V>(Format<V> format)
        where V : struct
        => new(format.Rule, value => value is { } one ? format.Text(one) : "", (string text, out V? value) =>
        {
            value = null;
            if (text.Length == 0) return true;
            bool read = format.TryParse(text, out V one);
            value = one;
            return read;
        });

    private static bool AnyText(string text, out string value)
    {
        value = text;
        return true;
    }

    private static bool LessOne(string text, out int value)
    {
        bool read = Whole<int>().TryParse(text, out int counted);
        value = counted - 1;
        return read;
    }
}
