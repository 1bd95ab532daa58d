using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Timing mode gives all that training does, but for losses and scores.</summary>
public sealed class TimingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>All but the median, whose weights come of the values.</summary>
    public static TheoryData<string> Rules => [.. AggregationRules.All.Select(member => member.Name).Where(name => name != "median")];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Under_every_rule_all_records_are_those_of_a_training(string rule)
        => AssertAlike(Small($"aggregation.rule={rule}", "aggregation.edge_trigger=count", "aggregation.period_min=45", "aggregation.every_n_updates=7"));

    [Theory]
    [InlineData("updates.stages=[top_k, float16]")]
    [InlineData("learning.model=cnn")]
    [InlineData("task=semantic", "learning.task=semantic")]
    [InlineData("ocean", "data.ocean_share_max=0.3")]
    [InlineData("battery", "energy.battery_wh=3", "energy.min_charge=0.6")]
    [InlineData("choice", "clients.per_round=5", "aggregation.rule=fedavg")]
    [InlineData("versions", "aggregation.average_versions=3", "aggregation.max_step=0.5")]
    public void Whatever_is_trained_and_sent_all_records_are_those_of_a_training(string name, params string[] changes)
        => AssertAlike(Small([.. changes, .. name.Contains('.', StringComparison.Ordinal) ? new[] { name } : []]));

    /// <summary>A shadow that goes on beyond the end of a run is there at its last record: a longer run has the same.</summary>
    [Fact]
    public void The_last_record_of_a_satellite_is_that_of_a_longer_run()
    {
        StateRecord[] States(int hours) => [.. Measure(Small("mode=timing", $"duration_h={hours}", "record_min=60")).Records.States.Where(state => state.Time == Small().StartUtc + Orbit.Time.Duration.FromHours(2))];
        StateRecord[] last = States(2);
        Assert.Contains(last, state => state.SunShare == 0);
        Assert.Equal(States(3).Select(state => (state.Satellite, state.SunShare, state.PanelW)), last.Select(state => (state.Satellite, state.SunShare, state.PanelW)));
    }

    [Fact]
    public void Under_the_median_each_update_has_an_equal_weight()
    {
        Scenario scenario = Small("aggregation.rule=median");
        ScenarioRunner.Measured trained = Measure(scenario), timed = Measure(scenario with { Mode = RunMode.Timing });
        Assert.Equal(trained.Fingerprint, timed.Fingerprint);
        Assert.Equal(trained.Records.Updates.Select(update => (update.Arrival, update.Fate, update.MergedVersion)), timed.Records.Updates.Select(update => (update.Arrival, update.Fate, update.MergedVersion)));
        Assert.All(timed.Records.Updates.Where(update => update.Fate == UpdateFate.Merged), update => Assert.Equal(1.0 / timed.Records.Rounds[update.MergedVersion!.Value].Updates, update.Weight, 1e-12));
    }

    [Fact]
    public void So_are_those_of_a_data_set()
        => AssertAlike(Small(
            "learning.task=classify", "data.source=fashion_mnist", $"data.path={SmallDataset.WriteIdx(_folder)}", "data.partition.kind=dirichlet", "data.arrival=streaming", "data.samples_per_satellite=70"));

    /// <summary>The fingerprints on record are those of trainings.</summary>
    [Theory]
    [MemberData(nameof(FingerprintTests.Shipped), MemberType = typeof(FingerprintTests))]
    public void Every_scenario_that_ships_has_the_events_of_its_training(string name)
        => Assert.Equal(FingerprintTests.OnRecord(name), Measure(FingerprintTests.Quick(name) with { Mode = RunMode.Timing }).Fingerprint);

    [Fact]
    public void A_model_of_any_size_and_samples_without_images_will_do()
    {
        Scenario small = Timed("learning.parameters=1000000"), large = Timed("learning.parameters=3000000");
        RunRecords light = Measure(small).Records, heavy = Measure(large).Records;

        Assert.Equal(4_000_000, light.Updates[0].Bytes);
        Assert.Equal(12_000_000, heavy.Updates[0].Bytes);
        Assert.All(light.Updates, update => Assert.Equal(37, update.Samples));
        Assert.Equal(32e6, light.Downloads.First(download => download.IsComplete).Bits);
        Assert.True(heavy.Contacts.Sum(contact => contact.UsedSeconds) > light.Contacts.Sum(contact => contact.UsedSeconds));

        static Scenario Timed(string size) => Examples.Legal(Examples.Small, "mode=timing", "data.source=counted", "data.counted.per_satellite=37", "links.downlink.bandwidth_khz=2000", "links.uplink.bandwidth_khz=2000", size);
    }

    [Fact]
    public void Results_say_that_nothing_was_trained_and_are_whole_without_a_model()
    {
        Scenario scenario = Small("mode=timing", "learning.save_best_model=true", "learning.target_score=0.5");
        RunOutcome run = ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), _folder.In("run"), new RunMeans(1), new Progress<RunProgress>(), TestContext.Current.CancellationToken);

        Assert.Null(RunCheck.Damage(run.Folder));
        Assert.Equal(("timing", "none", null), (Summary.Read(run.Folder).Mode, run.Manifest.LibtorchCapability, run.Manifest.NewTensorsCleared));
        Assert.Equal((null, null, null, null), (run.Summary.FinalScore, run.Summary.FinalLoss, run.Summary.TestSet, run.Summary.TimeToTargetH));
        Assert.Empty(Directory.EnumerateFiles(run.Folder, "*.safetensors"));
        Assert.Empty(Directory.EnumerateFiles(run.Folder, "score.*"));
        Assert.True(File.Exists(Path.Combine(run.Folder, "staleness.pdf")));
        Assert.Equal(run.Summary.RoundH!.Value, (RunRecords.Read(run.Folder, run.Summary.Metrics).Rounds[^1].Published - scenario.StartUtc).TotalHours / run.Summary.Rounds, 1e-6);
    }

    [Theory]
    [InlineData("learning.parameters is 100, and mode is train; must be left out, since the model that is trained has its own size. It is for mode: timing.", "learning.parameters=100")]
    [InlineData("data.source is counted, and mode is train; must be images, since there is nothing to train on. It is for mode: timing.", "data.source=counted")]
    [InlineData("data.source is counted, and learning.parameters is none; must be images, or give the size of the model by learning.parameters.", "data.source=counted", "mode=timing")]
    public void What_only_timing_knows_is_refused_in_a_training(string fault, params string[] changes)
        => Assert.Contains(fault, string.Join('\n', Examples.Read(Examples.Small, changes).Faults), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static Scenario Small(params string[] changes) => Examples.Legal(
        Examples.Small,
        [
            "duration_h=5", "learning={model: mlp, mlp: {hidden: 4}, optimizer: sgd, momentum: 0, learning_rate: 0.01, local_epochs: 1, test_images: 8, validation_images: 8, centralised_baseline: false}",
            "sensing.capture_interval_s=90", "sensing.daylight_only=false", .. changes,
        ]);

    private static ScenarioRunner.Measured Measure(Scenario scenario)
        => ScenarioRunner.Measure(scenario, ScenarioRunner.Check(scenario), new RunMeans(2), new ScenarioRunner.WallClock(), new Progress<RunProgress>(), TestContext.Current.CancellationToken);

    private static void AssertAlike(Scenario scenario)
    {
        ScenarioRunner.Measured trained = Measure(scenario), timed = Measure(scenario with { Mode = RunMode.Timing });
        Assert.Equal(trained.Fingerprint, timed.Fingerprint);
        Assert.NotEmpty(timed.Records.Updates);
        Assert.Equal(trained.Records.Contacts, timed.Records.Contacts);
        Assert.Equal(trained.Records.Downloads, timed.Records.Downloads);
        Assert.Equal(trained.Records.EdgeRounds, timed.Records.EdgeRounds);
        Assert.Equal(trained.Records.Energy, timed.Records.Energy);
        Assert.Equal(trained.Records.Satellites, timed.Records.Satellites);
        Assert.Equal(trained.Records.Partition, timed.Records.Partition);
        Assert.Equal(trained.Records.Updates.Select(Unlearnt), timed.Records.Updates.Select(Unlearnt));
        Assert.Equal(trained.Records.Rounds.Select(Unlearnt), timed.Records.Rounds.Select(Unlearnt));
        Assert.Equal(Unlearnt(trained.Summary), Unlearnt(timed.Summary));
    }

    private static UpdateRecord Unlearnt(UpdateRecord update) => update with { TrainLoss = 0 };

    private static RoundRecord Unlearnt(RoundRecord round) => round with { MeanTrainLoss = 0, Scores = default };

    private static Summary Unlearnt(Summary summary) => summary with
    {
        Mode = "",
        FinalLoss = null,
        FinalScore = null,
        FinalSecondScore = null,
        FinalValidationScore = null,
        MeanScore = null,
        MeanSecondScore = null,
        MeanValidationScore = null,
        BestVersion = null,
        BestScore = null,
        TestSet = null,
        MajorityClassShare = null,
        ValidationMajorityClassShare = null,
        MeanColourScore = null,
        JpegScore = null,
    };
}
