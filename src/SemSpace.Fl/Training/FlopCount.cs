using SemSpace.Fl.Randomness;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>
/// Counts a model's floating-point operations: two for each multiply-add of its dense and convolutional layers, by the sizes that pass through them; the backward
/// pass takes twice the forward's. Not counted: activations, normalisation, pooling, the loss and the optimiser, a few per cent of the models here.
/// </summary>
public static class FlopCount
{
    /// <summary>A backward pass multiplies by the weights once for the inputs' gradients and once for the weights' own.</summary>
    private const int PassesOfTraining = 3;

    /// <summary>Operations for each parameter, one sample and pass, where nothing but their number is known: as of dense layers.</summary>
    public const double TrainingFlopPerParameter = 2 * PassesOfTraining;

    /// <summary>Operations to train on one sample once, forward and backward.</summary>
    /// <param name="task">The task.</param>
    /// <param name="subject">What it is for.</param>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static double OfTraining(ILearningTask task, LearningSubject subject)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(subject);
        LibTorch.EnsureLoaded();
        SeedTree seeds = new(0);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        using nn.Module model = task.CreateModel(seeds);
        double forward = 0;
        foreach (nn.Module module in model.modules()) Watch(module, (weight, places) => forward += 2.0 * weight * places);
        Tensor images = zeros(1, subject.Images.Channels, subject.Images.Height, subject.Images.Width), labels = zeros(1, dtype: ScalarType.Int64);
        _ = task.Loss(model, images, labels, seeds.Stream("flop"));
        return PassesOfTraining * forward;
    }

    /// <summary>Tells of each call how many weights were used, and at how many places.</summary>
    private static void Watch(nn.Module module, Action<long, long> used)
    {
        switch (module)
        {
            case Linear dense:
                _ = dense.register_forward_hook((_, input, output) =>
                {
                    used(dense.weight!.numel(), 1);
                    return output;
                });
                break;
            case Conv2d convolution:
                _ = convolution.register_forward_hook((_, input, output) =>
                {
                    used(convolution.weight!.numel(), output.shape[^1] * output.shape[^2]);
                    return output;
                });
                break;
            case ConvTranspose2d transposed:
                _ = transposed.register_forward_hook((_, input, output) =>
                {
                    used(transposed.weight!.numel(), input.shape[^1] * input.shape[^2]);
                    return output;
                });
                break;
        }
    }
}
