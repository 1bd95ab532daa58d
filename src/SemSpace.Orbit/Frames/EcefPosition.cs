namespace SemSpace.Orbit.Frames;

/// <summary>Position fixed to the rotating Earth: x through the Greenwich meridian, z through the north pole.</summary>
/// <param name="XKm">Towards latitude 0, longitude 0, km.</param>
/// <param name="YKm">Towards latitude 0, longitude 90 degrees east, km.</param>
/// <param name="ZKm">Towards the north pole, km.</param>
public readonly record struct EcefPosition(double XKm, double YKm, double ZKm)
{
    /// <summary>Straight distance to another position, km.</summary>
    public double DistanceKm(EcefPosition other)
    {
        double dx = XKm - other.XKm, dy = YKm - other.YKm, dz = ZKm - other.ZKm;
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }
}
