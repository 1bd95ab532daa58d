using System.IO.Enumeration;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Orbit;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Running;

/// <summary>Takes the satellites of an element file that a scenario asks for.</summary>
/// <param name="spec">What it asks for.</param>
/// <param name="start">The instant at which planes are compared.</param>
internal sealed class ElementSelection(ElementsSpec spec, Epoch start)
{
    private const int NamesShown = 5;

    /// <summary>The satellites that pass every key, with their planes.</summary>
    /// <exception cref="ScenarioException">None does; it says which key leaves none, and what was there.</exception>
    public PlacedElements[] Choose(IReadOnlyList<OrbitalElements> all)
    {
        if (all.Count == 0) throw new ScenarioException(spec.File.FullPath, "holds no satellite; must hold one or more.");
        OrbitalElements[] sets = [.. all];
        sets = Keep(sets, "name_pattern", spec.NamePattern, set => FileSystemName.MatchesSimpleExpression(spec.NamePattern, set.Name), Names);
        sets = Keep(sets, "catalog_numbers", $"[{string.Join(", ", spec.CatalogNumbers)}]", set => Holds(spec.CatalogNumbers, set.CatalogNumber), Numbers);
        sets = KeepWithin(sets, "inclination_deg", Above(spec.MinInclinationDeg, 0), Below(spec.MaxInclinationDeg, 180), "inclinations", set => set.InclinationDeg, "degrees");
        sets = KeepWithin(sets, "altitude_km", spec.MinAltitudeKm, spec.MaxAltitudeKm, "altitudes", set => set.AltitudeKm, "km");
        int[] planes = PlaneGrouping.Assign(sets, start, spec.PlaneToleranceDeg);
        PlacedElements[] placed = Keep(
            [.. sets.Zip(planes, (set, plane) => new PlacedElements(set, plane))], "planes", $"[{string.Join(", ", spec.Planes)}]",
            satellite => Holds(spec.Planes, satellite.Plane), _ => FormattableString.Invariant($"their planes are 0 to {planes.Max()} with a plane_tolerance_deg of {spec.PlaneToleranceDeg}"));
        PlacedElements[] taken = [.. placed.Take(spec.MaxSatellites ?? int.MaxValue)];
        if (taken.Length <= OrbitSchema.MostSatellites) return taken;
        throw new ScenarioException(spec.File.FullPath, FormattableString.Invariant(
            $"gives {taken.Length} satellites; must give at most {OrbitSchema.MostSatellites}. Select some by constellation.elements.name_pattern, or set max_satellites."));
    }

    /// <summary>A limit; null where it is the end of all that there can be, and so none.</summary>
    private static double? Above(double least, double end) => least > end ? least : null;

    private static double? Below(double most, double end) => most < end ? most : null;

    /// <summary>Keeps what lies within the limits that are there, and blames those alone.</summary>
    private OrbitalElements[] KeepWithin(
        OrbitalElements[] from, string key, double? least, double? most, string what, Func<OrbitalElements, double> value, string unit)
    {
        (string Key, double? Limit)[] given = [.. new[] { ($"min_{key}", least), ($"max_{key}", most) }.Where(limit => limit.Item2 is not null)];
        if (given.Length == 0) return from;
        string others = string.Concat(given.Skip(1).Select(limit => FormattableString.Invariant($" and {limit.Key} is {limit.Limit}")));
        return Keep(
            from, given[0].Key, FormattableString.Invariant($"{given[0].Limit}{others}"),
            set => !(value(set) < least) && !(value(set) > most), sets => Span(what, sets, value, unit));
    }

    private T[] Keep<T>(T[] from, string key, string value, Func<T, bool> passes, Func<T[], string> wasThere)
    {
        T[] kept = [.. from.Where(passes)];
        if (kept.Length > 0) return kept;
        string satellites = from.Length == 1 ? "the one satellite" : FormattableString.Invariant($"{from.Length} satellites");
        throw new ScenarioException(spec.File.FullPath, $"constellation.elements.{key} is {value}; leaves none of {satellites}: {wasThere(from)}.");
    }

    private static bool Holds(ValueList<WholeRange> ranges, int number) => ranges.Count == 0 || ranges.Any(range => range.Contains(number));

    private static string Names(OrbitalElements[] sets)
        => $"their names are {Counted.First([.. sets.Select(set => set.Name)], NamesShown)}";

    private static string Numbers(OrbitalElements[] sets)
        => FormattableString.Invariant($"their numbers are {sets.Min(set => set.CatalogNumber)} to {sets.Max(set => set.CatalogNumber)}");

    private static string Span(string what, OrbitalElements[] sets, Func<OrbitalElements, double> value, string unit)
        => FormattableString.Invariant($"their {what} are {sets.Min(value):0.###} to {sets.Max(value):0.###} {unit}");
}
