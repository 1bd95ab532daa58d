using System.Globalization;
using System.Text.Json.Nodes;
using SemSpace.Fl.Randomness;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.Sweeps.SweepSample>;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>Points drawn at random.</summary>
internal sealed record SweepSample
{
    private const int MostPoints = 10_000;
    private static readonly ChoiceKind<bool> Methods = new(("latin_hypercube", true), ("random", false));

    /// <summary>Whether each key has one point in each of as many equal parts of its range as there are points; else points are independent.</summary>
    public bool IsStratified { get; init; } = true;

    /// <summary>Points.</summary>
    public int Count { get; init; }

    /// <summary>Seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The sampled keys, each with its value at every point.</summary>
    public IReadOnlyList<GridAxis> Axes { get; init; } = [];

    /// <summary>The sampled keys with their ranges as they are written.</summary>
    public IReadOnlyList<MapEntry> Over { get; init; } = [];

    /// <summary>Its keys.</summary>
    public static Section<SweepSample> Keys { get; } = new(
        "Points drawn at random in place of all points of a grid.",
        () => new(),
        Is.Of("method", Methods, "latin_hypercube: each key's range is parted in as many equal parts as there are points, and one point lies in each; random: all points are independent", s => s.IsStratified, (s, v) => s with { IsStratified = v }),
        Is.Must("count", Kinds.Whole(1, MostPoints), "points", s => s.Count, (s, v) => s with { Count = v }),
        Is.Of("seed", new SeedKind(), "seed of the draws; each key has a stream of its own", s => s.Seed, (s, v) => s with { Seed = v }),
        new OverKey("over", "keys of the scenario with the ends of their ranges, as in `energy.battery_wh: {from: 10, to: 40}`, by powers with `scale: log`") { Required = true })
    {
        Laws =
        [
            new(["over", "count"], s => s.Draw().Twin is { } twin ? FormattableString.Invariant($"makes the point {twin} twice in {s.Count}; must be wider ranges or fewer points.") : null),
        ],
    };

    /// <summary>The sample with its points drawn.</summary>
    public SweepSample Drawn() => this with { Axes = Draw().Axes };

    private (IReadOnlyList<GridAxis> Axes, string? Twin) Draw()
    {
        GridAxis[] axes = [.. Over.Select(entry => new GridAxis(entry.Key, Values(entry)))];
        string[] points = [.. Enumerable.Range(0, Count).Select(i => string.Join(", ", axes.Select(axis => $"{axis.Key} {axis.Values[i].Shown}")))];
        return (axes, points.GroupBy(point => point).FirstOrDefault(same => same.Count() > 1)?.Key);
    }

    private GridValue[] Values(MapEntry entry)
    {
        RandomStream random = new SeedTree(Seed).Stream($"sweep/sample/{entry.Key}");
        int[] strata = [.. Enumerable.Range(0, Count)];
        random.Shuffle(strata.AsSpan());
        SampleRange range = SampleRange.Of(entry.Key, (MapNode)entry.Value);
        return [.. strata.Select(stratum => new GridValue(null, new ScalarNode(entry.Value.Place, IsStratified ? range.Draw(stratum, Count, random.NextDouble()) : range.Draw(0, 1, random.NextDouble()), false)))];
    }
}

/// <summary>The ranges of sampled keys.</summary>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means.</param>
internal sealed class OverKey(string name, string meaning) : Key<SweepSample>(name, meaning)
{
    /// <inheritdoc/>
    public override string MustBe => "a mapping from scenario keys to ranges, as in {energy.battery_wh: {from: 10, to: 40}}";

    /// <inheritdoc/>
    public override JsonObject Schema(SweepSample blank)
    {
        JsonObject range = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["from"] = new JsonObject { ["type"] = "number" }, ["to"] = new JsonObject { ["type"] = "number" }, ["scale"] = new JsonObject { ["enum"] = new JsonArray("linear", "log") } },
            ["required"] = new JsonArray("from", "to"),
            ["additionalProperties"] = false,
        };
        return SchemaText.Described(new() { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = range }, Describe(blank));
    }

    /// <inheritdoc/>
    public override bool TryBind(ref SweepSample owner, ConfigNode node, string path, BindContext context)
    {
        int before = context.Faults.Count;
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            context.Faults.Add(node.Place, $"{path} is {(node is MapNode ? "empty" : node.Kind)}; must be {MustBe}.");
            return false;
        }

        HashSet<string> seen = [];
        List<MapEntry> legal = [];
        foreach (MapEntry entry in map.Entries)
        {
            string? problem = GridKey.Problem(entry.Key, seen) ?? (entry.Value is MapNode range ? GridRange.EndsProblem(range) : $"is {entry.Value.Kind}; must be a range, as in {{from: 10, to: 40}}.");
            if (problem is null) legal.Add(entry);
            else context.Faults.Add(entry.Place, $"{path}.{entry.Key} {problem}");
        }

        owner = owner with { Over = legal };
        return context.Faults.Count == before;
    }

    /// <inheritdoc/>
    public override ConfigNode? Expand(SweepSample owner, Expansion how) => new MapNode(Place.None, [.. owner.Over]);

    /// <inheritdoc/>
    public override KeyReference Describe(SweepSample blank) => new(Name, "", "scenario key: range", "required", Meaning) { HoldsNames = true };

    /// <inheritdoc/>
    public override ConfigNode? Sample(SampleSource source, string path)
        => new MapNode(new("sample", 0), [new("energy.battery_wh", new("sample", 0), new MapNode(new("sample", 0), [new("from", new("sample", 0), SampleSource.Scalar("10")), new("to", new("sample", 0), SampleSource.Scalar("40"))]))]);
}

/// <summary>Where a sampled key's values lie.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
/// <param name="IsLogarithmic">Whether equal factors are equally likely, else equal steps.</param>
/// <param name="IsWhole">Whether values are whole numbers, the ends among them.</param>
internal sealed record SampleRange(double From, double To, bool IsLogarithmic, bool IsWhole)
{
    /// <summary>The range of a key; one without a problem.</summary>
    public static SampleRange Of(string key, MapNode range)
    {
        (double from, double to, bool isLogarithmic) = GridRange.Ends(range);
        (double least, double most) = (Math.Min(from, to), Math.Max(from, to));
        bool isWhole = KeyBook.Find(key).Any(entry => entry.Key.IsWhole) && least == Math.Round(least) && most == Math.Round(most);
        return new(least, isWhole ? most + 1 : most, isLogarithmic, isWhole);
    }

    /// <summary>A value in one of the equal parts of the range, as it is written: with six digits, or with all where six would leave the part.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="place">Where in the part, from 0 to below 1.</param>
    public string Draw(int part, int parts, double place)
    {
        double value = At((part + place) / parts);
        if (IsWhole) return NumberText.Write(Math.Clamp(Math.Floor(value), From, To - 1));
        string text = GridRange.Written(value);
        return double.Parse(text, CultureInfo.InvariantCulture) is var written && written >= At((double)part / parts) && written <= At((part + 1.0) / parts) ? text : NumberText.Write(value);
    }

    private double At(double share) => IsLogarithmic ? From * Math.Pow(To / From, share) : From + ((To - From) * share);
}
