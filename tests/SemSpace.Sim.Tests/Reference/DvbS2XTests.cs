using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>
/// Modes of DVB-S2X against ETSI EN 302 307-2 V1.1.1, table 20a (page 52), as a public link calculator took it over, and against another's list of the steps that a terminal takes on DVB-S2's and DVB-S2X's modes
/// together, which tells thresholds as ratios, with the radio of which it pins the rates.
/// </summary>
public class DvbS2XTests
{
    /// <summary>Bits per symbol of payload, and the lowest Es/N0, of each step.</summary>
    private static readonly (double Efficiency, double EsN0)[] Steps =
    [
        (0.434841, 0.5188000389), (0.490243, 0.5821032178), (0.567805, 0.6266138647), (0.656448, 0.751622894), (0.789412, 0.9332543008),
        (0.889135, 1.051961874), (0.988858, 1.258925412), (1.088581, 1.396368361), (1.188304, 1.671090614), (1.322253, 2.041737945),
        (1.487473, 2.529297996), (1.587196, 2.937649652), (1.647211, 2.971666032), (1.713601, 3.25836701), (1.779991, 3.548133892),
        (1.972253, 3.953666201), (2.10485, 4.518559444), (2.193247, 4.83058802), (2.370043, 5.508076964), (2.458441, 6.45654229),
        (2.524739, 6.886522963), (2.635236, 6.966265141), (2.637201, 7.888601176), (2.745734, 8.452788452), (2.856231, 9.354056741),
        (2.966728, 10.49542429), (3.077225, 11.61448614), (3.165623, 12.67651866), (3.289502, 12.88249552), (3.300184, 14.48771854),
        (3.510192, 14.96235656), (3.620536, 16.48162392), (3.703295, 18.74994508), (3.841226, 20.18366364), (3.951571, 23.1206479),
        (4.206428, 25.00345362), (4.338659, 30.26913428), (4.603122, 35.2370871), (4.735354, 38.63669771), (4.933701, 45.18559444),
        (5.06569, 49.88844875), (5.241514, 52.96634439), (5.417338, 64.5654229), (5.593162, 72.27698036), (5.768987, 76.55966069),
        (5.900855, 90.57326009),
    ];

    [Theory]
    [InlineData("QPSK 2/9", 0.434841, -2.85)]
    [InlineData("QPSK 13/45", 0.567805, -2.03)]
    [InlineData("QPSK 9/20", 0.889135, 0.22)]
    [InlineData("QPSK 11/20", 1.088581, 1.45)]
    [InlineData("8APSK 5/9-L", 1.647211, 4.73)]
    [InlineData("8APSK 26/45-L", 1.713601, 5.13)]
    [InlineData("8PSK 23/36", 1.896173, 6.12)]
    [InlineData("8PSK 25/36", 2.062148, 7.02)]
    [InlineData("8PSK 13/18", 2.145136, 7.49)]
    [InlineData("16APSK 1/2-L", 1.972253, 5.97)]
    [InlineData("16APSK 8/15-L", 2.104850, 6.55)]
    [InlineData("16APSK 5/9-L", 2.193247, 6.84)]
    [InlineData("16APSK 26/45", 2.281645, 7.51)]
    [InlineData("16APSK 3/5", 2.370043, 7.80)]
    [InlineData("16APSK 3/5-L", 2.370043, 7.41)]
    [InlineData("16APSK 28/45", 2.458441, 8.10)]
    [InlineData("16APSK 23/36", 2.524739, 8.38)]
    [InlineData("16APSK 2/3-L", 2.635236, 8.43)]
    [InlineData("16APSK 25/36", 2.745734, 9.27)]
    [InlineData("16APSK 13/18", 2.856231, 9.71)]
    [InlineData("16APSK 7/9", 3.077225, 10.65)]
    [InlineData("16APSK 77/90", 3.386618, 11.99)]
    [InlineData("32APSK 2/3-L", 3.289502, 11.10)]
    [InlineData("32APSK 32/45", 3.510192, 11.75)]
    [InlineData("32APSK 11/15", 3.620536, 12.17)]
    [InlineData("32APSK 7/9", 3.841226, 13.05)]
    [InlineData("64APSK 32/45-L", 4.206428, 13.98)]
    [InlineData("64APSK 11/15", 4.338659, 14.81)]
    [InlineData("64APSK 7/9", 4.603122, 15.47)]
    [InlineData("64APSK 4/5", 4.735354, 15.87)]
    [InlineData("64APSK 5/6", 4.933701, 16.55)]
    [InlineData("128APSK 3/4", 5.163248, 17.73)]
    [InlineData("128APSK 7/9", 5.355556, 18.53)]
    [InlineData("256APSK 29/45-L", 5.065690, 16.98)]
    [InlineData("256APSK 2/3-L", 5.241514, 17.24)]
    [InlineData("256APSK 31/45-L", 5.417338, 18.10)]
    [InlineData("256APSK 32/45", 5.593162, 18.59)]
    [InlineData("256APSK 11/15-L", 5.768987, 18.84)]
    [InlineData("256APSK 3/4", 5.900855, 19.57)]
    public void Has_the_modes_that_the_standard_adds(string name, double efficiency, double esN0Db)
    {
        ModCod mode = Assert.Single(ModCodList.S2X.All, mode => mode.Name == name);
        Assert.DoesNotContain(mode, ModCodList.S2.All);
        Assert.Equal(efficiency, mode.Efficiency(), 5e-7);
        Assert.Equal(esN0Db, mode.EsN0Db);
    }

