namespace SemSpace.Sim.Links.Propagation;

/// <summary>Attenuation by clouds and fog on the path from a station to a satellite (ITU-R P.840-9, annex 1, section 3.1), for 1 to 200 GHz and elevations of 5° and more.</summary>
/// <param name="frequencyGhz">Carrier, GHz.</param>
/// <param name="liquidKgPerM2">Liquid water in a column over the station, kg/m², that is exceeded for the share of time in question (P.840 maps it).</param>
public sealed class CloudAttenuation(double frequencyGhz, double liquidKgPerM2)
{
    /// <summary>The highest carrier that the recommendation is for, GHz. Below the lowest, 1 GHz, clouds take less than 0.001 dB of a kilogram.</summary>
    public const double HighestGhz = 200;

    private const double TemperatureK = 273.75, OpticalPermittivity = 3.52;

    /// <summary>What a kilogram of liquid water over a square metre absorbs straight up, dB.</summary>
    public double DbPerKgPerM2 { get; } = SpecificDbPerKm(frequencyGhz, TemperatureK) * Fit(frequencyGhz);

    /// <summary>Attenuation that is exceeded for the share of time for which the liquid water is, dB.</summary>
    /// <param name="elevationDeg">Elevation of the satellite, degrees.</param>
    public double ExceededDb(double elevationDeg) => liquidKgPerM2 * DbPerKgPerM2 / Math.Sin(elevationDeg * Math.PI / 180);

    /// <summary>Absorption in a cloud with a gram of water in a cubic metre, dB/km, by the double-Debye model of water's permittivity (equations 2 to 11).</summary>
    private static double SpecificDbPerKm(double ghz, double temperatureK)
    {
        double warmth = (300 / temperatureK) - 1;
        double low = 77.66 + (103.3 * warmth), middle = 0.0671 * low, high = OpticalPermittivity;
        double firstGhz = 20.20 - (146 * warmth) + (316 * warmth * warmth), secondGhz = 39.8 * firstGhz;
        double first = ghz / firstGhz, second = ghz / secondGhz;
        double lossy = (first * (low - middle) / (1 + (first * first))) + (second * (middle - high) / (1 + (second * second)));
        double real = ((low - middle) / (1 + (first * first))) + ((middle - high) / (1 + (second * second))) + high;
        double eta = (2 + real) / lossy;
        return 0.819 * ghz / (lossy * (1 + (eta * eta)));
    }

    /// <summary>From water of one temperature to that of clouds (equation 12).</summary>
    private static double Fit(double ghz)
        => (0.1522 * Math.Exp(-Math.Pow(ghz + 23.9589, 2) / 3.2991e3)) + (11.51 * Math.Exp(-Math.Pow(ghz - 219.2096, 2) / 2.7595e6)) - 10.4912;
}
