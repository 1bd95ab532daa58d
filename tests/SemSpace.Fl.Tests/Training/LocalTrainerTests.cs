using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using TorchSharp;

namespace SemSpace.Fl.Tests.Training;

public class LocalTrainerTests
{
    private static readonly SeedTree Seeds = new(5);

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void Results_are_the_same_to_the_last_bit_in_any_order_and_on_any_thread(OptimizerKind optimizer)
    {
        ImageSet[] clients = [.. Enumerable.Range(0, 6).Select(k => Noise(20 + k, "client" + k))];
        LocalTrainingOptions options = new(2, 8, optimizer, 0.01, 0.9, 1e-4) { Objective = LocalObjectives.All.Of(new FedProxObjective(0.1)) };
        TrainingResult[] expected = [.. clients.Select((client, k) => TrainAlone(client, k, options))];
        using LocalTrainer shared = new(new ClassificationTask(LearningSubject.Earth), options, Seeds);
        TrainingResult[] backwards = new TrainingResult[6], together = new TrainingResult[6];
        for (int k = 5; k >= 0; k--) backwards[k] = Train(shared, clients[k], k);
        _ = Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 3 }, k => together[k] = Train(shared, clients[k], k));
        for (int k = 0; k < 6; k++)
        {
            AssertSame(expected[k], backwards[k]);
            AssertSame(expected[k], together[k]);
        }
    }

    [Fact]
    public void Training_changes_neither_its_start_nor_the_initial_parameters()
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new LocalTrainingOptions(), Seeds);
        float[] start = trainer.InitialParameters(), copy = [.. start];
        TrainingResult result = Train(trainer, Noise(20, "client"), 0);
        Assert.NotEqual(start, trainer.Train(TrainingStart.At(start), Noise(20, "client"), Seeds.Stream("x")).Parameters);
        Assert.Equal(copy, start);
        Assert.Equal(copy, trainer.InitialParameters());
        Assert.Equal((trainer.ParameterCount, true, 4), (result.Parameters.Length, result.Finite, result.Steps));
    }

    [Fact]
    public void Images_made_batch_by_batch_train_to_the_same_bits()
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new LocalTrainingOptions(2, 8), Seeds);
        ImageSet all = Noise(37, "client");
        int length = all.PixelsPerImage;
        ImageSet Pick(int[] places) => all with
        {
            Pixels = [.. places.SelectMany(place => all.Pixels[(place * length)..((place + 1) * length)])],
            Labels = [.. places.Select(place => all.Labels[place])],
        };
        AssertSame(
            trainer.Train(TrainingStart.At(trainer.InitialParameters()), all, Seeds.Stream("a")), trainer.Train(TrainingStart.At(trainer.InitialParameters()), all.Count, Pick, Seeds.Stream("a")));
    }

    [Fact]
    public void Another_stream_shuffles_otherwise()
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new LocalTrainingOptions(), Seeds);
        ImageSet samples = Noise(40, "client");
        float[] start = trainer.InitialParameters();
        Assert.NotEqual(trainer.Train(TrainingStart.At(start), samples, Seeds.Stream("a")).Parameters, trainer.Train(TrainingStart.At(start), samples, Seeds.Stream("b")).Parameters);
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void No_tensor_outlives_a_call(OptimizerKind optimizer)
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new(1, 8, optimizer, 0.01, 0.9) { Objective = LocalObjectives.All.Of(new FedProxObjective(0.1)) }, Seeds);
        ImageSet samples = Noise(20, "client");
        _ = Train(trainer, samples, 0);
        _ = trainer.Evaluate(trainer.InitialParameters(), samples, Seeds.Stream("test"));
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 0; i < 3; i++)
        {
            _ = Train(trainer, samples, i);
            _ = trainer.Evaluate(trainer.InitialParameters(), samples, Seeds.Stream("test"));
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Diverged_training_is_reported_not_thrown()
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new LocalTrainingOptions(), Seeds);
        float[] start = trainer.InitialParameters();
        start[0] = float.NaN;
        Assert.False(trainer.Train(TrainingStart.At(start), Noise(10, "client"), Seeds.Stream("x")).Finite);
    }

    [Fact]
    public void Black_and_white_are_told_apart_after_a_few_steps()
    {
        float[] pixels = [.. Enumerable.Range(0, 40 * 192).Select(i => (float)(i / 192 % 2))];
        ImageSet samples = new(3, 8, 8, pixels, [.. Enumerable.Range(0, 40).Select(i => (long)(i % 2))]);
        using LocalTrainer trainer = new(new ClassificationTask(new(new(3, 32, 32), 2)), new LocalTrainingOptions(3, 8, OptimizerKind.Adam, 0.005), Seeds);
        TrainingResult result = trainer.Train(TrainingStart.At(trainer.InitialParameters()), samples, Seeds.Stream("train"));
        Assert.Equal(1, trainer.Evaluate(result.Parameters, samples, Seeds.Stream("test")).Score);
    }

    [Fact]
    public void Land_cover_is_learnt_better_than_by_naming_the_commonest_class()
    {
        EarthDataset dataset = new(EarthImagery.Embedded, EarthDatasetOptions.Default, Seeds);
        RandomStream random = Seeds.Stream("places");
        CapturePoint[] points = [.. Enumerable.Range(0, 700).Select(_ => new CapturePoint((140 * random.NextDouble()) - 70, 360 * random.NextDouble(), 0, 7))];
        ImageSet samples = dataset.Capture(points);
        ImageSet test = dataset.DrawExam(new(1, 200, 7, 70)).Test.Images;
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new LocalTrainingOptions(6, 16, OptimizerKind.Adam, 0.003), Seeds);
        TrainingResult result = trainer.Train(TrainingStart.At(trainer.InitialParameters()), samples, Seeds.Stream("train"));
        Evaluation evaluation = trainer.Evaluate(result.Parameters, test, Seeds.Stream("evaluate"));
        Assert.True(evaluation.Score > test.MajorityClassShare + 0.15, $"accuracy {evaluation.Score}, majority class {test.MajorityClassShare}");
    }

    [Fact]
    public void Nothing_to_train_or_test_on_is_refused()
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), new LocalTrainingOptions(), Seeds);
        ImageSet none = new(3, 32, 32, [], []);
        _ = Assert.Throws<ArgumentException>(() => Train(trainer, none, 0));
        _ = Assert.Throws<ArgumentException>(() => trainer.Evaluate(trainer.InitialParameters(), none, Seeds.Stream("x")));
        _ = Assert.Throws<ArgumentException>(() => trainer.Train(TrainingStart.At(new float[3]), Noise(1, "client"), Seeds.Stream("x")));
    }

    private static TrainingResult TrainAlone(ImageSet client, int k, LocalTrainingOptions options)
    {
        using LocalTrainer trainer = new(new ClassificationTask(LearningSubject.Earth), options, Seeds);
        return Train(trainer, client, k);
    }

    private static TrainingResult Train(LocalTrainer trainer, ImageSet client, int k)
        => trainer.Train(TrainingStart.At(trainer.InitialParameters()), client, Seeds.Stream("sat/" + k));

    private static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal(expected.Parameters.Select(BitConverter.SingleToInt32Bits), actual.Parameters.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal((expected.MeanLoss, expected.Steps, expected.Finite), (actual.MeanLoss, actual.Steps, actual.Finite));
    }

    private static ImageSet Noise(int count, string name)
    {
        float[] pixels = new float[count * 3 * 32 * 32];
        Seeds.Stream(name).FillUniform(pixels, 0, 1);
        return new ImageSet(3, 32, 32, pixels, [.. Enumerable.Range(0, count).Select(i => (long)(i % 6))]);
    }
}
