using SemSpace.Experiments.Scenarios.Binding;
using Tle = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.TleSpec>;
using Walker = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.WalkerSpec>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of the constellation section.</summary>
internal static class ConstellationSchema
{
    private const int MaxSatellites = 10_000;
    private const string Alternative = "one of the three is required";

    /// <summary>The section.</summary>
    public static Section<ConstellationSpec> Section { get; } = new(
        "Exactly one of these.",
        () => new WalkerSpec(),
        new SectionKey<ConstellationSpec, WalkerSpec>("walker_delta", WalkerSection(WalkerPattern.Delta), "planes spread over 360°",
            c => Patterned(c, WalkerPattern.Delta), (_, v) => v)
        { DefaultInWords = Alternative },
        new SectionKey<ConstellationSpec, WalkerSpec>("walker_star", WalkerSection(WalkerPattern.Star), "planes spread over 180°",
            c => Patterned(c, WalkerPattern.Star), (_, v) => v)
        { DefaultInWords = Alternative },
        new SectionKey<ConstellationSpec, TleSpec>("tle", TleSection, "orbits from a file of element sets",
            c => c as TleSpec, (_, v) => v)
        { DefaultInWords = Alternative })
    {
        ExactlyOne = true,
    };

    private static Section<TleSpec> TleSection => new(
        "Satellites from a file of two-line or three-line element sets.",
        () => new(),
        Tle.Must("file", new FileKind(), "the element file", t => t.File, (t, v) => t with { File = v }),
        Tle.Of("lenient", Kinds.Flag, "a truncated last record is a warning, not an error",
            t => t.Lenient, (t, v) => t with { Lenient = v }),
        Tle.Of("name_pattern", Kinds.NonEmptyText, "satellites to take by name; `*` stands for any text",
            t => t.NamePattern, (t, v) => t with { NamePattern = v }));

    private static Section<WalkerSpec> WalkerSection(WalkerPattern pattern) => new(
        $"A Walker {(pattern == WalkerPattern.Delta ? "delta" : "star")} of circular orbits.",
        () => new() { Pattern = pattern },
        Walker.Must("satellites", Kinds.Whole(1, MaxSatellites), "satellites in all planes together",
            w => w.Satellites, (w, v) => w with { Satellites = v }),
        Walker.Must("planes", Kinds.Whole(1, MaxSatellites), "planes; a divisor of satellites",
            w => w.Planes, (w, v) => w with { Planes = v }),
        Walker.Of("phasing", Kinds.Whole(0, MaxSatellites - 1), "phase between neighbouring planes in units of 360°/satellites; below planes",
            w => w.Phasing, (w, v) => w with { Phasing = v }),
        Walker.Must("inclination_deg", Kinds.Within(0, 180, "degrees"), "inclination",
            w => w.InclinationDeg, (w, v) => w with { InclinationDeg = v }),
        Walker.Must("altitude_km", Kinds.Within(160, 2000, "km"), "height above the equatorial radius",
            w => w.AltitudeKm, (w, v) => w with { AltitudeKm = v }),
        Walker.Of("raan_offset_deg", Kinds.Within(-360, 360, "degrees"), "right ascension of the first plane's ascending node",
            w => w.RaanOffsetDeg, (w, v) => w with { RaanOffsetDeg = v }))
    {
        Rules = [new(["planes", "satellites"], NotDividing), new(["phasing", "planes"], TooFar)],
    };

    private static WalkerSpec? Patterned(ConstellationSpec constellation, WalkerPattern pattern)
        => constellation is WalkerSpec walker && walker.Pattern == pattern ? walker : null;

    private static string? NotDividing(WalkerSpec walker)
    {
        if (walker.Satellites % walker.Planes == 0) return null;
        int[] divisors = [.. Enumerable.Range(1, walker.Satellites).Where(p => walker.Satellites % p == 0)];
        return FormattableString.Invariant($"is {walker.Planes}; must divide satellites, which is {walker.Satellites}: {string.Join(", ", divisors)}.");
    }

    private static string? TooFar(WalkerSpec walker)
        => walker.Phasing < walker.Planes
            ? null
            : FormattableString.Invariant($"is {walker.Phasing}; must be a whole number from 0 to {walker.Planes - 1}, below planes.");
}
