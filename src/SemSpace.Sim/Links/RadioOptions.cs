namespace SemSpace.Sim.Links;

/// <summary>One direction of the radio link between a satellite and a gateway.</summary>
public sealed record RadioOptions
{
    /// <summary>Radio-frequency power fed to the antenna, dBm.</summary>
    public double TransmitPowerDbm { get; init; } = 33;

    /// <summary>Transmitting antenna gain, dBi.</summary>
    public double TransmitGainDbi { get; init; } = 6.98;

    /// <summary>Receiving antenna gain, dBi.</summary>
    public double ReceiveGainDbi { get; init; } = 6.98;

    /// <summary>Carrier frequency, GHz.</summary>
    public double FrequencyGhz { get; init; } = 2.4;

    /// <summary>Channel bandwidth, kHz.</summary>
    public double BandwidthKhz { get; init; } = 500;

    /// <summary>System noise temperature, K.</summary>
    public double NoiseTemperatureK { get; init; } = 354.81;

    /// <summary>Fixed losses (pointing, polarisation, implementation), dB.</summary>
    public double FixedLossDb { get; init; }

    /// <summary>Clear-sky gas absorption at zenith, dB; grows as 1/sin(elevation).</summary>
    public double ZenithAbsorptionDb { get; init; } = 0.04;

    /// <summary>Distance of the modem from the Shannon limit, dB.</summary>
    public double SnrGapDb { get; init; } = 3;

    /// <summary>Highest spectral efficiency of the modem, bit/s/Hz.</summary>
    public double MaxEfficiencyBpsPerHz { get; init; } = 6;

    /// <summary>A power in W.</summary>
    public static double WattsOf(double dbm) => Math.Pow(10, (dbm - 30) / 10);

    /// <summary>A power in dBm.</summary>
    public static double DbmOf(double watts) => (10 * Math.Log10(watts)) + 30;
}

/// <summary>The terrestrial line between a gateway and the cloud.</summary>
/// <param name="RateMbps">Line rate, Mbit/s.</param>
/// <param name="LatencyMs">One-way delay, ms.</param>
public sealed record BackhaulOptions(double RateMbps = 100, double LatencyMs = 50);
