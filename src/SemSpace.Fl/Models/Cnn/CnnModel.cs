using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models.Cnn;

/// <summary>Nothing can be set about <see cref="SmallCnn"/>.</summary>
public sealed record CnnModel : ClassifierModel
{
    /// <summary>No keys.</summary>
    public static Section<CnnModel> Keys { get; } = new("A small convolutional network.", () => new());

    /// <summary>Three poolings leave one pixel of eight.</summary>
    public override int LeastSide => 8;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Create(ImageSize images, int classes, SeedTree seeds) => new SmallCnn(images.Channels, classes, seeds);
}
