namespace SemSpace.Orbit.Frames;

/// <summary>A place relative to the WGS84 ellipsoid.</summary>
/// <param name="LatitudeDeg">Geodetic latitude, north positive, -90 to 90 degrees.</param>
/// <param name="LongitudeDeg">Longitude, east positive, degrees; results lie in (-180, 180].</param>
/// <param name="AltitudeKm">Height above the ellipsoid, km.</param>
public readonly record struct Geodetic(double LatitudeDeg, double LongitudeDeg, double AltitudeKm);
