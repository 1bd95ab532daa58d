using SemSpace.Orbit.Frames;

namespace SemSpace.Sim.Links;

/// <summary>
/// Rate of a radio link by a free-space link budget and Shannon's bound with a modem's gap and ceiling.
/// Not modelled: rain, interference, Doppler, polarisation loss, antenna patterns.
/// </summary>
public sealed class LinkBudget(RadioOptions options)
{
    internal const double SpeedOfLightKmPerS = 299_792.458;
    private const double BoltzmannJPerK = 1.380649e-23;
    private const double MinElevationForAbsorptionDeg = 5;

    private readonly double _bandwidthHz = options.BandwidthKhz * 1e3;

    /// <summary>Thermal noise power in the channel, dBm.</summary>
    public double NoiseDbm => (10 * Math.Log10(BoltzmannJPerK * options.NoiseTemperatureK * _bandwidthHz)) + 30;

    /// <summary>Free-space path loss, dB: 20 log10(4 pi d f / c).</summary>
    /// <param name="rangeKm">Distance, km.</param>
    /// <param name="frequencyGhz">Carrier frequency, GHz.</param>
    public static double FreeSpacePathLossDb(double rangeKm, double frequencyGhz)
        => 20 * Math.Log10(4 * Math.PI * rangeKm * frequencyGhz * 1e9 / SpeedOfLightKmPerS);

    /// <summary>Signal-to-noise ratio at the receiver, dB.</summary>
    public double SnrDb(double rangeKm, double elevationDeg)
    {
        double sine = Math.Sin(Math.Max(elevationDeg, MinElevationForAbsorptionDeg) * Math.PI / 180);
        return options.TransmitPowerDbm + options.TransmitGainDbi + options.ReceiveGainDbi
            - FreeSpacePathLossDb(rangeKm, options.FrequencyGhz) - (options.ZenithAbsorptionDb / sine) - options.FixedLossDb - NoiseDbm;
    }

    /// <summary>Bit rate towards a satellite seen under the given angles, bit/s.</summary>
    public double RateBps(LookAngles angles)
    {
        double snr = Math.Pow(10, (SnrDb(angles.RangeKm, angles.ElevationDeg) - options.SnrGapDb) / 10);
        return _bandwidthHz * Math.Min(Math.Log2(1 + snr), options.MaxEfficiencyBpsPerHz);
    }
}
