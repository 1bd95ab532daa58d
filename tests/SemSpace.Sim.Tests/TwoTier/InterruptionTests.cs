using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What is on record of what satellites could not do, or did in vain.</summary>
public sealed class InterruptionTests
{
    private const double CapacityJ = 72_000;

    /// <summary>Trains for 100 s on 100 samples, and sends 96 bits.</summary>
    private static readonly QuadraticLearner OneSatellite = new(0, 0.5, [1], [100]);

    private static readonly double TrainingW = new ComputeOptions().TrainingPowerW();

    public static TheoryData<string> Cases => [.. Scenes.Keys];

    private static Dictionary<string, Func<Scene>> Scenes { get; } = new()
    {
        ["whole"] = () => new Scene(3, 1, Several) { RateBps = 10, Antennas = 2 }.AlwaysConnected(),
        ["brown-outs"] = () => new Scene(3, 1, Several) { RateBps = 10, Energy = Weak, Shadows = Nights }.AlwaysConnected(),
        ["brown-outs unseen"] = () => new Scene(3, 1, Several) { RateBps = 10, Energy = Weak, Shadows = Nights }.Contact(0, 0, 20_000, 20_100),
        ["gated"] = () => new Scene(3, 1, Several) { RateBps = 10, Energy = Weak with { MinCharge = 0.2 }, Shadows = Nights, Rounds = Gated }.AlwaysConnected(),
        ["relays"] = () => new Scene(3, 1, Several) { RateBps = 10, Isl = new IslOptions { RateMbps = 1e-5 }, Energy = Weak, Shadows = Nights }.Link(0, 1, 0, 36_000).Link(1, 2, 4000, 36_000).Contact(2, 0, 10_000, 11_000),
        ["ends"] = () => new Scene(3, 1, Several) { RateBps = 10, FirstFlightEnd = Scene.At(7777.25), Energy = Weak, Shadows = Nights }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600),
        ["ends in the dark"] = () => new Scene(3, 1, Several) { RateBps = 10, FirstFlightEnd = Scene.At(5400), Energy = Weak with { MinCharge = 0.2 }, Shadows = Nights, Rounds = Gated }.AlwaysConnected(),
    };

    private static QuadraticLearner Several => new(0, 0.5, [1, 2, 3], [100, 40, 300]);

    private static RoundOptions Gated => new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact) { Gate = EnergyGate.Hard }, LongestMin = 60 };

    private static EnergyOptions Weak => new() { BatteryWh = 2, InitialCharge = 0.5, MinCharge = 0, PanelAreaM2 = 0.04, IdlePowerW = 4 };

    private static ShadowSpan[] Nights => [.. Enumerable.Range(0, 6).Select(orbit => new ShadowSpan(Scene.At((6000 * orbit) + 2000), Scene.At((6000 * orbit) + 5500), 0))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_are_what_ledgers_count(string name)
    {
        MissionResult result = Scenes[name]().Run();
        foreach (EnergyRecord ledger in result.Energy)
        {
            InterruptionRecord[] rows = [.. result.Interruptions.Where(row => row.Satellite == ledger.Satellite)], dark = [.. Of(rows, InterruptionKind.Brownout)];
            Assert.Equal(
                (ledger.Brownouts, ledger.EnergyGatedTrainings, ledger.LostTrainings),
                (dark.Length, Of(rows, InterruptionKind.PutOff).Count(), rows.Count(row => row.Outcome == InterruptionOutcome.Lost)));
            Assert.Equal(ledger.BrownoutSeconds, dark.Sum(row => row.Seconds), 1e-8 * (dark.Length + 1));
            Assert.Equal(ledger.FirstBrownout, dark.FirstOrDefault()?.From);
            if (dark.Length > 0) Assert.Equal(ledger.UnservedJ, dark.Sum(row => row.UnservedJ), 1e-9 * ledger.WantedJ);
            Assert.All(dark.SkipLast(1), row => Assert.Equal(InterruptionOutcome.Restarted, row.Outcome));
            Assert.All(dark.Zip(dark.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        }

        Assert.Equal(result.Interruptions.OrderBy(row => row.From).ThenBy(row => row.Satellite, StringComparer.Ordinal).ThenBy(row => row.Kind), result.Interruptions);
        Assert.All(result.Interruptions, row => Assert.True(row.From <= row.To && row.Seconds == (row.To - row.From).TotalSeconds && row.UnservedJ >= -1e-9 && row.SpentJ >= 0));
        Assert.Equal(
            result.Trainings.Where(training => training.Steps > 0).Select(training => training.UpdateId).Order(),
            result.Updates.Select(update => update.UpdateId).Concat(Of(result.Interruptions, InterruptionKind.Update).Select(row => row.UpdateId!.Value)).Order());
        Assert.Equal(name == "whole", Of(result.Interruptions, InterruptionKind.Brownout).Concat(Of(result.Interruptions, InterruptionKind.PutOff)).ToArray() is []);
    }

    /// <summary>A training alone empties the battery, which never charges again: the next training waits for it to the end.</summary>
    [Fact]
    public void A_lost_training_has_a_row_and_its_brown_out_another()
    {
        MissionResult result = new Scene(1, 1, OneSatellite) { Energy = Dark(100), Hours = 1 }.AlwaysConnected().Run();
        double emptyS = 100 / (TrainingW / 0.95);
        Assert.Equal([InterruptionKind.Training, InterruptionKind.Brownout, InterruptionKind.PutOff], result.Interruptions.Select(row => row.Kind));

        InterruptionRecord lost = result.Interruptions[0], dark = result.Interruptions[1], putOff = result.Interruptions[2];
        Assert.Equal((InterruptionKind.Training, InterruptionCause.BatteryEmpty, InterruptionOutcome.Lost, Scene.Start, null, ""), (lost.Kind, lost.Cause, lost.Outcome, lost.From, lost.UpdateId, lost.Loads));
        Assert.Equal((InterruptionKind.Brownout, InterruptionCause.BatteryEmpty, InterruptionOutcome.Unfinished, Scene.At(3600), null, "train"), (dark.Kind, dark.Cause, dark.Outcome, dark.To, dark.UpdateId, dark.Loads));
        Assert.Equal((InterruptionCause.BatteryLow, InterruptionOutcome.Unfinished, Scene.At(3600), null), (putOff.Cause, putOff.Outcome, putOff.To, putOff.UpdateId));
        Assert.Equal(lost.To, dark.From);
        Assert.Equal(emptyS, lost.Seconds, 1e-6);
        Assert.Equal(result.Energy[0].TrainJ, lost.SpentJ, 1e-6);
    }

    /// <summary>5 s of 9.6 s are sent when the battery is empty; the Sun, from 1000 s on, has it restart.</summary>
    [Fact]
    public void A_brown_out_tells_what_it_stopped_and_when_it_was_over()
    {
        EnergyOptions options = Dark(((100 * TrainingW) + (5 * 8)) / 0.95) with { PanelAreaM2 = 0.05 };
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Energy = options, Shadows = [new ShadowSpan(Scene.At(0), Scene.At(1000), 0)], Hours = 0.9 }.AlwaysConnected().Run();
        InterruptionRecord dark = result.Interruptions.Single(row => row.Kind == InterruptionKind.Brownout);
        Assert.Equal((InterruptionOutcome.Restarted, "transmit"), (dark.Outcome, dark.Loads));
        Assert.Equal(105, (dark.From - Scene.Start).TotalSeconds, 1e-6);
        Assert.Equal(1000 + (CapacityJ / 20 / (0.9 * 20.415)), (dark.To - Scene.Start).TotalSeconds, 1e-6);
        Assert.Equal(0, dark.UnservedJ, 1e-6);
    }

    /// <summary>A platform of 40 W with 8 kJ: what it wants after 190 s is not served.</summary>
    [Fact]
    public void A_brown_out_tells_what_was_not_served()
    {
        MissionResult result = new Scene(1, 1, OneSatellite) { Energy = Dark(40 * 200) with { IdlePowerW = 40, PayloadPowerW = 0.5, HeaterPowerW = 2 }, Hours = 1, Shadows = [new ShadowSpan(Scene.At(0), Scene.At(3600), 0)] }.Contact(0, 0, 500, 600).Run();
        InterruptionRecord dark = result.Interruptions.Single(row => row.Kind == InterruptionKind.Brownout);
        Assert.StartsWith("idle", dark.Loads, StringComparison.Ordinal);
        Assert.EndsWith("payload+heater", dark.Loads, StringComparison.Ordinal);
        Assert.Equal(42.5 * dark.Seconds, dark.UnservedJ, 1e-3);
        Assert.Equal(result.Energy[0].UnservedJ, dark.UnservedJ, 1e-6);
    }

    /// <summary>S1's training has a number, since it would have lasted but for the update that S1 receives meanwhile: it ends after 94.2 s (<see cref="RelayTests"/>).</summary>
    [Fact]
    public void A_training_that_another_load_ends_has_the_number_of_its_update()
    {
        EnergyOptions dark = new() { BatteryWh = 20, InitialCharge = 105.8 * TrainingW / 72_000, MinCharge = 0, Hysteresis = 0, IdlePowerW = 0, PanelAreaM2 = 0, DischargeEfficiency = 1 };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, [1, 1], [10, 100])) { RateBps = 10, Hours = 0.9, Energy = dark, Isl = new IslOptions { RateMbps = 1e-5, SetupS = 2, TransmitPowerW = TrainingW, ReceivePowerW = TrainingW } }
            .Contact(1, 0, 500, 600).Link(0, 1, 0, 3600).Run();
        InterruptionRecord lost = result.Interruptions.Single(row => row.Outcome == InterruptionOutcome.Lost);
        Assert.Equal(("S1", Scene.Start, 1L), (lost.Satellite, lost.From, lost.UpdateId));
        Assert.Equal(94.2, lost.Seconds, 1e-5);
        Assert.Equal(94.2 * TrainingW, lost.SpentJ, 1e-4);
        Assert.Equal(lost.To, result.Interruptions.Single(row => row is { Kind: InterruptionKind.Brownout, Satellite: "S1" }).From);
    }

    /// <summary>The battery charges past the floor and the hysteresis, and the training begins then.</summary>
    [Fact]
    public void A_training_that_is_put_off_has_a_row_to_the_time_at_which_it_begins()
    {
        EnergyOptions sunny = new() { InitialCharge = 0.21, MinCharge = 0.2, Hysteresis = 0.8, IdlePowerW = 0, BatteryWh = 1 };
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Energy = sunny, Rounds = Gated, Hours = 0.9 }.Contact(0, 0, 900, 1000).Run();
        InterruptionRecord row = Assert.Single(result.Interruptions, row => row is { Kind: InterruptionKind.PutOff, Outcome: InterruptionOutcome.Trained });
        Assert.Equal((InterruptionCause.BatteryLow, Scene.Start, result.Updates[0].TrainStart, result.Updates[0].UpdateId), (row.Cause, row.From, row.To, row.UpdateId));
    }

    /// <summary>After 500 s without a contact, and a training of 100 s, the update waits; under way at the end is a training of 200 s.</summary>
    [Theory]
    [InlineData(null, InterruptionCause.ScenarioEnd, 720)]
    [InlineData(700.0, InterruptionCause.FlightEnd, 700)]
    public void What_the_end_cuts_has_a_row(double? flightEndS, InterruptionCause cause, double endS)
    {
        QuadraticLearner two = new(0, 0.5, [1, 1], [100, 1000]);
        MissionResult result = new Scene(2, 1, two) { RateBps = 10, Hours = 0.2, FirstFlightEnd = flightEndS is { } end ? Scene.At(end) : null }.Run();
        InterruptionRecord update = Assert.Single(result.Interruptions, row => row.Satellite == "S0"), training = Assert.Single(result.Interruptions, row => row.Satellite == "S1");
        Epoch trained = result.Trainings.Single(one => one.Satellite == 0).To + Duration.FromSeconds(100);
        Assert.Equal((InterruptionKind.Update, cause, trained, InterruptionOutcome.Unfinished), (update.Kind, update.Cause, update.From, update.Outcome));
        Assert.Equal((Scene.At(endS), 0L, 100 * TrainingW), (update.To, update.UpdateId, update.SpentJ));
        Assert.Equal((InterruptionKind.Training, InterruptionCause.ScenarioEnd, Scene.Start, Scene.At(720), InterruptionOutcome.Unfinished), (training.Kind, training.Cause, training.From, training.To, training.Outcome));
        Assert.Equal((1L, 720 * TrainingW), (training.UpdateId, training.SpentJ));
    }

    /// <summary>A training that the flight's end cuts, and that would have ended within the run, has not ended, and has taken energy until then.</summary>
    [Fact]
    public void A_training_ends_with_the_flight()
    {
        MissionResult result = new Scene(1, 1, new QuadraticLearner(0, 0.5, [1], [1000])) { RateBps = 10, Hours = 0.5, FirstFlightEnd = Scene.At(700) }.Run();
        InterruptionRecord training = Assert.Single(result.Interruptions);
        Assert.Equal((InterruptionKind.Training, InterruptionCause.FlightEnd, Scene.Start, Scene.At(700), InterruptionOutcome.Unfinished), (training.Kind, training.Cause, training.From, training.To, training.Outcome));
        Assert.Equal((700 * TrainingW, 700 * TrainingW), (training.SpentJ, result.Energy[0].TrainJ));
        Assert.All(result.Trainings, one => Assert.Equal(0, one.Steps));
    }

    private static IEnumerable<InterruptionRecord> Of(IEnumerable<InterruptionRecord> rows, InterruptionKind kind) => rows.Where(row => row.Kind == kind);

    /// <summary>A satellite that never sees the Sun, with a charge and no load but its work.</summary>
    private static EnergyOptions Dark(double chargeJ)
        => new() { BatteryWh = 20, InitialCharge = chargeJ / CapacityJ, MinCharge = 0, Hysteresis = 0, PanelAreaM2 = 0, IdlePowerW = 0 };
}
