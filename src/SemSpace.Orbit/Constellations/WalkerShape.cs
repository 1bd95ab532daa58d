namespace SemSpace.Orbit.Constellations;

/// <summary>The parameters of a Walker constellation, written i: T/P/F (Walker, JBIS 37, 1984).</summary>
/// <param name="Satellites">All satellites T; a multiple of <paramref name="Planes"/>.</param>
/// <param name="Planes">Orbital planes P, from 1.</param>
/// <param name="Phasing">Phasing F, 0 to P - 1: a satellite leads its neighbour in the plane to the west by F 360/T degrees.</param>
/// <param name="InclinationDeg">Inclination, 0 to 180 degrees.</param>
/// <param name="AltitudeKm">Mean semi-major axis less 6378.135 km, above 0 km.</param>
/// <param name="RaanOffsetDeg">Right ascension of the first plane's node, degrees.</param>
/// <param name="RaanSpanDeg">Angle over which the nodes of the planes spread, degrees; null for the pattern's own.</param>
public readonly record struct WalkerShape(
    int Satellites,
    int Planes,
    int Phasing,
    double InclinationDeg,
    double AltitudeKm,
    double RaanOffsetDeg = 0,
    double? RaanSpanDeg = null)
{
    /// <summary>Satellites in each plane.</summary>
    public int SatellitesPerPlane => Satellites / Planes;
}
