using SemSpace.Fl.Randomness;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Codecs;

/// <summary>Sets parameters from named streams, so that they depend on the seed alone and not on torch's global generator.</summary>
internal static class InitialValues
{
    /// <summary>
    /// Uniform in ±sqrt(6 / ((1 + slope^2) fan-in)), which keeps the variance from layer to layer.
    /// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, eq. 15.
    /// </summary>
    public static void KaimingUniform(Parameter weight, double fanIn, double slope, RandomStream random)
    {
        float bound = (float)Math.Sqrt(6 / ((1 + (slope * slope)) * fanIn));
        float[] values = new float[weight.numel()];
        random.FillUniform(values, -bound, bound);
        using IDisposable fixedGraph = no_grad();
        using Tensor source = tensor(values, weight.shape);
        _ = weight.copy_(source);
    }

    /// <summary>All zero.</summary>
    public static void Zero(Parameter bias)
    {
        using IDisposable fixedGraph = no_grad();
        _ = bias.zero_();
    }
}
