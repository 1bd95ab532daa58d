using System.Globalization;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>A range of values: <c>{from: 5, to: 25, count: 5}</c>, in equal steps, or by equal factors with <c>scale: log</c>.</summary>
internal static class GridRange
{
    private const int MostValues = 1000, Digits = 6;
    private const string From = "from", To = "to", Count = "count", Scale = "scale", Linear = "linear", Logarithmic = "log";

    /// <summary>Whether a node is written as a range.</summary>
    public static bool Is(ConfigNode node) => node is MapNode map && new[] { From, To, Count }.All(key => map.Find(key) is not null);

    /// <summary>What is wrong with a range; null for nothing.</summary>
    public static string? Problem(MapNode range)
    {
        if (EndsProblem(range, Count) is { } problem) return problem;
        return Number(range, Count) is { } count && count == Math.Round(count) && count is >= 2 and <= MostValues ? null : $"is a range whose {Count} is {Text(range, Count)}; must be a whole number from 2 to {MostValues}.";
    }

    /// <summary>What is wrong with a range's ends and scale; null for nothing.</summary>
    /// <param name="range">The range.</param>
    /// <param name="more">What else it must hold.</param>
    public static string? EndsProblem(MapNode range, params string[] more)
    {
        string[] known = [From, To, .. more];
        if (range.Entries.Select(entry => entry.Key).FirstOrDefault(key => key != Scale && !known.Contains(key)) is { } strange) return $"is a range and holds {strange}; must hold {string.Join(", ", known)} and perhaps {Scale}.";
        if (range.Entries.DistinctBy(entry => entry.Key).Count() < range.Entries.Count) return "is a range and holds a key twice; must hold each once.";
        if (Number(range, From) is not { } from || Number(range, To) is not { } to || from == to) return $"is a range whose ends are not two different numbers; must be as in {{{From}: 5, {To}: 25{(more.Length == 0 ? "" : $", {Count}: 5")}}}.";
        string scale = Text(range, Scale);
        if (scale is not ("" or Linear or Logarithmic)) return $"is a range whose {Scale} is {scale}; must be {Linear} or {Logarithmic}.";
        return scale == Logarithmic && !(from > 0 && to > 0) ? $"is a range by factors from {Text(range, From)} to {Text(range, To)}; both must be above 0." : null;
    }

    /// <summary>The ends of a range without a problem, and whether it goes by factors.</summary>
    public static (double From, double To, bool IsLogarithmic) Ends(MapNode range) => (Number(range, From)!.Value, Number(range, To)!.Value, Text(range, Scale) == Logarithmic);

    /// <summary>The values: the ends as they are written, what is between with six digits; none for a range with a problem.</summary>
    public static IReadOnlyList<GridValue> Values(MapNode range)
    {
        if (Problem(range) is not null) return [];
        (double from, double to, int count) = (Number(range, From)!.Value, Number(range, To)!.Value, (int)Number(range, Count)!.Value);
        return [.. Enumerable.Range(0, count).Select(i => new GridValue(null, new ScalarNode(range.Place, i == 0 ? Text(range, From) : i == count - 1 ? Text(range, To) : Written(At((double)i / (count - 1))), false)))];

        double At(double share) => Text(range, Scale) == Logarithmic ? from * Math.Pow(to / from, share) : Math.Round((from + ((to - from) * share)) / Size(), 12) * Size();
        double Size() => Math.Max(Math.Abs(from), Math.Abs(to));
    }

    /// <summary>A number with six digits.</summary>
    public static string Written(double value)
    {
        double rounded = double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == 0 ? "0" : rounded.ToString("0." + new string('#', Math.Max(1, Digits - (int)Math.Floor(Math.Log10(Math.Abs(rounded))))), CultureInfo.InvariantCulture);
    }

    private static string Text(MapNode range, string key) => range.Find(key)?.Value is ScalarNode scalar ? scalar.Text : range.Find(key) is null ? "" : "no single value";

    private static double? Number(MapNode range, string key)
        => double.TryParse(Text(range, key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
