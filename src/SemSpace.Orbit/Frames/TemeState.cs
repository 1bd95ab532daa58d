namespace SemSpace.Orbit.Frames;

/// <summary>
/// Position and velocity in TEME of date (true equator, mean equinox), SGP4's own inertial-like frame, origin at the Earth's centre.
/// </summary>
/// <param name="XKm">Position towards the mean equinox, km.</param>
/// <param name="YKm">Position completing the right-handed frame, km.</param>
/// <param name="ZKm">Position along the true axis of rotation, km.</param>
/// <param name="VxKmPerS">Velocity along x, km/s.</param>
/// <param name="VyKmPerS">Velocity along y, km/s.</param>
/// <param name="VzKmPerS">Velocity along z, km/s.</param>
public readonly record struct TemeState(double XKm, double YKm, double ZKm, double VxKmPerS, double VyKmPerS, double VzKmPerS)
{
    /// <summary>Distance from the Earth's centre, km.</summary>
    public double RadiusKm => Math.Sqrt((XKm * XKm) + (YKm * YKm) + (ZKm * ZKm));

    /// <summary>Speed relative to the frame, km/s.</summary>
    public double SpeedKmPerS => Math.Sqrt((VxKmPerS * VxKmPerS) + (VyKmPerS * VyKmPerS) + (VzKmPerS * VzKmPerS));
}
