using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Fl.Datasets;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Scenarios that learn from a data set, on small files made on the spot.</summary>
public sealed class DatasetScenarioTests : IDisposable
{
    private static readonly string Fashion = Path.Combine(GoldenText.Root, "scenarios", "fashion.yaml");
    private static readonly string Study = Path.Combine(GoldenText.Root, "scenarios", "study", "cifar-dirichlet.yaml");
    private static readonly string Sanity = Path.Combine(GoldenText.Root, "scenarios", "sanity", "cifar-fedavg.yaml");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_scenario_that_ships_gives_the_trace_on_record_and_the_same_bytes_with_any_number_of_workers()
    {
        Scenario scenario = Small();
        RunOutcome one = Run(scenario, "one", 1), two = Run(scenario, "two", 2);
        string[] files = [.. Directory.EnumerateFiles(one.Folder).Select(file => Path.GetFileName(file)!).Where(file => file != Manifest.FileName).Order(StringComparer.Ordinal)];
        Assert.Contains("partition.pdf", files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one.Folder, file)), File.ReadAllBytes(Path.Combine(two.Folder, file))));
        GoldenText.MatchesBeside("fingerprints/fashion.txt", $"{one.Manifest.Fingerprint}\n");
        RunRecords records = RunRecords.Read(one.Folder, one.Summary.Metrics);
        Assert.Equal(24 * 10, records.Partition.Count);
        Assert.Equal(1800, records.Partition.Sum(row => row.Samples)); // 2000 less a tenth for validation
        Assert.True(records.Rounds.Max(round => round.Scores.Test.Score) > 0.5, "It learns.");
        Assert.InRange(one.Summary.MajorityClassShare!.Value, 0.1, 0.2); // of 64 images
    }

    /// <summary>The study's scenario, with small images in place of CIFAR-10.</summary>
    [Fact]
    public void The_studys_scenario_gives_the_trace_on_record_with_any_number_of_workers()
    {
        Scenario scenario = SmallOf(Study, "data.source=fashion_mnist");
        RunOutcome one = Run(scenario, "one", 1), two = Run(scenario, "two", 2);
        Assert.Equal(one.Manifest.Fingerprint, two.Manifest.Fingerprint);
        GoldenText.MatchesBeside("fingerprints/study/cifar-dirichlet.txt", $"{one.Manifest.Fingerprint}\n");
    }

    /// <summary>That of the comparison with other programs, with small images in place of CIFAR-10.</summary>
    [Fact]
    public void The_papers_scenario_gives_the_trace_on_record_ten_clients_a_round_and_no_stale_update()
    {
        RunOutcome run = Run(SmallOf(Sanity, "data.source=fashion_mnist", "duration_h=0.1"), "run", 2);
        GoldenText.MatchesBeside("fingerprints/sanity/cifar-fedavg.txt", $"{run.Manifest.Fingerprint}\n");
        RunRecords records = RunRecords.Read(run.Folder, run.Summary.Metrics);
        Assert.InRange(records.Rounds.Count, 4, 20);
        Assert.All(records.Rounds.Skip(1), round => Assert.Equal(10, round.Diversity.Satellites));
        Assert.All(records.Updates, update => Assert.Equal(0, update.StalenessVersions));
    }

    [Fact]
    public void A_split_names_every_image_that_is_used_once_where_it_is_used()
    {
        Scenario scenario = Small("learning.test_images=20", "data.samples_per_satellite=50");
        IReadOnlyList<SplitRecord> split = DataSplit.Of(scenario);
        StoredData data = Load(scenario);
        Assert.Equal(data.Exam.Test.Images.Count, split.Count(one => one.Set == "test"));
        Assert.Equal(data.Exam.Validation.Images.Count, split.Count(one => one.Set == "validation"));
        Assert.Equal(split.Count, split.DistinctBy(one => (one.Set == "test", one.Image)).Count());
        StoredImages all = scenario.Data.Stored!.Read(scenario.Data.Path!.Value.FullPath, new(1, 0.1, 0.1));
        Assert.All(split, one => Assert.Equal(one.Class, all.ClassNames[(one.Set == "test" ? all.Test : all.Train).Labels[one.Image]]));
        Assert.Equal(all.Test.Pick([.. split.Where(one => one.Set == "test").Select(one => one.Image)]).Pixels, data.Exam.Test.Images.Pixels);
        string first = split[0].Satellite;
        Assert.Equal(
            all.Train.Pick([.. split.Where(one => one.Satellite == first).Select(one => one.Image)]).Pixels,
            data.Images.See([.. data.Images.PlacesOf(0).ToArray().Select(place => (0, place))]).Pixels);
    }

    [Fact]
    public void Images_of_the_Earth_have_no_split()
        => Assert.Contains("data.source is earth; must be a data set", Assert.Throws<ScenarioException>(() => DataSplit.Of(
            ScenarioReader.Read(Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml"), []).Scenario!)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_run_can_be_run_again_from_its_own_scenario_and_takes_its_work_from_the_store()
    {
        Scenario scenario = Small("duration_h=2", "learning.centralised_baseline=true");
        FolderWorkStore store = new(_folder.In("work"), 1024);
        RunOutcome first = Run(scenario, "first", 2, store);
        Scenario again = ScenarioReader.Read(Path.Combine(first.Folder, "scenario.yaml"), []).Scenario!;
        RunOutcome second = Run(again, "second", 2, store);
        Assert.Equal(ScenarioWriter.Hash(scenario), ScenarioWriter.Hash(again));
        Assert.Equal(first.Summary.ToJson(), second.Summary.ToJson());
        Assert.Equal(0, second.Manifest.Work!.TrainingsDone);
        Assert.NotNull(first.Summary.CentralisedScore);
    }

    [Fact]
    public void The_content_of_a_data_set_and_not_its_place_makes_a_scenarios_identity()
    {
        Scenario scenario = Small();
        using TestFolder other = new();
        string moved = SmallDataset.WriteIdx(other);
        Assert.Equal(ScenarioWriter.Hash(scenario), ScenarioWriter.Hash(scenario with { Data = scenario.Data with { Path = new(moved) } }));
        string changed = SmallDataset.WriteIdx(other, train: 1990);
        Assert.NotEqual(ScenarioWriter.Hash(scenario), ScenarioWriter.Hash(scenario with { Data = scenario.Data with { Path = new(changed) } }));
    }

    [Fact]
    public void The_training_seed_parts_anew_and_leaves_validation_and_tests_alone_and_the_exam_seed_does_not()
    {
        StoredData one = Load(Small()), other = Load(Small("seed=2")), exam = Load(Small("data.exam_seed=2"));
        Assert.Equal(one.Exam.Test.Images.Pixels, other.Exam.Test.Images.Pixels);
        Assert.Equal(one.Exam.Validation.Images.Pixels, other.Exam.Validation.Images.Pixels);
        Assert.NotEqual(one.Images.PlacesOf(0).ToArray(), other.Images.PlacesOf(0).ToArray());
        Assert.NotEqual(one.Exam.Validation.Images.Pixels, exam.Exam.Validation.Images.Pixels);
        Assert.Equal(20, Load(Small("learning.test_images=20")).Exam.Test.Images.Count);
    }

    [Theory]
    [InlineData("iid")]
    [InlineData("shards")]
    [InlineData("quantity")]
    [InlineData("feature")]
    [InlineData("plane")]
    [InlineData("region")]
    public void Every_partition_runs(string kind)
    {
        RunOutcome run = Run(Small($"data.partition.kind={kind}", "duration_h=2", "data.arrival=streaming", "sensing.buffer=everything", "data.samples_per_satellite=60"), kind, 2);
        Assert.All(RunRecords.Read(run.Folder, run.Summary.Metrics).Partition.GroupBy(row => row.Satellite), rows => Assert.InRange(rows.Sum(row => row.Samples), 0, 60));
    }

    [Fact]
    public void A_satellite_without_images_is_legal_and_said()
    {
        RunOutcome run = Run(Small("data.partition.dirichlet={alpha: 0.001, min_samples: 0}", "duration_h=1"), "few", 1);
        Assert.Contains(run.Manifest.Warnings, warning => warning.Contains("of 24 satellites got no images by data.partition: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_waits_for_satellites_without_images_is_told()
    {
        Scenario scenario = Small("data.partition.dirichlet={alpha: 0.001, min_samples: 0}", "aggregation.rule=fedavg");
        Assert.EndsWith(
            "never train for want of images, and fedavg, which waits for all satellites, closes every round at aggregation.deadline_min (60 min) only.",
            ScenarioRunner.JudgeImages(scenario, ScenarioRunner.Check(scenario))[^1],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data.partition.dirichlet.min_samples=100", "data.partition.dirichlet.min_samples is 100; must be at most 75, for 24 satellites share 1800 samples.")]
    [InlineData("learning.task=semantic", "data.source is fashion_mnist; with learning.task semantic and learning.model softmax ")]
    [InlineData("data.source=cifar10", "data.path is ")]
    public void What_does_not_go_together_is_one_clear_fault(string change, string problem)
    {
        Scenario scenario = Small(change);
        Assert.StartsWith(problem, Assert.Throws<ScenarioException>(() => ScenarioRunner.Check(scenario)).Faults.Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Land_cover_is_a_task_for_images_of_the_Earth()
    {
        ScenarioFault fault = ScenarioReader.Read(Fashion, ["learning.task=land_cover"]).Faults.Single();
        Assert.Equal("learning.task is land_cover, and data.source is fashion_mnist; must be classify or another task for images that are not the Earth's.", fault.Problem);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        ScenarioFault fault = ScenarioReader.Read(Fashion, ["data.path=/no/such/folder"]).Faults.Single();
        Assert.Equal("data.path is /no/such/folder; must be an existing folder; relative paths start from the folder of the file that names it; or none.", fault.Problem);
    }

    [Fact]
    public void The_Earth_can_be_classified_by_any_model()
    {
        Scenario scenario = QuickMode.Shrink(Examples.Legal(Examples.Small, "learning.task=classify", "learning.model=mlp", "learning.mlp.hidden=8", "duration_h=1"));
        Assert.Equal("accuracy", Run(scenario, "earth", 2).Summary.Metrics.Score);
    }

    private StoredData Load(Scenario scenario) => StoredData.Load(scenario, scenario.Data.Stored!, ScenarioRunner.CheckOrbits(scenario));

    private Scenario Small(params string[] changes) => SmallOf(Fashion, changes);

    private Scenario SmallOf(string file, params string[] changes)
    {
        string images = Directory.Exists(_folder.In("images")) ? _folder.In("images") : SmallDataset.WriteIdx(_folder);
        ScenarioReadResult read = ScenarioReader.Read(file, [$"data.path={images}", .. changes]);
        Assert.Empty(read.Faults);
        Scenario quick = QuickMode.Shrink(read.Scenario!);
        return quick with { Learning = quick.Learning with { CentralisedBaseline = changes.Contains("learning.centralised_baseline=true") } };
    }

    private RunOutcome Run(Scenario scenario, string name, int workers, IWorkStore? store = null) => ScenarioRunner.Run(
        scenario, ScenarioRunner.Check(scenario), _folder.In(name), new RunMeans(workers, store), new Silence(), TestContext.Current.CancellationToken);

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => Assert.InRange(value.Fraction, 0, 1);
    }
}
