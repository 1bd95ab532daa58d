using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;

namespace SemSpace.Sim.Tests.Energy;

public class BatteryTests
{
    /// <summary>Rounding of a few hundred additions of joules.</summary>
    private const double RelativeRounding = 1e-9;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    /// <summary>Those that are switched on and off; heaters follow the light.</summary>
    private static readonly LoadPhase[] Phases = [.. Enum.GetValues<LoadPhase>().Where(phase => phase != LoadPhase.Heater)];

    /// <summary>Oracle: 1361 W/m² · 0.05 m² · 0.3 = 20.415 W; 50,000 J + (0.9 · 20.415 - 5) W · 60 s; worked by hand.</summary>
    [Fact]
    public void Charges_by_what_the_loads_leave_in_sunlight()
    {
        Battery battery = Make(50_000, []);
        battery.AdvanceTo(At(60));
        Assert.Equal(50_802.41, battery.ChargeJ, 1e-6);
    }

    /// <summary>Oracle: 50,000 J - 5 W / 0.95 · 60 s; worked by hand.</summary>
    [Fact]
    public void Discharges_with_its_efficiency_in_eclipse()
    {
        Battery battery = Make(50_000, [Shadow(0, 60)]);
        battery.AdvanceTo(At(60));
        Assert.Equal(49_684.2105263, battery.ChargeJ, 1e-6);
    }

    /// <summary>Oracle: 50,000 J + (0.9 · 0.6 · 20.415 - 5) W · 60 s, then (0.9 · 0.1 · 20.415 - 5) / 0.95 W · 60 s; worked by hand.</summary>
    [Fact]
    public void In_the_penumbra_the_panel_gives_what_part_of_the_sun_it_sees()
    {
        Battery battery = Make(50_000, [Shadow(0, 60, 0.6), Shadow(60, 120, 0.1)]);
        battery.AdvanceTo(At(60));
        Assert.Equal(50_361.446, battery.ChargeJ, 1e-6);
        battery.AdvanceTo(At(120));
        Assert.Equal(50_361.446 - (3.16265 / 0.95 * 60), battery.ChargeJ, 1e-6);
        Assert.Equal(0.7 * 20.415 * 60, battery.HarvestedJ, 1e-9);
        Assert.Equal(0.4 * 60 + (0.9 * 60), battery.EclipseSeconds, 1e-9);
    }

    /// <summary>Oracle, worked by hand: 60 s in shadow at (5 + 3 + 2) W from the battery, 60 s in sunlight with 5 W and 2 W; 10 W / 0.95 · 60 s are 631.6 J of 72,000 J.</summary>
    [Fact]
    public void Heaters_run_in_shadow_and_the_payload_always()
    {
        Battery battery = new(new() { InitialCharge = 0.5, HeaterPowerW = 3, PayloadPowerW = 2 }, [Shadow(0, 60)], Start);
        battery.AdvanceTo(At(60));
        Assert.Equal(36_000 - (10 / 0.95 * 60), battery.ChargeJ, 1e-6);
        battery.AdvanceTo(At(120));
        Assert.Equal((180, 240, 600), (battery.UsedJ(LoadPhase.Heater), battery.UsedJ(LoadPhase.Payload), battery.UsedJ(LoadPhase.Idle)));
        Assert.Equal(36_000 - (10 / 0.95 * 60) + (((0.9 * 20.415) - 7) * 60), battery.ChargeJ, 1e-6);
        Assert.Equal(10 / 0.95 * 60, battery.DischargedJ, 1e-9);
    }

    /// <summary>Oracle: 0.3 · 0.96² of the efficiency is left after two years at 4 % a year.</summary>
    [Fact]
    public void Cells_age()
    {
        Battery battery = new(new() { PanelAgeYears = 2, PanelLossPerYear = 0.04, InitialCharge = 0.1 }, [], Start);
        battery.AdvanceTo(At(100));
        Assert.Equal(2041.5 * 0.96 * 0.96, battery.HarvestedJ, 1e-9);
    }

