using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Models.Mlp.MlpModel>;

namespace SemSpace.Fl.Models.Mlp;

/// <summary>
/// A multilayer perceptron with one hidden layer of ReLUs: (C H W + 1) h + (h + 1) K parameters for images of C H W values, h hidden
/// units and K classes.
/// </summary>
/// <param name="Hidden">Hidden units h.</param>
public sealed record MlpModel(int Hidden = 64) : ClassifierModel
{
    /// <summary>The keys.</summary>
    public static Section<MlpModel> Keys { get; } = new(
        "A perceptron with one hidden layer of ReLUs.",
        () => new(),
        Is.Of("hidden", Kinds.Whole(1, 4096), "units in the hidden layer", m => m.Hidden, (m, v) => m with { Hidden = v }));

    /// <inheritdoc/>
    public override IReadOnlyList<DenseLayer> DenseLayers(ImageSize images, int classes) => [new("hidden", images.Values, Hidden), new("output", Hidden, classes)];

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Create(ImageSize images, int classes, SeedTree seeds) => LayeredClassifier.Of("mlp", seeds, DenseLayers(images, classes));
}
