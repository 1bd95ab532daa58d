using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Orbit;
using SemSpace.Orbit.Elements;
using Flat = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.PlaneSpec>;
using Single = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.SatelliteSpec>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of single planes and satellites, and what all orbits share.</summary>
internal static class OrbitSchema
{
    /// <summary>The most satellites of a scenario, however they are given.</summary>
    public const int MostSatellites = 100_000;

    private const double LowestKm = 160, HighestKm = 50_000, LowestPerigeeKm = 100;
    private const double SecondsPerDay = 86_400;

    /// <summary>WGS72's, as SGP4's elements have it.</summary>
    private const double MuKm3PerS2 = 398_600.8;

    private static readonly NumberKind Turn = Kinds.Within(-360, 360, "degrees");

    /// <summary>A plane.</summary>
    public static Section<PlaneSpec> Plane { get; } = new(
        "One orbital plane at the scenario's start, without drag.",
        () => new(),
        Flat.Must("satellites", Kinds.Whole(1, MostSatellites), "satellites in the plane", p => p.Satellites, (p, v) => p with { Satellites = v }),
        Flat.Must("raan_deg", Turn, "right ascension of the ascending node", p => p.RaanDeg, (p, v) => p with { RaanDeg = v }),
        Flat.Must("inclination_deg", Kinds.Within(0, 180, "degrees"), "inclination", p => p.InclinationDeg, (p, v) => p with { InclinationDeg = v }),
        Altitude<PlaneSpec>(p => p.AltitudeKm, (p, v) => p with { AltitudeKm = v }),
        SemiMajorAxis<PlaneSpec>(p => p.SemiMajorAxisKm, (p, v) => p with { SemiMajorAxisKm = v }),
        Flat.Of("eccentricity", Kinds.Within(0, 0.95), "eccentricity; perigee at 100 km or above", p => p.Eccentricity, (p, v) => p with { Eccentricity = v }),
        Flat.Of("argument_of_perigee_deg", Turn, "argument of perigee", p => p.ArgumentOfPerigeeDeg, (p, v) => p with { ArgumentOfPerigeeDeg = v }),
        Flat.Of("first_mean_anomaly_deg", Turn, "mean anomaly of the first satellite; the others follow evenly",
            p => p.FirstMeanAnomalyDeg, (p, v) => p with { FirstMeanAnomalyDeg = v }),
        new ScalarListKey<PlaneSpec, double>("mean_anomalies_deg", Turn, "mean anomaly of each satellite, instead of evenly",
            p => p.MeanAnomaliesDeg, (p, v) => p with { MeanAnomaliesDeg = v })
        { DefaultInWords = "evenly", Most = MostSatellites })
    {
        Laws =
        [
            new(["altitude_km", "semi_major_axis_km"], p => NotOneSize(p.AltitudeKm, p.SemiMajorAxisKm)),
            new(["eccentricity", "altitude_km", "semi_major_axis_km"], p => TooLow(p.Eccentricity, AxisKm(p.AltitudeKm, p.SemiMajorAxisKm))),
            new(["mean_anomalies_deg", "satellites"], WrongCount),
            new(["first_mean_anomaly_deg", "mean_anomalies_deg"], FirstBesideList),
        ],
    };

    /// <summary>A satellite.</summary>
    public static Section<SatelliteSpec> Satellite { get; } = new(
        "One satellite's mean elements, as SGP4 has them: mean equator and equinox of TEME.",
        () => new(),
        Single.Must("name", Kinds.NonEmptyText, "name", s => s.Name, (s, v) => s with { Name = v }),
        Altitude<SatelliteSpec>(s => s.AltitudeKm, (s, v) => s with { AltitudeKm = v }),
        SemiMajorAxis<SatelliteSpec>(s => s.SemiMajorAxisKm, (s, v) => s with { SemiMajorAxisKm = v }),
        new ValueKey<SatelliteSpec, double?>("mean_motion_rev_per_day", new OptionalKind<double>(Kinds.Within(0.1, 17, "revolutions a day")),
            "Kozai mean motion, as element sets have it", s => s.MeanMotionRevPerDay, (s, v) => s with { MeanMotionRevPerDay = v })
        { DefaultInWords = "one size is required" },
        Single.Of("eccentricity", Kinds.Within(0, 0.95), "eccentricity; perigee at 100 km or above", s => s.Eccentricity, (s, v) => s with { Eccentricity = v }),
        Single.Must("inclination_deg", Kinds.Within(0, 180, "degrees"), "inclination", s => s.InclinationDeg, (s, v) => s with { InclinationDeg = v }),
        Single.Must("raan_deg", Turn, "right ascension of the ascending node", s => s.RaanDeg, (s, v) => s with { RaanDeg = v }),
        Single.Of("argument_of_perigee_deg", Turn, "argument of perigee", s => s.ArgumentOfPerigeeDeg, (s, v) => s with { ArgumentOfPerigeeDeg = v }),
        Single.Of("mean_anomaly_deg", Turn, "mean anomaly", s => s.MeanAnomalyDeg, (s, v) => s with { MeanAnomalyDeg = v }),
        Single.Of("bstar", Kinds.Within(-1, 1), "SGP4's drag term B*, per Earth radius", s => s.BStar, (s, v) => s with { BStar = v }),
        new ValueKey<SatelliteSpec, Orbit.Time.Epoch?>("epoch_utc", new OptionalKind<Orbit.Time.Epoch>(new EpochKind()), "the instant that the elements hold at",
            s => s.EpochUtc, (s, v) => s with { EpochUtc = v })
        { DefaultInWords = "the scenario's start" })
    {
        Laws =
        [
            new(["altitude_km", "semi_major_axis_km", "mean_motion_rev_per_day"], s => NotOneSize(s.AltitudeKm, s.SemiMajorAxisKm, s.MeanMotionRevPerDay)),
            new(["eccentricity", "altitude_km", "semi_major_axis_km", "mean_motion_rev_per_day"], s => TooLow(s.Eccentricity, AxisKm(s))),
        ],
    };

