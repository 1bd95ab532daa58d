namespace SemSpace.Sim.Links.Propagation;

/// <summary>
/// Attenuation by rain on the path from a station to a satellite: specific attenuation by ITU-R P.838-3, its excess in an average year by ITU-R P.618-14,
/// section 2.2.1.1. Made for stations above the sea and elevations of 5° and more.
/// </summary>
/// <param name="frequencyGhz">Carrier, GHz; the method is given for up to 55.</param>
/// <param name="tiltDeg">Tilt of the polarisation from the horizontal, degrees; 45 for circular polarisation.</param>
/// <param name="station">The station and its rain.</param>
public sealed class RainAttenuation(double frequencyGhz, double tiltDeg, RainSite station)
{
    private static readonly Curve HorizontalK = new(
        [(-5.33980, -0.10008, 1.13098), (-0.35351, 1.26970, 0.45400), (-0.23789, 0.86036, 0.15354), (-0.94158, 0.64552, 0.16817)], -0.18961, 0.71147);

    private static readonly Curve VerticalK = new(
        [(-3.80595, 0.56934, 0.81061), (-3.44965, -0.22911, 0.51059), (-0.39902, 0.73042, 0.11899), (0.50167, 1.07319, 0.27195)], -0.16398, 0.63297);

    private static readonly Curve HorizontalAlpha = new(
        [(-0.14318, 1.82442, -0.55187), (0.29591, 0.77564, 0.19822), (0.32177, 0.63773, 0.13164), (-5.37610, -0.96230, 1.47828), (16.1721, -3.29980, 3.43990)], 0.67849, -1.95537);

    private static readonly Curve VerticalAlpha = new(
        [(-0.07771, 2.33840, -0.76284), (0.56727, 0.95545, 0.54039), (-0.20238, 1.14520, 0.26809), (-48.2991, 0.791669, 0.116226), (48.5833, 0.791459, 0.116479)], -0.053739, 0.83433);

    /// <summary>Attenuation that is exceeded for a share of an average year, dB.</summary>
    /// <param name="elevationDeg">Elevation of the satellite, degrees.</param>
    /// <param name="percent">The share, 0.001 to 5 percent.</param>
    public double ExceededDb(double elevationDeg, double percent)
    {
        double rainKm = station.RainHeightKm - station.AltitudeKm;
        if (station.RateMmPerH <= 0 || rainKm <= 0) return 0;
        (double sine, double cosine) = Math.SinCos(elevationDeg * Math.PI / 180);
        double latitudeDeg = Math.Abs(station.LatitudeDeg), slantKm = rainKm / sine, groundKm = slantKm * cosine;
        double specific = SpecificDbPerKm(station.RateMmPerH, elevationDeg);
        double horizontal = 1 / (1 + (0.78 * Math.Sqrt(groundKm * specific / frequencyGhz)) - (0.38 * (1 - Math.Exp(-2 * groundKm))));
        double slopeDeg = Math.Atan2(rainKm, groundKm * horizontal) * 180 / Math.PI;
        double rainyKm = slopeDeg > elevationDeg ? groundKm * horizontal / cosine : slantKm;
        double steepness = 31 * (1 - Math.Exp(-elevationDeg / (1 + Math.Max(0, 36 - latitudeDeg))));
        double vertical = 1 / (1 + (Math.Sqrt(sine) * ((steepness * Math.Sqrt(rainyKm * specific) / (frequencyGhz * frequencyGhz)) - 0.45)));
        double reference = specific * rainyKm * vertical;
        double exponent = 0.655 + (0.033 * Math.Log(percent)) - (0.045 * Math.Log(reference)) - (Beta(elevationDeg, latitudeDeg, percent) * (1 - percent) * sine);
        return reference * Math.Pow(percent / 0.01, -exponent);
    }

    /// <summary>Attenuation in rain, dB/km: k R^α (ITU-R P.838-3).</summary>
    /// <param name="rateMmPerH">Rain rate, mm/h.</param>
    /// <param name="elevationDeg">Elevation of the path, degrees.</param>
    public double SpecificDbPerKm(double rateMmPerH, double elevationDeg)
    {
        double log = Math.Log10(frequencyGhz), cosine = Math.Cos(elevationDeg * Math.PI / 180);
        double mix = cosine * cosine * Math.Cos(2 * tiltDeg * Math.PI / 180);
        double kh = Math.Pow(10, HorizontalK.At(log)), kv = Math.Pow(10, VerticalK.At(log)), ah = kh * HorizontalAlpha.At(log), av = kv * VerticalAlpha.At(log);
        double k = (kh + kv + ((kh - kv) * mix)) / 2;
        return k * Math.Pow(rateMmPerH, (ah + av + ((ah - av) * mix)) / (2 * k));
    }

    private static double Beta(double elevationDeg, double latitudeDeg, double percent)
    {
        if (percent >= 1 || latitudeDeg >= 36) return 0;
        double level = -0.005 * (latitudeDeg - 36);
        return elevationDeg >= 25 ? level : level + 1.8 - (4.25 * Math.Sin(elevationDeg * Math.PI / 180));
    }

    /// <summary>A sum of bells over the logarithm of the frequency, and a straight line.</summary>
    private sealed record Curve((double Height, double Centre, double Width)[] Bells, double Slope, double Level)
    {
        public double At(double log)
        {
            double sum = (Slope * log) + Level;
            foreach ((double height, double centre, double width) in Bells) sum += height * Math.Exp(-Math.Pow((log - centre) / width, 2));
            return sum;
        }
    }
}
