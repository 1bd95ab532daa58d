using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Training;

public class ClassificationTaskTests
{
    public ClassificationTaskTests() => LibTorch.EnsureLoaded();

    [Fact]
    public void Scores_are_accuracy_and_mean_recall_of_the_classes_that_occur()
    {
        // Answers: 0, 0, 0, 1, 0 for truth 0, 0, 0, 1, 1; class 2 does not occur.
        ImageSet test = OnePixel([0, 0, 0, 1, 1], answers: [0, 0, 0, 1, 0]);
        using Echo model = new();
        Evaluation evaluation = new ClassificationTask(new(new(3, 1, 1), 3)).Evaluate(model, test, new SeedTree(1).Stream("x"));
        Assert.Equal((0.8, 0.75), (evaluation.Score, evaluation.SecondScore));
        Assert.Equal([0, 0, 0, 1, 0], new ClassificationTask(new(new(3, 1, 1), 3)).Answers(model, test));
        double right = -Math.Log(Math.E / (Math.E + 2)), wrong = -Math.Log(1 / (Math.E + 2));
        Assert.Equal(((4 * right) + wrong) / 5, evaluation.Loss, 1e-6); // single precision
    }

    [Fact]
    public void Naming_one_class_always_scores_its_share_and_one_in_n()
    {
        ImageSet test = OnePixel([.. Enumerable.Repeat(1L, 298), 0, 2], answers: [.. Enumerable.Repeat(1, 300)]);
        using Echo model = new();
        Evaluation evaluation = new ClassificationTask(new(new(3, 1, 1), 3)).Evaluate(model, test, new SeedTree(1).Stream("x"));
        Assert.Equal(test.MajorityClassShare, evaluation.Score);
        Assert.Equal(1.0 / 3, evaluation.SecondScore);
    }

    private static ImageSet OnePixel(long[] truth, int[] answers)
        => new(3, 1, 1, [.. answers.SelectMany(answer => Enumerable.Range(0, 3).Select(c => c == answer ? 1f : 0f))], truth);

    /// <summary>Gives the colours of a one-pixel image as its scores.</summary>
    private sealed class Echo() : nn.Module<Tensor, Tensor>(nameof(Echo))
    {
        public override Tensor forward(Tensor input) => input.flatten(1);
    }
}
