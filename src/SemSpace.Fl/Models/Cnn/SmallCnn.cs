using SemSpace.Fl.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models.Cnn;

/// <summary>
/// A small convolutional classifier: three blocks of 3x3 convolution, GroupNorm, ReLU and 2x2 max pooling with 16, 32 and 64
/// channels, a mean over what is left of the image, and one linear layer. GroupNorm (Wu and He, ECCV 2018) stands where
/// BatchNorm usually does, because batch statistics harm federated training on unlike data (Hsieh et al., ICML 2020).
/// For 3 channels and 6 classes it has 24,198 parameters. Serves one thread at a time.
/// </summary>
public sealed class SmallCnn : nn.Module<Tensor, Tensor>
{
    private const int Groups = 4;

    /// <summary>Held for good: a number converted for one call may be freed while the call reads it.</summary>
    private static readonly Scalar Contrast = 2.ToScalar(), Middle = 1.ToScalar();

    private readonly nn.Module<Tensor, Tensor> _features;
    private readonly nn.Module<Tensor, Tensor> _classifier;

    /// <summary>A model with its initial parameters.</summary>
    /// <param name="channels">Colour channels of the images.</param>
    /// <param name="classes">Classes to tell apart.</param>
    /// <param name="seeds">Where initial parameters are drawn from.</param>
    public SmallCnn(int channels, int classes, SeedTree seeds) : base(nameof(SmallCnn))
    {
        _features = nn.Sequential([.. Block("1", channels, 16), .. Block("2", 16, 32), .. Block("3", 32, 64)]);
        _classifier = nn.Linear(64, classes);
        RegisterComponents();
        InitialValues.KaimingUniform(this, seeds);
    }

    /// <summary>Class scores before softmax, (B, classes).</summary>
    /// <param name="input">Images, (B, C, H, W) in [0, 1]; H and W are 8 or more.</param>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor centred = input.mul(Contrast).sub(Middle);
        Tensor pooled = _features.forward(centred).mean([2, 3]);
        return _classifier.forward(pooled).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _features.Dispose();
            _classifier.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IEnumerable<(string, nn.Module<Tensor, Tensor>)> Block(string name, int inputs, int outputs) =>
    [
        ("conv" + name, nn.Conv2d(inputs, outputs, 3, padding: 1)),
        ("norm" + name, nn.GroupNorm(Groups, outputs)),
        ("relu" + name, nn.ReLU()),
        ("pool" + name, nn.MaxPool2d(2)),
    ];
}
