namespace SemSpace.Orbit.Elements;

/// <summary>
/// WGS72 gravity constants, which every published element set was fitted with (Vallado et al., Revisiting Spacetrack Report #3,
/// AIAA 2006-6753, table 1). WGS84 values would put the satellite kilometres away.
/// </summary>
internal static class Wgs72
{
    public const double EarthRadiusKm = 6378.135;
    public const double MuKm3PerS2 = 398600.8;
    public const double J2 = 0.001082616;
    public const double J3 = -0.00000253881;
    public const double J4 = -0.00000165597;
    public const double J3OverJ2 = J3 / J2;

    /// <summary>
    /// Mean motion of an orbit of one Earth radius, radians a minute: 60 / sqrt(radius^3 / mu). Written out because a constant costs
    /// vector code nothing.
    /// </summary>
    public const double Xke = 0.07436691613317342;

    /// <summary>Kilometres a second in one Earth radius per canonical time unit.</summary>
    public const double KmPerSecond = EarthRadiusKm * Xke / 60;
}