    /// <summary>The altitude that stands for an orbit's size.</summary>
    public static ValueKey<T, double?> Altitude<T>(Func<T, double?> get, Func<T, double?, T> set) => new(
        "altitude_km", new OptionalKind<double>(Kinds.Within(LowestKm, HighestKm, "km")), "mean semi-major axis less 6378.135 km", get, set)
    { DefaultInWords = "one size is required" };

    /// <summary>The axis that stands for an orbit's size.</summary>
    public static ValueKey<T, double?> SemiMajorAxis<T>(Func<T, double?> get, Func<T, double?, T> set) => new(
        "semi_major_axis_km", new OptionalKind<double>(Kinds.Within(OrbitalElements.EarthRadiusKm + LowestKm, OrbitalElements.EarthRadiusKm + HighestKm, "km")),
        "mean semi-major axis, in place of altitude_km", get, set)
    { DefaultInWords = "none" };

    /// <summary>What is wrong when an orbit's size is not given exactly once.</summary>
    public static string? NotOneSize(double? altitudeKm, double? semiMajorAxisKm)
        => OneOf(
            Count(altitudeKm, semiMajorAxisKm), "is missing; must be given, or semi_major_axis_km in its place.",
            "is given beside semi_major_axis_km; must be one of the two.");

    private static string? NotOneSize(double? altitudeKm, double? semiMajorAxisKm, double? meanMotion)
        => OneOf(
            Count(altitudeKm, semiMajorAxisKm, meanMotion), "is missing; must be given, or semi_major_axis_km or mean_motion_rev_per_day in its place.",
            "is one of several sizes; must be one of altitude_km, semi_major_axis_km and mean_motion_rev_per_day.");

    private static string? OneOf(int count, string none, string several) => count == 1 ? null : count == 0 ? none : several;

    private static int Count(params double?[] sizes) => sizes.Count(size => size is not null);

    private static double? AxisKm(double? altitudeKm, double? semiMajorAxisKm) => semiMajorAxisKm ?? (altitudeKm + OrbitalElements.EarthRadiusKm);

    /// <summary>Near enough for a law: Kepler's third, of a mean motion that is Kozai's.</summary>
    private static double? AxisKm(SatelliteSpec s)
        => s.MeanMotionRevPerDay is { } motion
            ? Math.Cbrt(MuKm3PerS2 / Math.Pow(2 * Math.PI * motion / SecondsPerDay, 2))
            : AxisKm(s.AltitudeKm, s.SemiMajorAxisKm);

    private static string? TooLow(double eccentricity, double? axisKm)
    {
        if (axisKm is not { } axis || (axis * (1 - eccentricity)) - OrbitalElements.EarthRadiusKm >= LowestPerigeeKm) return null;
        double most = 1 - ((OrbitalElements.EarthRadiusKm + LowestPerigeeKm) / axis);
        return most < 0
            ? "stands for an orbit below 100 km; must be a larger orbit."
            : FormattableString.Invariant($"is {eccentricity}; must be at most {Math.Floor(most * 1e6) / 1e6} for this size, so that the perigee is at 100 km or above.");
    }

    private static string? WrongCount(PlaneSpec plane)
        => plane.MeanAnomaliesDeg.Count == 0 || plane.MeanAnomaliesDeg.Count == plane.Satellites
            ? null
            : FormattableString.Invariant($"holds {Counted.Of(plane.MeanAnomaliesDeg.Count, "angle")}; must hold as many as satellites, which is {plane.Satellites}.");

    private static string? FirstBesideList(PlaneSpec plane)
        => plane.MeanAnomaliesDeg.Count == 0 || plane.FirstMeanAnomalyDeg == 0
            ? null
            : FormattableString.Invariant($"is {plane.FirstMeanAnomalyDeg}; must be left out beside mean_anomalies_deg, which holds the first one too.");
}
