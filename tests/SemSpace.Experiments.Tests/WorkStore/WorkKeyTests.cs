using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Tests.WorkStore;

/// <summary>What work depends on is in its key, and what it does not depend on is not, so that runs share it.</summary>
public sealed class WorkKeyTests
{
    /// <summary>Keys that reach a training or an evaluation, with another value than the default.</summary>
    private static readonly Dictionary<string, string> Matter = new()
    {
        ["seed"] = "2",
        ["sensing.patch_km"] = "400",
        ["data.test_block_deg"] = "25",
        ["data.test_fraction"] = "0.25",
        ["data.validation_fraction"] = "0.15",
        ["data.exam_seed"] = "2",
        ["data.ocean_share_max"] = "0.5",
        ["learning.task"] = "semantic",
        ["learning.model"] = "softmax",
        ["learning.mlp.hidden"] = "32",
        ["learning.local_epochs"] = "3",
        ["learning.batch_size"] = "8",
        ["learning.optimizer"] = "sgd",
        ["learning.learning_rate"] = "0.003",
        ["learning.momentum"] = "0.8",
        ["learning.weight_decay"] = "0.1",
        ["learning.objective"] = "fedprox",
        ["learning.fedprox.mu"] = "0.2",
        ["semantic.bandwidth_ratio"] = "1/6",
        ["semantic.channel"] = "rayleigh",
        ["semantic.rayleigh.fading"] = "fast",
        ["semantic.snr_low_db"] = "1",
        ["semantic.snr_high_db"] = "19",
        ["semantic.evaluation_snr_db"] = "9",
        ["updates.stages"] = "[float16]",
        ["updates.top_k.fraction"] = "0.2",
        ["updates.clip.max_norm"] = "0.2",
    };

    /// <summary>What must be chosen for keys to matter, by how the keys begin.</summary>
    private static readonly Dictionary<string, string> Where = new()
    {
        ["learning.mlp"] = "learning.model=mlp",
        ["learning.fedprox"] = "learning.objective=fedprox",
        ["semantic"] = "learning.task=semantic",
        ["semantic.rayleigh"] = "semantic.channel=rayleigh",
        ["updates.top_k"] = "updates.stages=[top_k]",
        ["updates.clip"] = "updates.stages=[clip]",
    };

    /// <summary>Keys, or whole sections, that do not: they are in what each training starts from, or in nothing.</summary>
    private static readonly string[] Apart =
    [
        "name", "description", "mode", "schedule", "start_utc", "duration_h", "record_min", "record_link_s", "earth_orientation", "constellation", "propagation", "gateways", "gateway_defaults", "contact_plan", "outages", "faults", "links", "isl", "backhaul", "energy", "compute",
        "clients", "aggregation", "sensing.capture_interval_s", "sensing.daylight_only", "sensing.buffer", "sensing.min_samples", "data.exam_ocean_share_max", "learning.test_images", "learning.validation_images",
        "learning.centralised_baseline", "learning.centralised_epochs", "learning.target_score", "learning.save_best_model", "data.path", "data.eurosat", "data.folder", "data.partition", "data.samples_per_satellite", "data.arrival", "data.counted", "learning.parameters",
    ];

    /// <summary>Keys of sources and of files, which have tests of their own, and the one that is resolved before a scenario is there.</summary>
    private static readonly string[] Otherwise = ["data.source", "data.maps", "extends"];

    public static TheoryData<string> Mattering => [.. Matter.Keys];

    [Theory]
    [MemberData(nameof(Mattering))]
    public void What_reaches_a_training_changes_the_key(string key)
    {
        string[] chosen = [.. Where.Where(entry => key.StartsWith(entry.Key, StringComparison.Ordinal)).Select(entry => entry.Value).Where(choice => !choice.StartsWith($"{key}=", StringComparison.Ordinal))];
        Assert.NotEqual(WorkBasis.Of(Examples.Legal(Examples.Small, chosen)), WorkBasis.Of(Examples.Legal(Examples.Small, [.. chosen, $"{key}={Matter[key]}"])));
    }

