using SemSpace.Sim.Links.Modems;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.RadioOptions>;

namespace SemSpace.Sim.Links;

/// <summary>One direction of the radio link between a satellite and a gateway.</summary>
public sealed record RadioOptions
{
    /// <summary>At which noise figures are measured, K.</summary>
    private const double StandardTemperatureK = 290;

    /// <summary>Radio-frequency power fed to the antenna, dBm; <see cref="FedDbm"/> where the EIRP is given.</summary>
    public double TransmitPowerDbm { get; init; } = 33;

    /// <summary>Equivalent isotropic radiated power that is given in place of <see cref="TransmitPowerDbm"/>, dBm; null for none.</summary>
    public double? GivenEirpDbm { get; init; }

    /// <summary>Transmitting antenna gain where no dish tells it, dBi.</summary>
    public double GivenTransmitGainDbi { get; init; } = 6.98;

    /// <summary>The transmitting antenna, if it is a dish.</summary>
    public AntennaDish TransmitDish { get; init; } = new();

    /// <summary>Receiving antenna gain where no dish tells it, dBi.</summary>
    public double GivenReceiveGainDbi { get; init; } = 6.98;

    /// <summary>The receiving antenna, if it is a dish.</summary>
    public AntennaDish ReceiveDish { get; init; } = new();

    /// <summary>Carrier frequency, GHz.</summary>
    public double FrequencyGhz { get; init; } = 2.4;

    /// <summary>Channel bandwidth, kHz.</summary>
    public double BandwidthKhz { get; init; } = 500;

    /// <summary>System noise temperature where no noise figure tells it, K.</summary>
    public double GivenNoiseTemperatureK { get; init; } = 354.81;

    /// <summary>Noise figure of the receiver that is given in place of <see cref="GivenNoiseTemperatureK"/>, dB; null for none.</summary>
    public double? NoiseFigureDb { get; init; }

    /// <summary>Noise that the antenna takes in, with <see cref="NoiseFigureDb"/>, K.</summary>
    public double AntennaTemperatureK { get; init; } = 290;

    /// <summary>Fixed losses (polarisation, implementation), dB.</summary>
    public double FixedLossDb { get; init; }

    /// <summary>Loss by antennas that do not point at each other, on top of that of <see cref="TransmitPointing"/> and <see cref="ReceivePointing"/>, dB.</summary>
    public double GivenPointingLossDb { get; init; }

    /// <summary>How far off the transmitting antenna points.</summary>
    public AntennaPointing TransmitPointing { get; init; } = new();

    /// <summary>How far off the receiving antenna points.</summary>
    public AntennaPointing ReceivePointing { get; init; } = new();

    /// <summary>Share of the Doppler shift that neither end compensates, 0 to 1.</summary>
    public double DopplerResidual { get; init; }

    /// <summary>Clear-sky gas absorption at zenith, dB; grows as 1/sin(elevation).</summary>
    public double ZenithAbsorptionDb { get; init; } = 0.04;

    /// <summary>Distance of the modem from the Shannon limit, dB.</summary>
    public double SnrGapDb { get; init; } = 3;

    /// <summary>Highest spectral efficiency of the modem, bit/s/Hz.</summary>
    public double MaxEfficiencyBpsPerHz { get; init; } = 6;

    /// <summary>Figure of merit of the receiver, dB/K; null where gain and noise temperature tell it.</summary>
    public double? GOverTDbPerK { get; init; }

    /// <summary>How the signal-to-noise ratio becomes a rate.</summary>
    public Choice<Modem> Modem { get; init; } = ModemCatalogue.All.Default;

    /// <summary>Transmitting antenna gain, dBi.</summary>
    public double TransmitGainDbi => TransmitDish.GainDbi(FrequencyGhz) ?? GivenTransmitGainDbi;

    /// <summary>Receiving antenna gain, dBi.</summary>
    public double ReceiveGainDbi => ReceiveDish.GainDbi(FrequencyGhz) ?? GivenReceiveGainDbi;

