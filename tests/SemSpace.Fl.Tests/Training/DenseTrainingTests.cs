using SemSpace.Fl.Aggregation.Scaffold;
using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Models.Mlp;
using SemSpace.Fl.Models.Softmax;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;

namespace SemSpace.Fl.Tests.Training;

/// <summary>Perceptrons and softmax regressions train without libtorch as they do with it, but for rounding.</summary>
public class DenseTrainingTests
{
    /// <summary>Adam's first step is g / (|g| + 1e-8): the few gradients that are all but 0 are moved by their rounding.</summary>
    private const double Rounding = 1e-6, RoundingOfAdam = 1e-4;

    private static readonly SeedTree Seeds = new(17);

    public static TheoryData<ClassifierModel, ImageSize, int, LocalTrainingOptions> Trainings => new()
    {
        { new MlpModel(200), new(1, 28, 28), 10, new(1, 32, OptimizerKind.Sgd, 0.01, 0) },
        { new MlpModel(64), new(1, 28, 28), 10, new(3, 20, OptimizerKind.Sgd, 0.01, 0.9, 1e-3) },
        { new MlpModel(32), new(3, 32, 32), 6, new() },
        { new MlpModel(32), new(3, 32, 32), 6, new(2, 16, OptimizerKind.Adam, 0.002, 0, 1e-4) { Objective = LocalObjectives.All.Of(new FedProxObjective(0.1)) } },
        { new MlpModel(1), new(1, 3, 5), 2, new(4, 1, OptimizerKind.Sgd, 0.05, 0.5) },
        { new MlpModel(5), new(2, 1, 9), 3, new(2, 4096, OptimizerKind.Adam) { Objective = LocalObjectives.All.Of(new FedProxObjective(1)) } },
        { new SoftmaxModel(), new(1, 28, 28), 10, new(3, 32, OptimizerKind.Sgd, 0.01, 0, 0.01) },
        { new SoftmaxModel(), new(1, 1, 1), 2, new(2, 7, OptimizerKind.Adam) },
    };

    [Theory, MemberData(nameof(Trainings))]
    public void Whole_trainings_agree_with_libtorch(ClassifierModel model, ImageSize size, int classes, LocalTrainingOptions options)
    {
        ImageSet images = Noise(size, classes, 150, "train"), test = Noise(size, classes, 77, "test");
        ClassificationTask task = new(new(size, classes) { Classifier = model });
        using LocalTrainer dense = new(task, options, Seeds), torch = new(new ByLibTorch(task), options, Seeds);
        TrainingResult ours = Train(dense, images), theirs = Train(torch, images);
        double allowed = options.Optimizer == OptimizerKind.Adam ? RoundingOfAdam : Rounding;
        Assert.InRange(Distance(theirs.Parameters, ours.Parameters), double.Epsilon, allowed);
        Assert.Equal(theirs.MeanLoss, ours.MeanLoss, allowed);
        Assert.Equal((theirs.Steps, theirs.Finite), (ours.Steps, ours.Finite));

        Evaluation here = dense.Evaluate(theirs.Parameters, test, Seeds.Stream("x")), there = torch.Evaluate(theirs.Parameters, test, Seeds.Stream("x"));
        Assert.Equal(there.Loss, here.Loss, Rounding);
        Assert.Equal((there.Score, there.SecondScore), (here.Score, here.SecondScore));
        long[] answers = dense.Answers(theirs.Parameters, test)!;
        Assert.Equal(there.Score, (double)answers.Zip(test.Labels).Count(pair => pair.First == pair.Second) / test.Count);
    }

    [Fact]
    public void Control_variates_go_with_it()
    {
        ImageSize size = new(1, 9, 9);
        ClassificationTask task = new(new(size, 4) { Classifier = new MlpModel(11) });
        LocalTrainingOptions options = new(3, 16, OptimizerKind.Sgd, 0.02, 0);
        ControlVariates variates = new();
        using LocalTrainer dense = new(task, options, Seeds, variates), torch = new(new ByLibTorch(task), options, Seeds, variates);
        TrainingStart start = new(dense.InitialParameters(), [Draw("c", dense.ParameterCount, 0.1f)], [Draw("c_k", dense.ParameterCount, 0.1f)]);
        ImageSet images = Noise(size, 4, 50, "train");
        TrainingResult ours = dense.Train(start, images, Seeds.Stream("t")), theirs = torch.Train(start, images, Seeds.Stream("t"));
        Assert.InRange(Distance(theirs.Parameters, ours.Parameters), double.Epsilon, Rounding);
        Assert.InRange(Distance(theirs.Objective.Sent[0], ours.Objective.Sent[0]), double.Epsilon, 10 * Rounding);
        Assert.NotEqual(ours.Parameters, dense.Train(start with { State = [] }, images, Seeds.Stream("t")).Parameters);
    }

