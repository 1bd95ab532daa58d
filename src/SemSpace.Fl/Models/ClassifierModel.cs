using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models;

/// <summary>A kind of model that tells classes of images apart: what can be set about it, and how one is made.</summary>
public abstract record ClassifierModel
{
    /// <summary>The shortest side of an image that the model can work on, pixels.</summary>
    public virtual int LeastSide => 1;

    /// <summary>Trainable parameters of a model; 0 where they are few whatever the images.</summary>
    /// <param name="images">The size of the images.</param>
    /// <param name="classes">Classes to tell apart.</param>
    public virtual long Parameters(ImageSize images, int classes) => DenseLayers(images, classes)?.Sum(layer => (layer.Inputs + 1L) * layer.Outputs) ?? 0;

    /// <summary>A model with its initial parameters; it takes images (B, C, H, W) in [0, 1] and gives class scores before softmax, (B, classes).</summary>
    /// <param name="images">The size of the images.</param>
    /// <param name="classes">Classes to tell apart.</param>
    /// <param name="seeds">Where initial parameters are drawn from.</param>
    public abstract nn.Module<Tensor, Tensor> Create(ImageSize images, int classes, SeedTree seeds);

    /// <summary>
    /// The layers of a model that is nothing but dense layers with a ReLU between two, and trains much faster when that is known; null for any other.
    /// The first takes all values of an image, moved from [0, 1] to [-1, 1]; what <see cref="Create"/> gives is the same model, and its tensors have the same order.
    /// </summary>
    /// <param name="images">The size of the images.</param>
    /// <param name="classes">Classes to tell apart.</param>
    public virtual IReadOnlyList<DenseLayer>? DenseLayers(ImageSize images, int classes) => null;
}
