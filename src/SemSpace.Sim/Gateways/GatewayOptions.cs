using System.Globalization;
using SemSpace.Orbit.Windows.Stations;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Gateways.GatewayOptions>;

namespace SemSpace.Sim.Gateways;

/// <summary>A ground station that is also the first aggregation tier.</summary>
public sealed record GatewayOptions
{
    /// <summary>The most gateways of a scenario.</summary>
    public const int MostGateways = 10_000;

    /// <summary>Beyond any orbit that can be declared.</summary>
    private const double FarthestKm = 1e6;

    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Geodetic latitude (WGS84), degrees north.</summary>
    public required double LatitudeDeg { get; init; }

    /// <summary>Longitude, degrees east.</summary>
    public required double LongitudeDeg { get; init; }

    /// <summary>Height above the ellipsoid, m.</summary>
    public double AltitudeM { get; init; }

    /// <summary>Lowest elevation at which the station works, degrees.</summary>
    public double MinElevationDeg { get; init; } = 10;

    /// <summary>The horizon by azimuth, above which the station works; null for none.</summary>
    public HorizonMask? Mask { get; init; }

    /// <summary>The antennas' shortest range, km; 0 for no limit.</summary>
    public double MinRangeKm { get; init; }

    /// <summary>The antennas' longest range, km; null for no limit.</summary>
    public double? MaxRangeKm { get; init; }

    /// <summary>Satellites served at the same time.</summary>
    public int Antennas { get; init; } = 1;

    /// <summary>Which satellite gets an antenna next where several wait.</summary>
    public Choice<ContentionPolicy> Contention { get; init; } = ContentionPolicies.All.Default;

    /// <summary>The keys.</summary>
    public static Section<GatewayOptions> Keys { get; } = new(
        "A ground station, which is also the first aggregation tier.",
        () => new() { Name = "", LatitudeDeg = 0, LongitudeDeg = 0 },
        Is.Must("name", Kinds.NonEmptyText, "unique name", g => g.Name, (g, v) => g with { Name = v }),
        Is.Must("latitude_deg", Kinds.Within(-90, 90, "degrees"), "geodetic latitude (WGS84), north positive",
            g => g.LatitudeDeg, (g, v) => g with { LatitudeDeg = v }),
        Is.Must("longitude_deg", Kinds.Within(-180, 180, "degrees"), "longitude, east positive",
            g => g.LongitudeDeg, (g, v) => g with { LongitudeDeg = v }),
        Is.Of("altitude_m", Kinds.Within(-500, 9000, "m"), "height above the ellipsoid",
            g => g.AltitudeM, (g, v) => g with { AltitudeM = v }),
        Is.Of("min_elevation_deg", Kinds.Within(0, 89, "degrees"), "lowest elevation at which the station works",
            g => g.MinElevationDeg, (g, v) => g with { MinElevationDeg = v }),
        new ListKey<GatewayOptions, HorizonPoint>("mask", HorizonKeys.Section, "horizon by azimuth, on top of min_elevation_deg",
            g => [.. g.Mask?.Points ?? []], (g, v) => g with { Mask = HorizonKeys.Closed(v) })
        {
            MayBeEmpty = true,
            Most = HorizonKeys.MostPoints,
            Distinct = point => (point.AzimuthDeg % 360).ToString(CultureInfo.InvariantCulture),
            DistinctKey = "azimuth_deg",
            Twin = HorizonKeys.TwinOfPoint,
        },
        Is.Of("min_range_km", Kinds.Within(0, FarthestKm, "km"), "the antennas' shortest range; below max_range_km",
            g => g.MinRangeKm, (g, v) => g with { MinRangeKm = v }),
        Is.Of("max_range_km", new OptionalKind<double>(Kinds.Within(1, FarthestKm, "km")), "the antennas' longest range",
            g => g.MaxRangeKm, (g, v) => g with { MaxRangeKm = v }),
        Is.Of("antennas", Kinds.Whole(1, 1000), "satellites served at the same time",
            g => g.Antennas, (g, v) => g with { Antennas = v }),
        Is.Choice("contention", ContentionPolicies.All, $"which satellite gets an antenna next where several wait: {ContentionPolicies.All.Meanings}; of equals the one that has waited longest",
            g => g.Contention, (g, v) => g with { Contention = v }))
    {
        Laws = [new(["min_range_km", "max_range_km"], SeesNothing)],
    };

    private static string? SeesNothing(GatewayOptions gateway)
        => gateway.MaxRangeKm is not { } longest || gateway.MinRangeKm < longest
            ? null
            : FormattableString.Invariant($"is {gateway.MinRangeKm}; must be below max_range_km, which is {longest}.");
}
