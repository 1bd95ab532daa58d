using SemSpace.Orbit.Elements;

namespace SemSpace.Experiments.Running;

/// <summary>
/// Gives every satellite a name of its own: a name that several share is followed by the catalogue number, and where some satellite has that name
/// already, by a further number from 2. Names that are unique stay as they are, and no new name is one that any satellite came with. The same
/// satellites in the same order always get the same names.
/// </summary>
internal sealed class SatelliteNames
{
    private const int RenamedShown = 5;

    private SatelliteNames(IReadOnlyList<string> names, IReadOnlyList<string> warnings) => (Names, Warnings) = (names, warnings);

    /// <summary>The names, by the satellites' order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What was renamed: one sentence per name that several had.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Names for satellites that may share some.</summary>
    public static SatelliteNames Of(IReadOnlyList<OrbitalElements> sets)
    {
        HashSet<string> shared = [.. sets.CountBy(set => set.Name).Where(name => name.Value > 1).Select(name => name.Key)];
        HashSet<string> taken = [.. sets.Select(set => set.Name)];
        string[] names = [.. sets.Select(set => shared.Contains(set.Name) ? Free(set, taken) : set.Name)];
        return new(names, [.. sets.Zip(names).Where(pair => shared.Contains(pair.First.Name)).GroupBy(pair => pair.First.Name, pair => pair.Second).Select(Warning)]);
    }

    private static string Free(OrbitalElements set, HashSet<string> taken)
    {
        string numbered = FormattableString.Invariant($"{set.Name} {set.CatalogNumber}"), name = numbered;
        for (int further = 2; !taken.Add(name); further++) name = FormattableString.Invariant($"{numbered}-{further}");
        return name;
    }

    private static string Warning(IGrouping<string, string> renamed)
    {
        string[] names = [.. renamed];
        string more = names.Length > RenamedShown ? " and so on" : "";
        return FormattableString.Invariant($"{names.Length} satellites are named {renamed.Key}; they are called {string.Join(", ", names.Take(RenamedShown))}{more} here.");
    }
}
