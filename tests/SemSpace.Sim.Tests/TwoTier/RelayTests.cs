using SemSpace.Fl.Aggregation;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Updates and models that go from satellite to satellite.</summary>
public sealed class RelayTests
{
    /// <summary>3000 km, and how long a signal takes for them, s.</summary>
    private const double ApartKm = 3000, DelayS = ApartKm / 299792.458;

    /// <summary>96 bits at 10 bit/s, after 2 s of acquisition.</summary>
    private const double HopS = 2 + 9.6;

    private static readonly IslOptions Links = new() { RateMbps = 1e-5, SetupS = 2 };

    [Fact]
    public void An_update_goes_to_the_satellite_that_is_down_first()
    {
        // S0 never sees a gateway; S1 would at 900 s, S2 does at 500 s. Trainings end at 100 s.
        MissionResult result = Scene(3).Contact(1, 0, 900, 1000).Contact(2, 0, 500, 600).Link(0, 1, 0, 3600).Link(1, 2, 0, 3600).Run();
        UpdateRecord far = result.Updates.Single(update => update.Satellite == "S0");
        Assert.Equal("G0", far.Gateway);
        Assert.Equal("S2", Sender(result, far));
        IslRecord[] hops = [.. result.IslTransfers.Where(transfer => transfer.UpdateId == far.UpdateId)];
        Assert.Equal([("S0", "S1"), ("S1", "S2")], hops.Select(hop => (hop.From, hop.To)));
        Assert.Equal((TwoTier.Scene.At(100), TwoTier.Scene.At(100 + HopS)), (hops[0].Start, hops[0].End));
        Assert.Equal(100 + (2 * HopS) + DelayS, (hops[1].End - TwoTier.Scene.Start).TotalSeconds, 2e-9);
        Assert.Equal((15 * HopS, 96.0, true), (hops[1].EnergyJ, hops[1].Bits, hops[1].IsComplete));
        Assert.Equal([509.6, 519.2, 528.8], result.Updates.Select(update => (update.Arrival - TwoTier.Scene.Start).TotalSeconds).Order());
    }

    /// <summary>Terminals are paid for at both ends: 10 W to send, 5 W to receive.</summary>
    [Fact]
    public void Both_batteries_pay_for_a_transfer()
    {
        MissionResult result = Scene(2).Contact(1, 0, 500, 600).Link(0, 1, 0, 3600).Run();
        Assert.Equal([10 * HopS, 5 * HopS], result.Energy.Select(ledger => ledger.IslJ));
        Assert.All(result.Energy, ledger => Assert.Equal(0, ledger.ImbalanceJ, 1e-6));
    }

    /// <summary>A window that is too short for all of it is passed over; the update waits for the next.</summary>
    [Fact]
    public void A_window_that_is_too_short_is_not_begun()
    {
        MissionResult result = Scene(2).Contact(1, 0, 500, 600).Link(0, 1, 90, 100 + HopS - 0.001).Link(0, 1, 200, 300).Run();
        IslRecord hop = Assert.Single(result.IslTransfers);
        Assert.Equal(TwoTier.Scene.At(200), hop.Start);
    }

