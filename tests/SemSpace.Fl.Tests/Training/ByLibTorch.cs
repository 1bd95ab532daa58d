using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Training;

/// <summary>A task that does not say of which layers its models are, so that libtorch computes them.</summary>
internal sealed class ByLibTorch(ILearningTask task) : ILearningTask
{
    public MetricNames Metrics => task.Metrics;

    public nn.Module CreateModel(SeedTree seeds) => task.CreateModel(seeds);

    public Tensor Loss(nn.Module model, Tensor images, Tensor labels, RandomStream random) => task.Loss(model, images, labels, random);

    public Evaluation Evaluate(nn.Module model, ImageSet test, RandomStream random) => task.Evaluate(model, test, random);
}
