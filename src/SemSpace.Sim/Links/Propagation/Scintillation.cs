namespace SemSpace.Sim.Links.Propagation;

/// <summary>Fading by turbulence of the lower air for elevations of 5° and more (ITU-R P.618-14, section 2.4.1).</summary>
/// <param name="frequencyGhz">Carrier, GHz; the method is given for 4 to 20, and used to 55.</param>
/// <param name="antennaM">Diameter of the station's antenna, m; a large one averages over the turbulence.</param>
/// <param name="wetRefractivity">Wet term of the refractivity at the ground, N units (ITU-R P.453 maps it).</param>
public sealed class Scintillation(double frequencyGhz, double antennaM, double wetRefractivity)
{
    private const double ApertureEfficiency = 0.65, TurbulenceM = 1000;

    /// <summary>Fade depth that is exceeded for a share of the time, dB.</summary>
    /// <param name="elevationDeg">Elevation of the satellite, degrees.</param>
    /// <param name="percent">The share, 0.01 to 50 percent.</param>
    public double ExceededDb(double elevationDeg, double percent)
    {
        double sine = Math.Sin(elevationDeg * Math.PI / 180), log = Math.Log10(percent);
        double pathM = 2 * TurbulenceM / (Math.Sqrt((sine * sine) + 2.35e-4) + sine);
        double x = 1.22 * ApertureEfficiency * antennaM * antennaM * frequencyGhz / pathM;
        double averaging = (3.86 * Math.Pow((x * x) + 1, 11.0 / 12) * Math.Sin(11.0 / 6 * Math.Atan2(1, x))) - (7.08 * Math.Pow(x, 5.0 / 6));
        double deviation = (3.6e-3 + (1e-4 * wetRefractivity)) * Math.Pow(frequencyGhz, 7.0 / 12) * Math.Sqrt(Math.Max(0, averaging)) / Math.Pow(sine, 1.2);
        return deviation * ((-0.061 * log * log * log) + (0.072 * log * log) - (1.71 * log) + 3.0);
    }
}
