using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Models.LeNet;
using SemSpace.Fl.Models.Mlp;
using SemSpace.Fl.Models.Softmax;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Models;

public class ClassifierModelTests
{
    private static readonly ImageSize Grey = new(1, 28, 28);

    public ClassifierModelTests() => LibTorch.EnsureLoaded();

    public static TheoryData<string> Names => [.. ClassifierModels.All.Select(member => member.Name)];

    [Fact]
    public void Numbers_of_parameters_are_those_of_the_formulas_and_of_the_FedAvg_paper()
    {
        Assert.Equal(1_663_370, Count(new LeNetModel(), Grey, 10)); // McMahan and others, AISTATS 2017, section 3
        Assert.Equal((785 * 200) + (201 * 10), Count(new MlpModel(200), Grey, 10));
        Assert.Equal(785 * 10, Count(new SoftmaxModel(), Grey, 10));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_model_gives_a_score_a_class_for_images_of_any_size_that_it_allows(string name)
    {
        ClassifierModel options = ClassifierModels.All.Default.Choose(name).Value;
        foreach (ImageSize size in (ImageSize[])[Grey, new(3, 32, 32), new(2, options.LeastSide, options.LeastSide + 3)])
        {
            using nn.Module<Tensor, Tensor> model = options.Create(size, 7, new SeedTree(1));
            using Tensor scores = model.call(ones(5, size.Channels, size.Height, size.Width));
            Assert.Equal([5, 7], scores.shape);
            Assert.Empty(model.buffers());
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Initial_parameters_depend_on_the_seed_alone(string name)
    {
        ClassifierModel options = ClassifierModels.All.Default.Choose(name).Value;
        float[] one = Initial(1);
        _ = manual_seed(99);
        Assert.Equal(one, Initial(1));
        Assert.NotEqual(one, Initial(2));

        float[] Initial(ulong seed)
        {
            using nn.Module<Tensor, Tensor> model = options.Create(Grey, 3, new SeedTree(seed));
            return ParameterVector.Read(model);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_task_learns_with_each_model(string name)
    {
        // Class 0 is dark and class 1 bright.
        float[] pixels = [.. Enumerable.Range(0, 40).SelectMany(i => Enumerable.Repeat(i % 2 == 0 ? 0.1f : 0.9f, 16 * 16))];
        ImageSet images = new(1, 16, 16, pixels, [.. Enumerable.Range(0, 40).Select(i => (long)(i % 2))]);
        LearningSubject subject = new(new(1, 16, 16), 2) { Classifier = ClassifierModels.All.Default.Choose(name).Value };
        using LocalTrainer trainer = new(new ClassificationTask(subject), new LocalTrainingOptions(5, 8, OptimizerKind.Adam, 0.002), new SeedTree(3));
        TrainingResult result = trainer.Train(Fl.Objectives.TrainingStart.At(trainer.InitialParameters()), images, new SeedTree(3).Stream("train"));
        Assert.Equal(1, trainer.Evaluate(result.Parameters, images, new SeedTree(3).Stream("test")).Score);
    }

    [Fact]
    public void A_softmax_regression_has_the_scores_of_its_formula()
    {
        using nn.Module<Tensor, Tensor> model = new SoftmaxModel().Create(new(1, 2, 2), 3, new SeedTree(5));
        float[] theta = ParameterVector.Read(model), x = [0, 0.25f, 0.5f, 1]; // biases first, by the order of names
        using Tensor scores = model.call(tensor(x, [1, 1, 2, 2]));
        float[] expected = [.. Enumerable.Range(0, 3).Select(k => theta[k] + Enumerable.Range(0, 4).Sum(i => theta[3 + (4 * k) + i] * ((2 * x[i]) - 1)))];
        Assert.All(scores.data<float>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void Images_below_a_models_size_are_a_misfit()
        => Assert.Equal(
            "the images have 3 x 28 pixels; must have 4 or more a side for this model",
            new ClassifyOptions().Misfit(new(new(1, 3, 28), 10) { Classifier = new LeNetModel() }));

    private static int Count(ClassifierModel options, ImageSize size, int classes)
    {
        using nn.Module<Tensor, Tensor> model = options.Create(size, classes, new SeedTree(1));
        return ParameterVector.Count(model);
    }
}
