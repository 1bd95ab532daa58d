using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What a satellite does when its battery is low or empty.</summary>
public class PowerTests
{
    private const double CapacityJ = 72_000;

    /// <summary>100 samples at 1 s each.</summary>
    private static readonly QuadraticLearner OneSatellite = new(0, 0.5, [1], [100]);

    private static readonly double TrainingW = new ComputeOptions().TrainingPowerW();

    /// <summary>The need of a training and of its upload, 96 bits at 10 bit/s, as if all came from the battery.</summary>
    private static readonly double NeedJ = ((100 * TrainingW) + (9.6 * 8)) / 0.95;

    private static readonly RoundOptions Gated = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact) { Gate = EnergyGate.Hard }, LongestMin = 60 };

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(-0.1, 0)]
    public void The_hard_gate_counts_the_first_training_and_its_upload(double marginJ, int trainings)
    {
        EnergyOptions dark = Dark((0.3 * CapacityJ) + NeedJ + marginJ) with { MinCharge = 0.3, Hysteresis = 0 };
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Energy = dark, Rounds = Gated, Hours = 0.9 }
            .Contact(0, 0, 500, 505).Contact(0, 0, 900, 1000).Run();
        Assert.Equal((trainings, trainings), (result.Trainings.Count, result.Updates.Count));
        Assert.Equal(1, result.Energy[0].EnergyGatedTrainings);
        Assert.True(result.Energy[0].MinimumJ >= 0.3 * CapacityJ);
    }

    /// <summary>The panel gives 18.4 W to a training of 100 s and an upload of 9.6 s of 8 W: the battery never falls; in shadow it would.</summary>
    [Theory]
    [InlineData(EnergyGate.Predicted, 0, 0)]
    [InlineData(EnergyGate.Predicted, 400, 300)]
    [InlineData(EnergyGate.Hard, 0, 5)]
    public void The_predicted_gate_counts_what_the_panel_will_give(EnergyGate gate, double shadowEndS, double earliestS)
    {
        EnergyOptions sunny = new() { InitialCharge = 0.301, MinCharge = 0.3, Hysteresis = 0, IdlePowerW = 0, BatteryWh = 20 };
        MissionResult result = new Scene(1, 1, OneSatellite)
        {
            RateBps = 10,
            Energy = sunny,
            Shadows = shadowEndS > 0 ? [new ShadowSpan(Scene.Start, Scene.At(shadowEndS), 0)] : [],
            Rounds = Gated with { Policy = Gated.Policy with { Gate = gate } },
            Hours = 0.9,
        }.Contact(0, 0, 1500, 1600).Contact(0, 0, 50, 55).Run();
        UpdateRecord first = result.Updates[0];
        Assert.InRange((first.TrainStart - Scene.Start).TotalSeconds, earliestS, shadowEndS > 0 || gate == EnergyGate.Hard ? 600 : 0);
        Assert.True(result.Energy[0].MinimumJ >= 0.3 * 20 * 3600);
    }

    /// <summary>Training ends as night falls, and the upload comes half an hour later: until then the satellite idles at 5 W, 9.5 kJ, of which no panel gives anything.</summary>
    [Theory]
    [InlineData(8000, 0)]
    [InlineData(12000, 1)]
    public void The_predicted_gate_looks_to_the_end_of_the_upload(double aboveFloorJ, int trainings)
    {
        EnergyOptions evening = new() { BatteryWh = 20, InitialCharge = 0.3 + (aboveFloorJ / (20 * 3600)), MinCharge = 0.3, Hysteresis = 0, IdlePowerW = 5, PanelAreaM2 = 0.01 };
        MissionResult result = new Scene(1, 1, OneSatellite)
        {
            RateBps = 10,
            Energy = evening,
            Shadows = [new ShadowSpan(Scene.At(200), Scene.At(5400), 0)],
            Rounds = Gated with { Policy = Gated.Policy with { Gate = EnergyGate.Predicted } },
            Hours = 0.6,
        }.Contact(0, 0, 50, 55).Contact(0, 0, 2000, 2100).Run();
        Assert.Equal(trainings, result.Updates.Count);
        Assert.Equal(trainings == 1, result.Energy[0].MinimumJ >= 0.3 * 20 * 3600);
    }

    /// <summary>Half the span beyond the need: half the trainings that are due start.</summary>
    [Fact]
    public void The_soft_gate_lets_trainings_go_by_chance()
    {
        EnergyOptions steady = new() { InitialCharge = 0.5, MinCharge = 0.3, Hysteresis = 0, IdlePowerW = 0, BatteryWh = 2000, PanelAreaM2 = 0 };
        Scene scene = new(1, 1, OneSatellite)
        {
            Energy = steady,
            Rounds = Gated with { Policy = Gated.Policy with { Gate = EnergyGate.Soft }, SoftGateSpan = 0.4 },
            Hours = 200,
        };
        for (int pass = 0; pass < 400; pass++) scene.Contact(0, 0, 1000 + (pass * 1800), 1050 + (pass * 1800));
        MissionResult result = scene.Run();
        Assert.InRange(result.Updates.Count, 160, 240);
        Assert.Equal(result.Updates.Select(update => update.Arrival), scene.Run().Updates.Select(update => update.Arrival));
    }

    /// <summary>
    /// A capacity of 60 J, a floor of 10 J and a need of 6 J: the soft gate's chance is (charge - 6 J - 10 J) / (a quarter of 60 J), held to 0 and 1. Of many
    /// satellites, each with one draw, within four standard deviations.
    /// </summary>
    [Theory]
    [InlineData(20, 1, 4.0 / 15)]
    [InlineData(50, 1, 1)]
    [InlineData(12, 0, 0)]
    public void A_gate_weighs_the_charge_against_floor_and_need(double chargeJ, double hard, double soft)
    {
        const int satellites = 600;
        Assert.Equal(hard, ShareThatTrains(EnergyGate.Hard));
        Assert.Equal(soft, ShareThatTrains(EnergyGate.Soft), 4 * Math.Sqrt(soft * (1 - soft) / satellites));

        double ShareThatTrains(EnergyGate gate) => (double)new Scene(satellites, 1, new QuadraticLearner(0, 0.5, new double[satellites], [.. Enumerable.Repeat(100, satellites)]))
        {
            Energy = new() { BatteryWh = 60 / 3600.0, InitialCharge = chargeJ / 60, MinCharge = 10 / 60.0, Hysteresis = 0, PanelAreaM2 = 0, IdlePowerW = 0, DischargeEfficiency = 1 },
            Compute = new() { EffectiveCapacitanceF = 0, BoardPowerW = 6 / 100.0 },
            Rounds = Gated with { Policy = Gated.Policy with { Gate = gate } },
            Hours = 1,
        }.Run().Trainings.Count / satellites;
    }

    [Fact]
    public void Without_the_hard_gate_the_charge_alone_counts()
    {
        EnergyOptions dark = Dark((0.3 * CapacityJ) + 1) with { MinCharge = 0.3, Hysteresis = 0 };
        Assert.Single(new Scene(1, 1, OneSatellite) { Energy = dark, Hours = 0.9 }.Contact(0, 0, 500, 505).Run().Updates);
    }

    [Fact]
    public void A_need_that_leaves_no_room_for_the_hysteresis_waits_for_the_full_battery()
    {
        EnergyOptions sunny = new() { InitialCharge = 0.21, MinCharge = 0.2, Hysteresis = 0.8, IdlePowerW = 0, BatteryWh = 1 };
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Energy = sunny, Rounds = Gated, Hours = 0.9 }.Contact(0, 0, 900, 1000).Run();
        double chargingS = 0.79 * 3600 / (0.9 * 20.415);
        Assert.Equal(chargingS, (Assert.Single(result.Updates).TrainStart - Scene.Start).TotalSeconds, 0.01);
    }

    [Fact]
    public void A_training_that_empties_the_battery_is_lost()
    {
        MissionResult result = new Scene(1, 1, OneSatellite) { Energy = Dark(100), Hours = 1 }.AlwaysConnected().Run();
        double emptyS = 100 / (TrainingW / 0.95);
        EnergyRecord energy = result.Energy[0];
        Assert.Empty(result.Updates);
        Assert.Empty(result.Trainings);
        Assert.Equal((1, 1), (energy.LostTrainings, energy.Brownouts));
        Assert.Equal(emptyS, (energy.FirstBrownout!.Value - Scene.Start).TotalSeconds, 1e-6);
        Assert.Equal(3600 - emptyS, energy.BrownoutSeconds, 1e-6);
        Assert.Equal(TrainingW * emptyS, energy.TrainJ, 1e-6);
        Assert.Equal(0, energy.ImbalanceJ, 1e-9);
    }

    [Fact]
    public void A_lost_training_does_not_count()
    {
        EnergyOptions options = Dark(100) with { PanelAreaM2 = 0.05 };
        MissionResult result = new Scene(1, 1, OneSatellite) { Energy = options, Shadows = [new ShadowSpan(Scene.At(0), Scene.At(1000), 0)], Hours = 0.9 }.AlwaysConnected().Run();
        Assert.Equal(1, result.Energy[0].LostTrainings);
        Assert.Equal(0, result.Updates[0].TrainLoss);
    }

    /// <summary>
    /// Trainings that would take 1000 s, on a battery with 30 J, which is empty after 24 s or less each time, and a panel that gives half of what a training takes: a satellite trains no longer than
    /// its power lasts, and none of the trainings takes an update's number.
    /// </summary>
    [Fact]
    public void A_lost_training_ends_when_the_battery_is_empty()
    {
        EnergyOptions weak = new() { BatteryWh = 0.1, InitialCharge = 30.0 / 360, MinCharge = 0, Hysteresis = 0, PanelAreaM2 = 0.0025, IdlePowerW = 0.1, TransmitPowerW = 0.001 };
        MissionResult result = new Scene(1, 1, new QuadraticLearner(0, 0.5, [1], [1000])) { Energy = weak, Hours = 1 }.AlwaysConnected().Run();
        InterruptionRecord[] lost = [.. result.Interruptions.Where(row => row.Kind == InterruptionKind.Training)];

        Assert.Equal(24, lost[0].Seconds, 0.5);
        Assert.Equal(lost.Sum(row => row.Seconds), result.Activities[0].TrainSeconds, 1e-6);
        Assert.Equal(result.Energy[0].LostTrainings, lost.Count(row => row.Outcome == InterruptionOutcome.Lost));
        Assert.InRange(result.Energy[0].LostTrainings, 2, 1000);
        Assert.All(lost, row => Assert.Null(row.UpdateId));
    }

    /// <summary>5 s of 9.6 s are sent, then nothing until the Sun, from 1000 s on, has charged a twentieth of the capacity.</summary>
    [Fact]
    public void An_upload_stops_at_an_empty_battery_and_goes_on_after_the_restart()
    {
        EnergyOptions options = Dark(((100 * TrainingW) + (5 * 8)) / 0.95) with { PanelAreaM2 = 0.05 };
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Energy = options, Shadows = [new ShadowSpan(Scene.At(0), Scene.At(1000), 0)], Hours = 0.9 }
            .AlwaysConnected().Run();
        double restartS = 1000 + (CapacityJ / 20 / (0.9 * 20.415));
        Assert.Equal(restartS + 4.6, (result.Updates[0].Arrival - Scene.Start).TotalSeconds, 0.01);
        Assert.Equal(9.6 * 8 * result.Updates.Count, result.Energy[0].TransmitJ, 1e-6);
        Assert.Equal(1, result.Energy[0].Brownouts);
    }

    /// <summary>The platform alone empties the battery after 190 s; a contact from 500 s on finds the satellite down.</summary>
    [Fact]
    public void Nothing_starts_at_an_empty_battery()
    {
        EnergyOptions options = Dark(40 * 200) with { IdlePowerW = 40 };
        MissionResult result = new Scene(1, 1, OneSatellite) { Energy = options, Hours = 1 }.Contact(0, 0, 500, 600).Run();
        EnergyRecord energy = result.Energy[0];
        Assert.Empty(result.Updates);
        Assert.Equal(0, energy.TransmitJ);
        Assert.Equal(energy.WantedJ - (40 * 200 * 0.95), energy.UnservedJ, 1e-6);
        Assert.Equal(40 * 200 * 0.95, energy.UsedJ, 1e-6);
        Assert.InRange(Math.Abs(energy.ImbalanceJ), 0, 1e-9 * energy.WantedJ);
    }

    /// <summary>A satellite that never sees the Sun, with a charge and no load but its work.</summary>
    private static EnergyOptions Dark(double chargeJ)
        => new() { BatteryWh = 20, InitialCharge = chargeJ / CapacityJ, MinCharge = 0, Hysteresis = 0, PanelAreaM2 = 0, IdlePowerW = 0 };
}
