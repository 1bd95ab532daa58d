namespace SemSpace.Orbit.Frames;

/// <summary>Position fixed to the rotating Earth, and velocity relative to it.</summary>
/// <param name="XKm">Towards latitude 0, longitude 0, km.</param>
/// <param name="YKm">Towards latitude 0, longitude 90 degrees east, km.</param>
/// <param name="ZKm">Towards the north pole, km.</param>
/// <param name="VxKmPerS">Change of x, km/s; 0 for a place on the ground.</param>
/// <param name="VyKmPerS">Change of y, km/s.</param>
/// <param name="VzKmPerS">Change of z, km/s.</param>
public readonly record struct EcefState(double XKm, double YKm, double ZKm, double VxKmPerS, double VyKmPerS, double VzKmPerS)
{
    /// <summary>The position alone.</summary>
    public EcefPosition Position => new(XKm, YKm, ZKm);
}
