using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Models.Dense;

public class DenseNetworkTests
{
    private static readonly SeedTree Seeds = new(8);

    public DenseNetworkTests() => LibTorch.EnsureLoaded();

    /// <summary>Widths from the pixels to the classes, and images in a batch.</summary>
    public static TheoryData<int[], int> Networks => new()
    {
        { [49, 20, 10], 32 },
        { [37, 1, 2], 1 },
        { [1, 3, 2], 5 },
        { [130, 17, 3], 7 },
        { [16, 16, 16], 16 },
        { [257, 33, 12], 40 },
        { [50, 6], 17 },
        { [20, 9, 31, 4], 33 },
    };

    [Theory, MemberData(nameof(Networks))]
    public void Loss_and_gradient_are_those_of_libtorch(int[] widths, int batch)
    {
        DenseLayer[] layers = Layers(widths);
        ImageSet images = Images(widths, batch);
        using nn.Module<Tensor, Tensor> model = LayeredClassifier.Of("model", Seeds, layers);
        float[] parameters = Draw("parameters", ParameterVector.Count(model), -0.5f, 0.5f);
        ParameterVector.Write(model, parameters);
        using Tensor pixels = tensor(images.Pixels, [batch, 1, 1, widths[0]]), labels = tensor(images.Labels), scores = model.call(pixels);
        using Tensor loss = nn.functional.cross_entropy(scores, labels);
        loss.backward();
        float[] expected = [.. ParameterVector.Ordered(model).SelectMany(parameter => parameter.grad!.contiguous().data<float>().ToArray())];

        (double ours, float[] gradient) = Gradient(layers, parameters, images);
        Assert.Equal(loss.item<float>(), ours, 1e-6);
        Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        const float Step = 0.004f;
        DenseLayer[] layers = Layers([5, 4, 3]);
        ImageSet images = Images([5, 4, 3], 3);
        float[] parameters = Draw("parameters", 39, -0.5f, 0.5f);
        (_, float[] gradient) = Gradient(layers, parameters, images);
        for (int i = 0; i < parameters.Length; i++)
        {
            float[] up = [.. parameters], down = [.. parameters];
            (up[i], down[i]) = (up[i] + Step, down[i] - Step);
            Assert.Equal((Gradient(layers, up, images).Loss - Gradient(layers, down, images).Loss) / (2 * Step), gradient[i], 5e-4);
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Answers_and_losses_are_those_of_libtorch(int[] widths, int batch)
    {
        DenseLayer[] layers = Layers(widths);
        ImageSet images = Images(widths, batch);
        using nn.Module<Tensor, Tensor> model = LayeredClassifier.Of("model", Seeds, layers);
        using Tensor scores = model.call(tensor(images.Pixels, [batch, 1, 1, widths[0]]));
        DenseNetwork network = new(layers);
        ParameterVector.Read(model).CopyTo(network.Parameters);
        long[] answers = new long[batch];
        double loss = network.Examine(images, [.. Enumerable.Range(0, batch)], answers);
        Assert.Equal(nn.functional.cross_entropy(scores, tensor(images.Labels)).item<float>(), loss / batch, 1e-6);
        Assert.Equal(scores.argmax(1).data<long>().ToArray(), answers);
    }

    [Fact]
    public void A_batch_of_known_size_needs_no_new_memory()
    {
        DenseNetwork network = new(Layers([100, 20, 5]));
        ImageSet images = Images([100, 20, 5], 24);
        int[] places = [.. Enumerable.Range(0, 24)];
        PartStep step = (_, slopes, parameters) => Descent.Plain(parameters, slopes, 0.01f);
        _ = network.Descend(images, places, step);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = network.Descend(images, places, step);
        _ = network.Descend(images, places.AsSpan(3, 7), step);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused()
    {
        ImageSet images = Images([4, 3, 2], 1);
        DenseNetwork network = new(Layers([4, 3, 2]));
        foreach (long label in (long[])[-1, 2])
            _ = Assert.Throws<ArgumentOutOfRangeException>(() => network.Examine(images with { Labels = [label] }, [0], new long[1]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Images_of_another_size_are_refused(int pixels)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new DenseNetwork(Layers([4, 3, 2])).Examine(Images([pixels, 3, 2], 1), [0], new long[1]));

    [Fact]
    public void Layers_that_do_not_fit_each_other_are_refused()
        => Assert.Throws<ArgumentException>(() => new DenseNetwork([new("hidden", 4, 3), new("output", 4, 2)]));

    private static (double Loss, float[] Gradient) Gradient(DenseLayer[] layers, float[] parameters, ImageSet images)
    {
        DenseNetwork network = new(layers);
        parameters.CopyTo(network.Parameters);
        float[] gradient = [.. Enumerable.Repeat(float.NaN, parameters.Length)];
        double loss = network.Descend(images, [.. Enumerable.Range(0, images.Count)], (first, slopes, part) =>
        {
            Assert.Equal(parameters.AsSpan(first, part.Length), part);
            slopes.CopyTo(gradient.AsSpan(first));
        });
        return (loss, gradient);
    }

    /// <summary>Names whose order is not that of the layers.</summary>
    private static DenseLayer[] Layers(int[] widths)
        => [.. Enumerable.Range(1, widths.Length - 1).Select(i => new DenseLayer($"layer{widths.Length - i}", widths[i - 1], widths[i]))];

    private static ImageSet Images(int[] widths, int count)
        => new(1, 1, widths[0], Draw("pixels", count * widths[0], 0, 1), [.. Enumerable.Range(0, count).Select(i => (long)(i * 7 % widths[^1]))]);

    private static float[] Draw(string name, int count, float low, float high)
    {
        float[] values = new float[count];
        Seeds.Stream(name).FillUniform(values, low, high);
        return values;
    }
}
