using System.Globalization;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Sim.Links.Propagation;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Gateways.GatewayOptions>;

namespace SemSpace.Sim.Gateways;

/// <summary>A ground station that is also the first aggregation tier.</summary>
public sealed record GatewayOptions
{
    /// <summary>The most gateways of a scenario.</summary>
    public const int MostGateways = 10_000;

    /// <summary>The key of <see cref="Preemption"/>.</summary>
    public const string PreemptionKey = "preemption";

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

    /// <summary>Lowest elevation at which the station works, degrees; below 0 where it stands high enough to look below its horizontal.</summary>
    public double MinElevationDeg { get; init; } = 10;

    /// <summary>The horizon by azimuth, above which the station works; null for none.</summary>
    public HorizonMask? Mask { get; init; }

    /// <summary>The antennas' shortest range, km; 0 for no limit.</summary>
    public double MinRangeKm { get; init; }

    /// <summary>The antennas' longest range, km; null for no limit.</summary>
    public double? MaxRangeKm { get; init; }

    /// <summary>How far antennas keep from the geostationary arc, degrees; 0 for no such limit.</summary>
    public double GeoArcDeg { get; init; }

    /// <summary>Rain rate that is exceeded for 0.01 % of an average year, mm/h; null where it is not known.</summary>
    public double? RainRateMmPerH { get; init; }

    /// <summary>Height above the sea up to which it rains, km; null for what the latitude tells.</summary>
    public double? RainHeightKm { get; init; }

    /// <summary>Liquid water in a column of the clouds over it that is exceeded for 1 % of an average year, kg/m²; 0 for no clouds.</summary>
    public double CloudLiquidWaterKgPerM2 { get; init; }

    /// <summary>Diameter of an antenna, m.</summary>
    public double AntennaDiameterM { get; init; } = 1;

    /// <summary>Bands of its antennas; empty where they are not told.</summary>
    public ValueList<string> Bands { get; init; } = [];

    /// <summary>Satellites served at the same time.</summary>
    public int Antennas { get; init; } = 1;

    /// <summary>Time an antenna takes to turn to a satellite and acquire it, s; with <see cref="SlewDegS"/> beside what turning takes.</summary>
    public double SetupS { get; init; }

    /// <summary>How fast an antenna turns from one satellite to the next, degrees/s; null where that is in <see cref="SetupS"/>.</summary>
    public double? SlewDegS { get; init; }

    /// <summary>What its antennas need to get to a satellite.</summary>
    public AntennaDrive Drive => new(Duration.FromSeconds(SetupS), SlewDegS);

    /// <summary>Which satellite gets an antenna next where several wait.</summary>
    public Choice<ContentionPolicy> Contention { get; init; } = ContentionPolicies.All.Default;

    /// <summary>Whether a satellite takes the antenna from one that ranks worse, and what becomes of what is interrupted.</summary>
    public Preemption Preemption { get; init; }

    /// <summary>For how long, once the antenna has turned, nobody may take it from a satellite, s.</summary>
    public double MinHoldS { get; init; } = 10;

