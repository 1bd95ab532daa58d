using System.Globalization;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A key as people look it up.</summary>
/// <param name="Path">Its path, all items of a list as a star.</param>
/// <param name="File">What kind of file holds it.</param>
/// <param name="Key">What it is.</param>
/// <param name="Inside">The section that it holds, or that its items are; null for a value.</param>
/// <param name="Where">When it applies, as in "aggregation.rule is fedbuff"; null for always.</param>
public sealed record KeyEntry(string Path, string File, KeyReference Key, SectionReference? Inside, string? Where);

/// <summary>Every key of scenario and sweep files by its path. Thread-safe.</summary>
public static class KeyBook
{
    private const string Item = "[]", Scenario = "scenario";
    private static readonly Lazy<IReadOnlyList<KeyEntry>> Known = new(() => [.. Of(Scenario, [.. ScenarioSchema.Root.Reference(""), .. GatewayTree.Common.Reference(GatewayTree.Defaults)]), .. Of("sweep", [.. SweepSchema.Root.Reference("")])]);

    /// <summary>All keys, those of scenarios first, in the order of the reference.</summary>
    public static IReadOnlyList<KeyEntry> All => Known.Value;

    /// <summary>
    /// The keys that a path stands for: one, or one in each kind of file; none where there is none. Items of a list may be named by index, name or star, behind a dot or in brackets, or left out;
    /// what stands in a mapping of names is explained as the mapping.
    /// </summary>
    public static IReadOnlyList<KeyEntry> Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] parts = Parts(path);
        return [.. All.Where(entry => Fits((entry.Key.HoldsNames ? entry.Path + ".*" : entry.Path).Split('.'), parts))];
    }

    /// <summary>The paths of scenario keys one step on from what has been typed of one; that of a section ends in a dot, as there is more to come.</summary>
    public static IEnumerable<string> Steps(string begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return All.Where(entry => entry is { File: Scenario, Inside: null } && entry.Path.StartsWith(begun, StringComparison.Ordinal))
            .Select(entry => entry.Path.IndexOf('.', begun.Length) is >= 0 and int dot ? entry.Path[..(dot + 1)] : entry.Path).Distinct();
    }

    /// <summary>Keys that may have been meant: those that end alike, one of the same section in another unit, or those spelt alike.</summary>
    public static IReadOnlyList<string> Near(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] parts = Parts(path);
        if (Named(parts[^1], All) is { Length: > 0 } alike) return alike;
        KeyEntry[] beside = [.. All.Where(entry => Fits(entry.Path.Split('.').AsSpan()[..^1], parts.AsSpan()[..^1]))];
        if (Spelling.SameButForUnit(parts[^1], beside.Select(entry => entry.Key.Name)) is { } twin) return Named(twin, beside);
        if (Spelling.Nearest(path, All.Select(entry => entry.Path)) is { } near) return [near];
        string[] names = [.. All.Select(entry => entry.Key.Name)];
        return (Spelling.SameButForUnit(parts[^1], names) ?? Spelling.Nearest(parts[^1], names)) is { } name ? Named(name, All) : [];
    }

    /// <summary>A path's parts; brackets as in the reference, or with an index in them, are parts, too.</summary>
    private static string[] Parts(string path) => path.Replace(Item, ".*", StringComparison.Ordinal).Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

    private static string[] Named(string name, IReadOnlyList<KeyEntry> entries) => [.. entries.Where(entry => entry.Key.Name == name).Select(entry => entry.Path)];

    /// <summary>Whether a path is meant by another, in which a star's place may hold a name with dots, or nothing.</summary>
    private static bool Fits(ReadOnlySpan<string> known, ReadOnlySpan<string> given)
    {
        if (known.IsEmpty) return given.IsEmpty;
        if (known[0] != "*") return !given.IsEmpty && given[0] == known[0] && Fits(known[1..], given[1..]);
        for (int taken = 0; taken <= given.Length; taken++)
        {
            if (Fits(known[1..], given[taken..])) return true;
        }

        return false;
    }

    private static IEnumerable<KeyEntry> Of(string file, SectionReference[] sections)
    {
        Dictionary<string, SectionReference> byPath = sections.ToDictionary(section => section.Path);
        (string Path, KeyReference Key)[] keys = [.. sections.SelectMany(section => section.Keys.Select(key => (section.Path.Length == 0 ? key.Name : $"{section.Path}.{key.Name}", key)))];
        return keys.Select(one => new KeyEntry(
            Starred(one.Path), file, one.Key, byPath.GetValueOrDefault(one.Path) ?? byPath.GetValueOrDefault(one.Path + Item), Where(one.Path)));

        string? Where(string path)
        {
            (string Path, KeyReference Key)[] options = [.. keys.Where(key => IsOptions(key) && (path == key.Path || path.StartsWith(key.Path + ".", StringComparison.Ordinal)))];
            string[] conditions = [.. options.SelectMany(option => keys.Where(key => !IsOptions(key) && key.Key.Family == option.Key.Family).Take(1)
                .Select(chooser => string.Create(CultureInfo.InvariantCulture, $"{Starred(chooser.Path)} {(chooser.Key.MustBe.StartsWith("a list", StringComparison.Ordinal) ? "holds" : "is")} {option.Key.Name}")))];
            return conditions.Length == 0 ? null : string.Join(" and ", conditions);
        }

        bool IsOptions((string Path, KeyReference Key) one) => one.Key.Family is not null && byPath.ContainsKey(one.Path);
    }

    private static string Starred(string path) => path.Replace(Item, ".*", StringComparison.Ordinal);
}
