using SemSpace.Orbit.Contacts;

namespace SemSpace.Sim.Gateways;

/// <summary>A ground station that is also the first aggregation tier.</summary>
public sealed record GatewayOptions
{
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
}