    [Theory]
    [InlineData("name=other", "description=other", "start_utc=2025-08-01T00:00:00Z", "duration_h=5", "propagation.model=j2")]
    [InlineData("constellation.walker_delta.altitude_km=600", "gateways.*.antennas=3", "links.downlink.bandwidth_khz=100", "backhaul.latency_ms=5", "energy.battery_wh=20", "compute.clock_mhz=100")]
    [InlineData("clients.train_again=each_version", "aggregation.rule=fedavg", "aggregation.period_min=50", "sensing.capture_interval_s=30", "sensing.min_samples=9")]
    [InlineData("data.partition.kind=shards", "data.partition.shards.shards_per_satellite=3", "data.samples_per_satellite=5", "data.arrival=streaming", "data.folder.pixels=8")]
    [InlineData("sensing.daylight_only=false", "sensing.buffer=last_orbit", "learning.test_images=99", "data.exam_ocean_share_max=0.1", "learning.validation_images=98", "learning.centralised_baseline=false", "learning.centralised_epochs=9", "learning.target_score=0.9", "learning.save_best_model=true")]
    public void What_does_not_reach_a_training_is_not_in_the_key(params string[] changes)
        => Assert.Equal(WorkBasis.Of(Examples.Legal(Examples.Small)), WorkBasis.Of(Examples.Legal(Examples.Small, changes)));

