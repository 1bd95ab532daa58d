using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>No run is dead in silence: what is said of a plan before the run, and of the records after it.</summary>
public sealed class WarningsTests
{
    private const string FedAvg = "aggregation.rule=fedavg", FedBuff = "aggregation.rule=fedbuff";

    [Fact]
    public void A_plan_in_which_all_are_seen_and_rounds_close_needs_no_warning()
    {
        Assert.Empty(OfPlan(24));
        Assert.Empty(OfPlan(24, FedAvg));
        Assert.Empty(OfPlan(24, FedBuff));
    }

    [Fact]
    public void Satellites_that_are_never_seen_are_named()
    {
        Assert.Equal(["1 of 24 satellites has no contact with any gateway: P06-S04. It neither sends updates nor receives models."], OfPlan(23));
        Assert.Equal(
            ["7 of 24 satellites have no contact with any gateway: P05-S02, P05-S03, P05-S04, P06-S01, P06-S02 and so on. They neither send updates nor receive models, "
                + "and fedavg, which waits for all satellites, closes every round at aggregation.deadline_min (360 min) only."],
            OfPlan(17, FedAvg));
        Assert.EndsWith(
            "and fedavg, which waits for the satellites chosen for a round, closes every round that one of them is chosen for at aggregation.deadline_min (360 min) only.",
            OfPlan(17, FedAvg, "clients.per_round=5")[0], StringComparison.Ordinal);
        Assert.Equal(["no satellite has a contact with any gateway: no model can be sent, and nothing will be learnt."], OfPlan(0, FedAvg));
    }

    [Theory]
    [InlineData("aggregation.period_min=720", "aggregation.period_min is 720 min and the run lasts 720 min: no round can close. Shorten the period, or lengthen duration_h.")]
    [InlineData("aggregation={rule: fedbuff, fedbuff: {buffer_size: 25}}", "aggregation.fedbuff.buffer_size is 25, and 24 contacts bring about 24 updates: no round is likely to close. Make it smaller, or lengthen duration_h.")]
    public void A_round_that_cannot_close_is_foretold(string change, string warning) => Assert.Equal(warning, Assert.Single(OfPlan(24, change)));

    [Fact]
    public void Records_as_far_apart_as_the_run_is_long_are_told_with_contacts_and_without()
    {
        const string warning = "record_min is 720 min, and the run lasts 720 min: states.csv and the figures battery and age have its beginning and its end, and nothing between. Shorten record_min, or lengthen duration_h.";
        Assert.Equal(warning, Assert.Single(OfPlan(24, "record_min=720")));
        Assert.Equal(warning, OfPlan(0, "record_min=720")[0]);
        Assert.Empty(OfPlan(24, "record_min=719"));
    }

