namespace SemSpace.Keys;

/// <summary>One thing wrong with a scenario, a sweep, or an override, in words for its author.</summary>
/// <param name="Place">Where: <c>file:line</c>, <c>file</c>, <c>--set key=value</c>, or empty for the scenario as a whole (<see cref="In"/>).</param>
/// <param name="Problem">What is wrong, what would be right, and a hint.</param>
public sealed record ScenarioFault(string Place, string Problem)
{
    /// <summary>The path of the key, or of the item of a list, at whose line it is to be told; null where the place is known or there is none.</summary>
    public string? Key { get; init; }

    /// <summary>A fault that shows only when values of several places meet, after reading.</summary>
    /// <param name="key">The key that it is about.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="item">Of a list of values, the place of the one that it is about; null for the whole.</param>
    public static ScenarioFault OfKey(string key, string problem, int? item = null) => new("", $"{key} {problem}") { Key = item is { } place ? FormattableString.Invariant($"{key}.{place}") : key };

    /// <summary>The fault with the scenario's file as its place, if it has none.</summary>
    public ScenarioFault In(string file) => Place.Length == 0 ? this with { Place = file } : this;

    /// <summary>The line to print.</summary>
    public override string ToString() => Place.Length == 0 ? Problem : $"{Place}: {Problem}";
}
