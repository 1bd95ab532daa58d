using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models.Softmax;

/// <summary>Linear softmax regression: (C H W + 1) K parameters for images of C H W values and K classes; its loss is convex.</summary>
public sealed record SoftmaxModel : ClassifierModel
{
    /// <summary>No keys.</summary>
    public static Section<SoftmaxModel> Keys { get; } = new("Linear softmax regression.", () => new());

    /// <inheritdoc/>
    public override IReadOnlyList<DenseLayer> DenseLayers(ImageSize images, int classes) => [new("output", images.Values, classes)];

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Create(ImageSize images, int classes, SeedTree seeds) => LayeredClassifier.Of("softmax", seeds, DenseLayers(images, classes));
}
