using System.Globalization;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Orbit.Contacts;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using Horizon = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Orbit.Contacts.HorizonPoint>;
using Line = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Sim.Links.BackhaulOptions>;
using Radios = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Sim.Links.RadioOptions>;
using Station = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Sim.Gateways.GatewayOptions>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of gateways, radios and backhaul.</summary>
internal static class LinkSchema
{
    private const int MostMaskPoints = 36_000;

    /// <summary>The most gateways of a scenario.</summary>
    public const int MostGateways = 10_000;

    /// <summary>Beyond any orbit that can be declared.</summary>
    private const double FarthestKm = 1e6;

    /// <summary>One gateway.</summary>
    public static Section<GatewayOptions> Gateway { get; } = new(
        "A ground station, which is also the first aggregation tier.",
        () => new() { Name = "", LatitudeDeg = 0, LongitudeDeg = 0 },
        Station.Must("name", Kinds.NonEmptyText, "unique name", g => g.Name, (g, v) => g with { Name = v }),
        Station.Must("latitude_deg", Kinds.Within(-90, 90, "degrees"), "geodetic latitude (WGS84), north positive",
            g => g.LatitudeDeg, (g, v) => g with { LatitudeDeg = v }),
        Station.Must("longitude_deg", Kinds.Within(-180, 180, "degrees"), "longitude, east positive",
            g => g.LongitudeDeg, (g, v) => g with { LongitudeDeg = v }),
        Station.Of("altitude_m", Kinds.Within(-500, 9000, "m"), "height above the ellipsoid",
            g => g.AltitudeM, (g, v) => g with { AltitudeM = v }),
        Station.Of("min_elevation_deg", Kinds.Within(0, 89, "degrees"), "lowest elevation at which the station works",
            g => g.MinElevationDeg, (g, v) => g with { MinElevationDeg = v }),
        new ListKey<GatewayOptions, HorizonPoint>("mask", HorizonSection, "horizon by azimuth, on top of min_elevation_deg",
            g => [.. g.Mask?.Points ?? []], (g, v) => g with { Mask = Closed(v) })
        {
            MayBeEmpty = true,
            Most = MostMaskPoints,
            Distinct = point => (point.AzimuthDeg % 360).ToString(CultureInfo.InvariantCulture),
            DistinctKey = "azimuth_deg",
            Twin = TwinOfPoint,
        },
        Station.Of("min_range_km", Kinds.Within(0, FarthestKm, "km"), "the antennas' shortest range; below max_range_km",
            g => g.MinRangeKm, (g, v) => g with { MinRangeKm = v }),
        Station.Of("max_range_km", new OptionalKind<double>(Kinds.Within(1, FarthestKm, "km")), "the antennas' longest range",
            g => g.MaxRangeKm, (g, v) => g with { MaxRangeKm = v }),
        Station.Of("antennas", Kinds.Whole(1, 1000), "satellites served at the same time",
            g => g.Antennas, (g, v) => g with { Antennas = v }))
    {
        Rules = [new(["min_range_km", "max_range_km"], SeesNothing)],
    };

    private static Section<HorizonPoint> HorizonSection => new(
        "A point of a station's horizon; straight lines between the points, closed around the circle.",
        () => default,
        Horizon.Must("azimuth_deg", Kinds.Within(0, 360, "degrees"), "direction, clockwise from north; 360 is 0, and both may be given with one elevation",
            p => p.AzimuthDeg, (p, v) => p with { AzimuthDeg = v }),
        Horizon.Must("elevation_deg", Kinds.Within(0, 89, "degrees"), "lowest elevation that is free there",
            p => p.ElevationDeg, (p, v) => p with { ElevationDeg = v }));

    private static HorizonMask? Closed(ValueList<HorizonPoint> points)
        => points.Count == 0 ? null : new([.. points.Select(point => point with { AzimuthDeg = point.AzimuthDeg % 360 })]);

