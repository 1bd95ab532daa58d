using SemSpace.Orbit.Frames;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Sim.Links;

/// <summary>
/// Rate of a radio link: free-space budget, losses in the air, and the modem's choice, on the share of the channel that guards against Doppler leave. The receiver, which does not know where in
/// the channel the signal lies, takes in the noise of the whole of it. Not modelled: interference, polarisation loss, antenna patterns beyond a constant error of pointing.
/// </summary>
/// <param name="options">The radio.</param>
/// <param name="air">The air above the station; null for clear air as the radio says.</param>
/// <param name="pass">What the pass draws of the station's surroundings.</param>
/// <param name="usableShare">Share of the bandwidth that carries the signal, above 0 to 1: <see cref="RadioOptions.UsableShare"/> of the contact's largest shift.</param>
public sealed class LinkBudget(RadioOptions options, AirPath? air = null, PassDraw pass = default, double usableShare = 1)
{
    /// <summary>Speed of light, km/s.</summary>
    public const double SpeedOfLightKmPerS = 299_792.458;

    private const double BoltzmannJPerK = 1.380649e-23;

    private readonly double _receiveGainDbi = options.GOverTDbPerK is { } merit ? merit + (10 * Math.Log10(options.NoiseTemperatureK)) : options.ReceiveGainDbi;

    /// <summary>Losses in the air stop growing here, where the formulas for slant paths end, degrees.</summary>
    internal const double LowestSlantDeg = 5;

    /// <summary>Thermal noise power in the channel, dBm.</summary>
    public double NoiseDbm => (10 * Math.Log10(BoltzmannJPerK * options.NoiseTemperatureK * Channel.BandwidthHz)) + 30;

    /// <summary>What the modem knows of the radio.</summary>
    public RadioChannel Channel { get; } = new(options.BandwidthKhz * 1e3, options.SnrGapDb, options.MaxEfficiencyBpsPerHz);

    /// <summary>Free-space path loss, dB: 20 log10(4 pi d f / c).</summary>
    /// <param name="rangeKm">Distance, km.</param>
    /// <param name="frequencyGhz">Carrier frequency, GHz.</param>
    public static double FreeSpacePathLossDb(double rangeKm, double frequencyGhz)
        => 20 * Math.Log10(4 * Math.PI * rangeKm * frequencyGhz * 1e9 / SpeedOfLightKmPerS);

    /// <summary>Signal-to-noise ratio at the receiver, dB.</summary>
    public double SnrDb(double rangeKm, double elevationDeg)
    {
        double snr = options.EirpDbm + _receiveGainDbi
            - FreeSpacePathLossDb(rangeKm, options.FrequencyGhz) - GasDb(elevationDeg) - options.FixedLossDb - options.PointingLossDb - NoiseDbm;
        return air is null ? snr : snr - WeatherDb(elevationDeg) - ClutterDb(elevationDeg);
    }

    /// <summary>Signal-to-noise ratio towards a satellite seen under the given angles, dB.</summary>
    public double SnrDb(LookAngles angles) => SnrDb(angles.RangeKm, angles.ElevationDeg);

    /// <summary>Bit rate towards a satellite seen under the given angles, bit/s.</summary>
    public double RateBps(LookAngles angles) => usableShare * options.Modem.Value.RateBps(SnrDb(angles), Channel);

    /// <summary>The rate while the ratio goes straight from sample to sample.</summary>
    public IEnumerable<RatePiece> Over(IReadOnlyList<SnrSample> samples)
    {
        IEnumerable<RatePiece> pieces = options.Modem.Value.Over(samples, Channel);
        return usableShare == 1 ? pieces : pieces.Select(piece => piece with { FirstBps = usableShare * piece.FirstBps, LastBps = usableShare * piece.LastBps });
    }

    /// <summary>The link at a moment, number by number.</summary>
    public LinkState At(LookAngles angles)
    {
        double snr = SnrDb(angles), km = angles.RangeKm, deg = angles.ElevationDeg;
        return new(
            angles, km / SpeedOfLightKmPerS * 1e3, options.DopplerKhz(angles.RangeRateKmPerS), usableShare * options.BandwidthKhz,
            options.EirpDbm, options.PointingLossDb, FreeSpacePathLossDb(km, options.FrequencyGhz), GasDb(deg), air is null ? 0 : WeatherDb(deg), air is null ? 0 : ClutterDb(deg),
            snr, RateBps(angles), options.Modem.Value.ModeAt(snr, Channel));
    }

    /// <summary>A loss straight up, along a slant path.</summary>
    internal static double SlantDb(double zenithDb, double elevationDeg) => zenithDb / Math.Sin(Raised(elevationDeg) * Math.PI / 180);

    private double GasDb(double elevationDeg) => air?.GasDb(elevationDeg) ?? SlantDb(options.ZenithAbsorptionDb, elevationDeg);

    private double WeatherDb(double elevationDeg) => air!.WeatherDb(Raised(elevationDeg));

    private double ClutterDb(double elevationDeg) => air!.ClutterDb(elevationDeg, pass);

    private static double Raised(double elevationDeg) => Math.Max(elevationDeg, LowestSlantDeg);
}

/// <summary>A link at a moment.</summary>
/// <param name="Angles">Where the satellite stands.</param>
/// <param name="DelayMs">Signal travel time, ms.</param>
/// <param name="DopplerKhz">What is received minus what is sent, kHz: above 0 while the satellite comes nearer.</param>
/// <param name="UsableKhz">Bandwidth that guards against Doppler leave, kHz.</param>
/// <param name="EirpDbm">Equivalent isotropic radiated power, dBm.</param>
/// <param name="PointingDb">Loss by pointing, dB.</param>
/// <param name="PathLossDb">Loss of free space, dB.</param>
/// <param name="GasDb">Absorption by clear air, dB.</param>
/// <param name="WeatherDb">Rain, clouds, scintillation and the noise of rain and clouds, dB.</param>
/// <param name="ClutterDb">Clutter and shadow, dB.</param>
/// <param name="SnrDb">Signal to noise in the channel, dB.</param>
/// <param name="RateBps">Bit rate, bit/s.</param>
/// <param name="Mode">The modem's mode; empty where it has one.</param>
public sealed record LinkState(
    LookAngles Angles, double DelayMs, double DopplerKhz, double UsableKhz, double EirpDbm, double PointingDb, double PathLossDb, double GasDb, double WeatherDb, double ClutterDb, double SnrDb, double RateBps, string Mode);
