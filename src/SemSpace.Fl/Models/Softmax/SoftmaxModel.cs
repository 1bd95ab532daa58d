using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models.Softmax;

/// <summary>Linear softmax regression: (C H W + 1) K parameters for images of C H W values and K classes; its loss is convex.</summary>
public sealed record SoftmaxModel : ClassifierModel
{
    /// <summary>No keys.</summary>
    public static Section<SoftmaxModel> Keys { get; } = new("Linear softmax regression.", () => new());

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Create(ImageSize images, int classes, SeedTree seeds)
        => new LayeredClassifier("softmax", seeds, ("pixels", nn.Flatten()), ("output", nn.Linear(images.Values, classes)));
}