    /// <summary>Keys that need another one; beside it, and at their defaults, nothing is told of them.</summary>
    [Theory]
    [InlineData("faults={mean_delay_h: 6}", "faults.mean_delay_h is 6, and faults.delayed_share is 0: no update is held, and it has no effect.")]
    [InlineData("faults={duplicate_delay_min: 60}", "faults.duplicate_delay_min is 60, and faults.duplicated_share is 0: no update comes twice, and it has no effect.")]
    [InlineData("gateways.*.min_hold_s=30", "min_hold_s of gateway Svalbard, and 1 more, is 30, and preemption is none: nobody takes an antenna away, and it has no effect.")]
    [InlineData("gateways.1.min_hold_s=30", "min_hold_s of gateway Punta Arenas is 30, and preemption is none: nobody takes an antenna away, and it has no effect.")]
    [InlineData("links.uplink.transmit_beamwidth_deg=40", "links.uplink.transmit_beamwidth_deg is 40, and transmit_pointing_error_deg is 0: the antenna loses nothing, and it has no effect.")]
    [InlineData("links.downlink={receive_beamwidth_deg: 40}", "links.downlink.receive_beamwidth_deg is 40, and receive_pointing_error_deg is 0: the antenna loses nothing, and it has no effect.")]
    [InlineData("links.uplink={transmit_antenna_efficiency: 0.6}", "links.uplink.transmit_antenna_efficiency is 0.6, and transmit_antenna_diameter_m is none: transmit_gain_dbi tells the gain, and it has no effect.")]
    [InlineData("links.downlink={antenna_temperature_k: 100}", "links.downlink.antenna_temperature_k is 100, and noise_figure_db is none: noise_temperature_k tells the noise, and it has no effect.")]
    [InlineData("links.downlink={receive_antenna_diameter_m: 2, g_over_t_db_per_k: 20}", "links.downlink.receive_antenna_diameter_m is 2, and g_over_t_db_per_k is 20, which tells gain and noise at once: it has no effect.")]
    [InlineData("links.downlink={receive_antenna_diameter_m: 2, receive_antenna_efficiency: 0.6, noise_figure_db: 2, antenna_temperature_k: 100}", null)]
    [InlineData("links.uplink={model: constant, bandwidth_khz: 1000, frequency_ghz: 3, doppler_residual: 0.5, eirp_dbm: 40}", null)]
    [InlineData("compute={governor: slack}", "compute.governor is slack, and at compute.clock_mhz (200) or below it a slower cycle takes no less energy, for board_power_w (2) goes on meanwhile: all trainings have full speed, and it has no effect.")]
    [InlineData("compute={governor: slack, slack: {min_clock_share: 1}, clock_mhz: 2000}", "compute.governor is slack, and compute.slack.min_clock_share is 1: all trainings have full speed, and it has no effect.")]
    [InlineData("compute={governor: slack, processor: flops}", "compute.governor is slack, and compute.processor is flops, which has no clock: all trainings have full speed, and it has no effect.")]
    [InlineData("compute={governor: slack, clock_mhz: 2000}", null)]
    [InlineData("clients={soft_gate_span: 0.5}", "clients.soft_gate_span is 0.5, and clients.energy_gate is not soft: it has no effect.")]
    [InlineData("clients={energy_gate: soft, soft_gate_span: 0.5}", null)]
    [InlineData("faults={bit_flips_per_bit_day: 1e-6}", null)]
    [InlineData("links.downlink={receive_beamwidth_deg: 40, receive_pointing_error_deg: 1, eirp_dbm: 30, pointing_loss_db: 1}", null)]
    [InlineData("faults={mean_delay_h: 6, delayed_share: 0.5, duplicate_delay_min: 60, duplicated_share: 0.1}", null)]
    [InlineData("gateway_defaults={contention: max_elevation, preemption: resume, min_hold_s: 30}", null)]
    [InlineData("faults={mean_delay_h: 1, duplicate_delay_min: 10}", null)]
    public void A_key_without_effect_is_told(string change, string? warning)
        => Assert.Equal(warning is null ? [] : [warning], OfPlan(24, change));

    [Fact]
    public void Links_between_satellites_leave_a_clock_no_slack()
        => Assert.Equal("compute.governor is slack, and isl.topology is ring, with which an update may leave at any time: all trainings have full speed, and it has no effect.", Assert.Single(OfPlan(24, "compute={governor: slack, clock_mhz: 2000}", "isl={topology: ring}")));

    /// <summary>Each satellite has contacts 100 min after one another.</summary>
    [Theory]
    [InlineData(true, "period_min: 24, trajectory: {discount: renormalised}")]
    [InlineData(true, "period_min: 24, trajectory: {staleness_exponent: 0}")]
    [InlineData(false, "period_min: 25, trajectory: {discount: renormalised}")]
    [InlineData(false, "period_min: 24")]
    [InlineData(false, "period_min: 24, max_step: 0.02, trajectory: {discount: renormalised}")]
    [InlineData(false, "period_min: 24, trajectory: {discount: renormalised, absentees: in_flight}")]
    public void Whole_steps_in_rounds_far_shorter_than_the_way_of_an_update_are_foretold_to_swing(bool swings, string aggregation)
    {
        Scenario scenario = Examples.Legal(Examples.Small, $"aggregation={{{aggregation}}}");
        ContactWindow[] windows = [.. from pass in Enumerable.Range(0, 5)
                                      from satellite in Enumerable.Range(0, 24)
                                      let aos = scenario.StartUtc + Duration.FromMinutes((100 * pass) + satellite)
                                      select new ContactWindow((24 * pass) + satellite, satellite, 0, aos, aos + Duration.FromMinutes(8), aos + Duration.FromMinutes(4), 45, false, false)];
        string[] warnings = [.. PlanWarnings.Of(scenario, Constellation.Build(scenario), FoundContacts.AsForeseen(windows))];
        Assert.Equal(swings, warnings.Any(warning => warning.StartsWith("aggregation.period_min is 24 min, the middle time from one contact of a satellite to its next is 100 min, and trajectory makes whole steps", StringComparison.Ordinal)));
        Assert.Equal(swings ? 1 : 0, warnings.Length);
    }

