using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Sim.Tests.Links;

/// <summary>What a radio's keys do to its budget, by numbers worked out by hand.</summary>
public sealed class RadioOptionsTests
{
    private static readonly LookAngles Nearing = new(0, 30, 1000, -7);

    /// <summary>3GPP's satellite parameter set 1 at 600 km (TR 38.821, table 6.1.1.1-1) has 34 dBW/MHz: over 360 kHz 34 + 30 + 10 log10(0.36) = 59.563 dBm, of which the antenna makes 30 dB.</summary>
    [Fact]
    public void An_EIRP_stands_for_power_and_gain()
    {
        RadioOptions parts = new() { TransmitPowerDbm = 29.563, GivenTransmitGainDbi = 30 }, whole = new() { GivenEirpDbm = 59.563, GivenTransmitGainDbi = 30 };
        Assert.Equal(59.563, parts.EirpDbm, 1e-9);
        Assert.Equal(29.563, whole.FedDbm, 1e-9);
        Assert.Equal(new LinkBudget(parts).SnrDb(1000, 30), new LinkBudget(whole).SnrDb(1000, 30), 1e-9);
        Assert.Equal(new LinkBudget(whole).SnrDb(1000, 30), new LinkBudget(whole with { GivenTransmitGainDbi = 0, TransmitPowerDbm = 90 }).SnrDb(1000, 30));
    }

    /// <summary>Half a metre at 20 GHz with an efficiency of 0.6: 10 log10(0.6 (π · 0.5 · 20e9 / 299,792,458)²) = 38.188096 dBi; at 10 GHz a quarter of it.</summary>
    [Fact]
    public void A_dish_tells_its_gain()
    {
        AntennaDish dish = new() { DiameterM = 0.5, Efficiency = 0.6 };
        RadioOptions radio = new() { FrequencyGhz = 20, TransmitDish = dish, ReceiveDish = dish };
        Assert.Equal(38.188096, radio.TransmitGainDbi, 5e-7);
        Assert.Equal((radio.TransmitGainDbi, radio.TransmitPowerDbm + radio.TransmitGainDbi), (radio.ReceiveGainDbi, radio.EirpDbm));
        Assert.Equal(38.188096 - (20 * Math.Log10(2)), (radio with { FrequencyGhz = 10 }).ReceiveGainDbi, 5e-7);
        Assert.Equal((6.98, 6.98), (new RadioOptions().TransmitGainDbi, new RadioOptions { ReceiveDish = new() { Efficiency = 0.9 } }.ReceiveGainDbi));
    }

    /// <summary>
    /// A noise figure of 3 dB adds 290 (10^0.3 - 1) = 288.626 K to what the antenna takes in. 3GPP's terminals (TR 38.821, table 6.1.1.1-3): 39.7 dBi with 1.2 dB and 150 K is 15.9 dB/K, 0 dBi with 7 dB and 290 K is -31.6.
    /// </summary>
    [Theory]
    [InlineData(3, 1, 0, 289.626, -24.618)]
    [InlineData(1.2, 150, 39.7, 242.294, 15.857)]
    [InlineData(7, 290, 0, 1453.443, -31.624)]
    public void A_noise_figure_tells_the_temperature(double figureDb, double antennaK, double gainDbi, double systemK, double gOverT)
    {
        RadioOptions radio = new() { NoiseFigureDb = figureDb, AntennaTemperatureK = antennaK, GivenReceiveGainDbi = gainDbi };
        Assert.Equal(systemK, radio.NoiseTemperatureK, 5e-4);
        Assert.Equal(gOverT, radio.ReceiveGainDbi - (10 * Math.Log10(radio.NoiseTemperatureK)), 5e-4);
        Assert.Equal(new LinkBudget(radio).SnrDb(1000, 30), new LinkBudget(radio with { NoiseFigureDb = null, GivenNoiseTemperatureK = radio.NoiseTemperatureK }).SnrDb(1000, 30), 1e-12);
    }