    /// <summary>46 steps, and silence.</summary>
    [Fact]
    public void Steps_are_those_of_a_public_list()
    {
        Assert.Equal((67, 46), (ModCodList.S2X.All.Count, Steps.Length));
        Assert.Equal(ModCodList.S2.All, ModCodList.S2X.All.Take(28));
        Assert.Equal(Steps.Select(step => step.Efficiency), ModCodList.S2X.Useful.Select(mode => Math.Round(mode.Efficiency(), 6)));
        Assert.All(Steps.Zip(ModCodList.S2X.Useful), pair => Assert.Equal(10 * Math.Log10(pair.First.EsN0), pair.Second.EsN0Db, 1e-8));
    }

    [Fact]
    public void No_mode_beats_Shannon()
        => Assert.All(ModCodList.S2X.All, mode => Assert.InRange(mode.EsN0Db - (10 * Math.Log10(Math.Pow(2, mode.Efficiency()) - 1)), 0.6, 4));

    /// <summary>A frame of 128APSK has 103 slots, the last of which is not full, and one for its header; pilots come after each 16: six times 36 symbols.</summary>
    [Fact]
    public void A_frame_is_whole_slots()
    {
        ModCod mode = Assert.Single(ModCodList.S2X.All, mode => mode.Name == "128APSK 3/4");
        Assert.Equal(48_328 / 9_360.0, mode.Efficiency(), 1e-12);
        Assert.Equal(48_328 / 9_576.0, mode.Efficiency(pilots: true), 1e-12);
    }

    [Fact]
    public void Takes_what_DVB_S2_alone_has_not()
    {
        DvbS2Modem old = new() { RollOff = 0, MarginDb = 0 }, extended = old with { ModCods = ModCodList.S2X }, held = extended with { BestMode = "64APSK 5/6" };
        RadioChannel channel = new(1e6, 3, 6);
        Assert.Equal(("32APSK 9/10", "256APSK 3/4", "64APSK 5/6"), (old.ModeAt(20, channel), extended.ModeAt(20, channel), held.ModeAt(20, channel)));
        Assert.Equal(("silent", "QPSK 2/9"), (old.ModeAt(-2.5, channel), extended.ModeAt(-2.5, channel)));
    }

    /// <summary>
    /// The radio of that list: 10 W at 26 GHz into 500 MHz, dishes of 0.26 m with an efficiency of 0.55, 0.3 dB of pointing at each end, a noise figure of 2 dB, antennas at 290 K. Its gains and losses sum up to
    /// 68.21828841819857 dB, its noise is -114.98752911363789 dBW with k = 1.38e-23 J/K, and a kilometre is a thousand of them.
    /// </summary>
    [Theory]
    [InlineData(1000, 3.620536, "32APSK 11/15")]
    [InlineData(2000, 1.972253, "16APSK 1/2-L")]
    [InlineData(4000, 0.889135, "QPSK 9/20")]
    [InlineData(6000, 0, "silent")]
    public void A_radio_of_dishes_and_a_noise_figure_has_the_published_rates(double rangeKm, double efficiency, string mode)
    {
        RadioOptions radio = new()
        {
            TransmitPowerDbm = 40,
            TransmitDish = new() { DiameterM = 0.26 },
            ReceiveDish = new() { DiameterM = 0.26 },
            FrequencyGhz = 26,
            BandwidthKhz = 500_000,
            NoiseFigureDb = 2,
            GivenPointingLossDb = 0.6,
            ZenithAbsorptionDb = 0,
            Modem = ModemCatalogue.All.Default.Choose("dvb_s2").With(new DvbS2Modem { RollOff = 0, MarginDb = 0, ModCods = ModCodList.S2X }),
        };
        LinkState state = new LinkBudget(radio).At(new(0, 90, rangeKm, 0));
        Assert.Equal(68.21828841819857, radio.TransmitGainDbi + radio.ReceiveGainDbi - radio.PointingLossDb, 1e-12);
        Assert.Equal(-114.98752911363789 + (10 * Math.Log10(1.380649 / 1.38)), new LinkBudget(radio).NoiseDbm - 30, 1e-10);
        Assert.Equal((500e6 * efficiency, mode), (Math.Round(state.RateBps / 500) * 500, state.Mode));
    }
}
