using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests;

/// <summary>
/// Adam (Kingma and Ba, ICLR 2015, algorithm 1) on plain arrays. TorchSharp 0.107's own optimisers convert numbers on the fly that
/// the collector may free during the call, which would make a test fail now and then.
/// </summary>
internal sealed class PlainAdam(nn.Module model, double learningRate)
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
    private readonly (Parameter Parameter, double[] Mean, double[] Square)[] _states =
        [.. model.parameters().Select(p => (p, new double[p.numel()], new double[p.numel()]))];

    private int _steps;

    /// <summary>Takes a step down the gradients and clears them.</summary>
    public void Step()
    {
        _steps++;
        using IDisposable fixedGraph = no_grad();
        foreach ((Parameter parameter, double[] mean, double[] square) in _states)
        {
            float[] values = parameter.data<float>().ToArray(), gradient = parameter.grad!.contiguous().data<float>().ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                mean[i] += (1 - Beta1) * (gradient[i] - mean[i]);
                square[i] += (1 - Beta2) * ((gradient[i] * (double)gradient[i]) - square[i]);
                double direction = mean[i] / (1 - Math.Pow(Beta1, _steps)) / (Math.Sqrt(square[i] / (1 - Math.Pow(Beta2, _steps))) + Epsilon);
                values[i] -= (float)(learningRate * direction);
            }

            _ = parameter.copy_(tensor(values, parameter.shape));
            parameter.grad = null;
        }
    }
}
