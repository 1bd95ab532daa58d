using System.Globalization;

namespace SemSpace.Fl.Aggregation;

/// <summary>Wording of faults in numeric options.</summary>
internal static class OptionRange
{
    /// <summary>The fault of a number that breaks its rule, or nothing.</summary>
    public static IEnumerable<string> Check(string option, double value, bool holds, string rule)
        => holds ? [] : [string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; must be {rule}.")];
}
