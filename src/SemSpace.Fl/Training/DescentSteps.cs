using SemSpace.Fl.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>Gradient steps of one local training: the optimiser with its state, and the pull towards the start if there is one.</summary>
internal sealed class DescentSteps : IDisposable
{
    private readonly optim.Optimizer _optimizer;
    private readonly Parameter[] _parameters;
    private readonly Tensor[] _start = [];
    private readonly double _proximalMu;

    public DescentSteps(nn.Module model, LocalTrainingOptions options)
    {
        _parameters = ParameterVector.Ordered(model);
        _optimizer = options.Optimizer switch
        {
            OptimizerKind.Adam => optim.Adam(_parameters, options.LearningRate, weight_decay: options.WeightDecay),
            _ => optim.SGD(_parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay),
        };
        _proximalMu = options.ProximalMu;
        if (_proximalMu > 0) _start = [.. _parameters.Select(parameter => parameter.detach().clone())];
    }

    /// <summary>Steps taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>Takes one step down a loss.</summary>
    /// <returns>The loss before the step.</returns>
    public double Take(Func<Tensor> loss)
    {
        using DisposeScope scope = NewDisposeScope();

        // None, not zero: the optimiser's zero_grad would leave a pooled model in another state than a new one.
        foreach (Parameter parameter in _parameters) parameter.grad = null;
        Tensor value = loss();
        value.backward();
        PullTowardsStart();
        _ = _optimizer.step();
        Taken++;
        return value.item<float>();
    }

    public void Dispose() => _optimizer.Dispose();

    /// <summary>FedProx's term mu/2 ||w - start||² by its gradient.</summary>
    private void PullTowardsStart()
    {
        if (_start.Length == 0) return;
        using IDisposable noGradients = no_grad();
        for (int i = 0; i < _start.Length; i++) _ = _parameters[i].grad!.add_(_parameters[i] - _start[i], _proximalMu);
    }
}