    [Theory]
    [InlineData(10, "5", "clients.per_round is 5: the chosen satellites send")]
    [InlineData(25, "all", "there are 24 satellites, which send")]
    public void A_round_of_more_updates_than_satellites_train_in_it_cannot_close(int updates, string perRound, string who)
        => Assert.Equal(
            $"aggregation.fedbuff.buffer_size is {updates}, and {who} one update each before the next version (clients.train_again: each_version), so that no round can close. Make it smaller, or let more of them train.",
            Assert.Single(OfPlan(24, FedBuff, $"aggregation.fedbuff.buffer_size={updates}", $"clients.per_round={perRound}", "clients.train_again=each_version")));

    [Fact]
    public void Fedavg_cannot_close_a_round_before_all_have_been_seen_or_the_deadline()
    {
        Assert.Equal(
            "all satellites have had a contact after 23 min, aggregation.deadline_min is 360 min and the run lasts 20 min: no round can close. Shorten the deadline, or lengthen duration_h.",
            Assert.Single(OfPlan(24, FedAvg, "duration_h=0.333333333333")));
        Assert.StartsWith("some satellites never have a contact, aggregation.deadline_min is 800 min", OfPlan(3, "aggregation={rule: fedavg, deadline_min: 800}")[1], StringComparison.Ordinal);
        Assert.Single(OfPlan(3, "aggregation={rule: fedavg, deadline_min: 800}", "clients.per_round=3"));
        Assert.StartsWith("fewer than 4 satellites, clients.per_round, ever have a contact", OfPlan(3, "aggregation={rule: fedavg, deadline_min: 800}", "clients.per_round=4")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_learnt_something_needs_no_warning()
        => Assert.Empty(OfRun(SampleRecords.Run with { Energy = SampleRecords.Run.Energy.Take(1).ToArray() }, 4));

    [Fact]
    public void A_satellite_in_contact_that_never_has_enough_images_is_told_where_others_train()
    {
        EnergyRecord idle = SampleRecords.Run.Energy[1] with { Brownouts = 0, DataGatedTrainings = 3 };
        ContactRecord seen = SampleRecords.Run.Contacts[0] with { Satellite = idle.Satellite };
        RunRecords records = SampleRecords.Run with { Energy = [SampleRecords.Run.Energy[0], idle], Contacts = [.. SampleRecords.Run.Contacts, seen] };

        Assert.StartsWith($"1 satellite never trains, for want of images, though in contact: {idle.Satellite}. A training needs 8 images (sensing.min_samples); ", Assert.Single(OfRun(records, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Brownouts_are_told()
        => Assert.Equal(
            "1 of 2 satellites was without power for 0.17 h in total, from 2025-07-01T00:05:00.000Z on: batteries ran empty 2 times, 1 training was lost, and 0 kJ that platforms asked for were not served (interruptions.csv).",
            Assert.Single(OfRun(SampleRecords.Run, 4)));

    [Theory]
    [InlineData(2, 0, "no satellite trained: 2 trainings were put off because a battery was low (energy.min_charge is 0.3).")]
    [InlineData(0, 3, "no satellite trained: 3 times a buffer held fewer images than sensing.min_samples, 8 (one is taken every 20 s (sensing.capture_interval_s), and those at night (sensing.daylight_only) and those that touch a block for validation or tests (data.validation_fraction, data.test_fraction) do not count).")]
    [InlineData(0, 0, "no satellite trained: none had a training to begin before the end.")]
    public void A_run_without_training_says_why(int energyGated, int dataGated, string why)
    {
        EnergyRecord energy = SampleRecords.Run.Energy[0] with { EnergyGatedTrainings = energyGated, DataGatedTrainings = dataGated };
        Assert.Equal($"{why} The model is as it was at the start.", Assert.Single(OfRun(Dead with { Updates = [], Energy = [energy] }, 0)));
    }

    /// <summary>With <c>sensing.daylight_only: false</c> the night is no cause.</summary>
    [Fact]
    public void Images_that_are_too_few_are_explained_by_what_makes_them_few()
    {
        EnergyRecord energy = SampleRecords.Run.Energy[0] with { EnergyGatedTrainings = 0, DataGatedTrainings = 3 };
        string told = Assert.Single(OfRun(Dead with { Updates = [], Energy = [energy] }, 0, "sensing={capture_interval_s: 600, daylight_only: false}"));

        Assert.StartsWith("no satellite trained: 3 times a buffer held fewer images than sensing.min_samples, 8 (one is taken every 600 s (sensing.capture_interval_s), and those that touch a block for validation or tests", told, StringComparison.Ordinal);
    }

    /// <summary>Who has no contact since outages or clocks take them is told so, with the keys.</summary>
    [Theory]
    [InlineData("outages=[{satellites: [P01-S01, P02-S03]}]", "2 of 24 satellites have no contact with any gateway: P01-S01, P02-S03. They neither send updates nor receive models. Outages take all contacts that there would be of P01-S01, P02-S03 (outages).")]
    [InlineData("outages=[{gateways: all}]", "no satellite has a contact with any gateway: no model can be sent, and nothing will be learnt. Outages take all contacts that there would be of P01-S01, P01-S02, P01-S03, P01-S04, P02-S01 and so on (outages).")]
    [InlineData("outages=[{satellites: [P01-S01], foreseen: false}]", "1 of 24 satellites has no contact with any gateway: P01-S01. It neither sends updates nor receives models. Outages take all contacts that there would be of P01-S01 (outages).")]
    [InlineData("faults={clock_offset_s: 3600}", " (faults.clock_offset_s is 3600, faults.clock_drift_ppm is 0).")]
    public void Contacts_that_outages_or_clocks_take_are_told(string change, string told)
    {
        Scenario scenario = Examples.Legal(Examples.Small, change);
        string warning = ScenarioRunner.JudgePlan(scenario, ScenarioRunner.CheckOrbits(scenario))[0];

        Assert.EndsWith(told, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_satellite_that_passes_nobody_is_told_no_cause()
    {
        Scenario scenario = Examples.Legal(Examples.Small, "constellation={walker_delta: {satellites: 2, planes: 1, inclination_deg: 0, altitude_km: 550}}");

        Assert.Equal("no satellite has a contact with any gateway: no model can be sent, and nothing will be learnt.", Assert.Single(ScenarioRunner.JudgePlan(scenario, ScenarioRunner.CheckOrbits(scenario))));
    }

    [Fact]
    public void A_run_without_an_update_says_what_was_sent()
    {
        Assert.StartsWith("no update reached a gateway: 5 trainings began, and 250 Mbit were sent of updates that no contact was long enough for.", Assert.Single(OfRun(Dead with { Updates = [] }, 5)), StringComparison.Ordinal);
        ContactRecord unused = SampleRecords.Run.Contacts[0] with { DownlinkBits = 0 };
        Assert.StartsWith(
            "no update reached a gateway: 1 training began, and none of them was over before the run was.",
            Assert.Single(RunWarnings.Of(Examples.Legal(Examples.Small), Dead with { Updates = [] }, new([new TrainingRecord(0, 0, default, default, 8, 0)], 0, []))), StringComparison.Ordinal);
        Assert.StartsWith("no update reached a gateway: 5 trainings began, and no upload began", Assert.Single(OfRun(Dead with { Updates = [], Contacts = [unused] }, 5)), StringComparison.Ordinal);
    }

    /// <summary>An antenna that tried and sent nothing in either direction tells of the signal; where one bit came through anywhere, contacts were too short.</summary>
    [Fact]
    public void A_signal_too_weak_for_the_modem_is_told_from_contacts_that_were_over()
    {
        ContactRecord silent = SampleRecords.Run.Contacts[0] with { DownlinkBits = 0, UplinkBits = 0, UsedSeconds = 60 };
        Assert.StartsWith(
            "no update reached a gateway: 5 trainings began, and not a bit came through in the 2 contacts in which antennas sent one: the signal is too weak for links.downlink.model, shannon.",
            Assert.Single(OfRun(Dead with { Updates = [], Contacts = [silent, silent, silent with { UsedSeconds = 0 }, silent with { UplinkBits = 8 }] }, 5)), StringComparison.Ordinal);
        Assert.StartsWith(
            "no update reached a gateway: 5 trainings began, and 0.001 Mbit were sent of updates that no contact was long enough for.",
            Assert.Single(OfRun(Dead with { Updates = [], Contacts = [silent, silent with { DownlinkBits = 1000 }] }, 5)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FedBuff, "aggregation.fedbuff.buffer_size is 10.")]
    [InlineData(FedAvg, "fedavg waits for all that train in it, or for aggregation.deadline_min, 360 min; the run lasts 720 min.")]
    [InlineData("seed=1", "aggregation.period_min is 95 min, the run lasts 720 min.")]
    public void A_run_without_a_round_says_what_it_waited_for(string rule, string why)
        => Assert.Equal(
            $"no round made a version, though 4 updates of 1 of 1 satellite reached gateways: {why} The model is as it was at the start.",
            Assert.Single(OfRun(Dead, 4, rule)));

    /// <summary>What was held is the cause where it is all of them; where it is not, the rule's own wait is told first.</summary>
    [Fact]
    public void Updates_that_the_ground_segment_held_are_told_beside_what_a_round_waited_for()
    {
        UpdateRecord[] held = [.. Dead.Updates.Select(update => update with { Fate = UpdateFate.Pending, HeldSeconds = 60 })];
        Assert.Contains(" reached gateways: the ground segment had held 4 of them (faults.mean_delay_h is 1).", Assert.Single(OfRun(Dead with { Updates = held }, 4, FedAvg)), StringComparison.Ordinal);
        Assert.Contains(" the run lasts 720 min. And the ground segment had held 1 of them (faults.mean_delay_h is 1).", Assert.Single(OfRun(Dead with { Updates = [held[0], .. Dead.Updates.Skip(1)] }, 4, FedAvg)), StringComparison.Ordinal);
    }

    [Fact]
    public void Radiation_that_no_model_feels_is_told()
        => Assert.Contains("faults.bit_flips_per_bit_day is 1E-06, and mode is timing: there is no model that radiation could change, and it has no effect.", OfPlan(24, "mode=timing", "learning.parameters=1000", "faults={bit_flips_per_bit_day: 1e-6}"));

    [Fact]
    public void A_line_to_the_cloud_that_is_too_slow_is_the_cause()
        => Assert.Contains("one update takes 88.89 h over a gateway's line to the cloud (backhaul.rate_mbps is 0.001), and the run lasts 12 h.", Assert.Single(OfRun(Dead with { Updates = [.. Dead.Updates.Select(update => update with { Bytes = 40_000_000 })] }, 4, FedAvg, "backhaul.rate_mbps=0.001")), StringComparison.Ordinal);

    [Fact]
    public void Updates_that_a_line_kept_to_the_end_are_told()
    {
        OutageRecord held = SampleRecords.Run.Outages.Single(outage => outage.Kind == OutageKind.Backhaul);
        RunRecords run = SampleRecords.Run with { Updates = [.. SampleRecords.Run.Updates.Select((update, i) => i == 0 ? update with { Fate = UpdateFate.Pending } : update)], Energy = [SampleRecords.Run.Energy[0]] };
        Epoch end = Examples.Legal(Examples.Small).StartUtc + Duration.FromHours(1000);
        Assert.Contains($"2 of {run.Updates.Count} updates are in no version: 1 line to the cloud was down to the end, that of {held.Name} from {held.From} on (outages.csv).", OfRun(run with { Outages = [held with { To = end }] }, 4));
        Assert.DoesNotContain(OfRun(run with { Outages = [held] }, 4), warning => warning.Contains("in no version", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gate_that_wants_more_than_the_battery_holds_is_told()
    {
        Scenario scenario = Examples.Legal(Examples.Small);
        string[] all = [.. RunWarnings.Of(scenario, Dead, new([], 0, [100_800]))];
        Assert.StartsWith("no satellite trained: 1 satellite put trainings off for good, since energy.min_charge and a training with its upload want more than the battery holds (", Assert.Single(all), StringComparison.Ordinal);
        Assert.Contains("up to 28 Wh of ", all[0], StringComparison.Ordinal);
        string[] some = [.. RunWarnings.Of(scenario, SampleRecords.Run with { Energy = [SampleRecords.Run.Energy[0]] }, new([new TrainingRecord(0, 0, default, default, 8, 1)], 0, [100_800]))];
        Assert.Contains(some, warning => warning.StartsWith("1 satellite put trainings off for good", StringComparison.Ordinal));
    }

    [Fact]
    public void Bits_that_radiation_turned_over_are_told_beside_values_that_are_no_numbers()
    {
        RunRecords run = SampleRecords.Run with { Updates = [.. SampleRecords.Run.Updates.Select((update, i) => i == 0 ? update with { Fate = UpdateFate.NonFinite } : update)] };
        Assert.Contains(RunWarnings.Of(Examples.Legal(Examples.Small), run, new([], 140, [])), warning => warning.Contains("Radiation turned over 140 bits of models on board (faults.bit_flips_per_bit_day); if that is not why, a smaller learning.learning_rate may help.", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_to_the_cloud_are_a_cause_only_where_they_kept_something_waiting()
    {
        OutageRecord held = SampleRecords.Run.Outages.Single(outage => outage.Kind == OutageKind.Backhaul), idle = held with { Line = default };
        Assert.Contains($"reached gateways: the cloud waited for lines that were down, the first of them Punta Arenas's from {held.From} to {held.To} (outages.csv).", Assert.Single(OfRun(Dead with { Outages = [held] }, 4, FedAvg)), StringComparison.Ordinal);
        Assert.Contains("reached gateways: fedavg waits for all", Assert.Single(OfRun(Dead with { Outages = [idle] }, 4, FedAvg)), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_that_never_arrived_whole_are_told()
    {
        RunRecords good = SampleRecords.Run with { Energy = [SampleRecords.Run.Energy[0]] };
        DownloadRecord part = good.Downloads[0] with { Ended = TransferEnd.LossOfSignal, Bits = 1.5e6 };
        Assert.Equal(
            "no satellite received a newer model: 2 transfers began, of which the largest brought 1.5 Mbit before the contact was over. Every training began from the initial model. "
                + "A faster links.uplink, a smaller model or a longer run may help.",
            Assert.Single(OfRun(good with { Downloads = [part, part with { Bits = 1e5 }] }, 4)));
        Assert.Empty(OfRun(good with { Downloads = [part, part with { Ended = TransferEnd.Complete }] }, 4));
    }

    [Fact]
    public void Refused_updates_are_told()
    {
        UpdateRecord[] refused = [.. SampleRecords.Run.Updates.Select(update => update with { Fate = UpdateFate.NonFinite })];
        Assert.Contains("4 of 4 updates held values that are no finite numbers and were refused. A smaller learning.learning_rate may help.", OfRun(Dead with { Updates = refused }, 4));
    }

    [Theory]
    [InlineData("aggregation.period_min=95", 60, 60, 10)]
    [InlineData("aggregation.period_min=45", 45, 60, 10)]
    [InlineData("aggregation.fedbuff.buffer_size=100", 60, 60, 25)]
    [InlineData("duration_h=2", 40, 40, 10)]
    public void A_quick_run_has_time_for_rounds(string change, double periodMin, double deadlineMin, int buffer)
    {
        AggregationSpec quick = QuickMode.Shrink(Examples.Legal(Examples.Small, change)).Aggregation;
        Assert.Equal((periodMin, deadlineMin, buffer), (quick.PeriodMin, quick.DeadlineMin, quick.Rule.Get<FedBuffRule>().BufferSize));
    }

    /// <summary>As they are, rounds may take six hours, or a hundred updates.</summary>
    [Theory]
    [InlineData(FedAvg)]
    [InlineData("aggregation.period_min=360")]
    [InlineData("aggregation={rule: fedbuff, fedbuff: {buffer_size: 100}}")]
    public void A_quick_run_of_the_quickstart_closes_rounds(string change)
    {
        Scenario quick = QuickMode.Shrink(ScenarioReader.Read(Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml"), [change]).Scenario!);
        using UntrainedMissions missions = new(quick);
        Assert.InRange(missions.Run(quick).Rounds.Count - 1, 1, 100);
    }

    /// <summary>One satellite that ran well, but for the versions.</summary>
    private static RunRecords Dead => SampleRecords.Run with
    {
        Outages = [],
        Rounds = [SampleRecords.Run.Rounds[0]],
        Energy = [SampleRecords.Run.Energy[0]],
        Updates = [.. SampleRecords.Run.Updates.Select(update => update with { Fate = UpdateFate.Pending })],
    };

    private static string[] OfRun(RunRecords records, int trainings, params string[] overrides)
        => [.. RunWarnings.Of(
            Examples.Legal(Examples.Small, overrides), records,
            new([.. Enumerable.Range(0, trainings).Select(i => new TrainingRecord(i, i % 2, default, default, 8, 1))], 0, []))];

    /// <summary>The first satellites of 24 have one contact each, a minute after one another.</summary>
    private static string[] OfPlan(int seen, params string[] overrides)
    {
        Scenario scenario = Examples.Legal(Examples.Small, overrides);
        ContactWindow[] windows = [.. Enumerable.Range(0, seen).Select(k =>
        {
            Epoch aos = scenario.StartUtc + Duration.FromMinutes(k);
            return new ContactWindow(k, k, 0, aos, aos + Duration.FromMinutes(8), aos + Duration.FromMinutes(4), 45, false, false);
        })];
        return [.. PlanWarnings.Of(scenario, Constellation.Build(scenario), FoundContacts.AsForeseen(windows))];
    }
}