    /// <summary>A key that is new must be put into one of the lists above.</summary>
    [Fact]
    public void Every_key_is_known_to_these_tests()
    {
        string[] all = [.. ScenarioSchema.Root.Reference("").SelectMany(section => section.Keys.Select(key => section.Path.Length == 0 ? key.Name : $"{section.Path}.{key.Name}"))];
        string[] sections = [.. ScenarioSchema.Root.Reference("").Select(section => section.Path)];
        Assert.Equal([], all.Except(sections).Except(Matter.Keys).Except(Otherwise).Where(key => !Apart.Any(apart => key == apart || key.StartsWith($"{apart}.", StringComparison.Ordinal) || key.StartsWith($"{apart}[", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_rule_that_takes_part_in_trainings_is_in_the_key()
    {
        string Of(params string[] changes) => WorkBasis.Of(Examples.Legal(Examples.Small, ["learning.optimizer=sgd", "learning.momentum=0", .. changes]));
        string scaffold = Of("aggregation.rule=scaffold");
        Assert.NotEqual(Of(), scaffold);
        Assert.NotEqual(scaffold, Of("aggregation.rule=scaffold", "aggregation.scaffold.server_learning_rate=0.5"));
        Assert.Equal(scaffold, Of("aggregation.rule=scaffold", "aggregation.deadline_min=50"));
    }

    [Fact]
    public void Maps_count_by_their_content_wherever_they_are()
    {
        using TestFolder folder = new();
        string Of(string map) => WorkBasis.Of(Examples.Legal(Examples.Small, $"data.maps={{7: {map}}}"));
        string one = folder.Write("one.jpg", "map"), same = folder.Write("same.jpg", "map"), other = folder.Write("other.jpg", "Map");
        Assert.Equal(Of(one), Of(same));
        Assert.NotEqual(Of(one), Of(other));
        Assert.NotEqual(WorkBasis.Of(Examples.Legal(Examples.Small)), Of(one));
    }

    /// <summary>What a data set holds and who has it is in each training's own key (PartitionedLearnerTests).</summary>
    [Fact]
    public void Where_a_data_set_lies_and_how_it_is_parted_is_not_in_the_key()
    {
        static string Of(params string[] changes) => WorkBasis.Of(Examples.Legal(Examples.Small, ["learning.task=classify", "data.source=folder", .. changes]));
        Assert.Equal(Of(), Of("data.partition.kind=shards", "data.path=.", "data.exam_seed=2", "data.folder.pixels=8", "data.arrival=streaming"));
        Assert.NotEqual(Of(), Of("learning.model=softmax"));
    }

    [Fact]
    public void Everything_that_a_training_starts_from_changes_its_key()
    {
        using Work work = new();
        Epoch from = Epoch.FromUtc(2025, 7, 1), to = from + Duration.FromHours(1);
        TrainingStart start = new([1, 2, 3], [[4, 5, 6]], [[7, 8, 9]]);
        string[] keys =
        [
            work.Training(0, 0, from, to, start),
            work.Training(1, 0, from, to, start),
            work.Training(0, 1, from, to, start),
            work.Training(0, 0, from + Duration.FromMinutes(40), to, start),
            work.Training(0, 0, from, to - Duration.FromMinutes(40), start),
            .. new TrainingStart[]
            {
                start with { Parameters = [1, 2, float.BitIncrement(3)] }, start with { Parameters = [1, 2] }, start with { Parameters = [-0f, 2, 3] }, start with { Parameters = [0, 2, 3] },
                start with { Broadcast = [[4, 5, 6.5f]] }, start with { Broadcast = [] }, start with { Broadcast = [[4, 5, 6], [7, 8, 9]], State = [] },
                start with { State = [[7, 8, 9.5f]] }, start with { State = [] }, start with { Broadcast = [], State = [[4, 5, 6], [7, 8, 9]] },
            }.Select(other => work.Training(0, 0, from, to, other)),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], work.Training(0, 0, from, to, new([1, 2, 3], [[4, 5, 6]], [[7, 8, 9]])));
    }

    [Fact]
    public void An_evaluation_depends_on_the_model_and_the_exam()
    {
        using Work work = new(), longer = new("learning.test_images=17"), stricter = new("learning.validation_images=17"), elsewhere = new("data.exam_seed=2");
        string[] keys = [work.Evaluation([1, 2]), work.Evaluation([1, 3]), .. new[] { longer, stricter, elsewhere }.Select(other => other.Evaluation([1, 2]))];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], work.Evaluation([1, 2]));
    }

    [Fact]
    public void An_evaluation_does_not_depend_on_the_seed_of_trainings()
    {
        using Work work = new(), other = new("seed=2");
        Assert.Equal(work.Evaluation([1, 2]), other.Evaluation([1, 2]));
    }

    [Fact]
    public void Values_do_not_run_into_each_other()
    {
        string[] keys =
        [
            Of(inputs => Texts(inputs, "ab", "c")), Of(inputs => Texts(inputs, "a", "bc")), Of(inputs => Texts(inputs, "abc")), Of(inputs => Texts(inputs, "abc", "")),
            Of(inputs => inputs.Add([[1f], [2f, 3f]])), Of(inputs => inputs.Add([[1f, 2f], [3f]])), Of(inputs => inputs.Add([[1f, 2f, 3f]])), Of(inputs => inputs.Add([[1f, 2f, 3f], []])),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());

        static void Texts(WorkInputs inputs, params string[] texts)
        {
            foreach (string text in texts) inputs.Add(text);
        }
    }

    private static string Of(Action<WorkInputs> add)
    {
        using WorkInputs inputs = new();
        add(inputs);
        return inputs.Key;
    }

    /// <summary>A learner of the small scenario, whose inputs are asked for and nothing else.</summary>
    private sealed class Work : IDisposable
    {
        private readonly LocalTrainer _trainer;
        private readonly EarthLearner _learner;

        public Work(params string[] changes)
        {
            Scenario scenario = Examples.Legal(Examples.Small, ["learning.test_images=16", "learning.validation_images=8", .. changes]);
            Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
            SeedTree seeds = new(scenario.Seed);
            EarthDataset data = MissionFactory.Data(scenario);
            _trainer = MissionFactory.Trainer(scenario);
            Exam exam = MissionFactory.Exam(scenario, data, constellation.MaxLatitudeDeg);
            _learner = new(_trainer, data, MissionFactory.Tracks(scenario, constellation), exam, seeds, scenario.Updates.Pipeline);
        }

        public string Training(int satellite, long training, Epoch from, Epoch to, TrainingStart start) => Of(inputs =>
        {
            _learner.Prepare(satellite, training, from, to).AddInputs(inputs);
            inputs.Add(start);
        });

        public string Evaluation(float[] model) => Of(inputs =>
        {
            _learner.AddTest(inputs);
            inputs.Add(model);
        });

        public void Dispose() => _trainer.Dispose();
    }
}