    /// <summary>What is foretold goes on after the last load until the battery charges again: here through the shadow that follows.</summary>
    [Fact]
    public void The_lowest_charge_is_looked_for_until_the_battery_charges_again()
    {
        Battery battery = Make(50_000, [Shadow(100, 1100)]);
        Duration orbit = Duration.FromSeconds(2000);
        const double atShadow = 50_000 + (50 * 12.3735) + (50 * 13.3735), shadow = 1000 * 5 / 0.95;
        Assert.Equal(50_000, battery.LowestJ([(1, At(50))], orbit, At(90)), 1e-9);
        Assert.Equal(atShadow - shadow, battery.LowestJ([(1, At(50))], orbit, At(5000)), 1e-6); // the load ends in sunlight, and the shadow follows
        Assert.Equal(50_000, battery.LowestJ([(1, At(50))], Duration.FromSeconds(50), At(5000)), 1e-9); // it begins too late to be waited for
        Assert.Equal(50_000 + (60 * 8.3735) + (40 * 13.3735) - shadow, battery.LowestJ([(5, At(60)), (0, At(101))], orbit, At(5000)), 1e-6);
    }

    /// <summary>A half shadow in which the battery still charges does not end what is looked at: the whole one is part of the same, and the next orbit's is not.</summary>
    [Fact]
    public void The_lowest_charge_is_looked_for_through_half_shadow_and_whole()
    {
        Battery battery = Make(50_000, [new(At(100), At(110), 0.9), Shadow(110, 1110), new(At(1110), At(1120), 0.9), Shadow(5000, 9000)]);
        double halfW = (0.9 * 0.9 * 20.415) - 5;
        Assert.Equal(50_000 + (100 * 13.3735) + (10 * halfW) - (1000 * 5 / 0.95), battery.LowestJ([(0, At(50))], Duration.FromSeconds(2000), At(20_000)), 1e-6);
    }

    [Fact]
    public void Clips_when_full_and_counts_what_was_not_served_when_empty()
    {
        Battery full = Make(72_000, []);
        full.AdvanceTo(At(10));
        Assert.Equal(72_000, full.ChargeJ);
        Assert.Equal((0.9 * 20.415 * 10) - 50, full.ClippedJ, 1e-9);

        Battery empty = Make(0, [Shadow(0, 100)]);
        empty.AdvanceTo(At(10));
        Assert.Equal(0, empty.ChargeJ);
        Assert.Equal(50, empty.UnservedJ, 1e-9);
    }

    [Fact]
    public void The_ledger_closes_whatever_happens()
        => Gen.Select(Gen.Double[0, 1], Gen.Double[1, 5000].Array[1, 30], Gen.Double[0, 60].Array[1, 30]).Sample((charge, gaps, loads) =>
        {
            Battery battery = Make(charge * 72_000, Alternating(gaps));
            double time = 0;
            for (int i = 0; i < loads.Length; i++)
            {
                battery.SetLoad(At(time += 37.5 * (i + 1)), Phases[i % Phases.Length], loads[i]);
            }

            battery.AdvanceTo(At(time + 1000));
            double used = Enum.GetValues<LoadPhase>().Sum(battery.UsedJ);
            double imbalance = battery.HarvestedJ + battery.UnservedJ - used - battery.LossJ - battery.ClippedJ - (battery.ChargeJ - battery.InitialJ);
            Assert.InRange(Math.Abs(imbalance), 0, RelativeRounding * (battery.HarvestedJ + used + battery.InitialJ + 1));
            Assert.InRange(battery.ChargeJ, 0, 72_000);
        });

    [Fact]
    public void Many_small_advances_equal_one_large_one()
        => Gen.Select(Gen.Double[0, 1], Gen.Double[1, 3000].Array[1, 10]).Sample((charge, gaps) =>
        {
            Battery once = Make(charge * 72_000, Alternating(gaps)), often = Make(charge * 72_000, Alternating(gaps));
            once.AdvanceTo(At(20_000));
            for (int i = 1; i <= 2000; i++) often.AdvanceTo(At(10 * i));
            Assert.Equal(once.ChargeJ, often.ChargeJ, 1e-6);
            Assert.Equal(once.EclipseSeconds, often.EclipseSeconds, 1e-6);
        });

    [Fact]
    public void The_foretold_time_of_a_charge_is_when_it_is_reached()
        => Gen.Select(Gen.Double[0.1, 0.5], Gen.Double[0.5, 0.9], Gen.Double[1, 3000].Array[1, 10]).Sample((from, to, gaps) =>
        {
            Battery battery = Make(from * 72_000, Alternating(gaps));
            Epoch limit = At(100_000), reached = battery.FirstTimeAt(to * 72_000, limit);
            battery.AdvanceTo(reached);
            if (reached < limit) Assert.Equal(to * 72_000, battery.ChargeJ, 1e-4);
            else Assert.True(battery.ChargeJ < to * 72_000);
        });

