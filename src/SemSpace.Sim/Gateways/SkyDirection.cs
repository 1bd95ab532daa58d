namespace SemSpace.Sim.Gateways;

/// <summary>A direction over a station's horizontal.</summary>
/// <param name="AzimuthDeg">Clockwise from north, degrees.</param>
/// <param name="ElevationDeg">Above the horizontal, degrees.</param>
public readonly record struct SkyDirection(double AzimuthDeg, double ElevationDeg)
{
    /// <summary>Straight up.</summary>
    public static SkyDirection Zenith { get; } = new(0, 90);

    /// <summary>The angle to another direction, 0 to 180 degrees.</summary>
    public double AngleTo(SkyDirection other)
    {
        (double x, double y, double z) = Unit;
        (double u, double v, double w) = other.Unit;
        double across = Math.Sqrt(Square((y * w) - (z * v)) + Square((z * u) - (x * w)) + Square((x * v) - (y * u)));
        return Math.Atan2(across, (x * u) + (y * v) + (z * w)) * 180 / Math.PI;
    }

    /// <summary>A direction on the shortest way to another, which is not opposite.</summary>
    /// <param name="other">The other.</param>
    /// <param name="part">How much of the way, 0 to 1.</param>
    public SkyDirection Towards(SkyDirection other, double part)
    {
        double angle = AngleTo(other) * Math.PI / 180;
        if (angle < 1e-12) return other;
        (double x, double y, double z) = Unit;
        (double u, double v, double w) = other.Unit;
        double own = Math.Sin((1 - part) * angle) / Math.Sin(angle), others = Math.Sin(part * angle) / Math.Sin(angle);
        (double east, double north, double up) = ((own * x) + (others * u), (own * y) + (others * v), (own * z) + (others * w));
        return new(Math.Atan2(east, north) * 180 / Math.PI, Math.Atan2(up, Math.Sqrt(Square(east) + Square(north))) * 180 / Math.PI);
    }

    private (double East, double North, double Up) Unit
    {
        get
        {
            double azimuth = AzimuthDeg * Math.PI / 180, elevation = ElevationDeg * Math.PI / 180;
            return (Math.Cos(elevation) * Math.Sin(azimuth), Math.Cos(elevation) * Math.Cos(azimuth), Math.Sin(elevation));
        }
    }

    private static double Square(double value) => value * value;
}
