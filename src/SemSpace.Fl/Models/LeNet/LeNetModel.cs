using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models.LeNet;

/// <summary>
/// The convolutional network of McMahan, Moore, Ramage, Hampson and y Arcas, AISTATS 2017, section 3, after LeNet: two 5x5 convolutions
/// with 32 and 64 channels that keep the size, a ReLU and 2x2 max pooling after each, a layer of 512 ReLUs, and the output layer. For
/// images of 1 x 28 x 28 and 10 classes it has 1,663,370 parameters, as the paper says.
/// </summary>
public sealed record LeNetModel : ClassifierModel
{
    private const int First = 32, Second = 64, Units = 512, Kernel = 5, Margin = 2, Pool = 2;

    /// <summary>No keys.</summary>
    public static Section<LeNetModel> Keys { get; } = new("The convolutional network of the FedAvg paper.", () => new());

    /// <summary>Two poolings leave one pixel of four.</summary>
    public override int LeastSide => Pool * Pool;

    /// <inheritdoc/>
    public override long Parameters(ImageSize images, int classes)
    {
        const int window = Kernel * Kernel;
        return (First * ((images.Channels * window) + 1L)) + (Second * ((First * window) + 1L)) + (Units * (Left(images) + 1L)) + (classes * (Units + 1L));
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Create(ImageSize images, int classes, SeedTree seeds)
    {
        int left = Left(images);
        return new LayeredClassifier(
            "lenet", seeds,
            ("conv1", nn.Conv2d(images.Channels, First, Kernel, padding: Margin)), ("relu1", nn.ReLU()), ("pool1", nn.MaxPool2d(Pool)),
            ("conv2", nn.Conv2d(First, Second, Kernel, padding: Margin)), ("relu2", nn.ReLU()), ("pool2", nn.MaxPool2d(Pool)),
            ("flat", nn.Flatten()), ("hidden", nn.Linear(left, Units)), ("relu3", nn.ReLU()), ("output", nn.Linear(Units, classes)));
    }

    /// <summary>Values that are left of an image after the convolutions.</summary>
    private static int Left(ImageSize images) => Second * (images.Height / Pool / Pool) * (images.Width / Pool / Pool);
}
