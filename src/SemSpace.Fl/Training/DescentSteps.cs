using SemSpace.Fl.Models;
using SemSpace.Fl.Objectives;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>
/// Gradient steps of one local training: the optimiser with its state, weight decay, and the local objectives' own gradients. All
/// of it runs over the parameters' own memory: TorchSharp 0.107's optimisers pass numbers that the garbage collector may free while
/// the native call still reads them, which made results differ from run to run.
/// </summary>
internal sealed class DescentSteps
{
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    private readonly LocalTrainingOptions _options;
    private readonly IReadOnlyList<ILocalObjective> _objectives;
    private readonly Parameter[] _parameters;
    private readonly float[][] _first, _second;

    public DescentSteps(nn.Module model, LocalTrainingOptions options, IReadOnlyList<ILocalObjective> objectives)
    {
        (_options, _objectives) = (options, objectives);
        _parameters = ParameterVector.Ordered(model);
        _first = [.. _parameters.Select(parameter => new float[parameter.numel()])];
        _second = [.. _first.Select(values => new float[values.Length])];
    }

    /// <summary>Steps taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>Takes one step down a loss.</summary>
    /// <returns>The loss before the step.</returns>
    public double Take(Func<Tensor> loss)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (Parameter parameter in _parameters) parameter.grad = null;
        Tensor value = loss();
        value.backward();
        Taken++;
        int first = 0;
        for (int i = 0; i < _parameters.Length; first += _first[i++].Length)
        {
            if (_parameters[i].grad is not { } gradient) continue;
            float[] slopes = ParameterVector.Values(gradient.contiguous()).ToArray();
            Span<float> weights = ParameterVector.Values(_parameters[i]);
            Decay(slopes, weights);
            foreach (ILocalObjective objective in _objectives) objective.Adjust(first, slopes, weights);
            if (_options.Optimizer == OptimizerKind.Adam) Adam(weights, slopes, _first[i], _second[i]);
            else Sgd(weights, slopes, _first[i]);
        }

        return value.item<float>();
    }

    /// <summary>Adds the gradient of weight decay.</summary>
    private void Decay(Span<float> slopes, ReadOnlySpan<float> weights)
    {
        float decay = (float)_options.WeightDecay;
        if (decay == 0) return;
        for (int i = 0; i < slopes.Length; i++) slopes[i] += decay * weights[i];
    }

    private void Sgd(Span<float> weights, ReadOnlySpan<float> slopes, Span<float> velocity)
    {
        float rate = (float)_options.LearningRate, momentum = (float)_options.Momentum;
        for (int i = 0; i < weights.Length; i++)
        {
            velocity[i] = (momentum * velocity[i]) + slopes[i];
            weights[i] -= rate * velocity[i];
        }
    }

    private void Adam(Span<float> weights, ReadOnlySpan<float> slopes, Span<float> first, Span<float> second)
    {
        float rate = (float)(_options.LearningRate / (1 - Math.Pow(Beta1, Taken))), correction = (float)(1 / (1 - Math.Pow(Beta2, Taken)));
        for (int i = 0; i < weights.Length; i++)
        {
            first[i] = (Beta1 * first[i]) + ((1 - Beta1) * slopes[i]);
            second[i] = (Beta2 * second[i]) + ((1 - Beta2) * slopes[i] * slopes[i]);
            weights[i] -= rate * first[i] / (MathF.Sqrt(second[i] * correction) + Epsilon);
        }
    }
}
