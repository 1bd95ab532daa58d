namespace SemSpace.Orbit.Frames;

/// <summary>Where an observer on the ground sees a satellite, and how fast it recedes.</summary>
/// <param name="AzimuthDeg">Clockwise from north, [0, 360) degrees.</param>
/// <param name="ElevationDeg">Above the plane touching the ellipsoid, -90 to 90 degrees, without refraction.</param>
/// <param name="RangeKm">Straight distance, km.</param>
/// <param name="RangeRateKmPerS">Growth of the range, km/s; negative while the satellite comes nearer.</param>
public readonly record struct LookAngles(double AzimuthDeg, double ElevationDeg, double RangeKm, double RangeRateKmPerS);
