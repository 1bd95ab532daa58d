using System.Globalization;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>
/// Names the arms of a sweep: by the value where one key tells them apart, else by each such key's last part with its value. A list or
/// mapping that has no name, and is too long to stand in a legend, goes by its place among the key's values.
/// </summary>
internal sealed class ArmLabels
{
    private const int LongestValue = 24;

    private readonly GridAxis[] _telling;
    private readonly Dictionary<string, string> _shortKeys;

    /// <summary>The names of a grid's arms.</summary>
    public ArmLabels(IReadOnlyList<GridAxis> grid)
    {
        _telling = [.. grid.Where(axis => axis.Values.Count > 1)];
        _shortKeys = _telling.ToDictionary(axis => axis.Key, axis => ShortKey(axis.Key, [.. _telling.Select(other => other.Key)]));
    }

    /// <summary>The name of an arm.</summary>
    /// <param name="values">The arm's value of each key.</param>
    public string Of(IReadOnlyDictionary<string, GridValue> values)
    {
        if (_telling.Length == 0) return "scenario";
        return _telling.Length == 1 && Text(_telling[0], values) is { } alone ? alone : string.Join(", ", _telling.Select(axis => Named(axis, values)));
    }

    private string Named(GridAxis axis, IReadOnlyDictionary<string, GridValue> values)
    {
        string text = Text(axis, values) ?? string.Create(CultureInfo.InvariantCulture, $"{axis.Values.ToList().IndexOf(values[axis.Key]) + 1}");
        return axis.Key == GridAxis.NamedArms ? text : $"{_shortKeys[axis.Key]} {text}";
    }

    /// <summary>The value as a legend can hold it; null where it cannot.</summary>
    private static string? Text(GridAxis axis, IReadOnlyDictionary<string, GridValue> values)
    {
        GridValue value = values[axis.Key];
        string shown = value.Shown;
        return value.Name is not null || value.Node is ScalarNode || shown.Length <= LongestValue ? shown : null;
    }

    /// <summary>The keys that a name stands for: the key itself, or those that end with it.</summary>
    public static string[] Named(string name, string[] all) => all.Contains(name) ? [name] : [.. all.Where(key => key.EndsWith("." + name, StringComparison.Ordinal))];

    /// <summary>As many of a key's last parts as tell it from the others.</summary>
    public static string ShortKey(string key, string[] all)
    {
        string[] parts = key.Split('.');
        for (int count = 1; count < parts.Length; count++)
        {
            string candidate = string.Join('.', parts[^count..]);
            if (all.Count(other => other == candidate || other.EndsWith("." + candidate, StringComparison.Ordinal)) == 1) return candidate;
        }

        return key;
    }
}
