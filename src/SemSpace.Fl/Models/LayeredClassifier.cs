using SemSpace.Fl.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models;

/// <summary>Layers one after the other over images whose values were moved from [0, 1] to [-1, 1]. Serves one thread at a time.</summary>
internal sealed class LayeredClassifier : nn.Module<Tensor, Tensor>
{
    /// <summary>Held for good: a number converted for one call may be freed while the call reads it.</summary>
    private static readonly Scalar Contrast = 2.ToScalar(), Middle = 1.ToScalar();

    private readonly nn.Module<Tensor, Tensor> _layers;

    /// <summary>A model with its initial parameters.</summary>
    /// <param name="name">What it is called in error messages.</param>
    /// <param name="seeds">Where initial parameters are drawn from.</param>
    /// <param name="layers">The layers with their names.</param>
    public LayeredClassifier(string name, SeedTree seeds, params (string, nn.Module<Tensor, Tensor>)[] layers) : base(name)
    {
        _layers = nn.Sequential(layers);
        RegisterComponents();
        InitialValues.KaimingUniform(this, seeds);
    }

    /// <summary>Class scores before softmax, (B, classes), of images (B, C, H, W) in [0, 1].</summary>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        return _layers.forward(input.mul(Contrast).sub(Middle)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _layers.Dispose();
        base.Dispose(disposing);
    }
}
