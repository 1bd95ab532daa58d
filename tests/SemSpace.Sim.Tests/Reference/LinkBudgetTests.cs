using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
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
        GivenTransmitGainDbi = 6.98,
        GivenReceiveGainDbi = 6.98,
        FrequencyGhz = 2.4,
        BandwidthKhz = 20_000,
        GivenNoiseTemperatureK = 354.81,
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

    /// <summary>The same at 290 K, the noise temperature of Razmi et al.; numpy 1.24.</summary>
    [Theory]
    [InlineData(10, 1694.567, 2.931734)]
    [InlineData(30, 909.425, 9.111411)]
    [InlineData(90, 500.0, 23.120461)]
    public void Matches_the_rates_of_a_receiver_at_290_K(double elevationDeg, double rangeKm, double rateMbps)
        => Assert.Equal(rateMbps, new LinkBudget(Published with { GivenNoiseTemperatureK = 290 }).RateBps(new LookAngles(0, elevationDeg, rangeKm, 0)) / 1e6, PrintedDigits);

    /// <summary>20 log10(4 π d f / c) of 1000 km; numpy 1.24.</summary>
    [Theory]
    [InlineData(2.4, 160.052008)]
    [InlineData(20, 178.468383)]
    public void Matches_the_loss_of_a_thousand_kilometres(double ghz, double lossDb) => Assert.Equal(lossDb, LinkBudget.FreeSpacePathLossDb(1000, ghz), 1e-6);

    /// <summary>Free-space loss at 600 km and 30°, whose slant range is 1075.088 km: 3GPP TR 38.821, table 6.1.3.3-1, which prints 159.1, 179.1 and 182.6 dB; numpy 1.24 gives one digit more.</summary>
    [Theory]
    [InlineData(2, 159.10)]
    [InlineData(20, 179.10)]
    [InlineData(30, 182.62)]
    public void Matches_the_losses_of_3GPP(double ghz, double lossDb) => Assert.Equal(lossDb, LinkBudget.FreeSpacePathLossDb(new CircularOrbit(600).SlantRangeKm(30), ghz), 5e-3);

    /// <summary>Slant range over 299,792.458 km/s; numpy 1.24.</summary>
    [Theory]
    [InlineData(1694.567, 5.652468)]
    [InlineData(909.425, 3.033515)]
    [InlineData(500.0, 1.667820)]
    public void Matches_the_signal_s_travel_time(double rangeKm, double ms) => Assert.Equal(ms, new LinkBudget(Published).At(new LookAngles(0, 45, rangeKm, 0)).DelayMs, 1e-6);

    /// <summary>f v / c at 7.6 km/s and 2.4 GHz: 60.842 kHz, upwards while the satellite comes nearer.</summary>
    [Fact]
    public void Matches_the_largest_Doppler_shift() => Assert.Equal((60.842, -60.842), (Math.Round(Published.DopplerKhz(-7.6), 3), Math.Round(Published.DopplerKhz(7.6), 3)));

    /// <summary>ResNet-18 for ten classes, 11,173,962 parameters of 32 bits, at the lowest elevation's rate: 357.566784 Mbit / 2.417981 Mbit/s = 147.878 s; numpy 1.24.</summary>
    [Fact]
    public void Matches_the_time_of_a_ResNet_18()
    {
        Epoch start = Epoch.FromUtc(2025, 7, 1), end = start + Duration.FromSeconds(300);
        LookAngles lowest = new(0, 10, 1694.567, 0);
        ContactLink link = new(start, new LinkBudget(Published), [(0, lowest), (300, lowest)]);
        (Epoch sent, double remaining) = link.Send(start, end, 11_173_962 * 32.0);

        Assert.Equal(0, remaining);
        Assert.Equal(147.878, (sent - start).TotalSeconds, 5e-4);
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
