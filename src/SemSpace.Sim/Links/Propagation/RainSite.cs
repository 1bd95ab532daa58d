namespace SemSpace.Sim.Links.Propagation;

/// <summary>A station and its rain.</summary>
/// <param name="LatitudeDeg">Latitude, degrees north.</param>
/// <param name="AltitudeKm">Height above the sea, km.</param>
/// <param name="RateMmPerH">Rain rate that is exceeded for 0.01 % of an average year, mm/h (ITU-R P.837 maps it).</param>
/// <param name="RainHeightKm">Height above the sea up to which it rains, km (ITU-R P.839 maps it).</param>
public sealed record RainSite(double LatitudeDeg, double AltitudeKm, double RateMmPerH, double RainHeightKm)
{
    /// <summary>
    /// Rain height where the map is not at hand, km: the mean height of the 0 °C isotherm by latitude (ITU-R P.839-2, superseded by a map). Within 1 km of that
    /// map in temperate latitudes.
    /// </summary>
    public static double HeightAtLatitude(double latitudeDeg)
        => latitudeDeg >= 0 ? 5 - (0.075 * Math.Max(0, latitudeDeg - 23)) : Math.Max(0, 5 + (0.1 * Math.Min(0, latitudeDeg + 21)));
}