    /// <summary>Each direction of a link carries one transfer at a time: the second update waits for the first.</summary>
    [Fact]
    public void A_link_carries_one_transfer_at_a_time()
    {
        // S0 and S1 both send through S2, which alone has a link to S3 under a gateway.
        MissionResult result = Scene(4).Contact(3, 0, 500, 700).Link(0, 2, 0, 3600).Link(1, 2, 0, 3600).Link(2, 3, 0, 3600).Run();
        IslRecord[] last = [.. result.IslTransfers.Where(transfer => transfer is { From: "S2", Cargo: IslCargo.Update }).OrderBy(transfer => transfer.Start)];
        Assert.Equal(3, last.Length);
        Assert.All(last.Zip(last.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.Equal(4, result.Updates.Count);
    }

    /// <summary>The version of the first hour's round comes down at 4000 s and goes on from satellite to satellite.</summary>
    [Fact]
    public void A_new_model_spreads()
    {
        Scene scene = Scene(3, hours: 1.5).Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Link(0, 1, 0, 5400).Link(1, 2, 0, 5400);
        MissionResult result = scene.Run();
        IslRecord[] models = [.. result.IslTransfers.Where(transfer => transfer.Cargo == IslCargo.Model)];
        Assert.Equal([("S0", "S1", 1), ("S1", "S2", 1)], models.Select(model => (model.From, model.To, model.Version)));
        Assert.Equal([4009.6, 4009.6 + HopS + DelayS], models.Select(model => Math.Round((model.Start - TwoTier.Scene.Start).TotalSeconds, 6)), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(1, result.Trainings.Count(training => training.Satellite == 2 && training.To > TwoTier.Scene.At(3600)));
    }

    /// <summary>What ends a transfer is on record, and the update goes when both have power again.</summary>
    [Fact]
    public void A_transfer_that_empties_a_battery_is_made_again()
    {
        // 1080 J last 5.5 s under 200 W, with 18.4 W from the panel; full again they last no longer, so that the update never gets across.
        EnergyOptions weak = new() { BatteryWh = 0.3, InitialCharge = 1, MinCharge = 0, Hysteresis = 0.05, IdlePowerW = 2, PanelAreaM2 = 0.05 };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, [1, 1], [1, 1])) { RateBps = 10, Energy = weak, Isl = Links with { TransmitPowerW = 200 } }
            .Contact(1, 0, 500, 600).Link(0, 1, 0, 36_000).Run();
        Assert.True(result.IslTransfers.Count > 3);
        Assert.All(result.IslTransfers, transfer => Assert.True(transfer.Ended == TransferEnd.BatteryEmpty && transfer.Bits < 96));
        Assert.DoesNotContain(result.Updates, update => update.Satellite == "S0");
        Assert.True(result.Energy[0].Brownouts > 0);
        Assert.All(result.Energy, ledger => Assert.Equal(0, ledger.ImbalanceJ, 1e-6));
    }

    /// <summary>
    /// S1 has what 105.8 s of its training take, which lasts 100 s. From 10 s on it receives S0's update for 11.6 s at the same power: the training runs out of power after 94.2 s and is
    /// lost, though it would have lasted alone.
    /// </summary>
    [Fact]
    public void A_training_that_another_load_leaves_without_power_is_lost()
    {
        double trainingW = new ComputeOptions().TrainingPowerW();
        EnergyOptions dark = new() { BatteryWh = 20, InitialCharge = 105.8 * trainingW / 72_000, MinCharge = 0, Hysteresis = 0, IdlePowerW = 0, PanelAreaM2 = 0, DischargeEfficiency = 1 };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, [1, 1], [10, 100])) { RateBps = 10, Hours = 0.9, Energy = dark, Isl = Links with { TransmitPowerW = trainingW, ReceivePowerW = trainingW } }
            .Contact(1, 0, 500, 600).Link(0, 1, 0, 3600).Run();

        Assert.Equal((TwoTier.Scene.At(10), true), (result.IslTransfers[0].Start, result.IslTransfers[0].IsComplete));
        Assert.Equal((0, 1, 1), (result.Energy[0].LostTrainings, result.Energy[1].LostTrainings, result.Energy[1].Brownouts));
        Assert.DoesNotContain(result.Trainings, training => training.Satellite == 1);
        Assert.Equal(trainingW * 94.2, result.Energy[1].TrainJ, 1e-6);
        Assert.Equal(trainingW * HopS, result.Energy[1].IslJ, 1e-6);
        Assert.Equal(0, result.Energy[1].UnservedJ, 1e-6);
    }

    /// <summary>
    /// S1 begins a training of 10 s at 60 s, while it receives S2's update from 55 s on for 11.6 s at the same power, and has what 18 s of one of them take: too little for both until the
    /// training's end, and enough for what is left of the transfer and the training.
    /// </summary>
    [Fact]
    public void A_training_outlives_another_load_that_ends_in_time()
    {
        double trainingW = new ComputeOptions().TrainingPowerW();
        EnergyOptions dark = new() { BatteryWh = 20, InitialCharge = 44.6 * trainingW / 72_000, MinCharge = 0, Hysteresis = 0, IdlePowerW = 0, TransmitPowerW = 0.001, PanelAreaM2 = 0, DischargeEfficiency = 1 };
        MissionResult result = new Scene(3, 1, new QuadraticLearner(0, 0.5, [1, 1, 1], [10, 10, 10])) { RateBps = 10, Hours = 0.05, Energy = dark, Isl = Links with { TransmitPowerW = trainingW, ReceivePowerW = trainingW } }
            .Contact(0, 0, 40, 180).Contact(1, 0, 70, 180).Link(0, 1, 0, 180).Link(1, 2, 55, 180).Run();

        Assert.Contains(result.IslTransfers, transfer => transfer is { From: "S2", To: "S1", IsComplete: true } && transfer.Start == TwoTier.Scene.At(55));
        Assert.Equal([TwoTier.Scene.At(0), TwoTier.Scene.At(60)], result.Trainings.Where(training => training.Satellite == 1).Select(training => training.To).Take(2));
        Assert.Equal((0, 0), (result.Energy[1].LostTrainings, result.Energy[1].Brownouts));
    }

    private static string Sender(MissionResult result, UpdateRecord update) => result.Contacts[update.Contact].Satellite;

    private static Scene Scene(int satellites, double hours = 0.9)
        => new(satellites, 1, new QuadraticLearner(0, 0.5, [.. Enumerable.Repeat(1.0, satellites)], [.. Enumerable.Repeat(100, satellites)]))
        {
            Hours = hours,
            RateBps = 10,
            Isl = Links,
            Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60 },
        };
}