    /// <summary>Tools close a horizon with a point at 360 degrees that repeats the one at 0.</summary>
    private static string? TwinOfPoint(HorizonPoint earlier, HorizonPoint later, Place place)
    {
        if (earlier.AzimuthDeg == later.AzimuthDeg) return FormattableString.Invariant($"is {later.AzimuthDeg}; must differ from that in {place}.");
        return earlier.ElevationDeg == later.ElevationDeg
            ? null
            : FormattableString.Invariant($"is {later.AzimuthDeg} with an elevation_deg of {later.ElevationDeg}; must have {earlier.ElevationDeg}, as {earlier.AzimuthDeg} degrees has in {place}: 0 and 360 are one direction.");
    }

    /// <summary>The line to the cloud.</summary>
    public static Section<BackhaulOptions> Backhaul { get; } = new(
        "The terrestrial line between each gateway and the cloud.",
        () => new(),
        Line.Of("rate_mbps", Kinds.Within(0.001, 1e6, "Mbit/s"), "line rate", b => b.RateMbps, (b, v) => b with { RateMbps = v }),
        Line.Of("latency_ms", Kinds.Within(0, 60_000, "ms"), "one-way delay", b => b.LatencyMs, (b, v) => b with { LatencyMs = v }));

    /// <summary>One direction of the radio.</summary>
    /// <param name="meaning">What the direction is.</param>
    public static Section<RadioOptions> Radio(string meaning) => new(
        meaning,
        () => new(),
        Radios.Of("transmit_power_dbm", Kinds.Within(-30, 90, "dBm"), "radio-frequency power fed to the antenna",
            r => r.TransmitPowerDbm, (r, v) => r with { TransmitPowerDbm = v }),
        Radios.Of("transmit_gain_dbi", Kinds.Within(-20, 80, "dBi"), "transmitting antenna gain",
            r => r.TransmitGainDbi, (r, v) => r with { TransmitGainDbi = v }),
        Radios.Of("receive_gain_dbi", Kinds.Within(-20, 80, "dBi"), "receiving antenna gain",
            r => r.ReceiveGainDbi, (r, v) => r with { ReceiveGainDbi = v }),
        Radios.Of("frequency_ghz", Kinds.Within(0.03, 300, "GHz"), "carrier frequency",
            r => r.FrequencyGhz, (r, v) => r with { FrequencyGhz = v }),
        Radios.Of("bandwidth_khz", Kinds.Within(0.001, 1e7, "kHz"), "channel bandwidth",
            r => r.BandwidthKhz, (r, v) => r with { BandwidthKhz = v }),
        Radios.Of("noise_temperature_k", Kinds.Within(1, 1e5, "K"), "system noise temperature",
            r => r.NoiseTemperatureK, (r, v) => r with { NoiseTemperatureK = v }),
        Radios.Of("fixed_loss_db", Kinds.Within(0, 100, "dB"), "pointing, polarisation and implementation losses",
            r => r.FixedLossDb, (r, v) => r with { FixedLossDb = v }),
        Radios.Of("zenith_absorption_db", Kinds.Within(0, 50, "dB"), "clear-sky absorption at zenith; grows as 1/sin(elevation)",
            r => r.ZenithAbsorptionDb, (r, v) => r with { ZenithAbsorptionDb = v }),
        Radios.Of("snr_gap_db", Kinds.Within(0, 30, "dB"), "distance of the modem from the Shannon limit",
            r => r.SnrGapDb, (r, v) => r with { SnrGapDb = v }),
        Radios.Of("max_efficiency_bps_per_hz", Kinds.Within(0.001, 20, "bit/s/Hz"), "highest spectral efficiency of the modem",
            r => r.MaxEfficiencyBpsPerHz, (r, v) => r with { MaxEfficiencyBpsPerHz = v }));

    private static string? SeesNothing(GatewayOptions gateway)
        => gateway.MaxRangeKm is not { } longest || gateway.MinRangeKm < longest
            ? null
            : FormattableString.Invariant($"is {gateway.MinRangeKm}; must be below max_range_km, which is {longest}.");
}
