using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>The exam is the same for all who sit it, its validation set decides, and its test set reports.</summary>
public sealed class ExamTests
{
    private const string Few = "learning={test_images: 60, validation_images: 40, local_epochs: 1, centralised_baseline: false}";
    private const string Inclined = "constellation.walker_delta.inclination_deg=53";

    [Theory]
    [InlineData("seed=2")]
    [InlineData("seed=3", "aggregation.rule=fedbuff", "aggregation.period_min=20", "learning.learning_rate=0.1")]
    [InlineData("duration_h=3", "gateways.*.antennas=7", "energy.battery_wh=99", "sensing.capture_interval_s=90", "updates.stages=[top_k]")]
    [InlineData("constellation.walker_delta.satellites=12", "constellation.walker_delta.altitude_km=700", "data.ocean_share_max=0.3", "learning.task=semantic")]
    public void Seeds_rules_and_orbits_of_the_same_latitudes_leave_the_exam_as_it_is(params string[] changes)
    {
        Exam one = Drawn(Few), other = Drawn([Few, .. changes]);
        foreach ((ExamSet a, ExamSet b) in new[] { (one.Test, other.Test), (one.Validation, other.Validation) })
        {
            Assert.Equal(a.Images.Pixels, b.Images.Pixels);
            Assert.Equal(a.Images.Labels, b.Images.Labels);
        }
    }

    [Theory]
    [InlineData("data.exam_seed=2")]
    [InlineData("data.test_block_deg=18")]
    [InlineData("start_utc=2025-01-01T00:00:00Z")]
    [InlineData("constellation.walker_delta.inclination_deg=40")]
    public void Keys_of_data_month_and_latitudes_change_it(string change)
        => Assert.NotEqual(Drawn(Few).Test.Images.Pixels, Drawn(Few, change).Test.Images.Pixels);

    [Fact]
    public void No_satellite_trains_where_the_exam_is_taken()
    {
        Scenario scenario = Examples.Legal(Examples.Small, Few);
        EarthDataset data = MissionFactory.Data(scenario);
        HashSet<BlockMiddle> asked = [.. Drawn(Few) is var exam ? exam.Test.Blocks.Concat(exam.Validation.Blocks) : []];
        Assert.Empty(exam.Test.Blocks.Intersect(exam.Validation.Blocks));
        int trained = 0;
        foreach (GroundTrack track in MissionFactory.Tracks(scenario, Constellation.Build(scenario)))
        {
            CapturePoint[] used = data.Used(track.Captures(scenario.StartUtc, scenario.StartUtc + Duration.FromHours(6)));
            Assert.All(used, point => Assert.DoesNotContain(data.Split.MiddleOf(point.LatitudeDeg, point.LongitudeDeg), asked));
            trained += used.Length;
        }

        Assert.True(trained > 1000);
    }

