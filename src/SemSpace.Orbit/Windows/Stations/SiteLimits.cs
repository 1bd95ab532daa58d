namespace SemSpace.Orbit.Windows.Stations;

/// <summary>What a site can see. Immutable.</summary>
public sealed record SiteLimits
{
    /// <summary>The elevation below which it sees nothing in any direction, -90 to 90 degrees.</summary>
    public double MinElevationDeg { get; init; }

    /// <summary>The horizon by azimuth, which hides what is below it too; null for none.</summary>
    public HorizonMask? Horizon { get; init; }

    /// <summary>The antenna's shortest range, km; 0 for no limit.</summary>
    public double MinRangeKm { get; init; }

    /// <summary>The antenna's longest range, km, above <see cref="MinRangeKm"/>; infinite for no limit.</summary>
    public double MaxRangeKm { get; init; } = double.PositiveInfinity;

    /// <summary>How far its antennas keep from the geostationary arc, degrees, 0 to 90; 0 for no such limit.</summary>
    public double GeostationaryArcDeg { get; init; }

    /// <summary>Whether <see cref="MinElevationDeg"/> is all there is.</summary>
    public bool IsPlain => Horizon is null && MinRangeKm == 0 && double.IsPositiveInfinity(MaxRangeKm) && GeostationaryArcDeg == 0;

    /// <summary>The lowest elevation at which the site sees anything in some direction, degrees.</summary>
    public double FloorDeg => Horizon is null ? MinElevationDeg : Math.Max(MinElevationDeg, Horizon.LowestDeg);

    /// <summary>Throws if the limits are none.</summary>
    internal void Check()
    {
        if (!(Math.Abs(MinElevationDeg) <= 90))
            throw new ArgumentOutOfRangeException(nameof(MinElevationDeg), MinElevationDeg, "The elevation must be in [-90, 90] degrees.");
        if (!(GeostationaryArcDeg is >= 0 and <= 90))
            throw new ArgumentOutOfRangeException(nameof(GeostationaryArcDeg), GeostationaryArcDeg, "The angle from the geostationary arc must be in [0, 90] degrees.");
        if (!(MinRangeKm >= 0 && MinRangeKm < MaxRangeKm))
            throw new ArgumentOutOfRangeException(nameof(MinRangeKm), MinRangeKm, $"The shortest range must be from 0 km to below the longest, {MaxRangeKm} km.");
    }
}
