using SemSpace.Fl.Models.Dense;
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

    /// <summary>A model of dense layers with a ReLU between two.</summary>
    /// <param name="name">What it is called in error messages.</param>
    /// <param name="seeds">Where initial parameters are drawn from.</param>
    /// <param name="layers">The layers.</param>
    public static LayeredClassifier Of(string name, SeedTree seeds, IReadOnlyList<DenseLayer> layers)
    {
        List<(string, nn.Module<Tensor, Tensor>)> modules = [("pixels", nn.Flatten())];
        foreach (DenseLayer layer in layers)
        {
            if (modules.Count > 1) modules.Add(("relu" + layer.Name, nn.ReLU()));
            modules.Add((layer.Name, nn.Linear(layer.Inputs, layer.Outputs)));
        }

        return new(name, seeds, [.. modules]);
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