    [Fact]
    public void Initial_values_are_drawn_by_the_names_of_the_tensors()
    {
        using LocalTrainer trainer = new(new ClassificationTask(new(new(1, 28, 28), 10) { Classifier = new MlpModel(20) }), new(), Seeds);
        Assert.Equal(["_layers.hidden.bias", "_layers.hidden.weight", "_layers.output.bias", "_layers.output.weight"], trainer.Layout.Select(tensor => tensor.Name));
        Assert.Equal(
            [.. new float[20], .. Weights("_layers.hidden.weight", 784, 20), .. new float[10], .. Weights("_layers.output.weight", 20, 10)],
            trainer.InitialParameters());

        static float[] Weights(string name, int inputs, int outputs)
        {
            float[] values = new float[inputs * outputs];
            float bound = MathF.Sqrt(6f * outputs / values.Length);
            Seeds.Stream("model/" + name).FillUniform(values, -bound, bound);
            return values;
        }
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void Results_are_the_same_to_the_last_bit_whatever_ran_before_and_on_any_thread(OptimizerKind optimizer)
    {
        ImageSize size = new(1, 11, 11);
        ClassificationTask task = new(new(size, 5) { Classifier = new MlpModel(23) });
        LocalTrainingOptions options = new(2, 24, optimizer, 0.01, 0.9, 1e-4) { Objective = LocalObjectives.All.Of(new FedProxObjective(0.1)) };
        ImageSet[] clients = [.. Enumerable.Range(0, 8).Select(k => Noise(size, 5, 9 + (13 * k), "client" + k))];
        TrainingResult[] expected = [.. clients.Select(Alone)], together = new TrainingResult[8];
        using LocalTrainer shared = new(task, options, Seeds);
        for (int k = 7; k >= 0; k--)
        {
            AssertSame(expected[k], Train(shared, clients[k]));
            _ = shared.Evaluate(expected[0].Parameters, clients[7 - k], Seeds.Stream("x"));
        }

        _ = Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 3 }, k => together[k] = Train(shared, clients[k]));
        foreach ((TrainingResult one, TrainingResult other) in expected.Zip(together)) AssertSame(one, other);

        TrainingResult Alone(ImageSet client)
        {
            using LocalTrainer trainer = new(task, options, Seeds);
            return Train(trainer, client);
        }
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(0, 1e20f)] // finite parameters, infinite scores
    public void Diverged_training_is_reported_not_thrown(float bias, float scale)
    {
        ImageSize size = new(1, 8, 8);
        using LocalTrainer trainer = new(new ClassificationTask(new(size, 3) { Classifier = new MlpModel(7) }), new(1, 8, OptimizerKind.Sgd, 0.1, 0), Seeds);
        float[] start = [.. trainer.InitialParameters().Select(value => scale * value)];
        start[0] = bias;
        Assert.False(trainer.Train(TrainingStart.At(start), Noise(size, 3, 20, "client"), Seeds.Stream("x")).Finite);
    }

    [Fact]
    public void Vectors_of_another_length_are_refused()
    {
        using LocalTrainer trainer = new(new ClassificationTask(new(new(1, 8, 8), 3) { Classifier = new SoftmaxModel() }), new(), Seeds);
        _ = Assert.Throws<ArgumentException>(() => trainer.Train(TrainingStart.At(new float[3]), Noise(new(1, 8, 8), 3, 2, "client"), Seeds.Stream("x")));
    }

    private static TrainingResult Train(LocalTrainer trainer, ImageSet images) => trainer.Train(TrainingStart.At(trainer.InitialParameters()), images, Seeds.Stream("t"));

    private static double Distance(float[] from, float[] to)
        => Math.Sqrt(from.Zip(to).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2)) / from.Sum(value => (double)value * value));

    private static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal(expected.Parameters.Select(BitConverter.SingleToInt32Bits), actual.Parameters.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal((expected.MeanLoss, expected.Steps, expected.Finite), (actual.MeanLoss, actual.Steps, actual.Finite));
    }

    private static ImageSet Noise(ImageSize size, int classes, int count, string name)
    {
        float[] pixels = new float[count * size.Values];
        Seeds.Stream(name).FillUniform(pixels, 0, 1);
        return new ImageSet(size.Channels, size.Height, size.Width, pixels, [.. Enumerable.Range(0, count).Select(i => (long)(i % classes))]);
    }

    private static float[] Draw(string name, int count, float bound)
    {
        float[] values = new float[count];
        Seeds.Stream(name).FillUniform(values, -bound, bound);
        return values;
    }
}
