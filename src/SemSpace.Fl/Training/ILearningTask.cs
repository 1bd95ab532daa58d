using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>
/// Something to learn from images: which model, what loss, what score. A task holds no state of a run, so one task serves all
/// threads; a model serves one thread at a time.
/// </summary>
public interface ILearningTask
{
    /// <summary>The names of the two numbers that <see cref="Evaluate"/> gives beside the loss.</summary>
    MetricNames Metrics { get; }

    /// <summary>A new model with its initial parameters, which depend on the seed alone.</summary>
    nn.Module CreateModel(SeedTree seeds);

    /// <summary>The mean loss of one batch, a scalar to differentiate.</summary>
    /// <param name="model">A model that this task created, in training mode.</param>
    /// <param name="images">Images, (B, C, H, W) in [0, 1].</param>
    /// <param name="labels">Class indices, (B).</param>
    /// <param name="random">The source of all draws, such as channel noise.</param>
    Tensor Loss(nn.Module model, Tensor images, Tensor labels, RandomStream random);

    /// <summary>Loss and scores over a whole set of images, without gradients.</summary>
    Evaluation Evaluate(nn.Module model, ImageSet test, RandomStream random);
}

/// <summary>A task whose models name the class of an image.</summary>
public interface IClassifier : ILearningTask
{
    /// <summary>
    /// The layers of this task's models where they are dense layers alone (<see cref="Models.ClassifierModel.DenseLayers"/>) and the loss is
    /// cross-entropy: training and evaluation then need no libtorch. Null otherwise.
    /// </summary>
    IReadOnlyList<DenseLayer>? DenseLayers { get; }

    /// <summary>The class that a model names for each image of a set.</summary>
    long[] Answers(nn.Module model, ImageSet images);

    /// <summary>Loss and scores of answers.</summary>
    /// <param name="loss">The sum of the losses of all images.</param>
    /// <param name="answers">The class named for each image.</param>
    /// <param name="test">The images.</param>
    Evaluation Score(double loss, long[] answers, ImageSet test);
}