    /// <summary>System noise temperature, K: the antenna's and, of a receiver with a noise figure F, 290 K (F - 1).</summary>
    public double NoiseTemperatureK => NoiseFigureDb is { } figure ? AntennaTemperatureK + (StandardTemperatureK * (Math.Pow(10, figure / 10) - 1)) : GivenNoiseTemperatureK;

    /// <summary>Equivalent isotropic radiated power, dBm: power fed to the antenna and its gain.</summary>
    public double EirpDbm => GivenEirpDbm ?? TransmitPowerDbm + TransmitGainDbi;

    /// <summary>Power fed to the antenna, dBm, as the EIRP tells it where that is given.</summary>
    public double FedDbm => GivenEirpDbm is { } eirp ? eirp - TransmitGainDbi : TransmitPowerDbm;

    /// <summary>All loss by pointing, dB.</summary>
    public double PointingLossDb => GivenPointingLossDb + TransmitPointing.LossDb + ReceivePointing.LossDb;

    /// <summary>Doppler shift at a range rate, kHz: above 0 while the satellite comes nearer.</summary>
    public double DopplerKhz(double rangeRateKmPerS) => -rangeRateKmPerS / LinkBudget.SpeedOfLightKmPerS * FrequencyGhz * 1e6;

    /// <summary>
    /// Share of the bandwidth that carries the signal: what guards on both sides leave, each as wide as the largest shift that nobody compensates. Not above 0 where they leave nothing.
    /// </summary>
    /// <param name="largestDopplerKhz">The largest shift, kHz, of either sign.</param>
    public double UsableShare(double largestDopplerKhz) => 1 - (2 * DopplerResidual * Math.Abs(largestDopplerKhz) / BandwidthKhz);

    /// <summary>A power in W.</summary>
    public static double WattsOf(double dbm) => Math.Pow(10, (dbm - 30) / 10);

    /// <summary>A power in dBm.</summary>
    public static double DbmOf(double watts) => (10 * Math.Log10(watts)) + 30;

