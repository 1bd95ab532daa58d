using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Training;

/// <summary>
/// A matrix w that is to make targets t of images x, and a loss of what it misses them by, xw - t. An image's label is the number of its target.
/// In the parameter vector w stands column by column: what makes one output is together.
/// </summary>
internal sealed class LinearTask(int inputs, int outputs, float[] targets, Func<Tensor, Tensor> loss) : ILearningTask
{
    /// <summary>
    /// Origin: pfl-research c9d1f32, tests/algorithm/test_fedprox.py and test_scaffold.py: t = [[4, 6], [8, 12]], and the sum of |xw - t| over the
    /// number of rows.
    /// </summary>
    public static LinearTask OfPfl { get; } = new(2, 2, [4, 6, 8, 12], miss => miss.abs().mean([0]).sum());

    /// <summary>Their x = [[1, 0], [0, 2]].</summary>
    public static ImageSet ImagesOfPfl => new(1, 1, 2, [1, 0, 0, 2], [0, 1]);

    /// <summary>Their w = [[2, 4], [3, 5]].</summary>
    public static float[] StartOfPfl => [2, 3, 4, 5];

    public MetricNames Metrics { get; } = new("negative_loss", "negative_loss");

    public nn.Module CreateModel(SeedTree seeds)
    {
        nn.Module model = nn.Linear(inputs, outputs, hasBias: false);
        InitialValues.KaimingUniform(model, seeds);
        return model;
    }

    public Tensor Loss(nn.Module model, Tensor images, Tensor labels, RandomStream random)
        => loss(((nn.Module<Tensor, Tensor>)model).call(images.flatten(1)) - tensor(targets, [targets.Length / outputs, outputs]).index_select(0, labels));

    public Evaluation Evaluate(nn.Module model, ImageSet test, RandomStream random)
    {
        using IDisposable noGradients = no_grad();
        double value = Loss(model, ImageBatches.Slice(test, 0, test.Count), tensor(test.Labels), random).item<float>();
        return new Evaluation(value, -value, -value);
    }
}
