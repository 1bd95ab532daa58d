using SemSpace.Orbit.Frames;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>
/// Link budget at 500 km with the parameters of Razmi et al. (2022) and Elmahallawy and Luo (2023): 40 dBm, 6.98 dBi twice,
/// 2.4 GHz, 20 MHz, 354.81 K, Shannon rate. Numbers computed with numpy 1.24 in float64 from the slant ranges given.
/// </summary>
public class LinkBudgetTests
{
    private const double PrintedDigits = 1e-5;

    private static readonly RadioOptions Published = new()
    {
        TransmitPowerDbm = 40,
        TransmitGainDbi = 6.98,
        ReceiveGainDbi = 6.98,
        FrequencyGhz = 2.4,
        BandwidthKhz = 20_000,
        NoiseTemperatureK = 354.81,
        ZenithAbsorptionDb = 0,
        SnrGapDb = 0,
        MaxEfficiencyBpsPerHz = 100,
    };

    [Theory]
    [InlineData(10, 1694.567, 164.633184, -10.584275, 2.417981)]
    [InlineData(30, 909.425, 159.227345, -5.178437, 7.647775)]
    [InlineData(90, 500.0, 154.031408, 0.017501, 20.058194)]
    public void Matches_the_published_budget(double elevationDeg, double rangeKm, double lossDb, double snrDb, double rateMbps)
    {
        LinkBudget budget = new(Published);
        Assert.Equal(-100.088909, budget.NoiseDbm, PrintedDigits);
        Assert.Equal(lossDb, LinkBudget.FreeSpacePathLossDb(rangeKm, 2.4), PrintedDigits);
        Assert.Equal(snrDb, budget.SnrDb(rangeKm, elevationDeg), PrintedDigits);
        Assert.Equal(rateMbps, budget.RateBps(new LookAngles(0, elevationDeg, rangeKm, 0)) / 1e6, PrintedDigits);
    }

    [Fact]
    public void Path_loss_grows_by_six_decibels_when_the_distance_doubles()
        => Assert.Equal(6.0206, LinkBudget.FreeSpacePathLossDb(2000, 20) - LinkBudget.FreeSpacePathLossDb(1000, 20), 1e-4);

    [Fact]
    public void The_modem_keeps_its_gap_and_its_ceiling()
    {
        RadioOptions modem = Published with { SnrGapDb = 3, MaxEfficiencyBpsPerHz = 0.5 };
        Assert.Equal(0.5 * 20e6, new LinkBudget(modem).RateBps(new LookAngles(0, 90, 500, 0)));
        double gapless = new LinkBudget(Published with { TransmitPowerDbm = 37 }).RateBps(new LookAngles(0, 10, 1694.567, 0));
        Assert.Equal(gapless, new LinkBudget(modem).RateBps(new LookAngles(0, 10, 1694.567, 0)), 1e-3);
    }
}
