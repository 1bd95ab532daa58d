using SemSpace.Fl.Randomness;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models;

/// <summary>Initial parameters drawn from a seed tree, never from libtorch's global generator, whose state depends on all that ran before.</summary>
public static class InitialValues
{
    /// <summary>
    /// Kaiming uniform values for weights before a ReLU (He, Zhang, Ren, Sun, ICCV 2015, eq. 10): uniform in ±sqrt(6 / fan-in), where
    /// the fan-in is the size of a weight divided by its first dimension. Biases become 0 and a GroupNorm's gains 1 (TorchSharp 0.107
    /// leaves those unset); other vectors, such as a PReLU's slope, keep their layer's fixed initial value.
    /// </summary>
    /// <param name="model">Its parameters are overwritten.</param>
    /// <param name="seeds">Each weight draws from the stream "model/" and its name.</param>
    public static void KaimingUniform(nn.Module model, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(model);
        using IDisposable noGradients = no_grad();
        using IDisposable scope = NewDisposeScope();
        foreach ((string name, Parameter parameter) in model.named_parameters())
        {
            if (parameter.dim() >= 2) Draw(parameter, seeds.Stream("model/" + name));
            else if (name.EndsWith("bias", StringComparison.Ordinal)) _ = parameter.zero_();
        }

        foreach (GroupNorm norm in model.modules().OfType<GroupNorm>()) ParameterVector.Values(norm.weight!).Fill(1);
    }

    private static void Draw(Parameter weight, RandomStream random)
    {
        float[] values = new float[weight.numel()];
        float bound = MathF.Sqrt(6f * weight.shape[0] / values.Length);
        random.FillUniform(values, -bound, bound);
        using Tensor drawn = tensor(values, weight.shape);
        _ = weight.copy_(drawn);
    }
}