    /// <summary>The keys of one direction.</summary>
    /// <param name="meaning">What the direction is.</param>
    public static Section<RadioOptions> Keys(string meaning) => new(
        meaning,
        () => new(),
        [
            new AlternativeKey<RadioOptions>(
                Is.Of("transmit_power_dbm", Kinds.Within(-30, 90, "dBm"), "radio-frequency power fed to the antenna", r => r.TransmitPowerDbm, (r, v) => r with { TransmitPowerDbm = v }),
                r => r.GivenEirpDbm is null, "33"),
            Is.Of("eirp_dbm", new OptionalKind<double>(Kinds.Within(-50, 170, "dBm")), "equivalent isotropic radiated power, in place of transmit_power_dbm; transmit_gain_dbi then only tells what power is fed to the antenna",
                r => r.GivenEirpDbm, (r, v) => r with { GivenEirpDbm = v }),
            new AlternativeKey<RadioOptions>(
                Is.Of("transmit_gain_dbi", Kinds.Within(-20, 80, "dBi"), "transmitting antenna gain", r => r.GivenTransmitGainDbi, (r, v) => r with { GivenTransmitGainDbi = v }),
                r => r.TransmitDish.DiameterM is null, "6.98"),
            .. AntennaDish.Keys("transmit", r => r.TransmitDish, (r, v) => r with { TransmitDish = v }),
            new AlternativeKey<RadioOptions>(
                Is.Of("receive_gain_dbi", Kinds.Within(-20, 80, "dBi"), "receiving antenna gain", r => r.GivenReceiveGainDbi, (r, v) => r with { GivenReceiveGainDbi = v }),
                r => r.ReceiveDish.DiameterM is null, "6.98"),
            .. AntennaDish.Keys("receive", r => r.ReceiveDish, (r, v) => r with { ReceiveDish = v }),
            Is.Of("frequency_ghz", Kinds.Within(0.03, 300, "GHz"), "carrier frequency",
                r => r.FrequencyGhz, (r, v) => r with { FrequencyGhz = v }),
            Is.Of("bandwidth_khz", Kinds.Within(0.001, 1e7, "kHz"), "channel bandwidth",
                r => r.BandwidthKhz, (r, v) => r with { BandwidthKhz = v }),
            new AlternativeKey<RadioOptions>(
                Is.Of("noise_temperature_k", Kinds.Within(1, 1e5, "K"), "system noise temperature", r => r.GivenNoiseTemperatureK, (r, v) => r with { GivenNoiseTemperatureK = v }),
                r => r.NoiseFigureDb is null, "354.81"),
            Is.Of("noise_figure_db", new OptionalKind<double>(Kinds.Within(0, 30, "dB")), "noise figure of the receiver, in place of noise_temperature_k: the system's temperature is antenna_temperature_k + 290 K (10^(figure/10) - 1)",
                r => r.NoiseFigureDb, (r, v) => r with { NoiseFigureDb = v }),
            Is.Of("antenna_temperature_k", Kinds.Within(1, 1e5, "K"), "noise that the receiving antenna takes in, for noise_figure_db",
                r => r.AntennaTemperatureK, (r, v) => r with { AntennaTemperatureK = v }),
            Is.Of("fixed_loss_db", Kinds.Within(0, 100, "dB"), "polarisation and implementation losses, and all that has no key of its own",
                r => r.FixedLossDb, (r, v) => r with { FixedLossDb = v }),
            Is.Of("pointing_loss_db", Kinds.Within(0, 100, "dB"), "loss by antennas that do not point at each other, beside that of the errors below",
                r => r.GivenPointingLossDb, (r, v) => r with { GivenPointingLossDb = v }),
            .. AntennaPointing.Keys("transmit", r => r.TransmitPointing, (r, v) => r with { TransmitPointing = v }),
            .. AntennaPointing.Keys("receive", r => r.ReceivePointing, (r, v) => r with { ReceivePointing = v }),
            Is.Of("doppler_residual", Kinds.Within(0, 1), "share of the Doppler shift that neither end compensates: guards of twice the largest such shift of a contact are taken off bandwidth_khz",
                r => r.DopplerResidual, (r, v) => r with { DopplerResidual = v }),
            Is.Of("zenith_absorption_db", Kinds.Within(0, 50, "dB"), "clear-sky absorption at zenith; grows as 1/sin(elevation)",
                r => r.ZenithAbsorptionDb, (r, v) => r with { ZenithAbsorptionDb = v }),
            Is.Of("g_over_t_db_per_k", new OptionalKind<double>(Kinds.Within(-60, 80, "dB/K")), "figure of merit of the receiver, in place of receive_gain_dbi; noise_temperature_k then only tells how much rain raises the noise",
                r => r.GOverTDbPerK, (r, v) => r with { GOverTDbPerK = v }),
            Is.Choice("model", ModemCatalogue.All, $"how signal to noise becomes a rate: {ModemCatalogue.All.Meanings}", r => r.Modem, (r, v) => r with { Modem = v }),
            Is.Of("snr_gap_db", Kinds.Within(0, 30, "dB"), "distance of the modem from the Shannon limit, of model: shannon",
                r => r.SnrGapDb, (r, v) => r with { SnrGapDb = v }),
            Is.Of("max_efficiency_bps_per_hz", Kinds.Within(0.001, 20, "bit/s/Hz"), "highest spectral efficiency of the modem, of model: shannon",
                r => r.MaxEfficiencyBpsPerHz, (r, v) => r with { MaxEfficiencyBpsPerHz = v }),
            .. Is.Options(ModemCatalogue.All, r => r.Modem, (r, v) => r with { Modem = v }),
        ])
    {
        EitherOr = [("transmit_power_dbm", "eirp_dbm"), AntennaDish.Pair("transmit"), AntennaDish.Pair("receive"), ("noise_temperature_k", "noise_figure_db")],
        Laws =
        [
            AntennaPointing.Law("transmit", r => r.TransmitPointing), AntennaPointing.Law("receive", r => r.ReceivePointing),
            AntennaDish.Law("transmit", r => r.TransmitDish), AntennaDish.Law("receive", r => r.ReceiveDish),
        ],
    };
}