    [Fact]
    public void A_target_that_only_the_test_set_reaches_is_not_reached_and_the_best_version_is_that_of_the_validation_set()
    {
        Scenario scenario = Examples.Legal(Examples.Small, "duration_h=6", "aggregation.period_min=60", "learning.target_score=0.5");
        Constellation constellation = Constellation.Build(scenario);
        BestVersion learner = new(new Scripted());
        MissionSetup setup = MissionFactory.Create(scenario, constellation, [.. ScenarioRunner.StreamContacts(scenario, constellation, 1)], learner, 1);
        MissionResult result = Mission.Run(setup);
        RunFacts facts = new(scenario.Name, 1, scenario.StartUtc, scenario.DurationH, scenario.Learning.TargetScore, 15)
        {
            TestSet = "0123456789abcdef",
            Rule = "trajectory",
            Trigger = "period",
            TrainAgain = "each_contact",
            Epochs = 1,
            Trainings = result.Trainings,
        };
        Summary summary = Summariser.Of(facts, new(new("accuracy", "balanced_accuracy"), result.Contacts, result.Updates, result.Downloads, result.Rounds, result.EdgeRounds, result.Energy));

        Assert.True(result.Rounds.Count > 3);
        Assert.Equal((0.9, 0.1), (result.Rounds[^1].Scores.Test.Score, result.Rounds[^1].Scores.Validation.Score));
        Assert.Null(summary.TimeToTargetH);
        Assert.Equal((2, 2), (learner.Best!.Value.Version, summary.BestVersion));
        Assert.Equal((0.9, 0.2), (summary.FinalScore, summary.BestScore));
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.21, false)]
    public void A_target_that_always_guessing_reaches_is_told(double target, bool isTold)
    {
        string[] warnings = Judged("start_utc=2025-01-01T00:00:00Z", "learning={validation_images: 60, test_images: 7}", "data.exam_ocean_share_max=0.05", FormattableString.Invariant($"learning.target_score={target}"));
        string[] told = isTold ? ["learning.target_score is 0.2, and always naming the commonest class of the validation set scores 0.200: the target says nothing about learning. Set it higher."] : [];
        Assert.Equal(told, warnings);
    }

    [Fact]
    public void So_is_one_that_the_mean_colour_reaches()
    {
        string[] keys = ["learning.task=semantic", "learning.validation_images=30", "data.exam_ocean_share_max=0.05"];
        Assert.Matches(@"^learning\.target_score is 10 dB, and sending each image's mean colour scores \d+\.\d dB on the validation set: ", Assert.Single(Judged([.. keys, "learning.target_score=10"])));
        Assert.Empty(Judged([.. keys, "learning.target_score=60"]));
    }

    [Fact]
    public void Much_ocean_in_a_codecs_exam_is_told_where_nothing_limits_it()
    {
        string[] keys = [Few, "learning.task=semantic"];
        Assert.Equal(
            "data.exam_ocean_share_max is 1, and 20 % of the test set is open ocean, which is one colour but for noise and scores about 50 dB whatever is learnt: the mean hangs on it. Set it to 0.05.",
            Assert.Single(Judged(keys)));
        Assert.Empty(Judged([.. keys, "data.exam_ocean_share_max=0.05"]));
    }

    [Fact]
    public void A_set_with_fewer_images_than_classes_is_told()
        => Assert.Equal(
            "the test set has 5 images (learning.test_images at most), and there are 6 classes: it has no image of some of them.",
            Assert.Single(Judged("start_utc=2025-01-01T00:00:00Z", "learning={validation_images: 60, test_images: 5}")));

    [Fact]
    public void Classes_that_satellites_may_train_on_and_no_image_shows_are_named()
        => Assert.Equal(
            "no image of snow_or_ice is in the test set, though satellites may train on such: none was found in its blocks within 82.5° of the equator in July. "
                + "Scores say nothing about such a class. Other blocks (data.exam_seed, data.test_block_deg) may have it.",
            Assert.Single(Judged(Few)));

    [Fact]
    public void But_not_those_that_nobody_can_train_on() => Assert.Empty(Judged("constellation.walker_delta.inclination_deg=40", Few));

    /// <summary>The validation set has 8 images of it.</summary>
    [Fact]
    public void A_class_that_one_set_lacks_and_the_other_has_few_images_of_is_told_once()
        => Assert.StartsWith("no image of snow_or_ice is in the test set, ", Assert.Single(Judged("start_utc=2025-05-01T00:00:00Z", Inclined)), StringComparison.Ordinal);

    [Fact]
    public void A_class_with_few_images_is_named_with_their_number_though_nobody_can_train_on_it()
        => Assert.Equal(
            "few images of some classes: the validation set has 1 of snow_or_ice. In balanced accuracy each class counts as much as any other, and fewer than 10 images say little about one. "
                + "Larger sets (learning.validation_images, learning.test_images) or other blocks (data.exam_seed, data.test_block_deg) may have more.",
            Assert.Single(Judged("start_utc=2025-05-01T00:00:00Z", Inclined, "data.exam_seed=2")));

    [Fact]
    public void Both_sets_are_named_in_one_warning()
        => Assert.StartsWith(
            "few images of some classes: the validation set has 9 of coast, 3 of snow_or_ice, and the test set has 1 of other. ",
            Assert.Single(OfCounts([60, 9, 3, 60, 60, 60], [90, 90, 90, 90, 90, 1])), StringComparison.Ordinal);

    /// <summary>A set of 64 images, as in a quick run, has ten of each of six classes, and six or seven of each of ten; ocean may be rare because the scenario says so.</summary>
    [Fact]
    public void Ten_images_are_enough_and_so_is_an_equal_share_of_a_small_set()
    {
        Assert.Empty(OfCounts([10, 10, 10, 10, 10, 460], [11, 11, 11, 11, 10, 10]));
        Assert.Empty(OfCounts([7, 7, 7, 7, 6, 6], [2, 2, 1, 1, 1, 1]));
        Assert.Empty(OfCounts([3, 12, 12, 11, 11, 11], [3, 12, 12, 11, 11, 11], "data.exam_ocean_share_max=0.05"));
        Assert.Single(OfCounts([2, 12, 12, 12, 11, 11], [3, 12, 12, 11, 11, 11], "data.exam_ocean_share_max=0.05"));
    }

    [Fact]
    public void Tables_by_class_and_region_agree_with_the_scores_and_shares_of_satellites_sum_to_one()
    {
        Scenario scenario = Examples.Legal(Examples.Small, "duration_h=4", "aggregation.period_min=60", "sensing.capture_interval_s=60", Few, "learning.save_best_model=true");
        ScenarioRunner.Measured measured = ScenarioRunner.Measure(
            scenario, ScenarioRunner.Check(scenario), new RunMeans(2), new ScenarioRunner.WallClock(), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        RunRecords records = measured.Records;
        ExamScores last = records.Rounds[^1].Scores, best = records.Rounds[measured.Summary.BestVersion!.Value].Scores;
        Assert.Equal(24, records.Classes.Count);
        foreach ((string model, string set, Evaluation scores) in new[] { ("last", "test", last.Test), ("last", "validation", last.Validation), ("best", "test", best.Test), ("best", "validation", best.Validation) })
        {
            ClassRecord[] classes = [.. records.Classes.Where(row => (row.Model, row.Set) == (model, set))];
            RegionRecord[] regions = [.. records.Regions.Where(row => (row.Model, row.Set) == (model, set))];
            int images = classes.Sum(row => row.Images), right = classes.Sum(row => row.Right);
            Assert.Equal((images, right, images), (regions.Sum(row => row.Images), regions.Sum(row => row.Right), classes.Sum(row => row.Answers)));
            Assert.Equal(scores.Score, (double)right / images, 1e-12);
            Assert.Equal(scores.SecondScore, classes.Average(row => row.Recall)!.Value, 1e-12);
        }

        Assert.Equal(24, records.Satellites.Count);
        Assert.Equal(1, records.Satellites.Sum(row => row.DataShare)!.Value, 1e-9);
        Assert.Equal(1, records.Satellites.Sum(row => row.Importance)!.Value, 1e-9);
        Assert.Equal(measured.Summary.TrainedSamples, records.Satellites.Sum(row => row.Samples));
        Assert.Equal(measured.Summary.MergedUpdates, records.Satellites.Sum(row => row.MergedUpdates));
    }

    /// <summary>In a run of minutes satellites in the dark train on what they took in the orbit before it.</summary>
    [Fact]
    public void Whoever_trained_has_a_share_of_the_data()
    {
        Scenario scenario = Examples.Legal(Examples.Small, Few, "duration_h=0.3", "sensing.daylight_only=true", "sensing.buffer=last_orbit");
        SatelliteRecord[] satellites = [.. ScenarioRunner.Measure(scenario, Constellation.Build(scenario), new RunMeans(2), new ScenarioRunner.WallClock(), new Progress<RunProgress>(), TestContext.Current.CancellationToken).Records.Satellites];
        Assert.Contains(satellites, satellite => satellite.Samples > 0);
        Assert.All(satellites.Where(satellite => satellite.Samples > 0), satellite => Assert.True(satellite.DataShare > 0, satellite.Satellite));
    }

    private static Exam Drawn(params string[] changes)
    {
        Scenario scenario = Examples.Legal(Examples.Small, changes);
        return MissionFactory.Exam(scenario, MissionFactory.Data(scenario), Constellation.Build(scenario).MaxLatitudeDeg);
    }

    /// <summary>What is said of an exam with so many images of each class.</summary>
    private static string[] OfCounts(int[] validation, int[] test, params string[] changes)
        => [.. ExamWarnings.Of(Examples.Legal(Examples.Small, changes), null, new(Of(validation), Of(test), EarthDataset.ClassNames, new SeedTree(1)), 90)];

    private static ExamSet Of(int[] counts)
    {
        long[] labels = [.. counts.SelectMany((count, one) => Enumerable.Repeat((long)one, count))];
        return new(new ImageSet(1, 1, 1, new float[labels.Length], labels), []);
    }

    private static string[] Judged(params string[] changes)
    {
        Scenario scenario = Examples.Legal(Examples.Small, changes);
        return [.. ScenarioRunner.JudgeImages(scenario, ScenarioRunner.Check(scenario))];
    }

    /// <summary>Its test scores rise with the versions; by its validation scores version 2 is the best, and none is good.</summary>
    private sealed class Scripted : ILearner
    {
        public float[] InitialModel => [0];

        public long ParameterCount => InitialModel.Length;

        public long ForeseenUploadBytes => 4;

        public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to) => new(20, _ => new([1], 1, 1, 4), _ => { });

        public ExamScores Evaluate(int version, float[] model) => new(new(1, version > 2 ? 0.9 : 0.1 * version, 0), new(1, version == 2 ? 0.4 : 0.1, 0));

        public void AddTest(WorkInputs inputs)
        {
        }
    }
}
