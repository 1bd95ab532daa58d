using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.OutageSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>Times in which gateways or satellites are silent.</summary>
public sealed record OutageSpec
{
    /// <summary>Stands for all names.</summary>
    public const string Every = "all";

    /// <summary>The most entries of a scenario, and names in one.</summary>
    public const int Most = 10_000;

    private const double LongestH = 8784;

    /// <summary>Names of gateways, or "all"; empty where others are out.</summary>
    public ValueList<string> Gateways { get; init; } = [];

    /// <summary>Names of satellites, or "all"; empty where others are out.</summary>
    public ValueList<string> Satellites { get; init; } = [];

    /// <summary>Names of gateways whose line to the cloud is down, or "all"; empty where others are out.</summary>
    public ValueList<string> Backhauls { get; init; } = [];

    /// <summary>Beginning, h after the scenario's start.</summary>
    public double FromH { get; init; }

    /// <summary>End, h after the scenario's start; null for the scenario's.</summary>
    public double? ToH { get; init; }

    /// <summary>Mean time between two outages that are drawn, h; null for one that fills the whole time.</summary>
    public double? MeanBetweenH { get; init; }

    /// <summary>Mean length of an outage that is drawn, h.</summary>
    public double MeanLengthH { get; init; } = 1;

    /// <summary>Whether plans know it: maintenance and forecast weather, or a failure that comes as a surprise.</summary>
    public bool Foreseen { get; init; } = true;

    /// <summary>Why, for the records.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The keys.</summary>
    public static Section<OutageSpec> Keys { get; } = new(
        "Times in which gateways' antennas or satellites' radios are silent, or gateways' lines to the cloud are down: scripted, or drawn for each of them by the scenario's seed.",
        () => new(),
        new ScalarListKey<OutageSpec, string>("gateways", Kinds.NonEmptyText, "gateways that are silent, by name; or `all`", o => o.Gateways, (o, v) => o with { Gateways = v }) { DefaultInWords = "none", Most = Most },
        new ScalarListKey<OutageSpec, string>("satellites", Kinds.NonEmptyText, "satellites whose radio is silent, by name; or `all`", o => o.Satellites, (o, v) => o with { Satellites = v }) { DefaultInWords = "none", Most = Most },
        new ScalarListKey<OutageSpec, string>("backhauls", Kinds.NonEmptyText, "gateways whose line to the cloud is down, by name; or `all`", o => o.Backhauls, (o, v) => o with { Backhauls = v }) { DefaultInWords = "none", Most = Most },
        Is.Of("from_h", Kinds.Within(0, LongestH, "h"), "beginning, after the scenario's start", o => o.FromH, (o, v) => o with { FromH = v }),
        Is.Of("to_h", new OptionalKind<double>(Kinds.Within(0, LongestH, "h")), "end, after the scenario's start; none is for good", o => o.ToH, (o, v) => o with { ToH = v }),
        Is.Of("mean_between_h", new OptionalKind<double>(Kinds.Within(0.01, LongestH, "h")), "mean time from the end of an outage to the next, exponentially distributed and drawn for each name; none is one outage from from_h to to_h",
            o => o.MeanBetweenH, (o, v) => o with { MeanBetweenH = v }),
        Is.Of("mean_length_h", Kinds.Within(0.001, LongestH, "h"), "mean length of those that are drawn, exponentially distributed", o => o.MeanLengthH, (o, v) => o with { MeanLengthH = v }),
        Is.Of("foreseen", Kinds.Flag, "whether rules and satellites that look ahead know of it, as of maintenance and forecast weather; false for failures", o => o.Foreseen, (o, v) => o with { Foreseen = v }),
        Is.Of("reason", Kinds.FreeText, "why, for outages.csv", o => o.Reason, (o, v) => o with { Reason = v }))
    {
        Laws =
        [
            new(["gateways", "satellites", "backhauls"], OneOfThree),
            new(["gateways"], o => BesideEvery(o.Gateways)),
            new(["satellites"], o => BesideEvery(o.Satellites)),
            new(["backhauls"], o => BesideEvery(o.Backhauls)),
            new(["mean_length_h", "mean_between_h"], o => o.MeanBetweenH is null && o.MeanLengthH != new OutageSpec().MeanLengthH ? FormattableString.Invariant($"is {o.MeanLengthH}, and mean_between_h is none; must be left out: without mean_between_h nothing is drawn.") : null),
            new(["foreseen", "backhauls"], o => !o.Foreseen && o.Backhauls.Count > 0 ? "is false, and backhauls are out; must be left out: nothing plans by lines to the cloud." : null),
            new(["to_h", "from_h"], o => o.ToH <= o.FromH ? FormattableString.Invariant($"is {o.ToH}; must be above from_h, which is {o.FromH}.") : null),
        ],
    };

    private static string? BesideEvery(ValueList<string> names)
        => names.Contains(Every) && names.FirstOrDefault(name => name != Every) is { } other ? $"holds {Every} and {other}; must be {Every}, which stands for every one, or names alone." : null;

    private static string? OneOfThree(OutageSpec o)
    {
        string[] given = [.. new[] { ("gateways", o.Gateways), ("satellites", o.Satellites), ("backhauls", o.Backhauls) }.Where(list => list.Item2.Count > 0).Select(list => list.Item1)];
        return given.Length switch
        {
            0 => $"holds no name, and neither do satellites and backhauls; one of the three must hold a name or more, or {Every}.",
            1 => null,
            int => $"is one of {string.Join(" and ", given)}, which are given together; one of gateways, satellites and backhauls must be given.",
        };
    }
}