    /// <summary>The keys.</summary>
    public static Section<GatewayOptions> Keys { get; } = new(
        "A ground station, which is also the first aggregation tier.",
        () => new() { Name = "", LatitudeDeg = 0, LongitudeDeg = 0 },
        Is.Must("name", Kinds.NonEmptyText, "unique name", g => g.Name, (g, v) => g with { Name = v }),
        Is.Must("latitude_deg", Kinds.Within(-90, 90, "degrees"), "geodetic latitude (WGS84), north positive",
            g => g.LatitudeDeg, (g, v) => g with { LatitudeDeg = v }),
        Is.Must("longitude_deg", Kinds.Within(-180, 180, "degrees"), "longitude, east positive",
            g => g.LongitudeDeg, (g, v) => g with { LongitudeDeg = v }),
        Is.Of("altitude_m", Kinds.Within(-500, 50_000, "m"), "height above the ellipsoid; that of a platform in the stratosphere, too",
            g => g.AltitudeM, (g, v) => g with { AltitudeM = v }),
        Is.Of("min_elevation_deg", Kinds.Within(-90, 89, "degrees"), "lowest elevation at which the station works; below 0 as far as the edge of the Earth is below the horizontal at altitude_m",
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
        Is.Of("geo_arc_deg", Kinds.Within(0, 90, "degrees"), "how far antennas keep from the arc of geostationary satellites, so as not to disturb them (ITU Radio Regulations, article 22); 0 is no such limit",
            g => g.GeoArcDeg, (g, v) => g with { GeoArcDeg = v }),
        Is.Of("rain_rate_mm_per_h", new OptionalKind<double>(Kinds.Within(0, 250, "mm/h")), "rain rate exceeded for 0.01 % of an average year, of which links.atmosphere.availability_percent takes account (ITU-R P.837)",
            g => g.RainRateMmPerH, (g, v) => g with { RainRateMmPerH = v }),
        Is.Of("rain_height_km", new OptionalKind<double>(Kinds.Within(0, 10, "km")), "height above the sea up to which it rains; none is 5 km in the tropics and falls towards the poles",
            g => g.RainHeightKm, (g, v) => g with { RainHeightKm = v }),
        Is.Of("cloud_liquid_water_kg_per_m2", Kinds.Within(0, 10, "kg/m²"), "liquid water in a column of the clouds over it that is exceeded for 1 % of an average year, or for more where links.atmosphere.availability_percent, which takes account of it, leaves more (ITU-R P.840)",
            g => g.CloudLiquidWaterKgPerM2, (g, v) => g with { CloudLiquidWaterKgPerM2 = v }),
        Is.Of("antenna_diameter_m", Kinds.Within(0.01, 100, "m"), "diameter of an antenna, which averages over scintillation; the radio's gain is in links",
            g => g.AntennaDiameterM, (g, v) => g with { AntennaDiameterM = v }),
        new ScalarListKey<GatewayOptions, string>("bands", new ChoiceKind<string>([.. RadioBands.Names.Select(band => (band, band))]), "bands of its antennas, in which both radios' carriers must be",
            g => g.Bands, (g, v) => g with { Bands = v })
        { DefaultInWords = "any", Most = RadioBands.Names.Count },
        Is.Of("antennas", Kinds.Whole(1, 1000), "satellites served at the same time",
            g => g.Antennas, (g, v) => g with { Antennas = v }),
        Is.Of("setup_s", Kinds.Within(0, 600, "s"), "time an antenna takes to turn to a satellite and acquire it, before each transfer that it is given for",
            g => g.SetupS, (g, v) => g with { SetupS = v }),
        Is.Of("slew_deg_s", new OptionalKind<double>(Kinds.Within(0.01, 1000, "degrees/s")), "how fast an antenna turns: the angle from where it looked last to the satellite, over this, is added to setup_s; none is no time of its own",
            g => g.SlewDegS, (g, v) => g with { SlewDegS = v }),
        Is.Choice("contention", ContentionPolicies.All, $"which satellite gets an antenna next where several wait: {ContentionPolicies.All.Meanings}; of equals the one that has waited longest",
            g => g.Contention, (g, v) => g with { Contention = v }),
        Is.Of(PreemptionKey, new ChoiceKind<Preemption>(("none", Preemption.None), ("resume", Preemption.Resume)), "whether a satellite that contention ranks strictly better takes the antenna from the one that ranks worst of those that have one: none does, or resume: it does, and what is interrupted goes on later from its bit",
            g => g.Preemption, (g, v) => g with { Preemption = v }),
        Is.Of("min_hold_s", Kinds.Within(1, 3600, "s"), "with preemption: for how long nobody takes an antenna from a satellite, from the end of its set-up",
            g => g.MinHoldS, (g, v) => g with { MinHoldS = v }))
    {
        Laws =
        [
            new(["min_range_km", "max_range_km"], SeesNothing),
            new(["min_elevation_deg", "altitude_m"], g => IntoTheEarth(g, "is", g.MinElevationDeg)),
            new([PreemptionKey, "contention"], NobodyRanks),
            new(["mask", "altitude_m"], g => g.Mask is { } mask ? IntoTheEarth(g, "has a point at", mask.LowestDeg) : null),
        ],
    };

    /// <summary>The lowest elevation at which it sees anything, degrees.</summary>
    public double FloorDeg => Mask is null ? MinElevationDeg : Math.Max(MinElevationDeg, Mask.LowestDeg);

    /// <summary>The lowest elevation from 0 down at which lines of sight stay above its rain, over a sphere of 6371 km, degrees; -90 where it has none.</summary>
    public double DriestDeg
    {
        get
        {
            if (RainRateMmPerH is null or 0) return -90;
            double rainKm = RainHeightKm ?? RainSite.HeightAtLatitude(LatitudeDeg), altitudeKm = AltitudeM / 1e3;
            return altitudeKm <= rainKm ? 0 : -Math.Acos((CircularOrbit.EarthRadiusKm + rainKm) / (CircularOrbit.EarthRadiusKm + altitudeKm)) * 180 / Math.PI;
        }
    }

    private static string? IntoTheEarth(GatewayOptions gateway, string has, double elevationDeg)
    {
        if (elevationDeg >= 0) return null;
        const double steps = 100; // told in hundredths of a degree, and rounded up, so that what is told is legal
        double dip = HorizonDip.LeastDeg(new(gateway.LatitudeDeg, 0, gateway.AltitudeM / 1e3)), lowest = -Math.Floor(dip * steps) / steps;
        return elevationDeg >= -dip
            ? null
            : FormattableString.Invariant($"{has} {elevationDeg}; must be at least {lowest + 0.0} degrees, where the Earth's edge is for altitude_m {gateway.AltitudeM}.");
    }

    private static string? NobodyRanks(GatewayOptions gateway)
        => gateway.Preemption == Preemption.Resume && gateway.Contention.Value is FirstCome ? $"is resume, and contention is {gateway.Contention.Name}, which ranks nobody better than another; must be none, or contention another policy." : null;

    private static string? SeesNothing(GatewayOptions gateway)
        => gateway.MaxRangeKm is not { } longest || gateway.MinRangeKm < longest
            ? null
            : FormattableString.Invariant($"is {gateway.MinRangeKm}; must be below max_range_km, which is {longest}.");
}
