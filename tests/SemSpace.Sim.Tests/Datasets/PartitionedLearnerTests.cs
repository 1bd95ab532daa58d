using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Softmax;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Partitions;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Fl.Updates;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Datasets;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Tests.Datasets;

public sealed class PartitionedLearnerTests : IDisposable
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1), End = Start + Duration.FromHours(10);
    private static readonly SeedTree Seeds = new(3);
    private static readonly PackedImages Images = new(new(1, 2, 2), [.. Enumerable.Range(0, 400).Select(i => (byte)(i / 4 % 2 == 0 ? i % 60 : 255 - (i % 60)))], [.. Enumerable.Range(0, 100).Select(i => i % 2)]);

    private readonly LocalTrainer _trainer = new(
        new ClassificationTask(new(new(1, 2, 2), 2) { Classifier = new SoftmaxModel() }), new LocalTrainingOptions(3, 8, OptimizerKind.Adam, 0.05), Seeds);

    public void Dispose() => _trainer.Dispose();

    [Fact]
    public void A_training_uses_all_samples_each_time_and_names_them_by_their_places()
    {
        PartitionedLearner learner = Learner(ArrivalKind.All);
        PreparedTraining first = learner.Prepare(1, 0, Start, Start), second = learner.Prepare(1, 1, Start + Duration.FromHours(4), End);
        Assert.Equal(25, first.Samples);
        Assert.Equal(first.SampleIds, second.SampleIds);
        Assert.Empty(first.SampleIds.Intersect(learner.Prepare(2, 0, Start, Start).SampleIds));
        LocalUpdate update = first.Train(TrainingStart.At(learner.InitialModel));
        Assert.True(update.IsFinite);
        Assert.Equal(update.Delta, first.Train(TrainingStart.At(learner.InitialModel)).Delta);
        Assert.NotEqual(update.Delta, second.Train(TrainingStart.At(learner.InitialModel)).Delta);
    }

    [Fact]
    public void Samples_that_stream_are_used_when_they_have_come()
    {
        PartitionedLearner learner = Learner(ArrivalKind.Streaming);
        PreparedTraining early = learner.Prepare(0, 0, Start, Start + Duration.FromHours(4)), late = learner.Prepare(0, 1, Start + Duration.FromHours(4), End);
        Assert.Equal((10, 15), (early.Samples, late.Samples));
        Assert.Equal(25, early.SampleIds.Concat(late.SampleIds).Distinct().Count());
    }

    [Fact]
    public void A_key_of_work_tells_samples_trainings_satellites_cameras_and_data_apart()
    {
        string[] keys =
        [
            Key(Learner(ArrivalKind.All), 0, 0), Key(Learner(ArrivalKind.All), 0, 1), Key(Learner(ArrivalKind.All), 1, 0), Key(Learner(ArrivalKind.Streaming), 0, 0),
            Key(Learner(ArrivalKind.All, new FeaturePartition()), 0, 0), Key(Learner(ArrivalKind.All, new FeaturePartition(0.3)), 0, 0),
            Key(Learner(ArrivalKind.All, images: Images.Select([1, 0, .. Enumerable.Range(2, 98)])), 0, 0),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], Key(Learner(ArrivalKind.All), 0, 0));
    }

    [Fact]
    public void One_model_in_one_place_learns_from_all_samples_that_satellites_gather()
    {
        PartitionedLearner learner = Learner(ArrivalKind.All);
        PreparedBaseline baseline = learner.PrepareCentral(_trainer, [.. Enumerable.Repeat((Start, End), 4)])!;
        Assert.Null(Learner(ArrivalKind.Streaming).PrepareCentral(_trainer, [.. Enumerable.Repeat((Start, Start), 4)]));
        Assert.InRange(baseline.Train(_ => { }).Test.Score, 0.95, 1);
    }

    private PartitionedLearner Learner(ArrivalKind arrival, Partition? partition = null, PackedImages? images = null)
    {
        PackedImages all = images ?? Images;
        SatelliteTraits[] satellites = [.. Enumerable.Range(0, 4).Select(k => new SatelliteTraits(k, []))];
        PartitionedImages parted = PartitionedImages.Of(all, ["dark", "bright"], partition ?? new IidPartition(), satellites, Seeds);
        return new(_trainer, parted, new(arrival, Start, End), new Exam(new(all.Pick([.. Enumerable.Range(0, 30)]), []), new(all.Pick([.. Enumerable.Range(0, 40)]), []), ["dark", "bright"], Seeds), Seeds, UpdatePipeline.Direct);
    }

    private static string Key(PartitionedLearner learner, int satellite, long training)
    {
        using WorkInputs inputs = new();
        learner.Prepare(satellite, training, Start, Start + Duration.FromHours(5)).AddInputs(inputs);
        return inputs.Key;
    }
}