    /// <summary>A beam of 2 degrees that is off by 0.5: 12 / 16 = 0.75 dB; one of 70 degrees that is off by 35, half of it: 3 dB. Both and 0.4 dB given: 4.15 dB.</summary>
    [Fact]
    public void Pointing_costs_twelve_times_the_square_of_the_error_over_the_beam()
    {
        RadioOptions straight = new(), off = straight with { GivenPointingLossDb = 0.4, TransmitPointing = new() { BeamwidthDeg = 70, ErrorDeg = 35 }, ReceivePointing = new() { BeamwidthDeg = 2, ErrorDeg = 0.5 } };
        Assert.Equal((3, 0.75, 4.15), (off.TransmitPointing.LossDb, off.ReceivePointing.LossDb, off.PointingLossDb));
        Assert.Equal(4.15, new LinkBudget(straight).SnrDb(1000, 30) - new LinkBudget(off).SnrDb(1000, 30), 1e-9);
        Assert.Equal(4.15, new LinkBudget(off).At(Nearing).PointingDb);
    }

    /// <summary>At 7 km/s 2 GHz are shifted by 2e6 · 7 / 299,792.458 = 46.699 kHz. Guards of that on both sides of 360 kHz leave 266.602, those of half of it 313.301.</summary>
    [Theory]
    [InlineData(0, 360)]
    [InlineData(0.5, 313.301)]
    [InlineData(1, 266.602)]
    public void Guards_against_Doppler_leave_the_rest_of_the_bandwidth(double residual, double usableKhz)
    {
        RadioOptions radio = new() { FrequencyGhz = 2, BandwidthKhz = 360, DopplerResidual = residual };
        Assert.Equal(46.699, radio.DopplerKhz(-7), 5e-4);
        Assert.Equal(usableKhz, 360 * radio.UsableShare(radio.DopplerKhz(7)), 1e-3);
    }

    /// <summary>
    /// 266.602 of 360 kHz, at a ratio of 3 dB in the channel. Shannon without a gap: 266,602 log2(1 + 1.99526) = 421,946 bit/s. DVB-S2 with a roll-off of 0.2 and a margin of 1 dB reaches an Es/N0 of
    /// 3 + 0.792 - 1 = 2.792 dB, QPSK 3/5, 1.188304 bits of 266,602 / 1.2 symbols: 264,004 bit/s. A constant 1 Mbit/s becomes 740,561 bit/s, and Friis' 0.25 Mbit/s, of whose packets of 8192 bits 92.064 % have no error at ½ erfc(√(6.30957 · 360 / 250)), 170,448.
    /// </summary>
    [Theory]
    [InlineData("shannon", 421_946.4)]
    [InlineData("dvb_s2", 264_003.6)]
    [InlineData("constant", 740_561.3)]
    [InlineData("friis", 170_447.6)]
    public void Every_modem_s_rate_shrinks_with_the_bandwidth(string modem, double rateBps)
    {
        RadioOptions radio = new() { FrequencyGhz = 2, BandwidthKhz = 360, DopplerResidual = 1, SnrGapDb = 0, Modem = ModemCatalogue.All.Default.Choose(modem) };
        radio = radio with { TransmitPowerDbm = radio.TransmitPowerDbm + 3 - new LinkBudget(radio).SnrDb(Nearing) };
        LinkBudget budget = new(radio, usableShare: radio.UsableShare(radio.DopplerKhz(Nearing.RangeRateKmPerS)));
        Epoch start = Epoch.FromUtc(2025, 7, 1);
        ContactLink pass = new(start, budget, [(0, Nearing), (10, Nearing)]);

        Assert.Equal(3, budget.SnrDb(Nearing), 1e-9);
        Assert.Equal(rateBps, budget.At(Nearing).RateBps, rateBps * 2e-6);
        Assert.Equal(266.602, budget.At(Nearing).UsableKhz, 1e-3);
        Assert.Equal(10 * rateBps, pass.BitsBetween(start, start + Duration.FromSeconds(10)), rateBps * 2e-5);
    }
}
