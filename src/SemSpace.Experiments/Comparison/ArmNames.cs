using SemSpace.Orbit;

namespace SemSpace.Experiments.Comparison;

/// <summary>Names of arms in sentences. Pure functions.</summary>
public static class ArmNames
{
    /// <summary>The name, in quotation marks where it holds a comma, so that a list of names can be read.</summary>
    public static string Quoted(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Contains(',', StringComparison.Ordinal) ? $"“{name}”" : name;
    }

    /// <summary>The first of several names, and a word for the rest.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">How many are told.</param>
    public static string First(IEnumerable<string> names, int most) => Counted.First([.. names.Select(Quoted)], most);
}