    [Fact]
    public void The_foretold_time_of_an_empty_battery_is_when_it_is_empty()
        => Gen.Select(Gen.Double[0.001, 0.3], Gen.Double[1, 60], Gen.Double[1, 3000].Array[1, 10]).Sample((charge, watts, gaps) =>
        {
            Battery battery = Make(charge * 72_000, Alternating(gaps));
            battery.SetLoad(At(0), LoadPhase.Train, watts);
            Epoch limit = At(50_000), empty = battery.FirstTimeEmpty(limit);
            battery.AdvanceTo(empty - new Duration(1_000));
            Assert.False(battery.IsDown);
            battery.AdvanceTo(empty);
            Assert.Equal(empty < limit, battery.IsDown);
            Assert.Equal(0, battery.UnservedJ, 1e-6);
        });

    /// <summary>Loads of 5 and 10 W on a platform of none share 300 J: both end after 20 s, whenever the ledger is looked at, and ask for nothing more.</summary>
    [Fact]
    public void An_empty_battery_switches_all_loads_off()
    {
        Battery battery = new(new EnergyOptions { BatteryWh = 20, InitialCharge = 300.0 / 72_000, IdlePowerW = 0, PanelAreaM2 = 0, DischargeEfficiency = 1 }, [], Start);
        battery.SetLoad(At(0), LoadPhase.Train, 5);
        battery.SetLoad(At(0), LoadPhase.Isl, 10);
        battery.AdvanceTo(At(1000));
        Assert.Equal(100, battery.UsedJ(LoadPhase.Train), 1e-6);
        Assert.Equal(200, battery.UsedJ(LoadPhase.Isl), 1e-6);
        Assert.Equal(0, battery.UnservedJ, 1e-6);
        Assert.Equal((false, At(20)), (battery.HasSwitchedLoad, battery.Brownouts[0]));
    }

    /// <summary>
    /// Oracle, worked by hand: 100 J at 5 / 0.95 W last 19 s; in sunlight from 60 s on 0.9 · 20.415 - 5 W charge to 35 % of 72 kJ in
    /// 25,200 / 13.3735 s.
    /// </summary>
    [Fact]
    public void A_brownout_lasts_from_the_empty_battery_to_its_restart()
    {
        Battery battery = Make(100, [Shadow(0, 60)]);
        battery.AdvanceTo(At(30));
        Assert.Equal((true, 1, At(19)), (battery.IsDown, battery.Brownouts.Count, battery.Brownouts[0]));
        Assert.Equal(11, battery.BrownoutSeconds, 1e-9);
        battery.AdvanceTo(At(10_000));
        Assert.False(battery.IsDown);
        Assert.Equal(41 + (25_200 / 13.3735), battery.BrownoutSeconds, 1e-6);
        Assert.Equal(5 * 41, battery.UnservedJ, 1e-9);
    }

    [Fact]
    public void A_satellite_without_floor_and_hysteresis_restarts_at_a_twentieth_of_the_capacity()
        => Assert.Equal(3600, new Battery(new() { BatteryWh = 20, MinCharge = 0, Hysteresis = 0 }, [], Start).RestartJ, 1e-9);

    private static Battery Make(double chargeJ, IReadOnlyList<ShadowSpan> shadows)
        => new(new EnergyOptions { BatteryWh = 20, InitialCharge = chargeJ / 72_000, IdlePowerW = 5 }, shadows, Start);

    private static Epoch At(double seconds) => Start + Duration.FromSeconds(seconds);

    private static ShadowSpan Shadow(double from, double to, double lit = 0) => new(At(from), At(to), lit);

    /// <summary>Sun, penumbra and shadow in turn, each as long as the next number says.</summary>
    private static List<ShadowSpan> Alternating(double[] spans)
    {
        List<ShadowSpan> shadows = [];
        double time = 0;
        for (int i = 0; i < spans.Length; time += spans[i++])
        {
            if (i % 3 > 0) shadows.Add(Shadow(time, time + spans[i], i % 3 == 1 ? i / 31.0 : 0));
        }

        return shadows;
    }
}
