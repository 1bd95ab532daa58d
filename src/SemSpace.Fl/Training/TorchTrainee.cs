using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Randomness;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>A model that libtorch computes and differentiates. Each call frees every tensor that it makes.</summary>
internal sealed class TorchTrainee(ILearningTask task, nn.Module model) : ITrainee
{
    private readonly Parameter[] _parameters = ParameterVector.Ordered(model);

    public float[] Read() => ParameterVector.Read(model);

    public void Write(ReadOnlySpan<float> vector) => ParameterVector.Write(model, vector);

    public double Step(Batch batch, DescentSteps steps, RandomStream random)
    {
        using DisposeScope scope = NewDisposeScope();
        if (!model.training) model.train();
        foreach (Parameter parameter in _parameters) parameter.grad = null;
        (Tensor images, Tensor labels) = ImageBatches.Pick(batch.Images, batch.Places);
        Tensor loss = task.Loss(model, images, labels, random);
        loss.backward();
        int first = 0;
        foreach (Parameter parameter in _parameters)
        {
            Span<float> weights = ParameterVector.Values(parameter);
            if (parameter.grad is { } gradient) steps.Move(first, ParameterVector.Values(gradient.contiguous()), weights);
            first += weights.Length;
        }

        return loss.item<float>();
    }

    public Evaluation Evaluate(ImageSet test, RandomStream random)
    {
        using DisposeScope scope = NewDisposeScope();
        model.eval();
        return task.Evaluate(model, test, random);
    }

    public long[]? Answers(ImageSet images)
    {
        if (task is not IClassifier classifier) return null;
        using DisposeScope scope = NewDisposeScope();
        model.eval();
        return classifier.Answers(model, images);
    }

    public void Dispose() => model.Dispose();
}
