using SemSpace.Sim.Links.Modems;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>
/// Modes of DVB-S2 against ETSI EN 302 307-1 (V1.4.1), table 13: spectral efficiency and ideal Es/N0 for normal frames without pilots, at a packet error rate of
/// 10⁻⁷. Thresholds over the occupied band (roll-off 0.2, margin 1.7 dB) are those of a public link calculator's list.
/// </summary>
public class DvbS2Tests
{
    private static readonly RadioChannel Channel = new(10e6, 3, 6);

    [Theory]
    [InlineData("QPSK 1/4", 0.490243, -2.35)]
    [InlineData("QPSK 1/3", 0.656448, -1.24)]
    [InlineData("QPSK 2/5", 0.789412, -0.30)]
    [InlineData("QPSK 1/2", 0.988858, 1.00)]
    [InlineData("QPSK 3/5", 1.188304, 2.23)]
    [InlineData("QPSK 2/3", 1.322253, 3.10)]
    [InlineData("QPSK 3/4", 1.487473, 4.03)]
    [InlineData("QPSK 4/5", 1.587196, 4.68)]
    [InlineData("QPSK 5/6", 1.654663, 5.18)]
    [InlineData("QPSK 8/9", 1.766451, 6.20)]
    [InlineData("QPSK 9/10", 1.788612, 6.42)]
    [InlineData("8PSK 3/5", 1.779991, 5.50)]
    [InlineData("8PSK 2/3", 1.980636, 6.62)]
    [InlineData("8PSK 3/4", 2.228124, 7.91)]
    [InlineData("8PSK 5/6", 2.478562, 9.35)]
    [InlineData("8PSK 8/9", 2.646012, 10.69)]
    [InlineData("8PSK 9/10", 2.679207, 10.98)]
    [InlineData("16APSK 2/3", 2.637201, 8.97)]
    [InlineData("16APSK 3/4", 2.966728, 10.21)]
    [InlineData("16APSK 4/5", 3.165623, 11.03)]
    [InlineData("16APSK 5/6", 3.300184, 11.61)]
    [InlineData("16APSK 8/9", 3.523143, 12.89)]
    [InlineData("16APSK 9/10", 3.567342, 13.13)]
    [InlineData("32APSK 3/4", 3.703295, 12.73)]
    [InlineData("32APSK 4/5", 3.951571, 13.64)]
    [InlineData("32APSK 5/6", 4.119540, 14.28)]
    [InlineData("32APSK 8/9", 4.397854, 15.69)]
    [InlineData("32APSK 9/10", 4.453027, 16.05)]
    public void Has_the_modes_of_the_standard(string name, double efficiency, double esN0Db)
    {
        ModCod mode = Assert.Single(ModCodList.S2.All, mode => mode.Name == name);
        Assert.Equal(efficiency, mode.Efficiency(), 5e-7);
        Assert.Equal(esN0Db, mode.EsN0Db);
    }

    [Fact]
    public void Has_28_of_which_six_are_beaten_by_modes_with_lower_thresholds()
    {
        Assert.Equal(28, ModCodList.S2.All.Count);
        Assert.Equal(
            ["QPSK 8/9", "8PSK 5/6", "8PSK 8/9", "8PSK 9/10", "16APSK 8/9", "16APSK 9/10"],
            ModCodList.S2.All.Except(ModCodList.S2.Useful).Select(mode => mode.Name));
        Assert.Equal(ModCodList.S2.Useful.OrderBy(mode => mode.EsN0Db), ModCodList.S2.Useful);
    }

    /// <summary>Pilots lengthen a frame of QPSK from 32,490 to 33,282 symbols (EN 302 307-1, section 5.5.3).</summary>
    [Fact]
    public void Pilots_cost_what_the_standard_says()
        => Assert.Equal((16_008 - 80) / 33_282.0, Assert.Single(ModCodList.S2.All, mode => mode.Name == "QPSK 1/4").Efficiency(pilots: true), 1e-12);

    [Theory]
    [InlineData(-1.441812460, 0.408535833)]
    [InlineData(7.528187540, 1.650530)]
    [InlineData(16.958187540, 3.710855833)]
    public void Thresholds_count_the_noise_of_the_whole_channel(double thresholdDb, double bpsPerHz)
    {
        DvbS2Modem modem = new() { RollOff = 0.2, MarginDb = 1.7 };
        Assert.Equal(bpsPerHz, modem.RateBps(thresholdDb + 1e-6, Channel) / Channel.BandwidthHz, 1e-6);
        Assert.True(modem.RateBps(thresholdDb - 1e-6, Channel) < modem.RateBps(thresholdDb + 1e-6, Channel));
    }

    [Fact]
    public void Is_silent_below_the_lowest_mode_and_names_the_one_it_takes()
    {
        DvbS2Modem modem = new() { RollOff = 0.2, MarginDb = 1.7 };
        Assert.Equal("32APSK 3/4", modem.ModeAt(14, Channel));
        Assert.Equal("silent", modem.ModeAt(-1.45, Channel));
        Assert.Equal(0, modem.RateBps(-1.45, Channel));
    }

    /// <summary>Every mode's gap to Shannon's bound is that of the published thresholds, 1.07 to 3.65 dB.</summary>
    [Fact]
    public void No_mode_beats_Shannon()
    {
        double[] gaps = [.. ModCodList.S2.All.Select(mode => mode.EsN0Db - (10 * Math.Log10(Math.Pow(2, mode.Efficiency()) - 1)))];
        Assert.Equal(1.07, gaps.Min(), 0.005);
        Assert.Equal(3.65, gaps.Max(), 0.005);
    }
}
