using SemSpace.Orbit.Elements;
using File = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.ElementsSpec>;
using Walker = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.WalkerSpec>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of the constellation section.</summary>
internal static class ConstellationSchema
{
    private const int LargestCatalogNumber = 999_999_999;
    private const double HighestKm = 1e6;
    private const string Alternative = "one of these is required";

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
        new AlternativeKey<ConstellationSpec>(
            new ListKey<ConstellationSpec, PlaneSpec>("planes", OrbitSchema.Plane, "planes one by one",
                c => c is PlanesSpec spec ? spec.Planes : [], (_, v) => new PlanesSpec(v))
            { Most = OrbitSchema.MostSatellites },
            c => c is PlanesSpec, Alternative),
        new AlternativeKey<ConstellationSpec>(
            new ListKey<ConstellationSpec, SatelliteSpec>("satellites", OrbitSchema.Satellite, "satellites one by one",
                c => c is SatellitesSpec spec ? spec.Satellites : [], (_, v) => new SatellitesSpec(v))
            { Distinct = satellite => satellite.Name, DistinctKey = "name", Most = OrbitSchema.MostSatellites },
            c => c is SatellitesSpec, Alternative),
        new SectionKey<ConstellationSpec, ElementsSpec>("elements", ElementsSection, "orbits from a file of element sets",
            c => c as ElementsSpec, (_, v) => v)
        { DefaultInWords = Alternative })
    {
        ExactlyOne = true,
        Laws = [new(["planes"], TooManyTogether)],
    };

    private static Section<ElementsSpec> ElementsSection => new(
        "Satellites from a file of element sets: two-line or three-line sets (TLE), or orbit mean-elements messages (OMM) in XML, JSON, CSV or key-value "
            + "notation. The keys after checksum select; a satellite must pass them all.",
        () => new(),
        File.Must("file", new FileKind(), "the element file; its content tells the format", e => e.File, (e, v) => e with { File = v }),
        File.Of("lenient", Kinds.Flag, "bad records, and satellites without a position at the start, are left out, and of several sets of a satellite the nearest to the start is taken; each with a warning",
            e => e.Lenient, (e, v) => e with { Lenient = v }),
        File.Of("checksum", new ChoiceKind<ChecksumPolicy>(("strict", ChecksumPolicy.Required), ("optional", ChecksumPolicy.Optional)),
            "of two-line sets; optional takes lines whose checksum is wrong or missing, with a warning each",
            e => e.Checksum, (e, v) => e with { Checksum = v }),
        File.Of("name_pattern", Kinds.NonEmptyText, "satellites to take by name; `*` stands for any text",
            e => e.NamePattern, (e, v) => e with { NamePattern = v }),
        new ScalarListKey<ElementsSpec, WholeRange>("catalog_numbers", new WholeRangeKind(LargestCatalogNumber), "satellites to take by catalogue number",
            e => e.CatalogNumbers, (e, v) => e with { CatalogNumbers = v })
        { DefaultInWords = "all", Most = OrbitSchema.MostSatellites },
        File.Of("min_inclination_deg", Kinds.Within(0, 180, "degrees"), "lowest inclination",
            e => e.MinInclinationDeg, (e, v) => e with { MinInclinationDeg = v }),
        File.Of("max_inclination_deg", Kinds.Within(0, 180, "degrees"), "highest inclination",
            e => e.MaxInclinationDeg, (e, v) => e with { MaxInclinationDeg = v }),
        File.Of("min_altitude_km", new OptionalKind<double>(Kinds.Within(0, HighestKm, "km")), "lowest mean semi-major axis less 6378.135 km",
            e => e.MinAltitudeKm, (e, v) => e with { MinAltitudeKm = v }),
        File.Of("max_altitude_km", new OptionalKind<double>(Kinds.Within(0, HighestKm, "km")), "highest mean semi-major axis less 6378.135 km",
            e => e.MaxAltitudeKm, (e, v) => e with { MaxAltitudeKm = v }),
        new ScalarListKey<ElementsSpec, WholeRange>("planes", new WholeRangeKind(OrbitSchema.MostSatellites - 1),
            "planes to take, numbered from 0 (tables and figures count from 1) by the right ascension of their nodes among the satellites that the keys above leave",
            e => e.Planes, (e, v) => e with { Planes = v })
        { DefaultInWords = "all", Most = OrbitSchema.MostSatellites },
        File.Of("plane_tolerance_deg", Kinds.Within(0.001, 90, "degrees"), "widest angle between the orbits of satellites that share a plane, from neighbour to neighbour (orbits.md)",
            e => e.PlaneToleranceDeg, (e, v) => e with { PlaneToleranceDeg = v }),
        File.Of("max_satellites", new OptionalKind<int>(Kinds.Whole(1, OrbitSchema.MostSatellites)), "the most to take: the first ones of the file",
            e => e.MaxSatellites, (e, v) => e with { MaxSatellites = v }))
    {
        Laws = [new(["min_inclination_deg", "max_inclination_deg"], InclinationUpsideDown), new(["min_altitude_km", "max_altitude_km"], AltitudeUpsideDown)],
    };

    private static Section<WalkerSpec> WalkerSection(WalkerPattern pattern) => new(
        $"A Walker {(pattern == WalkerPattern.Delta ? "delta" : "star")} of circular orbits.",
        () => new() { Pattern = pattern, RaanSpanDeg = pattern == WalkerPattern.Delta ? 360 : 180 },
        new ValueKey<WalkerSpec, int?>("satellites", new OptionalKind<int>(Kinds.Whole(1, OrbitSchema.MostSatellites)), "satellites in all planes together",
            w => w.Satellites, (w, v) => w with { Satellites = v })
        { DefaultInWords = "one number is required" },
        new ValueKey<WalkerSpec, int?>("satellites_per_plane", new OptionalKind<int>(Kinds.Whole(1, OrbitSchema.MostSatellites)), "satellites in each plane, in place of all together",
            w => w.SatellitesPerPlane, (w, v) => w with { SatellitesPerPlane = v })
        { DefaultInWords = "one number is required" },
        Walker.Must("planes", Kinds.Whole(1, OrbitSchema.MostSatellites), "planes; a divisor of satellites",
            w => w.Planes, (w, v) => w with { Planes = v }),
        Walker.Of("phasing", Kinds.Whole(0, OrbitSchema.MostSatellites - 1), "phase between neighbouring planes in units of 360°/satellites; below planes",
            w => w.Phasing, (w, v) => w with { Phasing = v }),
        Walker.Must("inclination_deg", Kinds.Within(0, 180, "degrees"), "inclination",
            w => w.InclinationDeg, (w, v) => w with { InclinationDeg = v }),
        OrbitSchema.Altitude<WalkerSpec>(w => w.AltitudeKm, (w, v) => w with { AltitudeKm = v }),
        OrbitSchema.SemiMajorAxis<WalkerSpec>(w => w.SemiMajorAxisKm, (w, v) => w with { SemiMajorAxisKm = v }),
        Walker.Of("raan_offset_deg", Kinds.Within(-360, 360, "degrees"), "right ascension of the first plane's ascending node",
            w => w.RaanOffsetDeg, (w, v) => w with { RaanOffsetDeg = v }),
        Walker.Of("raan_span_deg", Kinds.Above(0, 360, "degrees"), "angle over which the ascending nodes spread; each plane is span/planes from the next",
            w => w.RaanSpanDeg, (w, v) => w with { RaanSpanDeg = v }))
    {
        Laws =
        [
            new(["satellites", "satellites_per_plane"], NotOneNumber), new(["satellites_per_plane", "planes"], TooManyInPlanes), new(["planes", "satellites"], NotDividing), new(["phasing", "planes"], TooFar),
            new(["altitude_km", "semi_major_axis_km"], w => OrbitSchema.NotOneSize(w.AltitudeKm, w.SemiMajorAxisKm)),
        ],
    };

    private static WalkerSpec? Patterned(ConstellationSpec constellation, WalkerPattern pattern)
        => constellation is WalkerSpec walker && walker.Pattern == pattern ? walker : null;

    private static string? TooManyTogether(ConstellationSpec constellation)
    {
        if (constellation is not PlanesSpec spec) return null;
        long all = spec.Planes.Sum(plane => (long)plane.Satellites);
        return all <= OrbitSchema.MostSatellites
            ? null
            : FormattableString.Invariant($"holds {all} satellites together; must hold at most {OrbitSchema.MostSatellites}.");
    }

    private static string? NotOneNumber(WalkerSpec walker) => (walker.Satellites, walker.SatellitesPerPlane) switch
    {
        (null, null) => "is missing; must be given, or satellites_per_plane in its place.",
        (not null, not null) => "is given beside satellites_per_plane; must be one of the two.",
        (null, not null) or (not null, null) => null,
    };

    private static string? TooManyInPlanes(WalkerSpec walker)
        => walker.SatellitesPerPlane is { } each && (long)each * walker.Planes is > OrbitSchema.MostSatellites and var all
            ? FormattableString.Invariant($"is {each}, which with {walker.Planes} planes makes {all} satellites; must make at most {OrbitSchema.MostSatellites}.")
            : null;

    private static string? NotDividing(WalkerSpec walker)
    {
        if (walker.Satellites is not { } satellites || satellites % walker.Planes == 0) return null;
        int[] divisors = [.. Enumerable.Range(1, satellites).Where(p => satellites % p == 0)];
        return FormattableString.Invariant($"is {walker.Planes}; must divide satellites, which is {satellites}: {string.Join(", ", divisors)}.");
    }

    private static string? TooFar(WalkerSpec walker)
        => walker.Phasing < walker.Planes
            ? null
            : FormattableString.Invariant($"is {walker.Phasing}; must be a whole number from 0 to {walker.Planes - 1}, below planes.");

    private static string? InclinationUpsideDown(ElementsSpec e)
        => e.MinInclinationDeg <= e.MaxInclinationDeg
            ? null
            : FormattableString.Invariant($"is {e.MinInclinationDeg}; must be at most max_inclination_deg, which is {e.MaxInclinationDeg}.");

    private static string? AltitudeUpsideDown(ElementsSpec e)
        => e.MinAltitudeKm is not { } min || e.MaxAltitudeKm is not { } max || min <= max
            ? null
            : FormattableString.Invariant($"is {min}; must be at most max_altitude_km, which is {max}.");
}
