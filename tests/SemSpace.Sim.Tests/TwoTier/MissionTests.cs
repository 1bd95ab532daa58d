using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

public class MissionTests
{
    private static readonly QuadraticLearner OneSatellite = new(0, 0.5, [1], [100]);

    /// <summary>100 samples at 1 s each: training ends at 100 s.</summary>
    private const double TrainingS = 100;

    [Fact]
    public void An_update_walks_the_whole_chain()
    {
        // 96 bits at 10 bit/s: 9.6 s up, the round closes at 60 min, the new model comes down in the second contact.
        Scene scene = new Scene(1, 1, OneSatellite) { RateBps = 10 }.Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100);
        MissionResult result = scene.Run();
        UpdateRecord update = result.Updates[0];
        Assert.Equal(Scene.At(TrainingS), update.TrainEnd);
        Assert.Equal(Scene.At(500), update.UploadStart);
        Assert.Equal(Scene.At(509.6), update.Arrival);
        Assert.Equal((0, 1, 0, 1.0, UpdateFate.Merged), (update.BaseVersion, update.MergedVersion, update.StalenessVersions, update.Weight, update.Fate));
        Assert.Equal(509.6, update.StalenessSeconds, 1e-9);
        Assert.Equal(Scene.At(3600), result.Rounds[1].Closed);
        Assert.Equal(0.5f, result.FinalModel[0]);
        Assert.Equal(96, result.Contacts[1].DownlinkBits);
    }

    [Fact]
    public void A_satellite_counts_its_own_trainings()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1], [100, 300]);
        IReadOnlyList<UpdateRecord> updates = new Scene(2, 1, learner) { Hours = 5 }.AlwaysConnected().Run().Updates;
        foreach (UpdateRecord[] own in new[] { "S0", "S1" }.Select(name => updates.Where(update => update.Satellite == name).OrderBy(update => update.TrainStart).ToArray()))
        {
            Assert.InRange(own.Length, 2, updates.Count - 2);
            Assert.Equal(Enumerable.Range(0, own.Length).Select(training => (double)training), own.Select(update => update.TrainLoss));
        }
    }

    [Fact]
    public void An_upload_spans_windows_of_the_same_gateway()
    {
        Scene scene = new Scene(1, 1, OneSatellite) { RateBps = 10, Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60 } }
            .Contact(0, 0, 500, 505).Contact(0, 0, 900, 903).Contact(0, 0, 1200, 1300);
        MissionResult result = scene.Run();
        UpdateRecord update = Assert.Single(result.Updates);
        Assert.Equal(Scene.At(1201.6), update.Arrival);
        Assert.Equal([50.0, 30.0, 16.0], result.Contacts.Select(contact => Math.Round(contact.DownlinkBits, 6)));
    }

    [Theory]
    [InlineData(false, 909.6)]
    [InlineData(true, 904.6)]
    public void An_upload_goes_on_at_another_gateway_only_with_handover(bool handover, double arrivalS)
    {
        Scene scene = new Scene(1, 2, OneSatellite) { RateBps = 10, Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60, Handover = handover } }
            .Contact(0, 0, 500, 505).Contact(0, 1, 900, 1000);
        Assert.Equal(Scene.At(arrivalS), Assert.Single(scene.Run().Updates).Arrival);
    }

    [Fact]
    public void One_antenna_serves_one_satellite_at_a_time()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1, 1], [100, 100, 100]);
        Scene scene = new Scene(3, 1, learner) { RateBps = 10, Antennas = 1, Hours = 0.5 }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600).Contact(2, 0, 500, 515);
        MissionResult result = scene.Run();
        Assert.Equal([Scene.At(509.6), Scene.At(519.2)], result.Updates.Select(update => update.Arrival));
        Assert.DoesNotContain(result.Updates, update => update.Satellite == "S2");

        // S1 has waited for 9.6 s, S2 until it set; the antenna was given for 19.2 s of half an hour.
        GatewayRecord gateway = Assert.Single(result.Gateways);
        Assert.Equal((1, 3, 100, 2, 1, 2, 2, 2), (gateway.Antennas, gateway.Contacts, gateway.InViewSeconds, gateway.Grants, gateway.Refusals, gateway.MostWaiting, gateway.Updates, gateway.Satellites));
        Assert.Equal([19.2 / 1800, 19.2, 9.6, 9.6], [gateway.BusyShare, gateway.TransferSeconds, gateway.WaitSeconds, gateway.LongestWaitSeconds], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    /// <summary>Charge, light and model at even times: 2.008 W of training until 100 s, and the first version from 4009.6 s on.</summary>
    [Fact]
    public void Satellites_are_recorded_at_even_times()
    {
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Hours = 1.5, RecordMin = 1 }.Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Run();
        Assert.Equal(Enumerable.Range(0, 91).Select(minute => Scene.At(60 * minute)), result.States.Select(state => state.Time));
        Assert.Equal([5 + 2.008, 5 + 2.008, 5], result.States.Take(3).Select(state => state.LoadW));
        Assert.Equal((0.8, 1, 20.415), (result.States[0].Charge, result.States[0].SunShare, Math.Round(result.States[0].PanelW, 9)));
        Assert.Equal(0.8 + (((0.9 * 20.415) - 7.008) * 60 / 72_000), result.States[1].Charge, 1e-12);
        Assert.Equal([0, 1], result.States.Skip(66).Take(2).Select(state => state.ModelVersion));
        Assert.Equal([3960.0, 420], result.States.Skip(66).Take(2).Select(state => state.ModelAgeSeconds), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void A_satellite_below_its_floor_makes_no_update()
    {
        EnergyOptions low = new() { InitialCharge = 0.25, MinCharge = 0.3, PanelAreaM2 = 0 };
        MissionResult result = new Scene(1, 1, OneSatellite) { Energy = low, Shadows = [new ShadowSpan(Scene.At(0), Scene.At(36_000), 0)] }
            .AlwaysConnected().Run();
        Assert.Empty(result.Updates);
        Assert.Equal(1, result.Energy[0].EnergyGatedTrainings);
        Assert.Equal(36_000, result.Energy[0].EclipseSeconds, 1e-6);
        Assert.Equal(0, result.Energy[0].ImbalanceJ, 1e-6);
    }

    [Fact]
    public void A_gated_satellite_works_again_when_it_has_charged_past_the_hysteresis()
    {
        // 0.9 * 20.415 W - 5 W = 13.3735 W; from 25 % to 35 % of 72 kJ takes 538.4 s.
        EnergyOptions low = new() { InitialCharge = 0.25, MinCharge = 0.3, Hysteresis = 0.05 };
        UpdateRecord update = new Scene(1, 1, OneSatellite) { Energy = low }.AlwaysConnected().Run().Updates[0];
        Assert.Equal(7200 / ((0.9 * 20.415) - 5), (update.TrainStart - Scene.Start).TotalSeconds, 0.01);
    }

    /// <summary>As on the night side at the start, in a high orbit: captures come when the contact has long begun, and no other contact follows.</summary>
    [Theory]
    [InlineData(BufferPolicy.SinceContact)]
    [InlineData(BufferPolicy.LastOrbit)]
    [InlineData(BufferPolicy.Everything)]
    public void A_satellite_that_is_always_in_view_trains_when_it_has_enough_samples(BufferPolicy buffer)
    {
        MissionResult result = new Scene(1, 1, new CountingLearner(firstS: 3600)) { Buffer = buffer }.AlwaysConnected().Run();
        Assert.InRange((result.Updates[0].TrainStart - Scene.Start).TotalHours, 1, 1 + (40.0 / 60));
        Assert.InRange(result.Updates.Count, 9, 10); // one per round of an hour from then on
        Assert.Equal(Enumerable.Range(0, result.Updates.Count), result.Updates.Select(update => update.BaseVersion));
    }

    [Fact]
    public void A_satellite_that_is_always_in_view_trains_again_where_no_version_comes_before_the_buffer_is_full()
    {
        RoundOptions buffered = new() { Policy = new(RoundTrigger.Count, TrainAgain.EachContact) { Count = 5 }, LongestMin = 600 };
        MissionResult result = new Scene(1, 1, OneSatellite) { Rounds = buffered, Rule = new FedBuffRule(BufferSize: 5) }.AlwaysConnected().Run();
        Assert.Equal(3, result.Rounds[^1].Version); // a training per 40 minutes, and one at once on each new model
        Assert.InRange(result.Updates.Count, 15, 18);
        Assert.All(result.Rounds.Skip(1), round => Assert.Equal(5, round.Updates));
    }

    /// <summary>A contact of 8 h in every 12 h: the second begins on captures of its own.</summary>
    [Fact]
    public void In_long_contacts_a_satellite_goes_on_training()
    {
        MissionResult result = new Scene(1, 1, new CountingLearner(firstS: 0)) { Hours = 24 }.Contact(0, 0, 1000, 29_800).Contact(0, 0, 44_200, 73_000).Run();
        foreach ((double from, double to) in new[] { (1000.0, 29_800.0), (44_200, 73_000) })
            Assert.InRange(result.Updates.Count(update => update.Arrival >= Scene.At(from) && update.Arrival <= Scene.At(to)), 7, 12);
    }

    /// <summary>The longest pass below 2,000 km lasts 31 minutes.</summary>
    [Fact]
    public void A_pass_of_a_low_orbit_is_one_chance_to_train_for()
    {
        MissionResult result = new Scene(1, 1, OneSatellite) { Hours = 3 }.Contact(0, 0, 500, 500 + (31 * 60)).Contact(0, 0, 9000, 9600).Run();
        Assert.Equal([Scene.At(0), Scene.At(9000 - TrainingS)], result.Updates.Take(2).Select(update => update.TrainStart));
    }

    [Fact]
    public void Energy_of_every_phase_is_power_times_time()
    {
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Hours = 1.5 }.Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Run();
        EnergyRecord energy = result.Energy[0];
        Assert.Equal(5 * 5400, energy.IdleJ, 1e-6);
        Assert.Equal(result.Trainings.Count * TrainingS * new ComputeOptions().TrainingPowerW(), energy.TrainJ, 1e-6);
        Assert.Equal(8 * 9.6 * result.Updates.Count, energy.TransmitJ, 1e-6);
        Assert.Equal(2 * 9.6, energy.ReceiveJ, 1e-6);
        Assert.All(result.Updates, update => Assert.Equal((TrainingS * new ComputeOptions().TrainingPowerW()) + (8 * 9.6), update.EnergyJ, 1e-6));
    }

    [Fact]
    public void The_ledger_of_a_satellite_closes_when_its_flight_ends()
    {
        QuadraticLearner two = new(0, 0.5, [1, 1], [100, 100]);
        Scene scene = new(2, 1, two) { Energy = new() { IdlePowerW = 5 }, FirstFlightEnd = Scene.At(50) };
        MissionResult result = scene.Run();
        Assert.Equal((5 * 50, 5 * 36_000), (result.Energy[0].IdleJ, result.Energy[1].IdleJ));
        Assert.Equal(result.Energy[1].TrainJ / 2, result.Energy[0].TrainJ, 1e-9);
        Assert.All(result.Energy, ledger => Assert.Equal(0, ledger.ImbalanceJ, 1e-6));
    }

    [Fact]
    public void A_flight_that_ends_after_the_mission_changes_nothing()
    {
        Scene Ending(double? seconds) => new Scene(1, 1, OneSatellite) { FirstFlightEnd = seconds is { } s ? Scene.At(s) : null }.Contact(0, 0, 500, 600);
        Assert.Equal(Ending(null).Run().Energy, Ending(36_001).Run().Energy);
    }

    [Fact]
    public void A_stale_update_is_late_by_the_versions_that_passed()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 3], [100, 100]);
        Scene scene = new Scene(2, 1, learner) { Rule = new TrajectoryRule(TrajectoryVariant.Trajectory) { Shares = ShareMode.Deferred }, Hours = 4.1 }
            .Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Contact(0, 0, 7500, 7600).Contact(1, 0, 11_000, 11_100);
        UpdateRecord late = Assert.Single(scene.Run().Updates, update => update.Satellite == "S1");
        Assert.Equal((0, 3, 4), (late.BaseVersion, late.StalenessVersions, late.MergedVersion));
    }

    [Fact]
    public void Progress_is_told_at_the_start_and_after_every_training_and_changes_nothing()
    {
        Heard heard = new();
        Scene Many() => new Scene(3, 1, new QuadraticLearner(0, 0.5, [1, 1, 1], [100, 100, 100])) { Hours = 0.2 }.AlwaysConnected();
        MissionResult told = Many().Run(heard), untold = Many().Run();
        Assert.Equal(untold.Fingerprint, told.Fingerprint);
        Assert.Equal((Scene.Start, 0), (heard.All[0].Now, heard.All[0].Trainings));
        Assert.Equal([1, 2, 3], heard.All.Where(progress => progress.Now == Scene.At(TrainingS)).Select(progress => progress.Trainings));
    }

    private sealed class Heard : IProgress<MissionProgress>
    {
        public List<MissionProgress> All { get; } = [];

        public void Report(MissionProgress value) => All.Add(value);
    }

    [Fact]
    public void The_outcome_does_not_depend_on_the_number_of_workers()
    {
        MissionResult one = Busy(1), three = Busy(3);
        Assert.Equal(one.Fingerprint, three.Fingerprint);
        Assert.Equal(one.FinalModel, three.FinalModel);
        Assert.Equal(one.Updates, three.Updates);
        Assert.Equal(one.Rounds, three.Rounds);
        Assert.Equal(one.Energy, three.Energy);

        static MissionResult Busy(int workers)
        {
            QuadraticLearner learner = new(0, 0.3, [.. Enumerable.Range(0, 6).Select(k => k * 1.5)], [10, 20, 30, 40, 50, 60]);
            Scene scene = new(6, 3, learner) { Workers = workers, Antennas = 1, RateBps = 2, Rule = new TrajectoryRule(TrajectoryVariant.Trajectory) };
            for (int i = 0; i < 120; i++) scene.Contact(i * 7 % 6, i * 5 % 3, 150 + (i * 290), 150 + (i * 290) + 40 + (i * 37 % 200));
            return scene.Run();
        }
    }
}
